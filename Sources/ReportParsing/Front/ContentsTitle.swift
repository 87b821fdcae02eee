import TextFacts

/// The title of a list of contents, of figures or of tables.
enum ContentsTitle {
  private static let names = Phrases(
    "目录 目次 目錄 总目录 總目錄 图目录 表目录 图表目录 插图目录 附表目录 插图清单 附表清单 图录 contents tableofcontents listoffigures listoftables inhaltsverzeichnis "
      + "inhalt tabledesmatières sommaire índice содержание оглавление 차례 목차 mụclục indice sumário")

  static func isOne(_ text: [UInt8], _ line: Line) -> Bool {
    guard line.characters <= 22 else { return false }
    // Asked of every short line: its first byte tells most.
    switch text[line.content.lowerBound] {
    case 0x43, 0x63, 0x54, 0x74, 0x4C, 0x6C, 0x49, 0x69, 0x53, 0x73, 0x4D, 0x6D, 0xC3, 0xD0, 0xE5...0xE7, 0xEC, 0xEB,
      0xE2, 0xE3,
      0x5B, 0x2D, 0x2A, 0xEF:
      break
    default: return false
    }
    var words: [UInt32] = []
    var cursor = Cursor(text: text, place: line.content.lowerBound, end: line.content.upperBound)
    while let scalar = cursor.scalar, words.count <= 24 {
      cursor.place = scalar.end
      let value = FullWidthForm.ascii(of: scalar.value).map(UInt32.init) ?? scalar.value
      if Blank.contains(value) || isMark(value) { continue }
      words.append(LetterFolding.small(value))
    }
    return names.equal(words)
  }

  private static func isMark(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3A, 0x2E, 0x2D, 0x2A, 0x5B, 0x5D, 0x3D, 0x5F, 0x28, 0x29, 0x3010, 0x3011, 0x300A, 0x300B, 0x2014, 0x2026:
      true
    default: false
    }
  }
}
