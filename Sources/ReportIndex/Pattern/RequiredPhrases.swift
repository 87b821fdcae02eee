/// Phrases without which a regular expression matches nothing (Cox, "Regular expression matching with a trigram index", 2012):
/// the runs of plain characters that stand outside of all brackets and are not repeated.
///
/// An expression in which anything might make them optional has none: an alternative, an option that changes what
/// characters mean, a verb.
enum RequiredPhrases {
  /// The phrases of a regular expression; none of one that ignores letter case.
  static func of(_ pattern: String, ignoresCase: Bool) -> [String.UnicodeScalarView] {
    let scalars = Array(pattern.unicodeScalars)
    guard !ignoresCase, !pattern.contains("(?"), !pattern.contains("(*"), !pattern.contains("|"),
      !pattern.contains("\\Q"), !pattern.contains("\\K")
    else { return [] }
    var phrases: [String.UnicodeScalarView] = []
    var run = String.UnicodeScalarView()
    func end() {
      if !run.isEmpty { phrases.append(run) }
      run = String.UnicodeScalarView()
    }
    var place = 0
    while place < scalars.count {
      let scalar = scalars[place]
      place += 1
      switch scalar {
      case "*", "?", "{":
        // The character before it may be left out.
        if !run.isEmpty { run.removeLast() }
        end()
        if scalar == "{" { place = index(after: "}", in: scalars, from: place) }
      case "+", ".", "^", "$", ")": end()
      case "[":
        end()
        place = afterClass(scalars, place)
      case "(":
        end()
        place = afterGroup(scalars, place)
      case "\\":
        guard place < scalars.count else { break }
        let escaped = scalars[place]
        place += 1
        if "dDwWsSbBhHvVR".unicodeScalars.contains(escaped) {
          end()
        } else if escaped.properties.isAlphabetic || escaped.properties.numericType != nil {
          // References and codes have arguments of their own: nothing is made of what follows.
          end()
          return phrases
        } else {
          run.append(escaped)
        }
      default: run.append(scalar)
      }
    }
    end()
    return phrases
  }

  private static func index(after end: Unicode.Scalar, in scalars: [Unicode.Scalar], from place: Int) -> Int {
    scalars[place...].firstIndex(of: end).map { $0 + 1 } ?? scalars.count
  }

  /// The place after a class whose bracket was read.
  private static func afterClass(_ scalars: [Unicode.Scalar], _ start: Int) -> Int {
    var place = start
    if place < scalars.count, scalars[place] == "^" { place += 1 }
    // A bracket that closes, as the first, is a character of the class; one that opens may begin a class by name.
    if place < scalars.count, scalars[place] == "]" { place += 1 }
    while place < scalars.count, scalars[place] != "]" {
      if scalars[place] == "\\" { place += 1 }
      if scalars[place...].starts(with: "[:".unicodeScalars) { place = index(after: "]", in: scalars, from: place) - 1 }
      place += 1
    }
    return place + 1
  }

  /// The place after a group whose bracket was read.
  private static func afterGroup(_ scalars: [Unicode.Scalar], _ start: Int) -> Int {
    var place = start
    var depth = 1
    while place < scalars.count, depth > 0 {
      let scalar = scalars[place]
      place += 1
      switch scalar {
      case "\\": place += 1
      case "[": place = afterClass(scalars, place)
      case "(": depth += 1
      case ")": depth -= 1
      default: break
      }
    }
    return place
  }
}
