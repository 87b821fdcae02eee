import Browser
import ReportModel
import ReportParsing
import ReportReading

@testable import LibraryService
@testable import ReportReading

/// Reports about a county that does not exist, long enough to be read and counted in the background.
enum County {
  static let parts = 60

  /// A report of sixty parts of four sections each, 250 KB; some words stand in one place only.
  static let text: [UInt8] = {
    var text = "大河县工作报告\n\n"
    for part in 1...parts {
      text += "\(chinese(part))、第\(part)部分工作\n"
      for section in 1...4 {
        text += "（\(chinese(section))）抓好第\(part)之\(section)项工作\n"
        for item in 1...8 {
          text += "落实《第\(part)号公约》，修渠修路，年年如此，“茶香夜校”第\(item)期开课，群众满意，编号\(part * 1000 + section * 100 + item)。\n"
        }
      }
      if part == 30 { text += "中途之词在此。\n" }
    }
    return Array((text + "末尾之词在此。\n").utf8)
  }()

  /// A number up to 99 in Chinese.
  static func chinese(_ number: Int) -> String {
    let digits = Array("零一二三四五六七八九").map(String.init)
    let tens = number < 10 ? "" : number < 20 ? "十" : digits[number / 10] + "十"
    return tens + (number % 10 == 0 ? "" : digits[number % 10])
  }

  /// The report as it is read piece by piece: after each share of its bytes, in percent, and whole; from a file, or from
  /// a pipe. A share of 0 is a report of which nothing is read.
  static func pieces(_ percents: [Int], isPipe: Bool = false) throws -> [Report] {
    let source = isPipe ? ReportSource(name: "-") : ReportSource(name: "county.txt", path: Array("county.txt".utf8))
    return try percents.map { percent in
      let end = text.count * percent / 100
      guard percent > 0 else { return nothing(source) }
      let line = percent == 100 ? end : (text[..<end].lastIndex(of: 0x0A) ?? 0) + 1
      return try ReportParser.report(from: Array(text[..<line]), source: source, isComplete: percent == 100)
    }
  }

  private static func nothing(_ source: ReportSource) -> Report {
    let nothing = TextRange(0, 0)
    let root = Section(
      kind: .report, level: 0, parent: nil, subtreeEnd: SectionIndex(1), range: nothing, heading: nothing,
      body: nothing, number: nothing, title: nothing, characters: 0)
    return Report(
      source: source, text: [], sections: [root], paragraphs: [], lines: LineMap(lineStarts: [0]), encoding: .utf8,
      replacements: 0, isComplete: false)
  }

  /// A library of villages as it is loaded, in three batches that are not in the order of the tree, each in so many
  /// milliseconds; one more file cannot be read. Or in `order`, by their numbers, and every file can be read.
  static func loading(milliseconds: Int = 50, order: [Int] = []) throws -> [Program.News] {
    var texts = [
      ("3.txt", "第三村工作报告\n\n一、修渠\n经济发展，种业用水有保障。\n二、修路\n经济好。\n"),
      ("5.txt", "第五村工作报告\n\n一、植树\n植树百亩。\n"),
      ("1.txt", "第一村工作报告\n\n一、兴产业\n经济发展种业，良种基地千亩。\n（一）办实事\n种业培训十场，“茶香夜校”开课。\n"),
      ("2.txt", "第二村工作报告\n\n一、再兴产业\n种业种业，经济年年好，“茶香夜校”开课。\n"),
      ("4.txt", "第四村工作报告\n\n一、总结\n经济起步，独有之词。\n"),
    ]
    if !order.isEmpty {
      texts.sort { $0.0 < $1.0 }
      texts = order.map { texts[$0 - 1] }
    }
    var news: [Program.News] = [.library(.found(((order.isEmpty ? 0 : 1)...5).map { file("\($0).txt") }))]
    for (index, batch) in [texts[0..<2], texts[2..<4], texts[4..<5]].enumerated() {
      news.append(.library(.reports(try batch.map { try loaded($0.0, $0.1) })))
      var progress = LibraryProgress()
      (progress.files, progress.filesDone, progress.bytes, progress.bytesDone) = (5, 2 * index + 1, 900, 300 * index)
      (progress.elapsed, progress.isWalkComplete) = (milliseconds * (index + 1), true)
      news.append(.library(.progress(progress)))
    }
    guard order.isEmpty else { return news + [.library(.finished)] }
    // The file that stands before all others is met last.
    let unreadable = SkippedFile(path: file("0.txt").path, reason: .vanished, isRoot: false)
    news.insert(.library(.skipped([unreadable])), at: news.count - 1)
    return news + [.library(.finished)]
  }

  private static func file(_ name: String) -> LibraryFile {
    let folder = LibraryFolder(path: Array("村".utf8), components: [Array("村".utf8)])
    return LibraryFile(root: 0, folder: folder, name: Array(name.utf8))
  }

  private static func loaded(_ name: String, _ text: String) throws -> LoadedReport {
    let report = try ReportParser.report(
      from: Array(text.utf8), source: ReportSource(name: name, path: Array(name.utf8)))
    return LoadedReport(file: file(name), stamp: try FileStamp.any(), year: nil, report: PackedReport(report))
  }
}

extension FileStamp {
  /// The stamp of a file that is always there.
  fileprivate static func any() throws(ReadingError) -> FileStamp {
    guard let stamp = FileStamp(path: Array("/".utf8)) else { throw .missing }
    return stamp
  }
}
