import ReportModel
import TextFacts

/// Reads a text one displayed character at a time: a character with what is joined to it.
///
/// A reader of grapheme clusters for measuring and for drawing alike, so that the two cannot disagree. The drawn form
/// is chosen so that no terminal can make more or less columns of it, whether it joins clusters or not:
///
///     combining marks            over the character before them, two at most; later ones are not drawn
///     a mark with nothing below  over ◌
///     conjoining jamo            vowel and final over their initial
///     a variation selector       not drawn after a character; a second one, or one alone, as a mark
///     emoji joined by U+200D     each emoji for itself, the joiner not drawn
///     a skin tone                not drawn after an emoji
///     a flag                     its two letters
///     C0, DEL                    the control picture: ␀ … ␡
///     C1, bidirectional and other format controls, joiners and tags elsewhere, separators U+2028 and U+2029,
///     default ignorable, private and unassigned characters (but those kept for Han: two columns)
///                                their code, as less shows it: <U+200B>
///
/// Mark-up that a page does not show is passed over, and the name of a character read as the character (`PassageMarks`);
/// mark-up with a sign in its place is read as one character as wide as the sign. A character above or below the line is
/// read with the signs that say so (`ScriptRun`), and one that ends what a reading is of with the reading.
struct ClusterReader {
  /// The form in which the character read is drawn.
  enum DrawnForm: UInt8 {
    /// As itself.
    case plain
    /// As a control picture.
    case picture
    /// As its code: see `VisibleMark`.
    case notation
    /// A mark over ◌.
    case loneMark
    /// A letter of a flag as a plain letter.
    case flagLetter
    /// As the sign that stands for mark-up.
    case sign
  }

  /// Codes above all of Unicode: those of the signs, each the first plus the number of the sign.
  private static let firstSign: UInt32 = 0x110000

  private let bytes: UnsafePointer<UInt8>
  private let end: Int
  private let widths: WidthTable
  private let marks: PassageMarks
  /// The position of the next hidden run among those of `marks`, and its first byte.
  private var hidden = 0
  private var hiddenStart = Int.max
  /// The position of the next run above or below the line, and its first byte.
  private var script = 0
  private var scriptStart = Int.max
  /// The position of the next reading, and the byte behind the characters that it is of.
  private var reading = 0
  private var readingEnd = Int.max
  private let classes = TwoStageTable.classes

  /// The first byte of the character read.
  private(set) var start = 0
  /// Its code.
  private(set) var scalar: UInt32 = 0
  /// The marks over it; 0 for none.
  private(set) var mark: UInt32 = 0
  private(set) var secondMark: UInt32 = 0
  /// Columns it takes; 0 for a line end and for a tab, whose width depends on its column.
  private(set) var width = 0
  /// Its raw `CharacterClass`.
  private(set) var kind: UInt8 = 0
  private(set) var form = DrawnForm.plain
  /// Columns left free before it, where the character before stands on the same row.
  private(set) var gap = 0
  /// The signs drawn with it.
  private(set) var signs = ScriptSigns.none

  /// The first byte after the character read.
  private(set) var next: Int
  private var nextEnd = 0
  private var nextScalar: UInt32 = 0
  /// The raw class of the character to come.
  private(set) var nextKind: UInt8 = 0

  /// A reader of `range` of the bytes at `bytes`, all of which must be there.
  init(
    _ bytes: UnsafePointer<UInt8>, _ range: Range<Int>, widths: WidthTable, marks: PassageMarks = PassageMarks()
  ) {
    self.bytes = bytes
    self.widths = widths
    self.marks = marks
    next = range.lowerBound
    nextEnd = range.lowerBound
    end = range.upperBound
    seek()
    decode()
  }

  /// Goes on reading at the byte `place`, the start of a character.
  mutating func restart(at place: Int) {
    nextEnd = place
    scalar = 0
    seek()
    decode()
  }

