import ImportStream

/// The parts that paragraphs of a docx play by the names of their styles: those that Word has built in (ECMA-376 Part 1,
/// 17.7.4.9), their names in Chinese, and those of pandoc.
enum DocxPart {
  case quotation, caption, code

  private static let names: [String: DocxPart] = [
    "quote": .quotation, "intense quote": .quotation, "block text": .quotation, "引用": .quotation,
    "明显引用": .quotation, "caption": .caption, "题注": .caption, "題注": .caption, "html preformatted": .code,
    "source code": .code,
  ]
  private static let codes: Set<String> = [
    "html code", "html typewriter", "html keyboard", "html sample", "verbatim char",
  ]

  /// The part that a style of this name (small letters) gives; nil for none.
  init?(styleNamed name: String) {
    guard let part = Self.names[name] else { return nil }
    self = part
  }

  /// Whether characters of the style of this name (small letters) are code.
  static func isCode(_ name: String) -> Bool { codes.contains(name) || names[name] == .code }
}

/// The items and quotations of a docx, which has paragraphs only: those that follow each other.
struct DocxParts {
  private static let quotation = 1_000
  private var open = OpenParts()

  /// The lines of a paragraph with the parts they play; `level` is that of its list, `marker` the bytes of its number.
  mutating func told(
    _ lines: [ImportRecord], of paragraph: DocxParagraph, _ part: DocxPart?, level: Int?, marker: Int
  ) -> [ImportRecord] {
    if paragraph.isRule { open.add(.rule) }
    if paragraph.isBlank {
      guard paragraph.hasImage || paragraph.isRule else { return lines }
    } else if let level {
      open.end(from: level)
      open.begin(isItem: true, level)
    } else if part == .quotation {
      if !open.holds(Self.quotation) {
        open.end(from: 0)
        open.begin(isItem: false, Self.quotation)
      }
    } else {
      open.end(from: 0)
    }
    switch part {
    case .caption: open.add(.caption)
    case .code: open.add(.code)
    case .quotation, nil: if paragraph.isBlank, paragraph.hasImage { open.add(.image) }
    }
    let first = open.tell(marker: marker)
    return lines.told(first) { part == .code ? open.tell() + [.part(.code)] : open.tell() }
  }
}

extension ImportRecord {
  /// Whether it is a heading, or an entry of the list of contents, which no item is.
  var isHeadingOrContents: Bool {
    switch self {
    case .heading: true
    case .look(let look): look.traits.contains(.contents)
    case .paragraph, .row, .preformatted, .bookmark, .outlined, .footnote, .part, .span, .revision, .note, .end: false
    }
  }
}
