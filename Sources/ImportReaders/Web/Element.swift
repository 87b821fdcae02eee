/// The elements of HTML that decide how their text is laid out; all others are runs of text.
enum Element: UInt8 {
  /// A run of characters.
  case text
  /// An element that only marks words: `span`, `b`, and every unknown one.
  case inline
  case anchor
  case lineBreak
  case image
  /// An element that stands on lines of its own: `p`, `div`, `section`.
  case block
  case heading1, heading2, heading3, heading4, heading5, heading6
  case orderedList, unorderedList, listItem
  case table, row, cell, headCell
  case preformatted
  case body
  case main, article
  case navigation, header, footer, aside
  case form
  /// Characters with their reading, and the reading, which is no text.
  case ruby, reading
  case quotation, caption, rule
  /// A list of definitions, a term in it, and what defines it.
  case definitionList, term, definition
  /// Text for readers without scripts: `noscript`.
  case scriptless
  /// Elements that are never text: scripts, styles, controls, the document's head.
  case silent

  private static let names: [String: Element] = [
    "a": .anchor, "br": .lineBreak, "h1": .heading1, "h2": .heading2, "h3": .heading3, "h4": .heading4,
    "h5": .heading5, "h6": .heading6, "ol": .orderedList, "ul": .unorderedList, "menu": .unorderedList,
    "dir": .unorderedList, "li": .listItem, "table": .table, "tr": .row, "td": .cell, "th": .headCell,
    "pre": .preformatted, "listing": .preformatted, "xmp": .preformatted, "body": .body, "main": .main,
    "article": .article, "nav": .navigation, "header": .header, "footer": .footer, "aside": .aside, "form": .form,
    "address": .block, "blockquote": .quotation, "caption": .caption, "center": .block, "dd": .definition,
    "details": .block, "div": .block, "dl": .definitionList, "dt": .term, "fieldset": .block, "figcaption": .caption,
    "figure": .block, "hgroup": .block, "hr": .rule, "html": .block, "legend": .block, "p": .block, "search": .block,
    "section": .block, "summary": .block, "tbody": .block, "tfoot": .block, "thead": .block,
    "audio": .silent, "button": .silent, "canvas": .silent, "datalist": .silent,
    "head": .silent, "iframe": .silent, "input": .silent, "noscript": .scriptless, "object": .silent,
    "option": .silent, "script": .silent, "select": .silent, "style": .silent, "svg": .silent,
    "template": .silent, "textarea": .silent, "title": .silent, "video": .silent,
    // The reading of characters is no part of the words (HTML, 4.5.12).
    "ruby": .ruby, "rt": .reading, "rp": .silent, "rtc": .silent,
    "img": .image,
  ]

  /// The element called `name` (small letters).
  init(named name: String) { self = Self.names[name] ?? .inline }

  /// Whether it begins and ends lines.
  var isBlock: Bool {
    switch self {
    case .text, .inline, .anchor, .lineBreak, .image, .ruby, .reading, .scriptless, .silent: false
    default: true
    }
  }

  /// 1 to 6 for headings.
  var headingLevel: Int? {
    let level = Int(rawValue) - Int(Element.heading1.rawValue) + 1
    return (1...6).contains(level) ? level : nil
  }
}
