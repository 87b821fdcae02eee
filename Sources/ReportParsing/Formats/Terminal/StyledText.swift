import ReportModel
import TextFacts

/// Text for a terminal or a line printer, taken apart: the words, and what sets them.
///
/// Two ways to set words are read. Overstriking (`groff -Tutf8`, `nroff`: grotty(1)): a character, a backspace and the
/// same again is bold, one with `_` underlined, whatever its width. And SGR sequences, see `TerminalStyle`. Both are runs
/// that a page does not show. All else that a terminal would obey stays in the words, to be shown as a mark.
struct StyledText {
  /// The source without what sets the words.
  private(set) var plain: [UInt8] = []
  /// The runs left out, in bytes of the source, in order; none touches another.
  private(set) var hidden: [TextRange] = []
  /// The runs that are set, in bytes of the source. Each begins and ends with a byte that is shown, none goes beyond a
  /// line, and of two that overlap one lies in the other.
  private(set) var runs: [InlineSpan] = []

  let source: [UInt8]
  /// Whether each run left out shows nothing by itself, as a joiner does; empty where none does.
  private(set) var isUnseen: [Bool] = []
  /// The SGR style, and the run that has it so far; empty while there is none.
  private var style = TerminalStyle()
  private var styled = 0..<0
  /// The overstriking of the run that goes on up to `struck.upperBound`, and that run.
  private var strike: InlineSpan.Kind?
  private var struck = 0..<0
  /// The byte after the last that was read.
  private var place = 0

  /// The parts of `text` in a file called `name`; nil where nothing in it sets words, or a format has marks of its own. Marks
  /// in the margin and characters that show nothing are left out as well.
  static func read(_ text: [UInt8], name: String, _ copied: CopiedCharacters) -> StyledText? {
    guard !TextFormat.isMarkedUp(name) else { return nil }
    let unseen = UnseenCharacters.find(in: text, copied)
    if let marks = MarginMarks.find(in: text) { return StyledText(source: text, without: marks, unseen) }
    guard
      ByteSearch.first(0x1B, in: text, to: text.count) != nil
        || ByteSearch.first(0x08, in: text, to: text.count) != nil
    else {
      guard !unseen.isEmpty else { return nil }
      let styled = StyledText(source: text, without: [], unseen)
      return TextFormat.of(styled.plain, name: name).hasMarks || styled.plain.isEmpty ? nil : styled
    }
    var reader = StyledText(source: text)
    reader.read()
    return reader.hidden.isEmpty || reader.plain.isEmpty ? nil : reader
  }

  private init(source: [UInt8]) {
    self.source = source
    plain.reserveCapacity(source.count)
  }

  /// `source` without the runs of `marks` and those of `unseen`, each in order; none touches another of its kind.
  private init(source: [UInt8], without marks: [TextRange], _ unseen: [TextRange]) {
    self.init(source: source)
    hidden.reserveCapacity(marks.count + unseen.count)
    var next = 0
    for mark in marks {
      while next < unseen.count, unseen[next].lower < mark.lower {
        hidden.append(unseen[next])
        isUnseen.append(true)
        next += 1
      }
      while next < unseen.count, unseen[next].lower < mark.upper { next += 1 }
      hidden.append(mark)
      isUnseen.append(false)
    }
    hidden += unseen[next...]
    isUnseen += [Bool](repeating: true, count: unseen.count - next)
    for run in hidden {
      plain += source[place..<run.lower.bytes]
      place = run.upper.bytes
    }
    plain += source[place...]
  }

  private mutating func read() {
    while place < source.count {
      switch source[place] {
      case 0x1B: if !readSequence() { show(place..<place + 1) }
      case 0x0A: readLineEnd(to: place + 1)
      case 0x0D: readLineEnd(to: endOfReturn(at: place))
      default: readCharacter()
      }
    }
    endRuns()
    runs.sortByStart { $0.range }
  }

  private mutating func readLineEnd(to end: Int) {
    endRuns()
    plain += source[place..<end]
    place = end
  }

  /// The byte after a carriage return; where nothing but sequences stands before the line feed, after those: a line end
  /// of two bytes has nothing hidden in it.
  private func endOfReturn(at place: Int) -> Int {
    var next = place + 1
    while let end = TerminalStyle.end(source, at: next) { next = TerminalStyle.endOfErasure(source, at: end) ?? end }
    return next < source.count && source[next] == 0x0A ? next : place + 1
  }

