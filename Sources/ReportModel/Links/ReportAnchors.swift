import TextFacts

extension Report {
  /// Sections whose headings are compared with a name: a link to the heading of a later one is not followed.
  private static let headingsCompared = 100_000
  /// Bytes of a name that is looked for.
  private static let longestName = 1_024

  /// The place that `name` stands for in a link (`#name`): a place that the document names so, else the heading that
  /// GitHub and others would name so. Nil where there is none.
  public func place(ofAnchor name: String) -> TextOffset? {
    let name = AnchorName.decoded(name)
    guard !name.isEmpty, name.count <= Self.longestName else { return nil }
    if let heading = AnchorName.outlined(name) { return self.heading(like: heading) }
    return namedPlace(name) ?? heading(named: name) ?? writtenPlace(name) ?? heading(like: name)
  }

  /// The place an anchor of an imported document marks.
  private func namedPlace(_ name: [UInt8]) -> TextOffset? {
    spans.first { $0.kind == .anchor && self.name(ofAnchor: $0)?.utf8.elementsEqual(name) ?? false }?.range.lower
  }

  /// The heading whose name on GitHub it is: its words in small letters, without marks, `-` for each space; a number
  /// after those that have come before.
  private func heading(named name: [UInt8]) -> TextOffset? {
    var repeats = 0
    let (base, number) = AnchorName.withoutNumber(name)
    let small = AnchorName.slug(of: String(decoding: name, as: UTF8.self), keepsMarks: true)
    for heading in anchoredHeadings {
      let slug = AnchorName.slug(of: words(in: heading.words))
      if slug == small { return heading.place }
      guard let number, slug == base else { continue }
      if repeats == number { return heading.place }
      repeats += 1
    }
    return nil
  }

  /// The heading that agrees with the name in letters and digits: other formats make names of headings otherwise.
  private func heading(like name: [UInt8]) -> TextOffset? {
    let letters = AnchorName.letters(of: String(decoding: name, as: UTF8.self))
    guard !letters.isEmpty else { return nil }
    return anchoredHeadings.first { heading in
      AnchorName.letters(of: words(in: heading.words)) == letters
        || heading.title.map { AnchorName.letters(of: words(in: $0)) == letters } ?? false
    }?.place
  }

  /// A heading that a link may lead to.
  private struct AnchoredHeading {
    var place: TextOffset
    /// Its words with the number, as much of them as is compared.
    var words: TextRange
    /// Its words without the number; nil where it has none.
    var title: TextRange?
  }

  /// The title of the report, which is a heading too, and all headings, in order.
  private var anchoredHeadings: some Sequence<AnchoredHeading> {
    let titles = titleParagraphs.count
    return (0..<titles + min(Self.headingsCompared, sections.count - 1)).lazy.map { number in
      guard number >= titles else {
        let paragraph = titleParagraphs[number]
        return AnchoredHeading(place: paragraphs[paragraph.value].range.lower, words: titleRange(of: paragraph))
      }
      let section = sections[number - titles + 1]
      let end = min(max(section.title.upper, section.number.upper), section.range.lower.advanced(by: Self.longestName))
      return AnchoredHeading(
        place: section.range.lower, words: TextRange(section.range.lower, end),
        title: section.number.isEmpty ? nil : section.title)
    }
  }

  /// The place where the source gives the name: `id="name"` and `name="name"` of HTML, `{#name}` of Pandoc, `[[name]]`
  /// and `[#name]` of AsciiDoc, `.. _name:` of reStructuredText, `<<name>>` and `CUSTOM_ID: name` of Org.
  private func writtenPlace(_ name: [UInt8]) -> TextOffset? {
    guard lines != nil, !blocks.isEmpty || !spans.isEmpty else { return nil }
    let phrase = BytePhrase(name)
    var matched = 0
    for (place, byte) in text.enumerated() {
      matched = phrase.matched(matched, then: byte)
      guard matched == name.count else { continue }
      let start = place + 1 - name.count
      if AnchorName.isGiven(text[max(0, start - 12)..<start], text[(place + 1)...].prefix(3)) {
        return TextOffset(start)
      }
    }
    return nil
  }
}

/// Names of places, and of headings as programs make them.
enum AnchorName {
  /// The bytes of a name in a link: `%E4%B8%80` as what it stands for (RFC 3986, 2.1).
  static func decoded(_ name: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = Array(name.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == 0x25, rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return bytes
  }

  /// The heading in a link of LibreOffice: `1.2.Heading|outline`, its number left out; nil for other names.
  static func outlined(_ name: [UInt8]) -> [UInt8]? {
    let sign = Array("|outline".utf8)
    guard name.count > sign.count, name.suffix(sign.count).elementsEqual(sign) else { return nil }
    let words = name.dropLast(sign.count)
    let rest = words.drop { (0x30...0x39).contains($0) || $0 == 0x2E }
    return Array(rest.isEmpty ? words : rest)
  }

  /// The name that GitHub gives a heading of these words. With `keepsMarks` only the letters become small.
  static func slug(of words: String, keepsMarks: Bool = false) -> [UInt8] {
    var slug: [UInt8] = []
    for scalar in words.unicodeScalars {
      switch scalar.value {
      case 0x41...0x5A: slug.append(UInt8(scalar.value + 0x20))
      case 0x30...0x39, 0x61...0x7A, 0x2D, 0x5F: slug.append(UInt8(scalar.value))
      case 0x20: slug.append(0x2D)
      default:
        let isLetter =
          scalar.value >= 0x80
          && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil || isMark(scalar))
        if keepsMarks || isLetter { slug += scalar.properties.lowercaseMapping.utf8 }
      }
    }
    return slug
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }

  /// The letters and digits of words, small.
  static func letters(of words: String) -> [UInt8] { slug(of: words).filter { $0 != 0x2D && $0 != 0x5F } }

  /// A name without the number at its end (`usage-1`), and the number; nil where it has none.
  static func withoutNumber(_ name: [UInt8]) -> (base: [UInt8], number: Int?) {
    guard let dash = name.lastIndex(of: 0x2D), let number = Int(String(decoding: name[(dash + 1)...], as: UTF8.self))
    else { return (name, nil) }
    return (slug(of: String(decoding: name[..<dash], as: UTF8.self), keepsMarks: true), number)
  }

  /// Whether what stands before and after a name makes it the name of a place.
  static func isGiven(_ before: ArraySlice<UInt8>, _ after: ArraySlice<UInt8>) -> Bool {
    func ends(_ words: String) -> Bool { before.suffix(words.utf8.count).elementsEqual(words.utf8) }
    func begins(_ words: String) -> Bool { after.starts(with: words.utf8) }
    if ends("id=\"") || ends("name=\"") { return begins("\"") }
    if ends("id='") || ends("name='") { return begins("'") }
    if ends("{#") { return begins("}") || begins(" ") }
    if ends("[#") { return begins("]") || begins(",") }
    if ends("[[") { return begins("]]") || begins(",") }
    if ends("<<") { return begins(">>") }
    if ends(".. _") || ends(".. _`") { return begins(":") || begins("`:") }
    return ends("CUSTOM_ID: ") && (after.first.map { $0 <= 0x20 } ?? true)
  }
}
