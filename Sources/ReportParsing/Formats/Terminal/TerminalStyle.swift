import ReportModel

/// The style that a text for terminals has set (SGR: ECMA-48, 8.3.117; colours of 256 and direct ones: ITU-T T.416,
/// 13.1.8).
struct TerminalStyle: Equatable {
  /// A colour as a sequence sets it.
  private enum SetColour: Equatable {
    /// One of 256, the first eight those of the terminal, the next eight the same brighter.
    case indexed(Int)
    case direct(red: Int, green: Int, blue: Int)
  }

  private var foreground: SetColour?
  private var background: SetColour?
  private var isStrong = false
  private var isFaint = false
  private var isItalic = false
  private var isUnderlined = false
  private var isReversed = false
  private var isStruck = false

  /// Whether text in it looks as text by itself does.
  var isPlain: Bool { span(TextRange(0, 0)) == nil }

  /// The span of a run in this style; nil where it has none. Of several attributes the one that tells most decides. A
  /// colour is one of the eight: the theme must be able to show it on its background. Text in the colour of its own
  /// ground, which no reader would see, is plain.
  func span(_ range: TextRange) -> InlineSpan? {
    let colour = foreground.flatMap(Self.nearest)
    if let background, !isReversed {
      return foreground.map { Self.areAlike($0, background) } ?? false ? nil : InlineSpan(.reversed, range)
    }
    if isReversed { return InlineSpan(.reversed, range) }
    if let colour { return InlineSpan(range, colour: colour) }
    if isStrong { return InlineSpan(.strong, range) }
    if isItalic || isUnderlined { return InlineSpan(.emphasis, range) }
    if isStruck { return InlineSpan(.strike, range) }
    return isFaint ? InlineSpan(.faint, range) : nil
  }

  // MARK: Reading

  /// Bytes of a sequence that sets styles: nobody sets more at once.
  private static let longest = 128

  /// The byte after the sequence `ESC [ … m` at `place`; nil where none stands there.
  static func end(_ text: [UInt8], at place: Int) -> Int? {
    guard place + 2 < text.count, text[place] == 0x1B, text[place + 1] == 0x5B else { return nil }
    var next = place + 2
    while next < min(text.count, place + longest) {
      switch text[next] {
      case 0x30...0x39, 0x3A, 0x3B: next += 1
      case 0x6D: return next + 1
      default: return nil
      }
    }
    return nil
  }

  /// The byte after `ESC [ K`, which erases nothing on a page: `grep` writes it after each change of style.
  static func endOfErasure(_ text: [UInt8], at place: Int) -> Int? {
    guard place + 2 < text.count, text[place] == 0x1B, text[place + 1] == 0x5B else { return nil }
    if text[place + 2] == 0x4B { return place + 3 }
    return place + 3 < text.count && text[place + 2] == 0x30 && text[place + 3] == 0x4B ? place + 4 : nil
  }

  /// Takes in the parameters of a sequence, the bytes of `range`.
  mutating func apply(_ text: [UInt8], _ range: Range<Int>) {
    // Parameters, each with those that belong to it.
    let fields = text[range].split(separator: 0x3B, omittingEmptySubsequences: false)
      .map { $0.split(separator: 0x3A, omittingEmptySubsequences: false).map(Self.number) }
    var index = 0
    while index < fields.count {
      let field = fields[index]
      index += 1
      guard let code = field.first else { continue }
      switch code {
      case 38, 48, 58:
        let colour: SetColour?
        if field.count > 1 {
          colour = Self.colour(Array(field.dropFirst()), hasSpace: true)
        } else {
          // The old form: the parts are parameters of their own.
          let kind = index < fields.count ? fields[index].first ?? 0 : 0
          let length = kind == 5 ? 2 : kind == 2 ? 4 : 1
          let parts = fields[index..<min(index + length, fields.count)].map { $0.first ?? 0 }
          index += length
          colour = Self.colour(parts, hasSpace: false)
        }
        if code == 38, let colour { foreground = colour }
        if code == 48, let colour { background = colour }
      case 4: isUnderlined = field.count < 2 || field[1] != 0
      default: apply(code)
      }
    }
  }

