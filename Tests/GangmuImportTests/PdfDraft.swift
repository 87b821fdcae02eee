/// Writes small PDFs for tests: lines of text at given places. The font is named and not embedded; its characters are
/// those of Unicode, an em wide, letters and figures of ASCII half an em.
struct PdfDraft {
  /// A line at a place, in points from the left and the top of a page of A4.
  struct Line {
    var text: String
    var left: Double
    var top: Double
    var size: Double
  }

  /// A page: its lines, strokes, slanted words, and the quarter turns by which it is shown, in degrees.
  private struct Page {
    var lines: [Line]
    var rules: [Rule] = []
    var slanted: [String] = []
    var turn = 0
  }

  /// A stroke, in points from the left and the top of the page.
  typealias Rule = (left: Double, top: Double, right: Double, bottom: Double)

  private struct Bookmark {
    var title: String
    var page: Int?
    var top: Double?
  }

  private var pages: [Page] = []
  private var bookmarks: [Bookmark] = []
  static let height = 842.0

  /// Adds a page. Slanted words stand across it, each further down than the one before.
  mutating func page(_ lines: [Line], rules: [Rule] = [], slanted: [String] = [], turn: Int = 0) {
    pages.append(Page(lines: lines, rules: rules, slanted: slanted, turn: turn))
  }

  /// Adds a bookmark at the top level that leads to a page, counted from 0, and to a place on it.
  mutating func bookmark(_ title: String, page: Int? = nil, top: Double? = nil) {
    bookmarks.append(Bookmark(title: title, page: page, top: top))
  }

  /// Adds a page of lines set 30 points apart from 100 points down, in type of 16 points. A line that begins with `>`
  /// is set in by two characters from the margin at 90 points.
  mutating func page(_ lines: [String], foot: String? = nil, head: String? = nil) {
    var placed = lines.enumerated().map { row, text in
      let isSetIn = text.hasPrefix(">")
      return Line(
        text: String(text.drop { $0 == ">" }), left: isSetIn ? 122 : 90, top: 100 + 30 * Double(row), size: 16)
    }
    if let foot { placed.append(Line(text: foot, left: 290, top: 790, size: 9)) }
    if let head { placed.append(Line(text: head, left: 200, top: 40, size: 9)) }
    page(placed)
  }

  /// The document.
  var bytes: [UInt8] {
    var objects: [String] = []
    let firstPage = 6
    let firstBookmark = firstPage + pages.count * 2
    let kids = pages.indices.map { "\(firstPage + $0 * 2) 0 R" }.joined(separator: " ")
    let outlines = bookmarks.isEmpty ? "" : "/Outlines \(firstBookmark) 0 R"
    objects.append("<</Type/Catalog/Pages 2 0 R\(outlines)>>")
    objects.append("<</Type/Pages/Kids[\(kids)]/Count \(pages.count)>>")
    objects.append(
      "<</Type/Font/Subtype/Type0/BaseFont/Song/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>")
    objects.append(
      "<</Type/Font/Subtype/CIDFontType2/BaseFont/Song/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
        + "/Supplement 0>>/DW 1000/W[32 126 500]>>")
    objects.append(stream(toUnicode))
    for (index, page) in pages.enumerated() {
      objects.append(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Rotate \(page.turn)/Resources<</Font<</F 3 0 R>>>>/Contents "
          + "\(firstPage + index * 2 + 1) 0 R>>")
      objects.append(stream(content(page)))
    }
    if !bookmarks.isEmpty {
      let last = firstBookmark + bookmarks.count
      objects.append("<</First \(firstBookmark + 1) 0 R/Last \(last) 0 R/Count \(bookmarks.count)>>")
      for (index, bookmark) in bookmarks.enumerated() {
        let next = index + 1 < bookmarks.count ? "/Next \(firstBookmark + index + 2) 0 R" : ""
        objects.append(
          "<</Title<FEFF\(hexadecimal(bookmark.title))>/Parent \(firstBookmark) 0 R\(next)"
            + destination(of: bookmark, firstPage) + ">>")
      }
    }
    return file(objects)
  }

  /// The file of numbered objects, with the table of their places.
  private func file(_ objects: [String]) -> [UInt8] {
    var bytes = Array("%PDF-1.7\n".utf8)
    var places: [Int] = []
    for (index, object) in objects.enumerated() {
      places.append(bytes.count)
      bytes += Array("\(index + 1) 0 obj\n\(object)\nendobj\n".utf8)
    }
    let table = bytes.count
    bytes += Array("xref\n0 \(objects.count + 1)\n0000000000 65535 f \n".utf8)
    for place in places {
      let digits = String(place)
      bytes += Array((String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n").utf8)
    }
    bytes += Array("trailer\n<</Size \(objects.count + 1)/Root 1 0 R>>\nstartxref\n\(table)\n%%EOF\n".utf8)
    return bytes
  }

  private func stream(_ content: String) -> String {
    "<</Length \(content.utf8.count)>>\nstream\n\(content)\nendstream"
  }

  private func destination(of bookmark: Bookmark, _ firstPage: Int) -> String {
    guard let page = bookmark.page else { return "" }
    let place = bookmark.top.map { "/XYZ 0 \(Self.height - $0) null" } ?? "/Fit"
    return "/Dest[\(firstPage + page * 2) 0 R \(place)]"
  }

  private func content(_ page: Page) -> String {
    let rules = page.rules.map { rule in
      "\(rule.left) \(Self.height - rule.top) m \(rule.right) \(Self.height - rule.bottom) l S"
    }
    let slanted = page.slanted.enumerated().map { index, text in
      "BT /F 20 Tf 0.7 0.7 -0.7 0.7 100 \(600 - 150 * index) Tm <\(hexadecimal(text))> Tj ET"
    }
    return (page.lines.map(operators) + rules + slanted).joined(separator: "\n")
  }

  private func operators(_ line: Line) -> String {
    "BT /F \(line.size) Tf \(line.left) \(Self.height - line.top - line.size) Td <\(hexadecimal(line.text))> Tj ET"
  }

  private func hexadecimal(_ text: String) -> String {
    text.utf16.map { unit in
      let digits = String(unit, radix: 16)
      return String(repeating: "0", count: 4 - digits.count) + digits
    }.joined()
  }

  /// Each character is its own: the ranges share their first byte, as the format asks.
  private var toUnicode: String {
    let ranges = (0..<256).map { high in
      let byte = (high < 16 ? "0" : "") + String(high, radix: 16)
      return "<\(byte)00> <\(byte)FF> <\(byte)00>"
    }
    let blocks = stride(from: 0, to: 256, by: 64).map { start in
      "64 beginbfrange\n" + ranges[start..<start + 64].joined(separator: "\n") + "\nendbfrange"
    }
    return "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n1 begincodespacerange\n<0000> <FFFF>\n"
      + "endcodespacerange\n" + blocks.joined(separator: "\n") + "\nendcmap end end"
  }
}
