import ImportStream

/// The spans of a docx while its text is read: the links that are open.
struct DocxSpans {
  /// Destinations and readings.
  var words = InlineWords()
  /// The destinations of links to other places, by their relationships.
  private let targets: [String: String]
  private var links: [Int?] = []

  /// Spans of a document with these relationships.
  init(targets: [String: String]) { self.targets = targets }

  /// A link opens (17.16.22; `w:hlink` in Word 2003 XML; 17.16.19).
  mutating func beginLink(_ xml: XMLReader) {
    if let code = xml.attribute("instr") {
      return links.append(DocxFields.destination(of: code).flatMap { words.add(destination: $0) })
    }
    let target = xml.attribute("id").flatMap { targets[$0] } ?? xml.attribute("dest") ?? ""
    let place = (xml.attribute("anchor") ?? xml.attribute("bookmark")).map { "#" + $0 } ?? ""
    links.append(words.add(destination: target + place))
  }

  /// The innermost link closes.
  mutating func endLink() { _ = links.popLast() }

  /// The style of characters that look like `run` in a paragraph whose others look like `usual`; `field` is the
  /// destination that the field they stand in leads to.
  mutating func style(_ run: DocxCharacters, over usual: DocxCharacters, field: String?) -> InlineStyle {
    var style = InlineStyle(marks: run.position ?? [])
    let isEmphasis = run.isItalic ?? false && !(usual.isItalic ?? false)
    let isDotted = run.isDotted ?? false && !(usual.isDotted ?? false)
    if run.isBold ?? false, !(usual.isBold ?? false) { style.marks.insert(.strong) }
    if isEmphasis || isDotted { style.marks.insert(.emphasis) }
    if run.isStruck ?? false, !(usual.isStruck ?? false) { style.marks.insert(.strike) }
    if run.isCode ?? false, !(usual.isCode ?? false) { style.marks.insert(.code) }
    if let field { style.link = words.add(destination: field) }
    if style.link == nil, let link = links.last { style.link = link }
    return style
  }
}
