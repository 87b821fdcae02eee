/// Words that a document writes with a hyphen, by which a hyphen at the end of a line is told from one of the word's own.
struct Compounds {
  private var words: Set<String> = []

  /// The words with a hyphen inside the lines of `pages`.
  init(of pages: [PageText]) {
    for line in pages.lazy.flatMap(\.lines) where line.text.utf8.contains(0x2D) {
      for word in line.text.split(separator: " ") where word.utf8.contains(0x2D) && word.utf8.last != 0x2D {
        words.insert(Self.letters(word.lowercased()))
      }
    }
  }

  /// Whether the hyphen that ends `above` parts a word that goes on in `below`.
  func isHyphenation(_ above: String, _ below: String) -> Bool {
    guard let last = above.unicodeScalars.last, last == "-" || last == "\u{AD}" || last == "\u{2010}" else {
      return false
    }
    if last == "\u{AD}" { return true }
    let head = above.unicodeScalars.dropLast()
    guard let letter = head.last, letter.properties.isAlphabetic, let next = below.unicodeScalars.first,
      next.properties.isLowercase
    else { return false }
    let first = above.split(separator: " ").last.map(String.init) ?? above
    let second = below.split(separator: " ").first.map(String.init) ?? below
    return !words.contains(Self.letters((first + second).lowercased()))
  }

  /// A word without marks around it.
  private static func letters(_ word: String) -> String {
    String(String.UnicodeScalarView(word.unicodeScalars.filter { $0.properties.isAlphabetic || $0 == "-" }))
  }
}
