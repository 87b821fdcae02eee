import ReportModel
import TextFacts

/// A line of the opening or of the end of a text, with what is asked about it again and again.
struct OpeningLine {
  /// The position of the line among the lines that are not blank.
  let index: Int
  let line: Line
  /// Its scalars without white space, full-width forms of ASCII as ASCII; the first `most` of them.
  let words: [UInt32]
  /// Columns of white space before it.
  let indent: Int
  /// Runs of white space inside it, and the widest of them in columns.
  let gaps: Int
  let widestGap: Int
  /// Characters of East Asian scripts.
  let wide: Int
  /// Letters of the Latin, Greek and Cyrillic scripts, and how many of them are capitals.
  let letters: Int
  let capitals: Int

  private static let most = 240

  init(_ document: LinedText, _ index: Int) {
    self.index = index
    line = document.lines[index]
    var cursor = Cursor(text: document.text, place: Int(line.start), end: Int(line.contentEnd))
    var (words, indent, gap, gaps, widest) = ([UInt32](), 0, 0, 0, 0)
    var (wide, letters, capitals) = (0, 0, 0)
    words.reserveCapacity(min(Int(line.characters), Self.most))
    var concealed = document.concealed(in: line)[...]
    while let scalar = cursor.scalar, words.count < Self.most {
      if let run = concealed.first, run.lowerBound <= cursor.place {
        // A page does not show it: the address of a link says nothing of the line.
        cursor.place = max(scalar.end, run.upperBound)
        concealed.removeFirst()
        continue
      }
      let isInside = cursor.place >= Int(line.contentStart)
      cursor.place = scalar.end
      if Blank.contains(scalar.value) {
        let columns = scalar.value == 0x3000 ? 2 : (scalar.value == 0x09 ? 4 : 1)
        if isInside { gap += columns } else { indent += columns }
        continue
      }
      if gap > 0 { (gaps, widest, gap) = (gaps + 1, max(widest, gap), 0) }
      let value = FullWidthForm.ascii(of: scalar.value).map(UInt32.init) ?? scalar.value
      words.append(value)
      switch value {
      case 0x41...0x5A, 0xC0...0xDE, 0x391...0x3A9, 0x410...0x42F: (letters, capitals) = (letters + 1, capitals + 1)
      case 0x100...0x24F, 0x1EA0...0x1EF9:
        letters += 1
        if LetterFolding.isCapital(value) { capitals += 1 }
      case 0x61...0x7A, 0xDF...0xFF, 0x3AC...0x3CE, 0x430...0x44F: letters += 1
      case 0x1100...0x11FF, 0x2E80...0xA4CF, 0xAC00...0xD7AF, 0xF900...0xFAFF, 0x20000...0x3FFFF: wide += 1
      default: break
      }
    }
    (self.words, self.indent, self.gaps, widestGap) = (words, indent, gaps, widest)
    (self.wide, self.letters, self.capitals) = (wide, letters, capitals)
  }

  /// The words with all letters small.
  var folded: [UInt32] { words.map(LetterFolding.small) }

  /// Whether its script is one of East Asia.
  var isEastAsian: Bool { wide > 0 && wide * 2 >= letters }

  /// Whether all its letters are capitals, two at least.
  var isCapitals: Bool { letters >= 2 && capitals == letters }

  /// The words without brackets around all of them; nil where there are none.
  var bracketed: ArraySlice<UInt32>? {
    guard words.count > 2, let first = words.first, let last = words.last, let close = Brackets.close(of: first),
      close == last, words.dropFirst().firstIndex(of: close) == words.count - 1
    else { return nil }
    return words.dropFirst().dropLast()
  }
}

extension LinedText {
  /// The runs of `line` that a page does not show, in order.
  fileprivate func concealed(in line: Line) -> [Range<Int>] {
    guard !spans.isEmpty else { return [] }
    let first = spans.partitionPoint { $0.range.lower.bytes < Int(line.start) }
    return spans[first...].prefix { $0.range.lower.bytes < Int(line.end) }
      .filter { $0.kind == .concealed }.map { $0.range.bytes }
  }
}

/// Brackets in pairs, full-width forms of ASCII as ASCII.
enum Brackets {
  /// The bracket that closes `scalar`; nil where that opens none.
  static func close(of scalar: UInt32) -> UInt32? {
    switch scalar {
    case 0x28: 0x29
    case 0x3C: 0x3E
    case 0x5B: 0x5D
    case 0x3010: 0x3011  // 【】
    case 0x3014: 0x3015  // 〔〕
    case 0x300A: 0x300B  // 《》
    case 0x3008: 0x3009  // 〈〉
    case 0x300E: 0x300F  // 『』
    case 0x300C: 0x300D  // 「」
    default: nil
    }
  }
}
