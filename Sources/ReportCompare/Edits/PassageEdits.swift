import ReportModel
import TextFacts

/// The edits of one group of passages: what was changed in a paragraph, split or merged ones included.
struct PassageEdits {
  private let old: Report
  private let new: Report
  private var reader = TokenReader()
  private var difference: TokenDifference
  /// The line ends that the edits so far leave of both and that are not the same in bytes: CR LF for LF.
  private(set) var lineEnds: [Edit] = []

  /// Whether something was too large to be told character by character.
  var isCoarse: Bool { difference.isCoarse }

  /// The edits between two reports, in so many cells of alignments.
  init(_ old: Report, _ new: Report, cells: Int) {
    (self.old, self.new) = (old, new)
    difference = TokenDifference(cells: cells)
  }

  /// The edits that make the run of the old passages that of the new ones, in order.
  mutating func edits(_ olds: ArraySlice<ComparedPassage>, _ news: ArraySlice<ComparedPassage>) -> [Edit] {
    guard let first = olds.first, let last = olds.last, let other = news.first, let end = news.last else { return [] }
    let oldRange = first.range.lowerBound..<last.range.upperBound
    let newRange = other.range.lowerBound..<end.range.upperBound
    if old.text[oldRange] == new.text[newRange] { return [] }
    let breaks = Breaks(
      old: olds.dropLast().map(\.words.upperBound), new: news.dropLast().map(\.words.upperBound))
    // A number is compared with a number, whatever else of the heading stays.
    let cut = numberEnds(first, other)
    return edits(oldRange.lowerBound..<cut.old, newRange.lowerBound..<cut.new, breaks)
      + edits(cut.old..<oldRange.upperBound, cut.new..<newRange.upperBound, breaks)
  }

  /// The places where one paragraph ends and the next begins.
  private struct Breaks {
    let old: [Int]
    let new: [Int]
  }

  /// The edits between two runs of the texts.
  mutating func edits(_ oldRange: Range<Int>, _ newRange: Range<Int>) -> [Edit] {
    edits(oldRange, newRange, Breaks(old: [], new: []))
  }

  private mutating func edits(_ oldRange: Range<Int>, _ newRange: Range<Int>, _ breaks: Breaks) -> [Edit] {
    if old.text[oldRange] == new.text[newRange] { return [] }
    let olds = reader.tokens(of: old.text, in: oldRange)
    let news = reader.tokens(of: new.text, in: newRange)
    let changes = ChangeSliding.settled(difference.changes(olds, news), in: olds, news)
    addLineEnds(between: changes, olds, news)
    return changes.map { change in
      let places = (
        Self.bytes(of: change.old, in: olds, end: oldRange.upperBound),
        Self.bytes(of: change.new, in: news, end: newRange.upperBound)
      )
      let edit = Edit(
        kind: ChangeKind.of(olds[change.old], news[change.new]),
        old: TextRange(places.0.lowerBound, places.0.upperBound),
        new: TextRange(places.1.lowerBound, places.1.upperBound))
      return named(edit, breaks)
    }
  }

  /// Adds the edits of line ends that stand in both, CR LF in one of them.
  private mutating func addLineEnds(between changes: [TokenChange], _ olds: [Token], _ news: [Token]) {
    var (place, other) = (0, 0)
    for (end, old, new) in changes.map({ ($0.old.lowerBound, $0.old.upperBound, $0.new.upperBound) })
      + [(olds.count, olds.count, news.count)]
    {
      for (first, second) in zip(olds[place..<max(place, end)], news[other...])
      where first.upper - first.lower != second.upper - second.lower {
        lineEnds.append(
          Edit(
            kind: .punctuation, old: TextRange(first.lower, first.upper), new: TextRange(second.lower, second.upper)))
      }
      (place, other) = (old, new)
    }
  }

  private static func bytes(of run: Range<Int>, in tokens: [Token], end: Int) -> Range<Int> {
    let lower = run.lowerBound < tokens.count ? tokens[run.lowerBound].lower : end
    let upper = run.isEmpty ? lower : tokens[run.upperBound - 1].upper
    return lower..<upper
  }

  /// The ends of the numbers with which both passages begin; their starts where one of them has none.
  private func numberEnds(_ first: ComparedPassage, _ other: ComparedPassage) -> (old: Int, new: Int) {
    let none = (first.range.lowerBound, other.range.lowerBound)
    guard first.beginsSection, other.beginsSection else { return none }
    let (section, partner) = (old[first.section], new[other.section])
    guard !section.number.isEmpty, !partner.number.isEmpty, !old.leadsWithTitle(section), !new.leadsWithTitle(partner)
    else { return none }
    let ends = (old.numberRange(of: section).upper.bytes, new.numberRange(of: partner).upper.bytes)
    guard first.range.contains(ends.0), other.range.contains(ends.1) else { return none }
    return ends
  }

  /// The edit by its place: at the end of a paragraph, in the number or the title of a section.
  private func named(_ edit: Edit, _ breaks: Breaks) -> Edit {
    var edit = edit
    let joins = breaks.old.contains { edit.old.bytes.contains($0) }
    let parts = breaks.new.contains { edit.new.bytes.contains($0) }
    if joins != parts {
      edit.kind = parts ? .split : .merged
      return edit
    }
    guard edit.kind != .punctuation else { return edit }
    let (section, partner) = (old[old.section(at: edit.old.lower)], new[new.section(at: edit.new.lower)])
    let isNumber = (holds(old.numberRange(of: section), edit.old), holds(new.numberRange(of: partner), edit.new))
    if isNumber == (true, true) || (edit.kind == .figure && (isNumber.0 || isNumber.1) && beginBoth(edit)) {
      // Out of its series a number may make no heading: it is a number still.
      edit.kind = .renumbered
    } else if holds(section.title, edit.old), holds(partner.title, edit.new), section.kind != .report {
      edit.kind = .retitled
    }
    return edit
  }

  /// Whether both runs of an edit stand at the start of a line, an opening bracket and white space aside.
  private func beginBoth(_ edit: Edit) -> Bool {
    Self.beginsLine(old.text, edit.old.lower.bytes) && Self.beginsLine(new.text, edit.new.lower.bytes)
  }

  private static func beginsLine(_ text: [UInt8], _ place: Int) -> Bool {
    var place = place
    while let (scalar, lower) = TextScalar.read(text.span, before: place, start: 0) {
      if scalar == 0x0A { return true }
      guard WhiteSpace.contains(scalar) || scalar == 0xFF08 || scalar == 0x28 else { return false }
      place = lower
    }
    return true
  }

  private func holds(_ whole: TextRange, _ part: TextRange) -> Bool {
    !whole.isEmpty && whole.lower <= part.lower && part.upper <= whole.upper
  }
}