  /// Finds the first hidden run that ends behind `nextEnd`.
  private mutating func seek() {
    let place = nextEnd
    if !marks.scripts.isEmpty { seekScript(place) }
    if !marks.readings.isEmpty {
      reading = marks.readings.partitionPoint { $0.end <= place }
      readingEnd = marks.readings.indices.contains(reading) ? marks.readings[reading].end : .max
      signs = .none
    }
    guard !marks.hidden.isEmpty else { return }
    hidden = marks.hidden.partitionPoint { $0.range.upper.bytes <= place }
    hiddenStart = marks.hidden.indices.contains(hidden) ? marks.hidden[hidden].range.lower.bytes : .max
  }

  /// Finds the first run above or below the line that ends behind `place`.
  private mutating func seekScript(_ place: Int) {
    script = marks.scripts.partitionPoint { $0.range.upper.bytes <= place }
    scriptStart = marks.scripts.indices.contains(script) ? marks.scripts[script].range.lower.bytes : .max
    signs = .none
  }

  /// Reads the next character; false at the end.
  @inline(__always)
  mutating func read() -> Bool {
    if nextKind == CharacterClass.end.rawValue { return false }
    start = next
    if marks.spacesScripts { gap = ScriptSpacing.isNeeded(between: scalar, and: nextScalar) ? 1 : 0 }
    scalar = nextScalar
    kind = nextKind
    form = .plain
    mark = 0
    secondMark = 0
    decode()
    if kind >= CharacterClass.space.rawValue {
      readSpecial()
    } else {
      width = widths.width(of: scalar)
      if kind == CharacterClass.flagLetter.rawValue { form = .flagLetter }
    }
    if nextKind >= CharacterClass.mark.rawValue, nextKind <= CharacterClass.joiner.rawValue { join() }
    if start >= scriptStart { setScript() } else if signs.reading != nil { signs = .none }
    if next >= readingEnd { setReading() }
    return true
  }

  /// Adds the reading that ends with the character read; marks behind that character may reach further.
  private mutating func setReading() {
    while next >= readingEnd {
      signs.reading = reading
      reading += 1
      readingEnd = marks.readings.indices.contains(reading) ? marks.readings[reading].end : .max
    }
    signs.readingWidth = readingSign.reduce(0) { $0 + $1.width }
    width += signs.readingWidth
  }

  /// The cells of the reading drawn with the character read.
  var readingSign: [LaidCell] {
    guard let number = signs.reading, marks.readings.indices.contains(number) else { return [] }
    var cells: [LaidCell] = []
    marks.readings[number].sign.withUnsafeBufferPointer { buffer in
      guard let bytes = buffer.baseAddress else { return }
      var reader = ClusterReader(bytes, 0..<buffer.count, widths: widths)
      while reader.read() { reader.forEachCellOnOneRow { cells.append($0) } }
    }
    return cells
  }

  /// The columns of the character read on rows of `limit` columns: without its reading where that has no room, 1 where
  /// not even it has.
  func width(atMost limit: Int) -> Int {
    if width <= limit { return width }
    return hasRoomAlone(limit) ? width - signs.readingWidth : 1
  }

  /// Whether a character has room where its reading has none.
  func hasRoomAlone(_ limit: Int) -> Bool { signs.readingWidth > 0 && width - signs.readingWidth <= limit }

  /// Makes of the character read what shows it above or below the line.
  private mutating func setScript() {
    signs = .none
    while script < marks.scripts.count, marks.scripts[script].range.upper.bytes <= start { script += 1 }
    guard script < marks.scripts.count else {
      scriptStart = .max
      return
    }
    let run = marks.scripts[script]
    guard run.range.lower.bytes <= start else {
      scriptStart = run.range.lower.bytes
      return
    }
    gap = 0
    // It belongs to the character before it, whatever that is.
    if start == run.range.lower.bytes, kind < CharacterClass.space.rawValue { kind = CharacterClass.postfix.rawValue }
    if run.isByLetters, form == .plain, let letter = ScriptLetter.letter(scalar, isRaised: run.isRaised) {
      scalar = letter
      width = widths.width(of: letter)
    }
    if start == run.range.lower.bytes, run.hasSign {
      signs.sign = run.sign
      signs.opens = run.opens
    }
    let isLast = next >= run.range.upper.bytes || nextKind == CharacterClass.end.rawValue
    signs.closes = isLast ? Int(run.closes) : 0
    width += signs.width
  }

