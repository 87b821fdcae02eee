/// Reads the attributes of an element that bear on its text.
enum ElementMarks {
  /// The landmarks of WAI-ARIA 1.2 (5.3.4) that are not the page's own text.
  private static let furnitureRoles: Set<String> = [
    "navigation", "banner", "contentinfo", "search", "complementary", "menu", "menubar", "toolbar", "dialog",
    "alertdialog", "tablist",
  ]

  /// The elements of DocBook's `info` that its style sheets write as `h2` and `h3` with the element's name for a class.
  private static let credits: Set<String> = [
    "author", "editor", "corpauthor", "othercredit", "subtitle", "releaseinfo", "edition", "collab", "authorgroup",
  ]

  /// Takes up one attribute (name in small letters) of `node`.
  static func read(_ name: String, _ value: String, into node: inout WebNode) {
    switch name {
    case "hidden": node.marks.insert(.hidden)
    case "style": readStyle(value, into: &node)
    case "role":
      if furnitureRoles.contains(value.lowercased()) { node.marks.insert(.furniture) }
      if value == "presentation" || value == "none" { node.marks.insert(.presentation) }
    case "class":
      readWordClass(value, into: &node)
      if credits.contains(value) { node.marks.insert(.credit) }
    case "align": readAlignment(value.lowercased(), into: &node)
    case "size" where node.isFont: node.size = PageFont.size(ofStep: value)
    case "colspan", "rowspan": node.read(reach: name, value)
    case "href": readLink(value, into: &node)
    case "start" where node.element == .orderedList: node.number = Int32(value)
    case "value" where node.element == .listItem: node.number = Int32(value)
    case "reversed" where node.element == .orderedList: node.marks.insert(.reversed)
    case "type" where node.element == .orderedList: readCounting(value, into: &node)
    default: break
    }
  }

  private static func readStyle(_ value: String, into node: inout WebNode) {
    let style = String(decoding: value.utf8.filter { $0 > 0x20 }, as: UTF8.self).lowercased()
    if style.contains("display:none") || style.contains("visibility:hidden") { node.marks.insert(.hidden) }
    if style.contains("list-style:none") || style.contains("list-style-type:none") { node.marks.insert(.unmarked) }
    if style.contains("mso-hide:all") { node.marks.insert(.hidden) }
    for declaration in style.split(separator: ";") {
      guard let colon = declaration.firstIndex(of: ":") else { continue }
      let value = declaration[declaration.index(after: colon)...].prefix { $0 != "!" }
      switch declaration[..<colon] {
      case "text-align": readAlignment(String(value), into: &node)
      case "font-weight":
        let isBold = value.hasPrefix("bold") || (Int(value) ?? 0) >= 600
        node.marks.insert(isBold ? .bold : .light)
      case "font-style": if value == "italic" || value == "oblique" { node.marks.insert(.italic) }
      case "font-size": node.size = PageFont.size(value)
      default: node.inline.formUnion(ElementSpans.marks(of: declaration[..<colon], value))
      }
    }
  }

  private static func readAlignment(_ value: String, into node: inout WebNode) {
    switch value {
    case "center", "middle", "-webkit-center": node.marks.insert(.centred)
    case "right", "end": node.marks.insert(.flushRight)
    case "left", "start", "justify": node.marks.insert(.flushLeft)
    default: break
    }
  }

  /// The classes that Word itself gives paragraphs in pages it saves.
  private static func readWordClass(_ value: String, into node: inout WebNode) {
    if node.element == .block, let heading = styleHeading(value) { node.element = heading }
    if value.hasPrefix("MsoTitle") { node.marks.insert(.wordTitle) }
    if value.hasPrefix("MsoToc") || value.hasPrefix("MsoTOC") { node.marks.insert(.wordContents) }
  }

  /// The heading of `Heading1` … `Heading6`, the names of Word's styles, which converters give paragraphs as classes.
  private static func styleHeading(_ value: String) -> Element? {
    guard value.utf8.count >= 8, value.lowercased().hasPrefix("heading"),
      let digit = value.utf8.dropFirst(7).first, (0x31...0x36).contains(digit),
      value.utf8.dropFirst(8).first.map({ $0 == 0x20 }) ?? true
    else { return nil }
    return Element(rawValue: Element.heading1.rawValue + digit - 0x31)
  }

  /// A link within the page leads to the page's own text, as a list of contents does: it is none here.
  private static func readLink(_ value: String, into node: inout WebNode) {
    guard node.element == .anchor else { return }
    guard !value.hasPrefix("#") else {
      // `#` alone leads nowhere: a script gives the link its meaning.
      if value.utf8.count > 1 { node.marks.insert(.ownLink) }
      return
    }
    node.marks.insert(.link)
    if value.lowercased().hasPrefix("javascript:") { node.marks.insert(.control) }
  }

  private static func readCounting(_ value: String, into node: inout WebNode) {
    switch value {
    case "a": node.marks.insert(.smallLetters)
    case "A": node.marks.insert(.capitalLetters)
    case "i": node.marks.insert(.smallRoman)
    case "I": node.marks.insert(.capitalRoman)
    default: break
    }
  }
}

/// Sizes of characters in pages, in half-points.
enum PageFont {
  /// The size of a page that says nothing: 16 px.
  static let usual: UInt8 = 24

  /// The size a name of an element gives, as browsers set it; 0 for none.
  static func size(of name: String) -> Int16 {
    switch name {
    case "big": -120
    case "small": -83
    default: 0
    }
  }

  /// The size of `<font size=…>`, 1 to 7 or by steps from 3 (HTML, 15.3.1).
  static func size(ofStep value: String) -> Int16 {
    guard let number = Int(value.filter { $0 != "+" && $0 != " " }) else { return 0 }
    let isRelative = value.hasPrefix("+") || value.hasPrefix("-")
    let steps: [Int16] = [15, 20, 24, 27, 36, 48, 72]
    return steps[min(max((isRelative ? 3 + number : number) - 1, 0), 6)]
  }

  /// The size of a CSS value without blanks; negative for hundredths of the size around it, 0 where it is not known.
  static func size(_ value: Substring) -> Int16 {
    let words: [Substring: Int16] = [
      "xx-small": 14, "x-small": 15, "small": 20, "medium": 24, "large": 27, "x-large": 36, "xx-large": 48,
      "smaller": -83, "larger": -120,
    ]
    if let known = words[value] { return known }
    guard let number = Double(value.prefix { $0.isNumber || $0 == "." }), number > 0, number < 1_000 else { return 0 }
    let scale: [Substring: Double] = ["pt": 2, "px": 1.5, "em": -100, "%": -1, "rem": Double(usual)]
    let unit = value.drop { $0.isNumber || $0 == "." }
    return scale[unit].map { Int16(clamping: Int((number * $0).rounded())) } ?? 0
  }

  /// The size inside an element that says `size`, within one of `around`.
  static func size(_ size: Int16, within around: UInt8) -> UInt8 {
    if size == 0 { return around }
    return size > 0 ? UInt8(clamping: size) : UInt8(clamping: (Int(around) * -Int(size) + 50) / 100)
  }
}
