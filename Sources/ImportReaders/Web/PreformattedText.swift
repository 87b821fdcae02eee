/// The lines of preformatted text.
struct PreformattedText {
  private var bytes: [UInt8] = []
  /// Whether some of it is marked as code (HTML, 4.4.3: the way to tell code in preformatted text).
  var hasCode = false

  /// Adds characters as they stand.
  mutating func append(_ text: some Sequence<UInt8>) { bytes.append(contentsOf: text) }

  /// The lines; the line end right after the start tag is none of the text's (HTML, 13.2.6.4.7).
  var lines: [String] {
    var pieces = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    if let last = pieces.last, last.isEmpty { pieces.removeLast() }
    if let first = pieces.first, first.allSatisfy({ $0 == 0x0D }) { pieces.removeFirst() }
    return pieces.map { String(decoding: $0.last == 0x0D ? $0.dropLast() : $0, as: UTF8.self) }
  }

  /// Letters from which on lines may be running text, and those marked as code: a short block is what its author says.
  /// Characters of Han count threefold, and where they are the most a sentence of them is running text.
  private static let (runningHan, runningText, runningCode) = (40, 300, 3_000)

  /// Whether the lines are running text all the same: many letters and hardly a sign of code, drawing or columns. Word
  /// processors and old sites put whole reports into one `pre`.
  var isRunningText: Bool {
    var letters = 0
    var han = 0
    var signs = 0
    var spaces = 0
    var columns = 0
    var before: UInt8 = 0
    for byte in bytes {
      switch byte {
      case 0x20, 0x09:
        spaces += 1
        if spaces == 4 { columns += 1 }
        continue
      case 0x0A, 0x0D:
        // Spaces that begin a line set it in.
        spaces = -1_000
        continue
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: letters += 1
      case 0xE3...0xE9: (letters, han) = (letters + 3, han + 3)
      case 0x21...0x7E where !Self.isPunctuation(byte): signs += 1
      // Arrows, mathematics, box drawing: U+2190 to U+25FF.
      case 0x86...0x97 where before == 0xE2: signs += 1
      default: break
      }
      before = byte
      spaces = 0
    }
    let least = hasCode ? Self.runningCode : han * 2 > letters ? Self.runningHan : Self.runningText
    return letters >= least && signs * 25 < letters && columns * 100 < letters
  }

  private static func isPunctuation(_ byte: UInt8) -> Bool {
    ",.;:'\"!?()-%".utf8.contains(byte)
  }
}
