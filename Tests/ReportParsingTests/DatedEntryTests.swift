import ReportModel
import Testing

@testable import ReportParsing

/// Days as headings. All texts are invented.
@Suite struct DatedEntryTests {
  private func titles(_ text: String) throws -> [String] {
    let report = try parsed(text)
    return [report.title ?? ""] + report.sections.dropFirst().map { report.words(in: $0.title) }
  }

  @Test func aDiaryInChinese() throws {
    let days = ["1月1日 晴", "1月2日 星期三 阴", "1月5日", "二月三日 小雪"]
    let text = days.map { "\($0)\n\n昨夜下了一夜的雪，仓房的门打不开了，我们挖了一个钟头，才给牛喂上草料。\n\n" }.joined()
    #expect(try titles("北村日记\n\n" + text) == ["北村日记"] + days)
  }

  @Test func aDiaryInEnglish() throws {
    let days = ["January 1, 1891", "Friday, January 2, 1891", "5 January 1891", "February 3, 1891"]
    let text = days.map {
      "\($0)\n\nSnow fell through the night and the barn door would not open, so that\nwe dug for an hour before the cows could be fed.\n\n"
    }.joined()
    #expect(try titles("A Diary of the North Farm\n\n" + text) == ["A Diary of the North Farm"] + days)
  }

  /// Dates of signatures, and two days alone, head nothing.
  @Test func otherDatesHeadNothing() throws {
    let signed = "关于修井的通知\n\n各村：\n\n请于月底以前把井修好。\n\n青禾镇人民政府\n2021年3月6日\n"
    #expect(try titles(signed) == ["关于修井的通知"])
    let two = "北村日记\n\n1月1日 晴\n\n昨夜下了一夜的雪，仓房的门打不开了，我们挖了一个钟头，才给牛喂上草料。\n\n1月2日 阴\n\n雪开始化了。\n"
    #expect(try titles(two) == ["北村日记"])
  }
}
