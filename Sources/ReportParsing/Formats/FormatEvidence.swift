import TextFacts

/// The marks of formats in the first lines of a text, counted.
struct FormatEvidence {
  private(set) var lines = 0
  /// The first `#` of Markdown stands among so many lines.
  private static let latestHeading = 200
  private var marks = MarkupEvidence()
  private var hashes = HashLines()
  private var underlines = 0
  /// Lines of `=` that underline nothing: bars between records, each as long as the others.
  private var bars = 0
  private var dashes = 0
  private var fences = 0
  private var links = 0
  private var strongLines = 0
  private(set) var hasFrontMatter = false
  /// Whether the line before is text.
  private var isTextBefore = false
  private var isBlankBefore = true
  /// The content of the line before.
  private var before = 0..<0
  private var box = SignBox()

  /// The evidence in the first `end` bytes of `text`.
  init(_ text: [UInt8], to end: Int) {
    var start = 0
    while start < end {
      let next = ByteSearch.first(0x0A, in: text, from: start, to: end) ?? end
      add(text, start, Blank.trimmed(text.span, start..<next))
      start = next + 1
    }
  }

  /// The format that the marks speak for; nil where it is none that has marks of its own.
  var format: TextFormat? {
    if marks.isManual { return .manual }
    if marks.isOrg { return .org }
    if marks.isAsciiDoc { return .asciiDoc }
    if marks.isRestructuredText, hashes.headingsAtMargin == 0 || !isMarkdown { return .restructuredText }
    return nil
  }

  var isMarkdown: Bool {
    hashes.headings > 0 || underlines > bars || hasFrontMatter || strongLines >= 2
      || (fences >= 2 && fences % 2 == 0) || (dashes >= 2 && fences + links > 0)
  }

  /// Whether lines that begin with `#` are remarks in settings or a script.
  var hasRemarks: Bool {
    hashes.remarks >= Self.fewestRemarks && hashes.remarks * Self.fewestRemarks >= hashes.headings
  }

  private static let fewestRemarks = 4

  private mutating func add(_ text: [UInt8], _ start: Int, _ content: Range<Int>) {
    guard !content.isEmpty else {
      marks.addBlank()
      isBlankBefore = true
      isTextBefore = false
      hashes.isBefore = false
      box.isOpen = false
      return
    }
    if lines == 0 || text[content.lowerBound] < 0x80 { addMarks(text, content, indent: content.lowerBound - start) }
    marks.add(text, content, indent: content.lowerBound - start)
    lines += 1
    let isUnderline = [0x3D, 0x2D].contains(text[content.lowerBound]) && isRun(text, content)
    if isUnderline { box.addBar(content.count, isTextBefore: isTextBefore) }
    isTextBefore = !isUnderline
    isBlankBefore = false
    before = content
  }

  private static let longestUnderlined = 200

  /// Whether a line of signs underlines the line above it: shorter ones, as long everywhere, part what stands around them.
  private func isUnderline(_ text: [UInt8], _ content: Range<Int>) -> Bool {
    content.count * 2 >= FixedWidthColumns.count(text.span, before.prefix(Self.longestUnderlined))
  }

  /// Whether the words behind the `#` of a first line are what a program writes there for another: the coding of the text, the
  /// mode of an editor, or when it was exported.
  private func isStamp(_ text: [UInt8], _ words: Range<Int>) -> Bool {
    guard lines == 0, words.count <= Self.longestStamp else { return false }
    if text.begins(with: "-*-", in: words) || text.begins(with: "vim:", in: words)
      || text.begins(with: "coding", in: words)
    {
      return true
    }
    return Self.stamps.contains { text.beginsFolded(with: $0, in: words) } && holdsYear(text, words)
  }

  /// Whether four figures in a row stand in words: the year of a date.
  private func holdsYear(_ text: [UInt8], _ words: Range<Int>) -> Bool {
    var figures = 0
    for place in words {
      figures = (0x30...0x39).contains(text[place]) ? figures + 1 : 0
      if figures == 4 { return true }
    }
    return false
  }

  private static let longestStamp = 80
  private static let stamps: [StaticString] = [
    "exported ", "generated ", "created ", "saved ", "converted ", "downloaded ", "retrieved ",
  ]

  /// Whether a `#` line goes on the sentence of the one right above it, or gives a setting.
  private func isRemark(_ text: [UInt8], _ words: Range<Int>) -> Bool {
    guard let first = words.first.map({ text[$0] }) else { return false }
    let isSetting = words.dropFirst().dropLast().contains {
      text[$0] == 0x3D && text[$0 - 1] <= 0x20 && text[$0 + 1] <= 0x20
    }
    return hashes.isBefore && (0x61...0x7A).contains(first) || isSetting
  }