  /// Decodes the scalar to come.
  @inline(__always)
  private mutating func decode() {
    decodeScalar()
    let isLineFeed = nextKind == CharacterClass.lineFeed.rawValue && nextScalar == 0x0A
    if marks.joinsLines, isLineFeed || isLineEndNext { joinLines() }
  }

  /// Whether a carriage return and a line feed come.
  private var isLineEndNext: Bool { nextScalar == 0x0D && nextEnd < end && bytes[nextEnd] == 0x0A }

  /// Decodes the scalar at `nextEnd`: U+FFFD where it is not UTF-8.
  @inline(__always)
  private mutating func decodeScalar() {
    next = nextEnd
    if next >= hiddenStart, passHidden() { return }
    guard next < end else {
      nextKind = CharacterClass.end.rawValue
      return
    }
    let lead = UInt32(bytes[next])
    if lead < 0x80 {
      nextScalar = lead
      nextEnd = next + 1
    } else if lead & 0xF0 == 0xE0, next + 3 <= end {
      nextScalar = (lead & 0x0F) << 12 | UInt32(bytes[next + 1] & 0x3F) << 6 | UInt32(bytes[next + 2] & 0x3F)
      nextEnd = next + 3
    } else {
      decodeRare(lead)
    }
    nextKind = classes[nextScalar]
  }

  /// Passes over the hidden runs at `next`; whether the character that one stands for is the one to come.
  private mutating func passHidden() -> Bool {
    while next >= hiddenStart {
      let span = marks.hidden[hidden]
      hidden += 1
      hiddenStart = marks.hidden.indices.contains(hidden) ? marks.hidden[hidden].range.lower.bytes : .max
      let upper = max(next, span.range.upper.bytes)
      if next < end, standIn(for: span) {
        nextEnd = upper
        return true
      }
      next = upper
    }
    nextEnd = next
    return false
  }

  /// Makes what stands for a hidden run the character to come; false where nothing does.
  private mutating func standIn(for span: InlineSpan) -> Bool {
    if let scalar = span.scalar {
      nextScalar = scalar.value
      nextKind = scalar == InlineSpan.lineBreak ? CharacterClass.lineFeed.rawValue : classes[nextScalar]
      return true
    }
    guard !marks.scalars(of: span.sign).isEmpty else { return false }
    nextScalar = Self.firstSign + UInt32(span.sign.rawValue)
    nextKind = CharacterClass.hidden.rawValue
    return true
  }

  /// The characters of the sign read.
  var signScalars: [Unicode.Scalar] {
    marks.scalars(of: InlineSpan.Sign(rawValue: UInt8(clamping: scalar &- Self.firstSign)) ?? .none)
  }

  private static func signClass(_ sign: InlineSpan.Sign) -> CharacterClass {
    switch sign {
    case .imageStart, .strikeStart: .opening
    case .imageEnd, .strikeEnd: .closing
    case .none, .image: .ideograph
    }
  }

  /// The columns of a character that stands alone.
  func width(of scalar: Unicode.Scalar) -> Int { widths.width(of: scalar) }

