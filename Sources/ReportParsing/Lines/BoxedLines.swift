import TextFacts

/// Lines of one sign and length above and below a heading (`======` or `━━━━━━`), as it is set in texts that know no other type.
/// They are no part of it.
enum BoxedLines {
  /// A line of signs has no fewer; a heading between two has no more lines.
  private static let (fewestSigns, mostLines) = (4, 3)

  /// Takes the lines of signs around headings out of the text.
  static func conceal(_ document: inout LinedText) {
    var above: (line: Int, sign: UInt32, characters: UInt32)?
    for index in document.lines.indices {
      guard document.lines[index].part == .text, let sign = sign(document.lines[index], document.text) else { continue }
      let characters = document.lines[index].characters
      defer { above = (index, sign, characters) }
      guard let before = above, before.sign == sign, before.characters == characters,
        (2...mostLines + 1).contains(index - before.line)
      else { continue }
      let inside = document.lines[(before.line + 1)..<index]
      guard inside.allSatisfy({ isShort($0) && !FramedLines.isRow($0, document.text) }),
        document.lines[index].blanksBefore == 0
      else { continue }
      document.lines[before.line].part = .furniture
      document.lines[index].part = .furniture
      above = nil
    }
  }

  /// Whether lines of one sign stand right above and below the line at `index`, or a frame around it.
  static func isBoxed(_ index: Int, in document: LinedText) -> Bool {
    if FramedLines.isFramed(document.lines[index], document.text) { return true }
    guard index > 0, index + 1 < document.lines.count, document.lines[index].blanksBefore == 0 else { return false }
    let (above, below) = (document.lines[index - 1], document.lines[index + 1])
    guard above.part == .furniture, below.part == .furniture, below.blanksBefore == 0,
      let sign = sign(above, document.text)
    else { return false }
    return self.sign(below, document.text) == sign
  }

  private static func isShort(_ line: Line) -> Bool {
    line.part == .text && line.isOneSentence && line.characters <= 60 && line.blanksBefore == 0
  }

  /// The sign that a line holds and nothing else.
  private static func sign(_ line: Line, _ text: [UInt8]) -> UInt32? {
    guard line.characters >= fewestSigns, isFirst(text[Int(line.contentStart)]) else { return nil }
    var cursor = Cursor(text: text, place: Int(line.contentStart), end: Int(line.contentEnd))
    guard let first = cursor.scalar, isSign(first.value) else { return nil }
    while let scalar = cursor.scalar {
      guard scalar.value == first.value else { return nil }
      cursor.place = scalar.end
    }
    return first.value
  }

  /// Whether a sign may begin with this byte: few lines are looked at further.
  private static func isFirst(_ byte: UInt8) -> Bool { byte < 0x30 || [0x3D, 0x5F, 0x7E, 0xE2, 0xEF].contains(byte) }

  private static func isSign(_ scalar: UInt32) -> Bool {
    switch scalar {
    // `=` `-` `_` `*` `#` `~` `+`
    case 0x3D, 0x2D, 0x5F, 0x2A, 0x23, 0x7E, 0x2B: true
    // Dashes, lines of boxes, blocks and shapes, and the wide forms of the signs of ASCII.
    case 0x2014, 0x2015, 0x2500...0x25FF, 0x2605, 0x2606, 0xFF0A, 0xFF0B, 0xFF0D, 0xFF1D, 0xFF3F, 0xFF5E: true
    default: false
    }
  }
}
