/// Links and signs that a site adds to its headings: to edit the section, to name it in an address.
enum HeadingLinks {
  private static let signs: Set<String> = ["¶", "#", "§", "🔗", "∞", "🔖"]
  /// The words of such links on wikis (MediaWiki's `editsection` and `editsectionsource`), as they stand in copies of
  /// pages where they are links no longer.
  private static let editing: Set<String> = [
    "编辑", "编辑源代码", "编辑本段", "源代码", "編輯", "編輯原始碼", "原始碼", "edit", "edit source", "編集", "ソースを編集", "편집", "원본 편집",
    "bearbeiten", "quelltext bearbeiten", "modifier", "modifier le code", "править", "править код", "editar",
    "editar código", "editar código-fonte", "modifica", "modifica wikitesto", "sửa", "sửa đổi", "sửa mã nguồn",
  ]
  /// The words of links that read a section aloud.
  private static let reading: Set<String> = ["播报", "播報", "朗读", "朗讀"]
  private static let longest = 120

  /// `text`, a heading that holds `links`, without them.
  static func without(_ links: [String], _ text: String) -> String {
    var text = text
    if let first = links.first, first != text, signs.contains(first), text.hasPrefix(first) {
      text = String(text.dropFirst(first.count)).trimmed
    }
    if let last = links.last, last != text, signs.contains(last), text.hasSuffix(last) {
      return String(text.dropLast(last.count)).trimmed
    }
    // Without brackets too, as encyclopaedias have them: 历史沿革 编辑 播报.
    var isCut = false
    for link in links.reversed() where !link.isEmpty {
      guard editing.contains(link.lowercased()) || reading.contains(link), link != text, text.hasSuffix(link) else {
        break
      }
      text = String(text.dropLast(link.count)).trimmed
      isCut = true
    }
    if isCut { return text }
    guard let end = text.last, end == "]" || end == "］",
      let start = text.lastIndex(where: { $0 == "[" || $0 == "［" }), start > text.startIndex
    else { return text }
    let inner = text[text.index(after: start)...].dropLast()
    guard inner.utf8.count <= longest, isEditing(inner) || isOnly(links, String(inner)) else { return text }
    return String(text[..<start]).trimmed
  }

  private static func isEditing(_ inner: Substring) -> Bool {
    let words = inner.split(omittingEmptySubsequences: false) { $0 == "|" || $0 == "｜" }
    return words.allSatisfy { editing.contains(String($0).trimmed.lowercased()) }
  }

  /// Whether nothing but links stands between the brackets.
  private static func isOnly(_ links: [String], _ inner: String) -> Bool {
    var inner = inner
    guard !links.isEmpty else { return false }
    for link in links where !link.isEmpty {
      if let place = inner.firstPlace(of: link) { inner.removeSubrange(place) }
    }
    return inner.allSatisfy { " |｜/·\u{A0}".contains($0) }
  }
}

extension String {
  /// The first place of `word`.
  fileprivate func firstPlace(of word: String) -> Range<Index>? {
    var place = startIndex
    while place < endIndex {
      if self[place...].hasPrefix(word) { return place..<index(place, offsetBy: word.count) }
      formIndex(after: &place)
    }
    return nil
  }
}
