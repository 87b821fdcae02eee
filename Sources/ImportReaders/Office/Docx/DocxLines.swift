import ImportStream
import ReportModel

/// The records of a paragraph of a docx.
enum DocxLines {
  /// A heading that goes on after a line break has no more characters in all; a longer one is a heading and a text.
  private static let longestHeading = 80

  /// The paragraph's look and lines, each with its changes; `number` is the one Word shows before it.
  static func records(
    of paragraph: DocxParagraph, _ style: DocxStyles.Resolved, number: String, _ words: InlineWords
  ) -> [ImportRecord] {
    var lines = paragraph.lines(after: number, words)
    var look = paragraph.look.typography(traits(aligned: paragraph.alignment ?? style.alignment))
    let level = level(of: paragraph, style)
    if isContents(paragraph, style, level) {
      look.traits.insert(.contents)
      return lines.flatMap { told(look, .paragraph($0.text), $0) }
    }
    guard let level, !paragraph.isBlank else { return lines.flatMap { told(look, .paragraph($0.text), $0) } }
    // Blank lines before and after the words of a heading are distance.
    lines.removeAll { $0.text.allSatisfy(\.isWhitespace) && $0.changes.isEmpty }
    if level == 0 || isOneHeading(lines.map(\.text)) {
      let line = joined(lines)
      return told(look, .heading(level: level, line.text), line)
    }
    return lines.enumerated().flatMap { place, line in
      told(look, place == 0 ? .heading(level: level, line.text) : .paragraph(line.text), line)
    }
  }

  /// The lines of a text box: they stand beside the text. Headings there are captions and slogans, none of the
  /// document's; a title by its style is one.
  static func boxed(_ records: [ImportRecord]) -> [ImportRecord] {
    var boxed: [ImportRecord] = []
    var look = Typography.unknown
    for record in records where record != .paragraph("") {
      switch record {
      case .look(let told): look = told
      case .heading(0, _):
        boxed += [.look(look), record]
        look = .unknown
      case .paragraph(let text), .heading(_, let text):
        look.traits.insert(.boxed)
        boxed += [.look(look), .paragraph(text)]
        look = .unknown
      case .row, .preformatted, .bookmark, .outlined, .footnote, .part, .span, .revision, .note, .end:
        boxed.append(record)
      }
    }
    return boxed
  }

  /// The traits that an alignment gives (17.18.44).
  private static func traits(aligned alignment: String?) -> Typography.Traits {
    switch alignment {
    case "center": .centred
    case "right", "end": .flushRight
    default: []
    }
  }

  /// 0 for the title, 1…9 for a heading; nil for running text.
  static func level(of paragraph: DocxParagraph, _ style: DocxStyles.Resolved) -> Int? {
    if style.isTitle { return 0 }
    if let own = paragraph.outline { return (0..<9).contains(own) ? own + 1 : nil }
    return style.heading
  }

  /// Whether the line is one of the list of contents: by its style, or in the gallery or field of contents, where a
  /// heading must look like an entry or be the list's own.
  private static func isContents(_ paragraph: DocxParagraph, _ style: DocxStyles.Resolved, _ level: Int?) -> Bool {
    if style.isContents { return !paragraph.isBlank }
    guard paragraph.isContents, !paragraph.isBlank else { return false }
    guard level != nil else { return true }
    let words = paragraph.text.filter { !$0.isWhitespace }
    return paragraph.text.contains("\t") || ["目录", "目錄", "目次", "目　录"].contains(words)
      || ["contents", "tableofcontents"].contains(words.lowercased())
  }

  private static func told(_ look: Typography, _ record: ImportRecord, _ line: DocxLine) -> [ImportRecord] {
    var told = look == .unknown ? [record] : [.look(look), record]
    if !line.spans.isEmpty { told += line.spans }
    for change in line.changes { told.append(.revision(change)) }
    return told
  }

  /// Whether lines with breaks between them are one heading and not a heading with its text.
  private static func isOneHeading(_ lines: [String]) -> Bool {
    let ends: Set<Character> = ["。", "；", "！", "？", ".", ";"]
    return lines.count == 1
      || (lines.reduce(0) { $0 + $1.count } <= longestHeading
        && !lines.contains { $0.last.map(ends.contains) ?? false })
  }

  /// Lines as one, without a space between characters of Chinese.
  private static func joined(_ lines: [DocxLine]) -> DocxLine {
    guard let first = lines.first else { return DocxLine(text: "", spans: [], changes: []) }
    return lines.dropFirst().reduce(first) { joined, line in
      let isChinese = { (scalar: Unicode.Scalar?) in scalar.map { (0x2E80...0xFFEF).contains($0.value) } ?? false }
      let needsSpace = !isChinese(joined.text.unicodeScalars.last) || !isChinese(line.text.unicodeScalars.first)
      let text = joined.text + (needsSpace ? " " : "")
      let distance = text.utf8.count
      return DocxLine(
        text: text + line.text, spans: joined.spans + line.spans.map { $0.moved(by: distance) },
        changes: joined.changes + line.changes.map { $0.moved(by: distance) })
    }
  }
}

extension Revision {
  /// The change so many bytes further on.
  fileprivate func moved(by distance: Int) -> Revision {
    var moved = self
    moved.range = TextRange(range.lower.bytes + distance, range.upper.bytes + distance)
    return moved
  }
}

/// Symbols that a docx writes as a font and a place in it (17.3.3.30).
enum DocxSymbols {
  /// The character that a symbol stands for; empty for one that only decorates.
  static func text(font: String, code: String) -> String {
    guard let value = UInt32(code, radix: 16) else { return "" }
    // Fonts of symbols have their places from F000 on.
    let place = value & 0xF000 == 0xF000 ? value & 0xFFF : value
    switch (font.lowercased(), place) {
    case ("wingdings", 0xA8), ("wingdings", 0x6F), ("wingdings 2", 0xA3), ("wingdings 2", 0x2A): return "□"
    case ("wingdings", 0xFE), ("wingdings 2", 0x52), ("wingdings 2", 0x54): return "☑"
    case ("wingdings", 0xFD), ("wingdings 2", 0x53), ("wingdings 2", 0x51): return "☒"
    case ("wingdings", 0xFC), ("wingdings 2", 0x50): return "✓"
    case ("wingdings", 0x6C), ("symbol", 0xB7): return "●"
    case ("wingdings", 0x6E): return "■"
    case ("wingdings", 0x75): return "◆"
    default:
      guard !["wingdings", "wingdings 2", "wingdings 3", "webdings", "symbol"].contains(font.lowercased()),
        let scalar = Unicode.Scalar(value)
      else { return "" }
      return String(Character(scalar))
    }
  }
}
