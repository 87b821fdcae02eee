/// The detection of web pages and of office documents in one XML file.
enum MarkupSniffer {
  /// The format of a text that begins with `head`, in any encoding that ASCII can be seen in; nil for text.
  static func format(of head: [UInt8]) -> ImportFormat? {
    if WebArchiveHead.begins(head), WebArchiveHead.isWebArchive(head) { return .mht }
    var rest = narrow(head[...])[...].drop { $0 <= 0x20 }
    guard rest.first == 0x3C else { return nil }
    guard let first = afterPreliminaries(rest) else { return nil }
    rest = first
    if let format = office(rest) { return format }
    if ["<!doctype html", "<html", "<head", "<body"].contains(where: { ByteWords.begins(rest, $0) }) { return .html }
    return isFragment(rest) ? .html : nil
  }

  /// Bytes two wide as one wide, where a byte order mark or the first `<` tells that they are; others without their
  /// mark.
  static func narrow(_ head: ArraySlice<UInt8>) -> [UInt8] {
    let first = Array(head.prefix(4))
    if first.starts(with: [0xEF, 0xBB, 0xBF]) { return Array(head.dropFirst(3)) }
    let isLittle = first.starts(with: [0xFF, 0xFE]) || first.starts(with: [0x3C, 0])
    guard isLittle || first.starts(with: [0xFE, 0xFF]) || first.starts(with: [0, 0x3C]) else { return Array(head) }
    let hasMark = first.first.map { $0 >= 0xFE } ?? false
    let bytes = hasMark ? head.dropFirst(2) : head
    return stride(from: bytes.startIndex, to: bytes.endIndex - 1, by: 2).map { place in
      let (low, high) = isLittle ? (bytes[place], bytes[place + 1]) : (bytes[place + 1], bytes[place])
      return high == 0 ? low : 0xFF
    }
  }

  /// The text after the XML declaration, comments, instructions and the elements that may come before a page and are
  /// no text: scripts, styles, what the page says of itself. Nil where one of them does not end.
  private static func afterPreliminaries(_ head: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    var rest = head
    while true {
      if ByteWords.begins(rest, "<?php") { return nil }
      let end: String? =
        if ByteWords.begins(rest, "<?") {
          "?>"
        } else if ByteWords.begins(rest, "<!--") {
          "-->"
        } else if ["<meta", "<link", "<base"].contains(where: { isTag(rest, $0) }) {
          ">"
        } else {
          unread.first { isTag(rest, "<" + $0) }.map { "</" + $0 }
        }
      guard let end else { return rest }
      guard let place = ByteWords.place(ofAnyCase: end, in: rest) else { return nil }
      rest = rest[(place + end.utf8.count)...]
      if end.hasPrefix("</") { rest = rest.drop { $0 != 0x3E }.dropFirst() }
      rest = rest.drop { $0 <= 0x20 }
    }
  }

  private static let unread = ["script", "style", "title", "noscript", "template"]

  /// Whether `bytes` begin with the tag `word` and not with a longer name.
  private static func isTag(_ bytes: ArraySlice<UInt8>, _ word: String) -> Bool {
    guard ByteWords.begins(bytes, word) else { return false }
    guard let next = bytes.dropFirst(word.utf8.count).first else { return true }
    return next <= 0x20 || next == 0x3E || next == 0x2F
  }

  /// The format of an office document that is one XML file: Word 2003 XML and Flat OPC are read as docx, a flat
  /// OpenDocument text as odt.
  private static func office(_ rest: ArraySlice<UInt8>) -> ImportFormat? {
    let root = rest.prefix { $0 != 0x3E }
    let holds = { (word: String) in ByteWords.place(of: word, in: root) != nil }
    if holds("wordDocument"), holds("http://schemas.microsoft.com/office/word/2003/wordml") { return .docx }
    if holds("package"), holds("http://schemas.microsoft.com/office/2006/xmlPackage") { return .docx }
    if holds("document"), holds("urn:oasis:names:tc:opendocument:xmlns:office:1.0") {
      return holds("application/vnd.oasis.opendocument.text") ? .odt : nil
    }
    return nil
  }

