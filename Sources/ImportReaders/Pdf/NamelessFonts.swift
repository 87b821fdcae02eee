/// Fonts without a name (Type 3: ISO 32000-1, 9.6.5), as browsers write them that print pages with fonts of the web: nothing
/// says which of them are bold.
///
/// One has most of the text. Another of the same size, in which whole lines are set and nearly all of them short ones, is
/// set apart from it by its strokes: it is the bold of the text.
enum NamelessFonts {
  /// A heading is no longer, in bytes of UTF-8.
  private static let longest = 90
  private static let fewestLines = 3

  /// `pages` with the lines bold that are set in such a font.
  static func emboldened(_ pages: [PageText]) -> [PageText] {
    var bytes: [Int: Int] = [:]
    var lines: [Int: (all: Int, short: Int)] = [:]
    for line in pages.lazy.flatMap(\.lines) where line.face > 0 && line.cells.isEmpty {
      let length = line.text.utf8.count
      bytes[line.face, default: 0] += length
      lines[line.face, default: (0, 0)].all += 1
      if length <= longest { lines[line.face, default: (0, 0)].short += 1 }
    }
    guard let most = bytes.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }),
      most.value * 10 >= bytes.values.reduce(0, +) * 6
    else { return pages }
    let bold = Set(
      lines.filter { face, count in
        face != most.key && count.all >= fewestLines && count.short * 10 >= count.all * 9
      }.keys)
    guard !bold.isEmpty else { return pages }
    return pages.map { page in
      var page = page
      for index in page.lines.indices where bold.contains(page.lines[index].face) { page.lines[index].isBold = true }
      return page
    }
  }
}
