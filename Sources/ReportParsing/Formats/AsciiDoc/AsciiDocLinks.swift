import ReportModel
import TextFacts

/// Links and marks of a line of AsciiDoc.
enum AsciiDocLinks {
  static func spans(_ text: [UInt8], _ range: Range<Int>, _ marks: QuoteMarks) -> [InlineSpan] {
    var links: [InlineSpan] = []
    var taken: [Range<Int>] = []
    var place = range.lowerBound
    while let open = ByteSearch.first(0x5B, in: text, from: place, to: range.upperBound) {
      place = open + 1
      if let hidden = hiddenEnd(text, open, range) {
        if taken.last.map({ $0.upperBound <= open }) ?? true {
          links.append(InlineSpan(.concealed, TextRange(open, hidden)))
          taken.append(open..<hidden)
        }
        place = hidden
        continue
      }
      guard let macro = AsciiDocMacro.read(text, range.lowerBound, open),
        let close = ByteSearch.first(0x5D, in: text, from: open, to: min(range.upperBound, open + WorkBudget.tagBytes)),
        taken.last.map({ $0.upperBound <= macro.start }) ?? true
      else { continue }
      place = close + 1
      if text.begins(with: "footnote:", in: macro.start..<open) {
        // The note stands in brackets where it is written.
        links.append(InlineSpan(.concealed, TextRange(macro.start, open)))
        taken.append(macro.start..<open)
        continue
      }
      if text.begins(with: "image:", in: macro.start..<open) {
        links += image(text, macro.start..<open, words: open + 1..<close)
        taken.append(macro.start..<close + 1)
        continue
      }
      // Without words of its own a link shows where it leads.
      let isBare = macro.isLink && close == open + 1
      let words = isBare ? macro.target : open + 1..<close
      let hidden = [macro.start..<words.lowerBound, words.upperBound..<close + 1].filter { !$0.isEmpty }
      links += hidden.map { InlineSpan(.concealed, $0.run) }
      if !words.isEmpty { links.append(InlineSpan(.link, words.run, target: macro.target.run)) }
      taken += isBare ? [macro.start..<close + 1] : hidden
    }
    return (links.inOrder + marks.spans(in: range, without: taken)).inOrder
  }

  /// The byte after an inline anchor (`[[name]]`, `[[name,words]]`), or after the roles of marked words (`[.role]#words#`),
  /// of which a page shows nothing, where one begins at `open`.
  private static func hiddenEnd(_ text: [UInt8], _ open: Int, _ range: Range<Int>) -> Int? {
    let limit = min(range.upperBound, open + WorkBudget.tagBytes)
    guard open + 2 < limit, let close = ByteSearch.first(0x5D, in: text, from: open + 1, to: limit),
      close + 1 < range.upperBound
    else { return nil }
    if text[open + 1] == 0x5B {
      let isName = HTMLTag.isLetter(text[open + 2]) || text[open + 2] == 0x5F || text[open + 2] >= 0x80
      return isName && text[close + 1] == 0x5D ? close + 2 : nil
    }
    let isRole = text[open + 1] == 0x2E || text[open + 1] == 0x23
    return isRole && [0x23, 0x2A, 0x5F, 0x60].contains(text[close + 1]) ? close + 1 : nil
  }

  /// The spans of `image:path[words,attributes]` and `image::path[…]`: the words, or the name of the file.
  private static func image(_ text: [UInt8], _ target: Range<Int>, words: Range<Int>) -> [InlineSpan] {
    let end = text[words].firstIndex(of: 0x2C) ?? words.upperBound
    var shown = text.trimmed(words.lowerBound..<end)
    if text[shown].contains(0x3D) { shown = shown.lowerBound..<shown.lowerBound }
    let path = text[target].firstIndex(of: 0x3A).map { $0 + 1..<target.upperBound } ?? target
    if shown.isEmpty { shown = FileName.range(text, path) }
    return [
      InlineSpan(concealed: TextRange(target.lowerBound, shown.lowerBound), sign: .imageStart),
      InlineSpan(.link, shown.run, target: path.run),
      InlineSpan(concealed: TextRange(shown.upperBound, words.upperBound + 1), sign: .imageEnd),
    ].filter { !$0.range.isEmpty }
  }
}

/// An inline macro of AsciiDoc before its bracket: `https://…[words]`, `xref:target[words]`, `image:target[words]`.
///
/// One of no name that the language knows is an extension of somebody's own: it stands as it is written.
struct AsciiDocMacro {
  /// The first byte of its name, or of the address.
  var start: Int
  var target: Range<Int>
  /// Whether its target stands for it where the bracket is empty.
  var isLink: Bool

  private static let schemes = ["http", "https", "ftp", "irc", "file"].map { Array($0.utf8) }
  private static let links = ["link", "mailto", "xref"].map { Array($0.utf8) }
  private static let others = [
    "image", "icon", "footnote", "stem", "latexmath", "asciimath", "pass", "anchor", "indexterm",
  ].map { Array($0.utf8) }

  /// The macro whose bracket opens at `open`, on the line that begins at `first`.
  static func read(_ text: [UInt8], _ first: Int, _ open: Int) -> AsciiDocMacro? {
    var colon = open
    while colon > first, open - colon < 1_024, text[colon - 1] > 0x20, text[colon - 1] != 0x5B, text[colon - 1] != 0x5D
    {
      colon -= 1
      guard text[colon] == 0x3A else { continue }
      var start = colon
      while start > first, HTMLTag.isLetter(text[start - 1]) { start -= 1 }
      let name = text[start..<colon]
      if schemes.contains(where: { name.elementsEqual($0) }) {
        return AsciiDocMacro(start: start, target: start..<open, isLink: true)
      }
      let isLink = links.contains { name.elementsEqual($0) }
      if isLink || others.contains(where: { name.elementsEqual($0) }) {
        return AsciiDocMacro(start: start, target: colon + 1..<open, isLink: isLink)
      }
    }
    return nil
  }
}
