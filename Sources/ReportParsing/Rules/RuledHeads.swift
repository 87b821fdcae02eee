import ReportModel
import TextFacts

/// Headings that somebody's own rules make, and lines that they say are none.
enum RuledHeads {
  /// Asks `rules` about the lines of `document`: what they make headings of is kept from the built-in rules, what they
  /// rule out is marked. Lists of contents, tables and code are not asked about. Returns the rules' notes.
  static func mark(_ document: inout LinedText, _ rules: any HeadingRules, _ source: ReportSource) -> [ReportNote] {
    ContentsList.mark(&document)
    let asked = document.lines.indices.filter { document.lines[$0].part == .text }
    let marks = Dictionary(document.marked.map { ($0.line, $0) }) { first, _ in first }
    let ranges = asked.map { marks[$0]?.content ?? document.lines[$0].content }
    let found = rules.findings(in: document.text, lines: ranges, of: source)
    var annex: Int?
    var decided = -1
    for match in found.matches where asked.indices.contains(match.line) && match.line > decided {
      let line = asked[match.line]
      if match.part != .all {
        annex = annex ?? annexStart(document)
        guard (line >= annex ?? .max) == (match.part == .annexes) else { continue }
      }
      decided = match.line
      guard let level = match.level else {
        document.lines[line].isRuledOut = true
        continue
      }
      let head = head(match, level: level, line, in: ranges[match.line], marked: marks[line], document)
      document.ruled.append(head)
      document.lines[line].part = .ruled
    }
    document.marked.removeAll { document.lines[$0.line].part == .ruled || document.lines[$0.line].isRuledOut }
    return found.notes
  }

  private static func annexStart(_ document: LinedText) -> Int {
    document.lines.indices.first { index in
      document.lines[index].part != .contents
        && AnnexName.head(document.lines[index], at: index, in: document) != nil
    } ?? .max
  }

  /// The heading a match makes: with a title of its own to the end of the match, else to the end of the line's first
  /// sentence, where the built-in rules end one.
  private static func head(
    _ match: RuleMatch, level: Int, _ line: Int, in content: Range<Int>, marked: MarkedHeading?, _ document: LinedText
  ) -> Head {
    let text = document.text
    let start = content.lowerBound
    let number = (match.number ?? start..<start).clamped(to: content)
    let matchEnd = min(max(match.range.upperBound, number.upperBound, start), content.upperBound)
    var end = matchEnd
    var title: Range<Int>
    if let given = match.title {
      title = given.clamped(to: content)
      end = max(end, title.upperBound)
    } else {
      let sentenceEnd = min(Int(document.lines[line].firstEnd), content.upperBound)
      end = max(matchEnd, marked == nil ? sentenceEnd : content.upperBound)
      let from = number.isEmpty ? start : afterMarks(text, number.upperBound, end)
      title = Trimming.title(text, from..<max(from, end))
    }
    if title.lowerBound < number.upperBound { title = number.upperBound..<max(number.upperBound, title.upperBound) }
    let isWhole = end >= content.upperBound
    return Head(
      kind: !number.isEmpty ? .numbered : isWhole ? .plain : .runin, start: start, number: number, title: title,
      end: marked?.end ?? end, line: line, evidence: .ruled(level: max(1, level)),
      rule: UInt8(clamping: match.rule + 1))
  }

  /// The place after the marks that set a number off: `、` `.` `．` `：` `:` `，` `）` `)` and white space.
  private static func afterMarks(_ text: [UInt8], _ place: Int, _ end: Int) -> Int {
    let marks: [UInt32] = [0x3001, 0x2E, 0xFF0E, 0xFF1A, 0x3A, 0xFF0C, 0xFF09, 0x29]
    var cursor = Cursor(text: text, place: place, end: end)
    while let next = cursor.scalar, marks.contains(next.value) || Blank.contains(next.value) { cursor.place = next.end }
    return min(cursor.place, end)
  }
}

/// The nesting of a document's numbers below or beside headings that rules make, whose level is given.
///
/// Headings between two ruled ones stand below the first where the document shows it: numbers of their style stand
/// below two headings of the rule or more, or begin again below one. Else they stand beside it, as `一、` does after a
/// ruled `引言`.
struct RuledNesting {
  /// By rule, the rank from which on others stand below it.
  private var ranks: [UInt8: Int] = [:]
  init(_ heads: [Head], _ order: StyleOrder) {
    guard heads.contains(where: { $0.rule > 0 }) else { return }
    var starts: [NumberStyle: Int] = [:]
    var below: [UInt8: [NumberStyle: (count: Int, isFirst: Bool)]] = [:]
    var current: UInt8 = 0
    var seen: Set<NumberStyle> = []
    for head in heads {
      if head.rule > 0 {
        current = head.rule
        seen = []
      }
      guard case .numbered(let style, let value) = head.evidence else { continue }
      if value == 1 { starts[style, default: 0] += 1 }
      guard current > 0, seen.insert(style).inserted else { continue }
      let known = below[current]?[style] ?? (0, true)
      below[current, default: [:]][style] = (known.count + 1, known.isFirst && value == 1)
    }
    for (rule, styles) in below {
      let under = styles.filter { $1.count >= 2 || ($1.isFirst && starts[$0, default: 0] >= 2) }
      guard let outermost = under.keys.map({ order.rank(of: .numbered($0, value: 1)) }).min() else { continue }
      ranks[rule] = outermost - 1
    }
  }

  /// The rank of a heading of `rule` that stands below one of rank `above`.
  func rank(of rule: UInt8, below above: Int?) -> Int {
    max(above.map { $0 + 1 } ?? .min, ranks[rule] ?? StyleOrder.aboveUnnumbered)
  }
}
