import TextFacts

/// Makes lines of the words of a page.
enum LineMaker {
  /// Words further apart than so many ems stand in columns.
  private static let columnGap = 1.6

  /// The lines of a page, from its top; two columns of text one after the other.
  static func lines(of words: [PageWord]) -> [PageLine] {
    PageColumns.split(words).enumerated().flatMap { column, words in
      rows(of: words).map { row in
        var line = line(row)
        line.column = column
        return line
      }
    }
  }

  /// Words side by side, each row from the left, the rows from the top.
  private static func rows(of words: [PageWord]) -> [[PageWord]] {
    var rows: [[PageWord]] = []
    // The row a word belongs to is among the last few: words are sorted by their middle.
    for word in words.sorted(by: { $0.top + $0.bottom < $1.top + $1.bottom }) {
      let place = rows.indices.suffix(3).last { row in
        guard let tallest = rows[row].max(by: { $0.bottom - $0.top < $1.bottom - $1.top }) else { return false }
        return tallest.standsBeside(word)
      }
      if let place { rows[place].append(word) } else { rows.append([word]) }
    }
    return rows.map { $0.sorted { $0.left < $1.left } }
  }

  private static func line(_ words: [PageWord]) -> PageLine {
    let size = mainSize(of: words)
    let spread = spread(of: words)
    var text = ""
    var cells = [PageCell(text: "", left: words.first?.left ?? 0)]
    for (index, word) in words.enumerated() {
      if index > 0 {
        let before = words[index - 1]
        let gap = word.left - before.right - spread
        if gap > columnGap * size {
          cells.append(PageCell(text: "", left: word.left))
          text += " "
        } else if Spacing.isSpace(gap / max(size, 1), before.text, word.text) {
          text += " "
          cells[cells.count - 1].text += " "
        }
      }
      text += word.text
      cells[cells.count - 1].text += word.text
    }
    return PageLine(
      text: text, left: words.map(\.left).min() ?? 0, right: words.map(\.right).max() ?? 0,
      top: words.map(\.top).min() ?? 0, bottom: words.map(\.bottom).max() ?? 0, size: size,
      firstUnit: firstUnit(words, size), cells: cells.count > 1 ? cells : [])
  }

  /// The distance at which a justified line sets its Chinese characters, which stand together in others.
  private static func spread(of words: [PageWord]) -> Double {
    let gaps = zip(words, words.dropFirst()).compactMap { before, word -> Double? in
      guard let last = before.text.unicodeScalars.last, let first = word.text.unicodeScalars.first,
        Spacing.isWide(last), Spacing.isWide(first)
      else { return nil }
      return word.left - before.right
    }.sorted()
    return gaps.count >= 6 ? max(0, gaps[gaps.count / 2]) : 0
  }

  /// The size most characters have.
  private static func mainSize(of words: [PageWord]) -> Double {
    var counts: [Int: Int] = [:]
    for word in words { counts[Int(word.size * 2), default: 0] += word.text.utf8.count }
    return Double(counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 20) / 2
  }

  private static func firstUnit(_ words: [PageWord], _ size: Double) -> Double {
    guard let first = words.first, let scalar = first.text.unicodeScalars.first else { return 0 }
    if Spacing.isWide(scalar) {
      // A mark that may not begin a line stays with the character before it.
      let closing = first.text.unicodeScalars.dropFirst().prefix { Spacing.isClosing($0) }.count
      return size * Double(1 + min(closing, 3))
    }
    // Figures and the marks between them are set as one: `11.5%、18.7%。`. Letters and figures are half an em wide on
    // the whole; their box says more where nothing else is in it.
    let unit = first.text.unicodeScalars.prefix { !Spacing.isWide($0) || Spacing.isClosing($0) }
    if unit.count == first.text.unicodeScalars.count { return first.right - first.left }
    return unit.reduce(0) { $0 + (Spacing.isWide($1) ? size : size / 2) }
  }
}

/// Whether what stands between two words is a space.
enum Spacing {
  /// `gap` is in ems. Between Chinese and Latin letters type is set a quarter of an em apart, which is no character
  /// (JIS X 4051; GB/T 15834 asks for none): only more is a space.
  static func isSpace(_ gap: Double, _ before: String, _ after: String) -> Bool {
    guard let last = before.unicodeScalars.last, let first = after.unicodeScalars.first else { return false }
    switch (isWide(last), isWide(first)) {
    case (false, false): return gap > 0.12
    case (true, true): return gap > 0.45
    default: return gap > 0.34
    }
  }

  /// Whether a mark may not begin a line (GB/T 15834, 5.1.10).
  static func isClosing(_ scalar: Unicode.Scalar) -> Bool {
    "。，、；：？！）》〉」』】〕”’".unicodeScalars.contains(scalar)
  }

  /// Whether a character takes the width of a Chinese one.
  static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    EastAsianWidth.isWideInChinese(scalar.value)
  }
}
