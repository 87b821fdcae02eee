/// The attributes of an image of a page, as far as they tell of the words that stand for it (HTML, 4.8.3).
struct ImageAttributes {
  private var alternative: String?
  private var address = ""
  private var isTiny = false

  /// Reads the attribute called `key`, in small letters.
  mutating func read(_ key: String, _ value: String) {
    switch key {
    case "alt": alternative = value
    case "src": address = value
    case "width", "height": if let size = Int(value.prefix { $0 != "p" }), size <= Self.tiny { isTiny = true }
    default: break
    }
  }

  /// Pixels of an image that holds a place or counts visitors.
  private static let tiny = 3

  /// The words: its own, else the name of its file; empty for one without either. Nil for one that only decorates: it
  /// says so by words that are empty (HTML, 4.8.4.4.7), or is a few pixels wide.
  var words: String? {
    if let alternative {
      let words = InlineImage.plain(alternative)
      if !words.isEmpty || alternative.isEmpty { return words.isEmpty ? nil : words }
    }
    return isTiny ? nil : InlineImage.fileName(address)
  }
}
