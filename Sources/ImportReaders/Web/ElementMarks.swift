/// Reads the attributes of an element that bear on its text.
enum ElementMarks {
  /// The landmarks of WAI-ARIA 1.2 (5.3.4) that are not the page's own text.
  private static let furnitureRoles: Set<String> = [
    "navigation", "banner", "contentinfo", "search", "complementary", "menu", "menubar", "toolbar", "dialog",
    "alertdialog", "tablist",
  ]

  /// Takes up one attribute (name in small letters) of `node`.
  static func read(_ name: String, _ value: String, into node: inout WebNode) {
    switch name {
    case "hidden": node.marks.insert(.hidden)
    case "style": readStyle(value, into: &node)
    case "role":
      if furnitureRoles.contains(value.lowercased()) { node.marks.insert(.furniture) }
      if value == "presentation" || value == "none" { node.marks.insert(.presentation) }
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
  }

  /// A link within the page leads to the page's own text, as a list of contents does: it is none here.
  private static func readLink(_ value: String, into node: inout WebNode) {
    guard node.element == .anchor, !value.hasPrefix("#") else { return }
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
