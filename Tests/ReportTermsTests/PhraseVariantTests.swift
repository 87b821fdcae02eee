import ReportModel
import Testing

@testable import ReportTerms

/// Near variants of a phrase in running text, and its collocates by period.
@Suite struct PhraseVariantTests {
  private func found(_ phrase: String, _ text: String) -> [String] {
    PhraseVariants(of: phrase).variants(in: [(Array(text.utf8), 2020)]).map { "\($0.words) \($0.count)" }
  }

  @Test(
    "function words and marks between, and in longer phrases a character more, less or replaced",
    arguments: [
      ("河道保洁", "河道保洁、河道的保洁，河道与保洁。", ["河道与保洁 1", "河道保洁 1", "河道的保洁 1"]),
      ("稳中求进工作总基调", "稳中求进的工作总基调，稳中求进工作基调，稳中求好工作总基调。", ["稳中求进工作基调 1", "稳中求进的工作总基调 1"]),
      ("河道保洁", "河道。保洁，河湖保洁。", []), ("十四个五年规划纲要", "十五个五年规划纲要。", []),
      ("营商环境", "营商环境营商环境", ["营商环境 2"]), ("水", "水水", []),
    ])
  func variants(_ phrase: String, _ text: String, _ expected: [String]) { #expect(found(phrase, text) == expected) }

  @Test("variants of several texts, with their years, whatever is looked through first")
  func years() {
    let texts = [(2019, "河道保洁"), (2021, "河道的保洁。河道保洁"), (2020, "别的")].map { (Array($0.1.utf8), Int?($0.0)) }
    let search = PhraseVariants(of: "河道保洁")
    let all = search.variants(in: texts)
    #expect(
      all.map { "\($0.words) \($0.count) \($0.texts) \($0.years.map { "\($0)" } ?? "")" } == [
        "河道保洁 2 2 2019...2021", "河道的保洁 1 1 2021...2021",
      ])
    #expect(PhraseVariants.joined([search.variants(in: [texts[1]]), search.variants(in: [texts[0]])]) == all)
  }

  @Test("a text of a phrase's half over and over takes no time beyond its length")
  func hostile() {
    let text = String(repeating: "稳中求进", count: 50_000)
    #expect(found("稳中求进工作总基调", text) == [])
  }

  @Test("periods are of the same length")
  func periods() {
    #expect(CollocatePeriods.periods(2011...2020, most: 4) == [2011...2013, 2014...2016, 2017...2019, 2020...2020])
    #expect(CollocatePeriods.periods(2020...2020, most: 4) == [2020...2020])
  }

  @Test("each period has its own words beside the phrase")
  func collocates() {
    func text(_ beside: String, _ year: Int) -> (text: [UInt8], year: Int?, characters: Int) {
      let words = String(repeating: "全力\(beside)营商环境。", count: 6) + String(repeating: "别的文字讲别的事情。", count: 40)
      return (Array(words.utf8), year, words.count)
    }
    let found = CollocatePeriods.list(
      of: "营商环境", in: [text("改善", 2015), text("改善", 2016), text("优化", 2019), text("优化", 2020)], periods: 2, most: 1)
    #expect(
      found.map { "\($0.years.map { "\($0)" } ?? "") \($0.collocate.words)" } == [
        "2015...2017 全力改善", "2018...2020 全力优化",
      ])
  }
}
