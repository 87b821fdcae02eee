import ReportModel
import TextFacts

/// Questions on lines of their own below other headings, each over its answer: pages of questions that are parted by topics
/// (`简介：`, `症状：`, `一、申请`). A question without a heading above it is judged as other lines are.
extension UnnumberedHeads {
  /// The text below one heading: its answered questions, and whether it begins with one.
  struct AskedGroup {
    var questions: [Int] = []
    var begins = false
    /// The depth of the questions below the heading, among headings without number.
    var depth: UInt8 = 0
  }

  private static let (longestQuestion, longestAskedTwice) = (40, 60)
  /// Questions in all, and headings that one stands right below: half of all, and no fewer.
  private static let (fewestQuestions, fewestBegun) = (4, 2)
  /// A line before a colon that begins an answer has no fewer characters: `他说：` has.
  private static let shortestLead = 6

  /// Keeps the questions of a block by the headings they stand below; `isHead` says which of its lines are headings.
  mutating func keepQuestions(_ block: [Int], isHead: [Bool], depths: [Int: UInt8]) {
    guard !document.isTale, document.page == nil else { return }
    var group = isBelowNumber ? AskedGroup() : nil
    var isFirst = true
    for (place, index) in block.enumerated() {
      if isHead[place] {
        if let group { asked.append(group) }
        group = AskedGroup(depth: (depths[index] ?? 0) + 1)
        isFirst = true
        continue
      }
      defer { isFirst = false }
      guard group != nil, isQuestion(index), place + 1 < block.count, !isHead[place + 1], answers(block[place + 1])
      else { continue }
      group?.questions.append(index)
      if isFirst { group?.begins = true }
    }
    if let group { asked.append(group) }
  }

  private func isQuestion(_ index: Int) -> Bool {
    let line = document.lines[index]
    let longest = line.isOneSentence ? Self.longestQuestion : Self.longestAskedTwice
    return line.lastMark == .question && line.firstMark == .question && Int(line.characters) <= longest
      && line.firstCommas <= 2 && !isDashed(line) && !isSpeech(line) && !isNumbered(line)
      && Bullet.length(document.text.span, line.content) == 0
      && document.text[line.content].contains { $0 >= 0xE3 }
  }

  /// Whether a line says something, and asks nothing: a sentence with its mark, or one that a list goes on.
  private func answers(_ index: Int) -> Bool {
    let line = document.lines[index]
    switch line.lastMark {
    case .period, .exclamation: return !isSpeech(line)
    case .colon, .semicolon: return Int(line.characters) >= Self.shortestLead && !isSpeech(line)
    case .none, .comma, .question: return false
    }
  }

  /// Adds the questions, where so many headings begin with one that they are what the text is made of.
  mutating func appendQuestions() {
    let groups = asked.filter { !$0.questions.isEmpty }
    // A speech or a story asks once, and answers itself.
    guard groups.contains(where: { $0.questions.count > 1 }) else { return }
    let begun = groups.count { $0.begins }
    guard begun >= Self.fewestBegun, begun * 2 > asked.count, begun * 4 >= groups.count * 3,
      groups.reduce(0, { $0 + $1.questions.count }) >= Self.fewestQuestions
    else { return }
    let taken = Set(found.map(\.line))
    for group in groups {
      for index in group.questions where !taken.contains(index) {
        let content = document.lines[index].content
        var head = Head(
          kind: .plain, start: content.lowerBound, number: content.lowerBound..<content.lowerBound, title: content,
          end: content.upperBound, line: index, evidence: .plain)
        head.depth = group.depth
        found.append(head)
        keep(.answered, index)
      }
    }
    found.sort { $0.start < $1.start }
  }
}