  /// Reads a sequence that sets a style, with an erasure after it; whether one stands here.
  private mutating func readSequence() -> Bool {
    guard let end = TerminalStyle.end(source, at: place), hidden.count + runs.count < WorkBudget.inlineSpans else {
      return false
    }
    let next = TerminalStyle.endOfErasure(source, at: end) ?? end
    endRuns()
    style.apply(source, place + 2..<end - 1)
    hide(place..<next)
    place = next
    return true
  }

  private mutating func readCharacter() {
    let end = characterEnd(at: place)
    guard end < source.count, source[end] == 0x08, hidden.count + runs.count < WorkBudget.inlineSpans,
      let struck = Overstrike.read(source, at: place, firstEnd: end)
    else { return show(place..<end) }
    let start = place
    hide(start..<struck.shown.lowerBound)
    show(struck.shown, struck.kind)
    hide(struck.shown.upperBound..<struck.end)
    place = struck.end
  }

  /// The byte after the character at `place`, whether it shows anything or not.
  private func characterEnd(at place: Int) -> Int {
    Overstrike.characterEnd(source, at: place)
      ?? TextScalar.read(source.span, at: place, end: source.count)?.next ?? place + 1
  }

  private mutating func hide(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    if let last = hidden.last, last.upper.bytes == range.lowerBound {
      hidden[hidden.count - 1].upper = TextOffset(range.upperBound)
    } else {
      hidden.append(range.run)
    }
  }

  private mutating func show(_ range: Range<Int>, _ kind: InlineSpan.Kind? = nil) {
    plain += source[range]
    if kind != strike || kind == nil {
      endStrike()
      (strike, struck) = (kind, range)
    }
    struck = struck.lowerBound..<range.upperBound
    styled = (styled.isEmpty ? range.lowerBound : styled.lowerBound)..<range.upperBound
    place = range.upperBound
  }

  private mutating func endStrike() {
    if let strike, !struck.isEmpty { runs.append(InlineSpan(strike, struck.run)) }
    (strike, struck) = (nil, 0..<0)
  }

  private mutating func endRuns() {
    endStrike()
    if !styled.isEmpty, let span = style.span(styled.run) { runs.append(span) }
    styled = 0..<0
  }
}

/// A character that was struck several times.
struct Overstrike {
  /// The bytes of the source that a page shows: one copy of the character.
  var shown: Range<Int>
  /// The byte after the last stroke.
  var end: Int
  var kind: InlineSpan.Kind

  /// Strokes on one place; a printer gives it up long before.
  private static let strokes = 8
  private static let backspace: UInt8 = 0x08
  private static let underline: UInt8 = 0x5F

  /// The character at `place` of `text`, whose first stroke ends at `end`, before a backspace; nil where what follows is
  /// another character.
  static func read(_ text: [UInt8], at place: Int, firstEnd end: Int) -> Overstrike? {
    guard let first = characterEnd(text, at: place), first == end else { return nil }
    var shown = place..<end
    var reached = end
    var (isStrong, isUnderlined) = (false, false)
    var isLine = text[place] == underline
    for _ in 0..<strokes {
      guard let next = nextStroke(text, at: reached) else { break }
      if text[next].elementsEqual(text[shown]) {
        isStrong = true
        shown = next
      } else if isLine {
        (shown, isLine, isUnderlined) = (next, false, true)
      } else if text[next.lowerBound] == underline {
        isUnderlined = true
      } else {
        break
      }
      reached = next.upperBound
    }
    guard isStrong || isUnderlined else { return nil }
    return Overstrike(shown: shown, end: reached, kind: isStrong ? .strong : .emphasis)
  }

  /// The next stroke on the place of a character that ends at `place`: after one backspace, or of a wide character two.
  private static func nextStroke(_ text: [UInt8], at place: Int) -> Range<Int>? {
    guard place < text.count, text[place] == backspace else { return nil }
    var start = place + 1
    if start < text.count, text[start] == backspace { start += 1 }
    guard let end = characterEnd(text, at: start) else { return nil }
    return start..<end
  }

  /// The byte after the character at `place` with the marks over it; nil where it shows nothing, as a control does.
  static func characterEnd(_ text: [UInt8], at place: Int) -> Int? {
    let span = text.span
    guard let (scalar, next) = TextScalar.read(span, at: place, end: text.count), !HiddenCharacter.contains(scalar),
      scalar != 0x7F
    else { return nil }
    var end = next
    for _ in 0..<WorkBudget.marksPerBase {
      guard let (mark, after) = TextScalar.read(span, at: end, end: text.count), isMark(mark) else { break }
      end = after
    }
    return end
  }

  /// Whether `scalar` stands over the character before it (Unicode, blocks of combining marks).
  private static func isMark(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x0300...0x036F, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0x3099, 0x309A, 0xFE20...0xFE2F: true
    default: false
    }
  }
}
