import ImportStream

/// An image in a paragraph: the words that stand for it between two object replacement characters (U+FFFC), in whose place
/// a page shows signs; one of them where there are no words.
struct InlineImage {
  /// The text in the paragraph.
  let text: String

  private static let sign = "\u{FFFC}"
  /// Characters of the words: longer ones are a text about the image.
  private static let longest = 300

  /// An image for which `words` stand, as the document has them: its description, or the name of its file.
  init(_ words: String) {
    let words = Self.plain(words)
    text = words.isEmpty ? Self.sign : Self.sign + words + Self.sign
  }

  /// The words in one line; empty for those that are none or too long, or have the sign in them.
  static func plain(_ words: String) -> String {
    var text = CollapsedText()
    text.append(Array(words.utf8)[...])
    let line = text.take()
    guard line.unicodeScalars.count <= longest, !line.contains(sign) else { return "" }
    return line
  }

  /// The runs of the text: signs, and between them words in `style`.
  func runs(_ style: InlineStyle) -> InlineRuns {
    var runs = InlineRuns()
    let (length, count) = (Self.sign.utf8.count, text.utf8.count)
    guard count > length else {
      runs.add(0..<count, style.with([.imageStart, .imageEnd]))
      return runs
    }
    runs.add(0..<length, style.with(.imageStart))
    runs.add(length..<count - length, style)
    runs.add(count - length..<count, style.with(.imageEnd))
    return runs
  }

  /// The last part of an address or a path, as far as it tells anything; empty for data written into the address.
  static func fileName(_ address: String) -> String {
    guard !address.lowercased().hasPrefix("data:") else { return "" }
    let path = address.prefix { $0 != "?" && $0 != "#" }
    let name = path.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
    return plain(name)
  }
}

/// The images of a paragraph that is under way.
struct InlineImages {
  private(set) var count = 0
  /// The bytes of all of them in the paragraph.
  private(set) var bytes = 0
  /// The words of the first.
  private(set) var words = ""

  /// Adds one for which `words` stand.
  mutating func add(_ words: String, _ image: InlineImage) {
    if count == 0 { self.words = InlineImage.plain(words) }
    count += 1
    bytes += image.text.utf8.count
  }

  /// Whether a text consists of nothing but them.
  func areAll(of text: String) -> Bool {
    count > 0 && bytes == text.utf8.count { $0 > 0x20 } + spaces(text)
  }

  /// The spaces inside words of images.
  private func spaces(_ text: String) -> Int {
    var (isInside, count) = (false, 0)
    for scalar in text.unicodeScalars {
      if scalar == "\u{FFFC}" { isInside.toggle() } else if isInside, scalar.value <= 0x20 { count += 1 }
    }
    return count
  }
}

extension InlineStyle {
  /// The style with further marks.
  func with(_ marks: InlineMarks) -> InlineStyle {
    var style = self
    style.marks.formUnion(marks)
    return style
  }
}
