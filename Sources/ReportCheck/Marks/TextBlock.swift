import ReportModel

/// What marks are looked for in: a paragraph, or several where a heading goes over them.
struct TextBlock {
  var range: TextRange

  /// The blocks of a report's running text, in order.
  static func all(in report: Report) -> [TextBlock] {
    var blocks: [TextBlock] = []
    var section = 1
    var headingEnd = TextOffset.start
    for paragraph in report.paragraphs {
      switch paragraph.kind {
      case .blank, .furniture, .contents, .preformatted: continue
      case .title, .salutation, .heading, .body, .closing: break
      }
      let goesOn = paragraph.continuesLine || paragraph.range.lower < headingEnd
      while section < report.sections.count, report.sections[section].range.lower < paragraph.range.upper {
        headingEnd = max(headingEnd, report.sections[section].heading.upper)
        section += 1
      }
      if goesOn, let last = blocks.indices.last {
        blocks[last].range.upper = paragraph.range.upper
      } else {
        blocks.append(TextBlock(range: paragraph.range))
      }
    }
    return blocks
  }

  /// Calls `body` with every scalar of the block, where it starts, and where it ends.
  func forEachScalar(in text: [UInt8], _ body: (UInt32, Int, Int) -> Void) {
    let span = text.span
    var place = range.lower.bytes
    while place < min(range.upper.bytes, span.count) {
      let lead = span[place]
      let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
      guard place + length <= span.count else { return }
      var value = length == 1 ? UInt32(lead) : UInt32(lead) & (0x7F >> UInt32(length))
      for index in place + 1..<place + length { value = value << 6 | UInt32(span[index] & 0x3F) }
      body(value, place, place + length)
      place += length
    }
  }
}

/// Han characters, by block (Unicode 16, chapter 18).
enum Han {
  static func contains(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3007, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x323AF: true
    default: false
    }
  }
}
