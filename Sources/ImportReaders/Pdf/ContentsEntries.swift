/// Dots that lead from an entry of a list of contents to its page.
enum LeaderDots {
  /// Whether dots and a page number end `text`.
  static func endsEntry(_ text: String) -> Bool {
    let scalars = Array(text.unicodeScalars)
    let number = scalars.reversed().prefix { !".·…⋯．・_⋅․‧ ".unicodeScalars.contains($0) }.reversed()
    guard !number.isEmpty, number.count <= 8, number.count < scalars.count else { return false }
    return isPage(String(String.UnicodeScalarView(number)))
      && ends(String(String.UnicodeScalarView(scalars.dropLast(number.count))))
  }

  /// Whether three dots or more end `text`.
  static func ends(_ text: String) -> Bool {
    var dots = 0
    for scalar in text.unicodeScalars.reversed() {
      switch scalar {
      case ".", "·", "…", "⋯", "．", "・", "_", "⋅", "․", "‧": dots += scalar == "…" || scalar == "⋯" ? 3 : 1
      case " ": break
      default: return dots >= 3
      }
    }
    return dots >= 3
  }

  /// Whether `text` is a page number, dots before it left out.
  static func isPage(_ text: String) -> Bool {
    let rest = text.unicodeScalars.drop { ".·…⋯．・_⋅․‧ ".unicodeScalars.contains($0) }
    return RunningLines.isPageNumber(String(String.UnicodeScalarView(rest)))
  }
}

/// Rows of a list of contents.
enum ContentsRow {
  /// Whether dots lead to a page number at the end of a row.
  static func hasLeader(_ row: PageRow) -> Bool {
    guard let last = row.segments.last, row.segments.count <= 3 else { return false }
    if row.segments.count == 1 { return LeaderDots.endsEntry(LineText.text(of: last.words)) }
    return LeaderDots.endsEntry(row.segments.map { LineText.text(of: $0.words) }.joined(separator: " "))
  }
}

/// Lists of contents: lines whose dots lead to a page number, and what stands among them.
enum ContentsEntries {
  /// So many lines with dots are a list.
  private static let least = 3
  private static let titles: Set<String> = [
    "目录", "目次", "目錄", "目 录", "contents", "tableofcontents", "inhaltsverzeichnis", "sommaire", "tabledesmatières",
    "índice",
    "содержание", "оглавление", "차례", "목차",
  ]

  /// Marks the entries among the lines of a page.
  static func mark(_ lines: inout [PageLine]) {
    let entries = lines.indices.filter { LeaderDots.endsEntry(lines[$0].text) }
    guard entries.count >= least, var first = entries.first, let last = entries.last,
      entries.count * 2 >= last - first + 1
    else { return }
    while first > 0, endsWithPage(lines[first - 1].text) || isTitle(lines[first - 1].text) { first -= 1 }
    for index in first...last {
      lines[index].isEntry = true
      lines[index].cells = []
    }
  }

  private static func endsWithPage(_ text: String) -> Bool {
    guard let last = text.split(separator: " ").last, last.count < text.count else { return false }
    return LeaderDots.isPage(String(last))
  }

  private static func isTitle(_ text: String) -> Bool {
    titles.contains(text.lowercased().filter { !$0.isWhitespace })
  }
}
