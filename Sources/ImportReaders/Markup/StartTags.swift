/// A bound on the attributes of an element, kept before a parser sees the page.
///
/// libxml2 compares each attribute of an element with all before it, so that a tag of 200,000 took half a minute. What
/// a tag has over the bound is taken out of the bytes. A tag is read as the parser reads it: a `>` within quotation marks
/// ends none. The conditional marks of Word (`<![if !supportLists]>`), which a browser passes over as comments (HTML,
/// 13.2.5.42) and the parser takes for text, are taken out too; no other byte is changed.
struct StartTags {
  /// The most attributes an element keeps. No page and no office program writes a tenth of it.
  static let mostAttributes = 256

  /// The language the tags are written in.
  enum Markup {
    /// Values may stand without quotation marks; scripts and style sheets hold no tags.
    case html
    /// Values stand in quotation marks; sections marked as CDATA hold no tags.
    case xml
  }

  /// The bytes with no more than so many attributes in any tag, and whether any were taken out.
  static func bounded(
    _ bytes: [UInt8], _ syntax: Markup, most: Int = mostAttributes
  ) -> (bytes: [UInt8], isCut: Bool) {
    bytes.withUnsafeBufferPointer { buffer in
      var tags = StartTags(bytes: buffer, syntax: syntax, most: most)
      tags.read()
      guard !tags.excess.isEmpty else { return (bytes, false) }
      var kept: [UInt8] = []
      kept.reserveCapacity(bytes.count)
      var start = 0
      for range in tags.excess {
        kept.append(contentsOf: buffer[start..<range.lowerBound])
        start = range.upperBound
      }
      kept.append(contentsOf: buffer[start...])
      return (kept, tags.isCut)
    }
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private let syntax: Markup
  private let most: Int
  private var place = 0
  /// The places of the attributes over the bound, in order.
  private var excess: [Range<Int>] = []
  /// Whether attributes are among them.
  private var isCut = false

  private init(bytes: UnsafeBufferPointer<UInt8>, syntax: Markup, most: Int) {
    self.bytes = bytes
    self.syntax = syntax
    self.most = most
  }

  private mutating func read() {
    while skip(to: 0x3C) {
      if isAt("<!--") {
        skipComment()
      } else if syntax == .xml, isAt("<![CDATA[") {
        skip(past: "]]>")
      } else if syntax == .xml, isAt("<?") {
        skip(past: "?>")
      } else if syntax == .html, isAt("<![") {
        skipConditionalMark()
      } else {
        place += 1
        if let first = current, Self.beginsName(first) { readTag() }
      }
    }
  }

  /// Takes out a mark such as `<![endif]>`; of a CDATA section only its beginning, for its text is one.
  private mutating func skipConditionalMark() {
    let start = place
    if isAt("<![CDATA[") {
      place += 9
    } else {
      skip { $0 != 0x3E }
      place = min(place + 1, bytes.count)
    }
    excess.append(start..<place)
  }

  /// Reads a start tag from its name to its `>`.
  private mutating func readTag() {
    let name = place
    skip { !Self.isBlank($0) && $0 != 0x3E && $0 != 0x2F }
    let isScript = syntax == .html && (isName(name..<place, "script") || isName(name..<place, "style"))
    var count = 0
    var over: Int?
    while true {
      skip { Self.isBlank($0) || $0 == 0x2F }
      guard let byte = current, byte != 0x3E else { break }
      count += 1
      if count > most, over == nil { over = place }
      readAttribute()
    }
    if let over {
      // `/` before the `>` says that the element is empty.
      let end = place > over && bytes[place - 1] == 0x2F && current == 0x3E ? place - 1 : place
      excess.append(over..<end)
      isCut = true
    }
    if isScript { skip(pastScript: name) }
  }

  private mutating func readAttribute() {
    // A `=` at the start belongs to the name: each attribute moves on by a byte at least.
    place += 1
    skip { !Self.isBlank($0) && $0 != 0x3E && $0 != 0x2F && $0 != 0x3D }
    let end = place
    skip(while: Self.isBlank)
    guard current == 0x3D else {
      place = end
      return
    }
    place += 1
    skip(while: Self.isBlank)
    if let mark = current, mark == 0x22 || mark == 0x27 {
      place += 1
      if skip(to: mark) { place += 1 }
    } else {
      skip { !Self.isBlank($0) && $0 != 0x3E }
    }
  }

  /// Goes to the end tag of the script or style sheet that was opened at `name`.
  private mutating func skip(pastScript name: Int) {
    let length = isName(name..<min(name + 6, bytes.count), "script") ? 6 : 5
    while skip(to: 0x3C) {
      let word = place + 2..<place + 2 + length
      if isAt("</"), word.upperBound <= bytes.count, isName(word, length == 6 ? "script" : "style") { return }
      place += 1
    }
  }

  // MARK: Bytes

  private var current: UInt8? { place < bytes.count ? bytes[place] : nil }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  /// Letters, `_`, `:` and what is not ASCII begin names.
  private static func beginsName(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x5F || byte == 0x3A || byte >= 0x80
  }

  private func isAt(_ mark: StaticString) -> Bool {
    let count = mark.utf8CodeUnitCount
    guard bytes.count - place >= count else { return false }
    return (0..<count).allSatisfy { bytes[place + $0] == mark.utf8Start[$0] }
  }

  private func isName(_ range: Range<Int>, _ name: String) -> Bool {
    bytes[range].map { $0 | 0x20 }.elementsEqual(name.utf8)
  }

  private mutating func skip(while holds: (UInt8) -> Bool) {
    while place < bytes.count, holds(bytes[place]) { place += 1 }
  }

  /// Goes to the next `byte`; to the end, and false, where there is none.
  private mutating func skip(to byte: UInt8) -> Bool {
    skip { $0 != byte }
    return place < bytes.count
  }

  /// A comment of HTML may end with `--!>` too. In doubt it ends here: a tag taken from a comment changes no text.
  private mutating func skipComment() {
    place += 1
    while place < bytes.count, !isAt("-->"), syntax == .xml || !isAt("--!>") { place += 1 }
    place = min(bytes.count, place + 2)
  }

  private mutating func skip(past mark: StaticString) {
    place += 1
    while place < bytes.count, !isAt(mark) { place += 1 }
    place = min(bytes.count, place + mark.utf8CodeUnitCount)
  }
}