  // MARK: Fragments

  private static let blocks = [
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "dl", "center", "section", "article", "main",
    "header", "font", "span", "br", "hr", "blockquote", "pre", "strong", "b", "a", "img", "form", "nav",
    "iframe", "figure", "aside", "footer", "em", "i", "u", "details",
  ]

  /// Whether a text that begins with an element of a page is one: it has few words outside elements of blocks, and no
  /// mark-up of Markdown, whose texts may begin so too.
  private static func isFragment(_ rest: ArraySlice<UInt8>) -> Bool {
    guard blocks.contains(where: { isTag(rest, "<" + $0) }), !hasMarkdown(rest) else { return false }
    var outside = 0
    var inside = 0
    var ends = 0
    var depth = 0
    // The bytes outside since the tag before, and whether a break stands above them.
    var run = 0
    var isBroken = false
    var place = rest.startIndex
    while place < rest.endIndex {
      if rest[place] == 0x3C {
        let tag = rest[place...].prefix { $0 != 0x3E }
        let isEnd = tag.dropFirst().first == 0x2F
        let isBreak = isTag(tag, "<br")
        let isSelfClosed = isBreak || tag.last == 0x2F || ["<hr", "<img", "<!"].contains { ByteWords.begins(tag, $0) }
        // Words that breaks part are laid out as those in elements are.
        if isBroken || isBreak { inside += run } else { outside += run }
        (run, isBroken) = (0, isBreak)
        if isEnd {
          depth = max(0, depth - 1)
          ends += 1
        } else if !isSelfClosed {
          depth += 1
        }
        place = tag.endIndex
      } else if rest[place] > 0x20 {
        if depth == 0 { run += 1 } else { inside += 1 }
      } else if rest[place] == 0x0A, rest[..<place].last == 0x0A {
        // A blank line parts paragraphs of plain text.
        outside += run
        (run, isBroken) = (0, false)
      }
      place += 1
    }
    if isBroken { inside += run } else { outside += run }
    return ends > 0 && outside * 4 <= inside
  }

  /// Whether a line begins with the mark of a heading, a list or a fence, or a link or image of Markdown stands
  /// anywhere.
  private static func hasMarkdown(_ rest: ArraySlice<UInt8>) -> Bool {
    if ByteWords.place(of: "](", in: rest) != nil { return true }
    var isStart = false
    for place in rest.indices {
      if isStart {
        let line = rest[place...].prefix(8)
        let heading = line.drop { $0 == 0x23 }
        if heading.startIndex > line.startIndex, heading.first == 0x20 { return true }
        if ["```", "~~~", "- ", "* ", "+ ", "> "].contains(where: { ByteWords.begins(line, $0) }) { return true }
      }
      isStart = rest[place] == 0x0A
    }
    return false
  }
}

/// The head of a web archive: a page and its pictures as one message (RFC 2557), which browsers and Word save as `.mht`
/// and, at times, `.doc`.
enum WebArchiveHead {
  /// Whether the first line is a field of a message's head.
  static func begins(_ head: [UInt8]) -> Bool {
    let start = head.drop { $0 == 0x0A || $0 == 0x0D || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }
    return [
      "mime-version:", "from:", "content-type:", "subject:", "date:", "snapshot-content-location:", "message-id:",
    ]
    .contains { ByteWords.begins(start, $0) }
  }

  /// Whether the head says that the message is a page with what belongs to it, or a page alone.
  static func isWebArchive(_ head: [UInt8]) -> Bool {
    guard ByteWords.place(ofAnyCase: "mime-version:", in: head[...]) != nil,
      let type = ByteWords.place(ofAnyCase: "content-type:", in: head[...])
    else { return false }
    let value = head[type...].prefix(200)
    return ByteWords.place(ofAnyCase: "multipart/related", in: value) != nil
      || ByteWords.place(ofAnyCase: "text/html", in: value.prefix { $0 != 0x3B && $0 != 0x0A }) != nil
  }
}