  /// Makes of a line end inside a passage, with the white space and the marks around it, the blank that a page shows: none
  /// between East Asian characters.
  private mutating func joinLines() {
    var after = self
    var before = after
    repeat {
      before = after
      after.decodeScalar()
    } while Self.isBlank(after.nextKind) && after.nextScalar != InlineSpan.lineBreak.value
    // Signs of images are set apart, as words are.
    let wide = 0x2E80..<Self.firstSign
    let isWide = wide.contains(scalar) && wide.contains(after.nextScalar)
    if isWide || scalar == 0x20 || after.nextKind == CharacterClass.end.rawValue {
      self = after
    } else {
      nextEnd = before.nextEnd
      (hidden, hiddenStart) = (before.hidden, before.hiddenStart)
      nextScalar = 0x20
      nextKind = classes[nextScalar]
    }
  }

  private static func isBlank(_ kind: UInt8) -> Bool {
    switch CharacterClass(rawValue: kind) {
    case .space, .tab, .lineFeed, .carriageReturn: true
    default: false
    }
  }

  private mutating func decodeRare(_ lead: UInt32) {
    if lead & 0xE0 == 0xC0, next + 2 <= end {
      nextScalar = (lead & 0x1F) << 6 | UInt32(bytes[next + 1] & 0x3F)
      nextEnd = next + 2
    } else if lead & 0xF8 == 0xF0, next + 4 <= end {
      let high = (lead & 0x07) << 18 | UInt32(bytes[next + 1] & 0x3F) << 12
      nextScalar = high | UInt32(bytes[next + 2] & 0x3F) << 6 | UInt32(bytes[next + 3] & 0x3F)
      nextEnd = next + 4
    } else {
      nextScalar = 0xFFFD
      nextEnd = next + 1
    }
  }

  /// Settles what the class alone does not say: line ends, and what may not be drawn as it stands.
  private mutating func readSpecial() {
    switch CharacterClass(rawValue: kind) {
    case .tab, .lineFeed:
      width = 0
    case .carriageReturn:
      if nextKind == CharacterClass.lineFeed.rawValue {
        kind = nextKind
        width = 0
        decode()
      } else {
        stand(for: .picture)
      }
    case .control:
      stand(for: scalar < 0x20 || scalar == 0x7F ? .picture : .notation)
    case .hidden where scalar >= Self.firstSign:
      form = .sign
      // Words that stand for an image keep to its signs as to brackets.
      let sign = InlineSpan.Sign(rawValue: UInt8(clamping: scalar - Self.firstSign)) ?? .none
      kind = Self.signClass(sign).rawValue
      width = signScalars.reduce(0) { $0 + widths.width(of: $1) }
    case .variation, .skinTone, .joiner, .hidden:
      stand(for: .notation)
    case .mark:
      mark = scalar
      scalar = 0x25CC
      form = .loneMark
      kind = CharacterClass.ideograph.rawValue
      width = widths.width(of: scalar)
    default:
      width = widths.width(of: scalar)
    }
  }

  private mutating func stand(for form: DrawnForm) {
    self.form = form
    kind = CharacterClass.ideograph.rawValue
    width = form == .picture ? 1 : VisibleMark.codeWidth(scalar)
  }

  /// Takes in what is joined to the character just read.
  private mutating func join() {
    let isSpace = kind >= CharacterClass.space.rawValue && kind <= CharacterClass.lineFeed.rawValue
    if isSpace || form == .picture || form == .notation || form == .sign { return }
    let isPictograph = kind == CharacterClass.pictograph.rawValue
    var isVaried = false
    while true {
      switch CharacterClass(rawValue: nextKind) {
      case .mark:
        if mark == 0 { mark = nextScalar } else if secondMark == 0 { secondMark = nextScalar }
      case .variation where !isVaried:
        break
      case .skinTone where isPictograph:
        break
      case .joiner where isPictograph:
        if !isPictographNext() { return }
      default:
        return
      }
      isVaried = nextKind == CharacterClass.variation.rawValue
      decode()
    }
  }

  /// Whether a pictograph follows the character to come.
  private func isPictographNext() -> Bool {
    var after = self
    after.decode()
    return after.nextKind == CharacterClass.pictograph.rawValue
  }
}
