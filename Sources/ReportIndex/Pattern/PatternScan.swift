/// The facts that reading a regular expression tells, without compiling it.
struct PatternScan {
  /// Whether it has an upper-case letter that is not part of an escape.
  private(set) var hasUppercaseLetter = false
  /// Whether it speaks of a line end (`\n`, `\r`, `\R`, `\v`, `\x0a`, `(?s)`, a line end itself) or of an end of the
  /// text (`\A`, `\z`, `\Z`, `\G`), and so wants the text whole.
  private(set) var namesLineEnd = false

  init(_ pattern: String) {
    let scalars = Array(pattern.unicodeScalars)
    var place = 0
    while place < scalars.count {
      let scalar = scalars[place]
      place += 1
      switch scalar {
      case "\\": place = readEscape(scalars, place)
      case "(": place = readGroup(scalars, place)
      case "\n", "\r": namesLineEnd = true
      default:
        if scalar.properties.isUppercase { hasUppercaseLetter = true }
      }
    }
  }

  /// Reads what follows a backslash; returns the place after it.
  private mutating func readEscape(_ scalars: [Unicode.Scalar], _ start: Int) -> Int {
    guard start < scalars.count else { return start }
    var place = start + 1
    switch scalars[start] {
    case "n", "r", "R", "v", "A", "z", "Z", "G":
      namesLineEnd = true
    case "x", "o", "N", "0":
      let digits = Self.argument(scalars, &place, upTo: 2)
      let radix = scalars[start] == "x" || scalars[start] == "N" ? 16 : 8
      let code = Int(digits.hasPrefix("U+") ? String(digits.dropFirst(2)) : digits, radix: radix)
      if code == 0x0A || code == 0x0D { namesLineEnd = true }
    case "p", "P", "g", "k":
      _ = Self.argument(scalars, &place, upTo: 1)
    case "Q":
      // Literal up to \E.
      while place < scalars.count, !(scalars[place - 1] == "\\" && scalars[place] == "E") {
        if scalars[place] == "\n" { namesLineEnd = true }
        if scalars[place].properties.isUppercase { hasUppercaseLetter = true }
        place += 1
      }
      place = min(place + 1, scalars.count)
    default: break
    }
    return place
  }

  /// Reads the options of `(?s)` and `(?s:`, and the names of `(*VERB)` and `(?<name>`; returns the place after them.
  private mutating func readGroup(_ scalars: [Unicode.Scalar], _ start: Int) -> Int {
    guard start < scalars.count else { return start }
    if scalars[start] == "*" {
      return scalars[start...].firstIndex(of: ")") ?? scalars.count
    }
    guard scalars[start] == "?", start + 1 < scalars.count else { return start }
    var place = start + 1
    if scalars[place] == "P" { place += 1 }
    if place < scalars.count, scalars[place] == "<" || scalars[place] == "'" {
      let isLookbehind = place + 1 < scalars.count && (scalars[place + 1] == "=" || scalars[place + 1] == "!")
      if isLookbehind { return place + 2 }
      return scalars[(place + 1)...].firstIndex { $0 == ">" || $0 == "'" } ?? scalars.count
    }
    var sets = true
    while place < scalars.count, "imsxnJUR^-".unicodeScalars.contains(scalars[place]) {
      if scalars[place] == "-" { sets = false }
      if scalars[place] == "s", sets { namesLineEnd = true }
      place += 1
    }
    return place
  }

  /// Reads `{…}`, or at most `limit` hexadecimal digits or one letter; moves `place` behind it.
  private static func argument(_ scalars: [Unicode.Scalar], _ place: inout Int, upTo limit: Int) -> String {
    var argument = String.UnicodeScalarView()
    if place < scalars.count, scalars[place] == "{" {
      place += 1
      while place < scalars.count, scalars[place] != "}" {
        argument.append(scalars[place])
        place += 1
      }
      place = min(place + 1, scalars.count)
      return String(argument)
    }
    while place < scalars.count, argument.count < limit, limit == 1 || scalars[place].properties.isASCIIHexDigit {
      argument.append(scalars[place])
      place += 1
    }
    return String(argument)
  }
}
