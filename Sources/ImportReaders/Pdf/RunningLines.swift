import TextFacts

/// Page numbers, and heads and feet that repeat from page to page.
enum RunningLines {
  /// The number of lines at the top and at the bottom of a page that may be heads and feet.
  private static let edge = 3

  /// The pages without them; the pages themselves where nothing else stands on any.
  static func removed(from pages: [PageText]) -> [PageText] {
    let lines = removed(from: pages.map(\.lines))
    guard lines.contains(where: { !$0.isEmpty }) else { return pages }
    return zip(pages, lines).map { PageText(lines: $1, width: $0.width) }
  }

  private static func removed(from pages: [[PageLine]]) -> [[PageLine]] {
    var counts: [String: Int] = [:]
    for page in pages {
      for shape in Set(edges(of: page).map { shape(page[$0], in: page) }) { counts[shape, default: 0] += 1 }
    }
    // Every other page at least (heads differ on left and right pages), three pages at least.
    let least = max(3, pages.count / 4)
    return pages.map { page in
      let candidates = Set(edges(of: page))
      return page.indices.compactMap { index in
        guard candidates.contains(index) else { return page[index] }
        if isOutermost(index, page), isPageNumber(page[index].text) { return nil }
        return counts[shape(page[index], in: page), default: 0] >= least ? nil : page[index]
      }
    }
  }

  private static func edges(of page: [PageLine]) -> [Int] {
    let byHeight = page.indices.sorted { page[$0].top < page[$1].top }
    guard byHeight.count > edge * 2 else { return byHeight }
    return Array(byHeight.prefix(edge) + byHeight.suffix(edge))
  }

  private static func isOutermost(_ index: Int, _ page: [PageLine]) -> Bool {
    !page.contains { $0.bottom <= page[index].top + 1 } || !page.contains { $0.top >= page[index].bottom - 1 }
  }

  /// The line without figures and spaces, with its height on the page: what repeats does so at one place.
  private static func shape(_ line: PageLine, in page: [PageLine]) -> String {
    let letters = line.text.unicodeScalars.filter { !("0"..."9").contains($0) && !Blank.contains($0.value) }
    return "\(Int(line.top / 6))|" + String(String.UnicodeScalarView(letters))
  }

  /// `12`, `— 12 —`, `- 12 -`, `第 12 页`, `第1页 共9页`, `12 / 90`, `xii`.
  static func isPageNumber(_ text: String) -> Bool {
    let scalars = text.unicodeScalars.filter { !Blank.contains($0.value) }
    guard !scalars.isEmpty, scalars.count <= 14 else { return false }
    if scalars.allSatisfy({ ("0"..."9").contains($0) }) { return scalars.count <= 4 }
    let ofNumbers: Set<Unicode.Scalar> = ["第", "页", "頁", "共", "-", "—", "–", "―", "─", "/", "·", "~", "～", "，", "－"]
    if scalars.allSatisfy({ ("0"..."9").contains($0) || ("０"..."９").contains($0) || ofNumbers.contains($0) }) {
      return scalars.contains { ("0"..."9").contains($0) || ("０"..."９").contains($0) }
    }
    return scalars.count <= 6
      && scalars.allSatisfy { ["i", "v", "x", "I", "V", "X", "Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ", "Ⅴ"].contains($0) }
  }
}