  private mutating func apply(_ code: Int) {
    switch code {
    case 0: self = TerminalStyle()
    case 1: isStrong = true
    case 2: isFaint = true
    case 3: isItalic = true
    case 7: isReversed = true
    case 9: isStruck = true
    case 21: isUnderlined = true
    case 22: (isStrong, isFaint) = (false, false)
    case 23: isItalic = false
    case 24: isUnderlined = false
    case 27: isReversed = false
    case 29: isStruck = false
    case 30...37: foreground = .indexed(code - 30)
    case 39: foreground = nil
    case 40...47: background = .indexed(code - 40)
    case 49: background = nil
    case 90...97: foreground = .indexed(code - 90 + 8)
    case 100...107: background = .indexed(code - 100 + 8)
    // Others mean nothing on a page: text that blinks or is hidden is text.
    default: break
    }
  }

  /// The number that digits are; 0 where there are none, as the standard has it.
  private static func number(_ digits: ArraySlice<UInt8>) -> Int {
    digits.prefix(6).reduce(0) { $0 * 10 + Int($1 & 0x0F) }
  }

  /// The colour of `5, n` or `2, r, g, b`; with `hasSpace` the second form may name a colour space first.
  private static func colour(_ parts: [Int], hasSpace: Bool) -> SetColour? {
    guard let kind = parts.first else { return nil }
    if kind == 5, parts.count > 1, parts[1] < 256 { return .indexed(parts[1]) }
    let values = hasSpace && parts.count > 4 ? parts.dropFirst(2) : parts.dropFirst()
    guard kind == 2, values.count >= 3, values.allSatisfy({ $0 < 256 }) else { return nil }
    return .direct(
      red: values[values.startIndex], green: values[values.startIndex + 1], blue: values[values.startIndex + 2])
  }

  // MARK: Colours

  /// Red, green and blue, 0 to 255 each.
  private static func components(_ colour: SetColour) -> (red: Int, green: Int, blue: Int) {
    switch colour {
    case .direct(let red, let green, let blue): return (red, green, blue)
    case .indexed(let index) where index < 16:
      let level = index < 8 ? 205 : 255
      return (index & 1 == 0 ? 0 : level, index & 2 == 0 ? 0 : level, index & 4 == 0 ? 0 : level)
    case .indexed(let index) where index >= 232:
      let grey = 8 + 10 * (index - 232)
      return (grey, grey, grey)
    case .indexed(let index):
      func level(_ step: Int) -> Int { step == 0 ? 0 : 55 + 40 * step }
      return (level((index - 16) / 36), level((index - 16) / 6 % 6), level((index - 16) % 6))
    }
  }

  /// The one of the eight that is nearest in hue; black and white where there is hardly any.
  private static func nearest(_ colour: SetColour) -> TerminalColour? {
    if case .indexed(let index) = colour, index < 16 { return TerminalColour(rawValue: UInt8(index & 7)) }
    let (red, green, blue) = components(colour)
    let (low, high) = (min(red, green, blue), max(red, green, blue))
    if high - low < 40 { return high < 160 ? .black : .white }
    let middle = (low + high) / 2
    let bits = (red > middle ? 1 : 0) | (green > middle ? 2 : 0) | (blue > middle ? 4 : 0)
    return TerminalColour(rawValue: UInt8(bits))
  }

  /// Whether text in one colour on the other could hardly be read.
  private static func areAlike(_ one: SetColour, _ other: SetColour) -> Bool {
    let (left, right) = (components(one), components(other))
    return abs(left.red - right.red) < 48 && abs(left.green - right.green) < 48 && abs(left.blue - right.blue) < 48
  }
}
