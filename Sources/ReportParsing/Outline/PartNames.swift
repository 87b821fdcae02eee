import ReportModel
import TextFacts

/// Heads of parts that bear the names which parts of a report have: what was done, what is wanting, what is to be done
/// (`过去五年工作回顾`, `存在的主要问题`, `今后五年工作建议`).
///
/// The law on deputies and the standing rules of congresses have every report of a government, a court and a
/// procuratorate say these three things, so the names are few; a numbering need not begin again below each. Two such lines,
/// each alone between paragraphs, no numbering going on over one, make each other headings.
enum PartNames {
  private static let names = Phrases(
    "回顾 工作总结 工作情况 主要工作 工作成效 主要成效 工作成绩 主要成绩 主要问题 存在问题 的问题 不足 存在的困难 工作安排 工作打算 打算 工作计划 工作建议 "
      + "工作思路 工作部署 工作任务 目标任务 主要任务 主要目标 奋斗目标 重点任务 重点工作 工作重点 工作措施 工作举措 主要做法 主要经验 经验体会 主要体会 工作体会 工作意见 工作设想 工作展望 "
      + "回顧 工作總結 工作情況 工作計劃 工作建議")
  /// Lines that are looked at, from the start.
  private static let reach = 4_000
  private static let (shortest, paragraph) = (4, 40)

  /// The lines in order, `known` among them, which are heads of parts for other reasons; empty where none are.
  static func find(in document: LinedText, numbered: [Head], known: [Int], outermost: [Head]) -> [Int] {
    guard !numbered.contains(where: \.isArticle), document.page == nil else { return [] }
    let taken = Set(numbered.map(\.line))
    let end = min(reach, numbered.first { $0.kind == .annex }?.line ?? document.lines.count, document.lines.count)
    let lines = (0..<end).filter { index in
      !taken.contains(index) && !known.contains(index) && isNamed(index, document)
        && stands(at: index, in: document, taken)
    }
    let all = (lines + known).sorted()
    // The parts of each chapter of a survey have the same names.
    guard !lines.isEmpty, let first = all.first, all.count >= 2 || isDated(first, document),
      Set(all.map { document.text[document.lines[$0].content] }).count == all.count,
      numbered.contains(where: { $0.line > first }), !outermost.contains(where: { $0.line < first }),
      !all.contains(where: { isCut($0, numbered) })
    else { return [] }
    return all
  }

  /// Whether a line begins with a year: `2031年工作回顾` needs no other beside it. Copies on the web hide its last figures.
  private static func isDated(_ index: Int, _ document: LinedText) -> Bool {
    let words = OpeningLine(document, index).words
    guard words.prefix(2).allSatisfy({ (0x30...0x39).contains($0) }) else { return false }
    return words.prefix(6).contains(0x5E74)
  }

  /// Whether a numbering goes on over a line: the next number is not the first of its kind.
  private static func isCut(_ line: Int, _ numbered: [Head]) -> Bool {
    let next = numbered.partitionPoint { $0.line < line }
    guard next < numbered.count, case .numbered(_, let value) = numbered[next].evidence else { return false }
    return value > 1
  }

  private static func isNamed(_ index: Int, _ document: LinedText) -> Bool {
    let line = document.lines[index]
    guard line.part == .text, line.characters >= shortest, PartHeads.mayHead(line, document.text),
      document.text[Int(line.contentStart)] >= 0x30
    else { return false }
    return names.end(OpeningLine(document, index).words)
  }

  /// Whether a line stands between paragraphs, or above the first number of a row.
  private static func stands(at index: Int, in document: LinedText, _ taken: Set<Int>) -> Bool {
    guard index + 1 < document.lines.count else { return false }
    let next = document.lines[index + 1]
    let headsText = next.characters >= paragraph || next.lastMark == .period || next.lastMark == .colon
    guard next.part == .text, headsText || taken.contains(index + 1) else { return false }
    guard index > 0 else { return true }
    let above = document.lines[index - 1]
    switch above.part {
    case .text: return above.lastMark == .period || above.lastMark == .exclamation
    case .title, .salutation, .front, .furniture, .contents: return true
    case .preformatted, .closing, .ruled, .block: return false
    }
  }
}
