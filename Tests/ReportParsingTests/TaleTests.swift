import ReportModel
import Testing

@testable import ReportParsing

/// Tales, and the heads of their chapters as copies on the web have them. All texts are invented.
@Suite struct TaleTests {
  private static let paragraph = "却说村中有一口老井，众人皆不知其深浅，也不问其来历。次日，众人又至，不见来客，只见老井，便各自回家收拾行李，约定三日后动身。\n"
  private static let speech = "“井水很深。”老人说，“三日后再来看看，总会有人知道它的来历。”众人听了，都不言语，各自回家去了，只有孩子们还在井边玩耍。\n"
  private static let chapter = String(repeating: speech + paragraph, count: 12)

  private func names(_ text: String) throws -> [String] {
    let report = try parsed(text)
    return report.sections.dropFirst().map {
      "\($0.level) \(report.words(in: $0.number))|\(report.words(in: $0.title))"
    }
  }

  /// Lists that people in a tale speak or read aloud head nothing, in paragraphs of their own or inside one.
  @Test func listsInATaleHeadNothing() throws {
    let list = "一、修井的钱由全村分摊。\n二、井台由石匠李四来砌。\n三、完工以后立一块碑，写明出钱的人家。\n"
    let counted = "“我有三个主意。一是请石匠来看一看井壁。二是把井淘一遍。三是在井边立一块碑。”老人说。\n"
    let text = "老井记\n\n第一章 老井\n" + Self.chapter + list + counted + "第二章 石匠\n" + Self.chapter
    #expect(try names(text) == ["1 第一章|老井", "1 第二章|石匠"])
  }

  /// Parts of chapters that stand apart are headings in a tale too.
  @Test func partsOfChaptersAreHeadings() throws {
    let parts = ["一、来客", "二、石匠", "三、立碑"].map { $0 + "\n" + Self.chapter }.joined()
    #expect(
      try names("老井记\n\n第一章 老井\n" + parts) == ["1 第一章|老井", "2 一|来客", "2 二|石匠", "2 三|立碑"])
  }

  /// The same words before every unit are none of it; those of a page with one such line are text.
  @Test func unitsBehindTheNameOfTheBook() throws {
    let text = ["《老井记》目录 第一回　村中老井", "《老井记》目录 第二回　石匠来村", "《老井记》目录 第三回　井边立碑"]
      .map { $0 + "\n\n" + Self.chapter + "\n" }.joined()
    #expect(try names("老井记\n\n" + text) == ["1 第一回|村中老井", "1 第二回|石匠来村", "1 第三回|井边立碑"])
    #expect(try names("老井记\n\n" + Self.chapter + "《老井记》目录 第一回　村中老井\n" + Self.chapter) == [])
  }

  /// A name and a numeral that counts up name chapters.
  @Test func namesThatCountUp() throws {
    let lines = ["老井自传（1）", "老井自传（2）", "老井自传（3）"]
    let text = lines.map { $0 + "\n\n" + Self.chapter + "\n" }.joined()
    #expect(try names("井边人家\n\n" + text) == lines.map { "1 |\($0)" })
  }

  /// Between speeches in western text short sentences are none, and a colon or a dash after a sentence names no chapter.
  @Test func westernTales() throws {
    let speech = "\u{201C}The well is deep,\u{201D} said the old man, and\nlooked at the stones that lay around it.\n\n"
    let body = "Nobody in the village knew how deep the well was, and nobody\nhad asked where it came from.\n\n"
    let chapter = String(repeating: speech + body, count: 12)
    let text =
      "THE OLD WELL\n\nChapter 1\n\n" + chapter + "It was for Anna, too.\n\n" + chapter
      + "One October day in ninety-nine—\n\n" + chapter
      + "Chapter 2\n\nOn my return I found a letter from my brother:—\n\n" + chapter
    #expect(try names(text) == ["1 Chapter 1|", "1 Chapter 2|"])
  }
}