  private func isRun(_ text: [UInt8], _ content: Range<Int>) -> Bool {
    text.run(of: text[content.lowerBound], in: content) == content.count
  }

  /// Whether a line is strong as a whole, or begins with strong words and a number: `**（一）作风。**`.
  private func beginsStrong(_ text: [UInt8], _ content: Range<Int>) -> Bool {
    let start = content.lowerBound + 2
    guard content.count > 6, text.begins(with: "**", in: content), text[start] > 0x2A else { return false }
    if text[content].suffix(2).elementsEqual("**".utf8) { return true }
    guard NumberReader.read(text, at: start, end: content.upperBound) != nil else { return false }
    let words = text[start..<min(start + Self.longestStrong, content.upperBound)]
    return words.indices.dropLast().contains { text[$0] == 0x2A && text[$0 + 1] == 0x2A && text[$0 - 1] > 0x20 }
  }

  /// Whether a line is an element of strong words: `<b>Article I</b>`.
  private func isStrongElement(_ text: [UInt8], _ content: Range<Int>) -> Bool {
    (text.begins(with: "<b>", in: content) && text[content].suffix(4).elementsEqual("</b>".utf8))
      || (text.begins(with: "<strong>", in: content) && text[content].suffix(9).elementsEqual("</strong>".utf8))
  }

  /// Bytes of strong words before their text.
  private static let longestStrong = 240

  private mutating func addMarks(_ text: [UInt8], _ content: Range<Int>, indent: Int) {
    let isHash =
      indent < 4 && MarkdownLeaves.heading(text, content).map { !$0.words.isEmpty && !isStamp(text, $0.words) } ?? false
    // Headings begin near the front; `#` further on begins remarks in a listing.
    if isHash, hashes.headings > 0 || lines < Self.latestHeading,
      isBlankBefore || hashes.isBefore || MarkdownLeaves.heading(text, content)?.depth ?? 1 > 1
    {
      hashes.headings += 1
      if indent == 0 { hashes.headingsAtMargin += 1 }
    }
    if isHash, let words = MarkdownLeaves.heading(text, content)?.words, isRemark(text, words) { hashes.remarks += 1 }
    hashes.isBefore = isHash
    switch text[content.lowerBound] {
    case 0x3D:
      // Titles are underlined in any text.
      if isTextBefore, !box.isOpen, content.count >= 3, isRun(text, content), lines > 1 {
        if content.count != box.bytes, isUnderline(text, content) { underlines += 1 } else { bars += 1 }
      }
    case 0x2D:
      guard content.count >= 3, isRun(text, content) else { break }
      if isTextBefore, !box.isOpen { dashes += 1 }
      if lines == 0, content.count == 3 { hasFrontMatter = MarkdownFrontMatter.begins(text) }
    case 0x2B: if lines == 0, content.count == 3 { hasFrontMatter = MarkdownFrontMatter.begins(text) }
    case 0x60: if MarkdownLeaves.fence(text, content) != nil { fences += 1 }
    // A run of tildes right below a line draws a line under it.
    case 0x7E: if !isTextBefore, MarkdownLeaves.fence(text, content) != nil { fences += 1 }
    case 0x3C: if isStrongElement(text, content) { strongLines += 1 }
    case 0x2A: if beginsStrong(text, content) { strongLines += 1 }
    default: break
    }
    if text.contains("](", in: content) { links += 1 }
  }
}

/// The lines that begin with `#`, counted.
private struct HashLines {
  /// `# Words` with a blank line or the edge of the text at one side, or below another such.
  var headings = 0
  /// The headings at the margin among them: in blocks of other formats, `#` set in begins remarks.
  var headingsAtMargin = 0
  /// Lines right below another that go on its sentence or give a setting: remarks.
  var remarks = 0
  /// Whether the line before is one.
  var isBefore = false
}

/// Lines of one sign around others.
private struct SignBox {
  /// Whether one stands above the lines before: the next one closes the box around them.
  var isOpen = false
  /// The bytes of the one that began the last box: others as long underline nothing.
  private(set) var bytes = 0

  /// Notes a line of signs.
  mutating func addBar(_ bytes: Int, isTextBefore: Bool) {
    isOpen = !isTextBefore && !isOpen
    if isOpen { self.bytes = bytes }
  }
}
