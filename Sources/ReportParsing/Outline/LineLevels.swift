import ReportModel

/// The levels of headings without a number, by what the document shows: a form whose headings stand right above those
/// of another is above it, one that is set in further below it; the rest stand beside each other.
struct LineLevels {
  private let found: [LineHeads.Candidate]
  private let document: LinedText
  private let setting: TextSetting
  private let numbered: [Head]
  /// The depth of each level, 0 for the highest.
  private var depths: [LevelForm: Int] = [:]

  /// The part of a form that says something about the level.
  private struct LevelForm: Hashable {
    var letters: LineForm.Letters
    var isDecorated: Bool
    var underline: UInt8
    var indent: Int

    /// Whether other letters are another form: `Plans` and `New Plans` are one.
    static func letters(_ form: LineForm) -> LineForm.Letters {
      switch form.letters {
      case .capitals: .capitals
      case .title, .word, .sentence, .small, .none: .title
      }
    }
  }

  init(_ found: [LineHeads.Candidate], _ document: LinedText, _ setting: TextSetting, _ numbered: [Head]) {
    self.found = found
    self.document = document
    self.setting = setting
    self.numbered = numbered
    depths = ranked()
  }

  private func key(_ candidate: LineHeads.Candidate) -> LevelForm {
    let underline =
      candidate.lastLine > candidate.line ? document.text[Int(document.lines[candidate.lastLine].contentStart)] : 0
    let isCentred = candidate.facts.contains(.centred)
    return LevelForm(
      letters: isCentred ? .none : LevelForm.letters(candidate.form), isDecorated: candidate.form.isDecorated,
      underline: underline, indent: isCentred ? -1 : Int(candidate.form.indent))
  }

  /// The keys in order of first appearance, each one level below another that it stands right below or is set in from.
  private func ranked() -> [LevelForm: Int] {
    var order: [LevelForm] = []
    var votes: [LevelForm: [LevelForm: Int]] = [:]
    for (index, candidate) in found.enumerated() {
      let here = key(candidate)
      if !order.contains(here) { order.append(here) }
      guard index + 1 < found.count else { continue }
      let below = found[index + 1]
      if setting.next(after: candidate.lastLine) == below.line, key(below) != here {
        votes[here, default: [:]][key(below), default: 0] += 1
      }
    }
    var depths: [LevelForm: Int] = [:]
    for here in order {
      var depth = 0
      for other in order where other != here {
        guard let above = depths[other] else { continue }
        let down = votes[other]?[here] ?? 0
        let up = votes[here]?[other] ?? 0
        let isSetIn = other.indent >= 0 && here.indent > other.indent + 1
        let isOtherRule = here.underline != other.underline && here.underline != 0 && other.underline != 0
        if down > up || (down == up && (isSetIn || isOtherRule)) { depth = max(depth, above + 1) }
      }
      depths[here] = depth
    }
    return depths
  }

  /// The headings with the evidence of their levels.
  func heads() -> [Head] {
    let parts = depthsOfParts()
    return found.map { candidate in
      let line = document.lines[candidate.line]
      let start = line.content.lowerBound
      let mark = NumberReader.read(document.text, at: start, end: line.content.upperBound)
      let words = mark.map { $0.titleStart..<max($0.titleStart, candidate.words.upperBound) } ?? candidate.words
      let depth = depths[key(candidate)] ?? 0
      let title =
        candidate.facts.contains(.farApart)
        ? Trimming.heading(document.text, words) : Trimming.title(document.text, words)
      var head = Head(
        kind: mark == nil ? .plain : .numbered, start: start, number: mark?.number ?? start..<start,
        title: document.text[words].last == 0x3F ? words : title,
        end: Int(document.lines[candidate.lastLine].contentEnd),
        line: candidate.line, evidence: depth < parts ? .part : .margin)
      head.depth = UInt8(clamping: depth)
      return head
    }
  }

  /// The number of depths, from the highest, whose headings stand above the numbers; the others stand beside the
  /// outermost of them.
  ///
  /// They do where a numbering begins right below such a heading. Where it goes on past such headings, those that head
  /// it are of a form most of whose headings stand right above a beginning: the name of a book above its first chapter
  /// is none.
  private func depthsOfParts() -> Int {
    var counts: [LevelForm: (all: Int, above: Int)] = [:]
    var style: NumberStyle?
    var next = 0
    for candidate in found {
      let form = key(candidate)
      counts[form, default: (0, 0)].all += 1
      guard let line = setting.next(after: candidate.lastLine) else { continue }
      while next < numbered.count, numbered[next].line < line { next += 1 }
      guard next < numbered.count, numbered[next].line == line,
        case .numbered(let below, let value) = numbered[next].evidence, value <= 1
      else { continue }
      style = style ?? below
      counts[form, default: (0, 0)].above += 1
    }
    guard let style else { return 0 }
    guard goesOnPastHeadings(style) else { return .max }
    let parts = counts.filter { $0.value.above >= 2 && $0.value.above * 2 >= $0.value.all }
    return parts.keys.map { (depths[$0] ?? 0) + 1 }.max() ?? 0
  }

  /// Whether a heading stands between two numbers of `style` that count on.
  private func goesOnPastHeadings(_ style: NumberStyle) -> Bool {
    var next = 0
    for head in numbered {
      guard case .numbered(style, let value) = head.evidence else { continue }
      if value > 1, next < found.count, found[next].line < head.line { return true }
      while next < found.count, found[next].line < head.line { next += 1 }
    }
    return false
  }
}
