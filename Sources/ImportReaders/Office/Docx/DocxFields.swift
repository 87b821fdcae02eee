/// The fields of a docx that are open (ECMA-376 Part 1, 17.16): each has a code, which is not shown, and a result, which
/// is.
struct DocxFields {
  private struct OpenField {
    var code = ""
    var isResult = false
    var destination: String?
  }

  /// A field's code is looked at so far, in bytes.
  private static let longestCode = 2_200
  /// Fields nest no deeper; what is deeper is not counted.
  private static let deepest = 64

  private var open: [OpenField] = []
  private var deeper = 0

  /// Whether text at this place is the result of a field, or stands in none.
  var isShown: Bool { open.allSatisfy(\.isResult) }

  /// Whether this place is in the result of a field that makes a list of contents (TOC; 17.16.5.68).
  var isContents: Bool {
    open.contains { field in
      let word = field.code.drop { $0 == " " }.prefix { $0 != " " }
      return field.isResult && word.uppercased() == "TOC"
    }
  }

  /// The destination that the innermost field leads to whose result holds this place; nil where none does.
  var destination: String? {
    open.isEmpty ? nil : open.last { $0.isResult && $0.destination != nil }?.destination
  }

  /// The destination in the code of a field that links (HYPERLINK; 17.16.5.25); nil for other fields.
  static func destination(of code: String) -> String? {
    var words = words(of: code)[...]
    guard words.popFirst()?.uppercased() == "HYPERLINK" else { return nil }
    var target = ""
    var place = ""
    while let word = words.popFirst() {
      switch word {
      case "\\l": place = words.popFirst().map { "#" + $0 } ?? ""
      case "\\o", "\\t": _ = words.popFirst()
      default: if !word.hasPrefix("\\"), target.isEmpty { target = word }
      }
    }
    return target + place
  }

  /// The words of a code; quotation marks hold one together.
  private static func words(of code: String) -> [String] {
    var words: [String] = []
    var word = ""
    // Quotation marks with nothing between them are a word too.
    var isWord = false
    var isQuoted = false
    for character in code.prefix(longestCode) {
      if character == "\"" || character == "“" || character == "”" {
        isQuoted.toggle()
        isWord = true
      } else if character.isWhitespace, !isQuoted {
        if isWord { words.append(word) }
        (word, isWord) = ("", false)
      } else {
        word.append(character)
        isWord = true
      }
    }
    return isWord ? words + [word] : words
  }

  /// Takes the mark of a field, by its type.
  mutating func mark(_ type: String) {
    switch type {
    case "begin": if open.count < Self.deepest { open.append(OpenField()) } else { deeper += 1 }
    case "separate":
      guard deeper == 0, let last = open.indices.last else { return }
      open[last].isResult = true
      open[last].destination = Self.destination(of: open[last].code)
    case "end": if deeper > 0 { deeper -= 1 } else { _ = open.popLast() }
    default: break
    }
  }

  /// Adds to the code of the innermost field.
  mutating func add(code words: String) {
    guard let last = open.indices.last, !open[last].isResult, open[last].code.utf8.count < Self.longestCode else {
      return
    }
    open[last].code += words.prefix(Self.longestCode)
  }

  /// Ends all codes: one whose end is missing must not hide the rest of the document.
  mutating func showAll() { for index in open.indices { open[index].isResult = true } }
}
