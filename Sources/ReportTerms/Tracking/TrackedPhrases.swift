import TextFacts

/// Phrases that are tracked together, as they are typed: parted by |, without white space around them, each once.
public enum TrackedPhrases {
  /// The phrases in a line, in order.
  public static func of(_ line: String) -> [String] {
    line.split(separator: "|").map { String($0).trimming() }.reduce(into: []) { phrases, phrase in
      // By bytes: two that Swift takes for equal may be written in different ones, and stand in different places.
      let isKnown = phrases.contains { $0.utf8.elementsEqual(phrase.utf8) }
      if !phrase.isEmpty, !isKnown { phrases.append(phrase) }
    }
  }
}
