import ReportModel
import TextFacts

/// A passage as plain text, made to be put into other documents: a line a paragraph, without the line ends of its
/// source, the indents and blank lines of the page, and mark-up; signs and numbers of lists as the screen shows them, the
/// cells of a row with tabs between them, code as it stands, struck words between `~~`.
public struct PlainPassage: Sendable {
  /// The text in UTF-8; its last line has no line end.
  public private(set) var text: [UInt8] = []
  /// The paragraphs, rows of tables among them.
  public private(set) var paragraphs = 0

  /// The passage of a report in `range`. With `blankLines`, one stands where the report has some.
  public init(_ reader: PassageReader, _ range: TextRange, blankLines: Bool = false) {
    var isParted = false
    reader.forEach(in: range) { paragraph in
      switch paragraph.part {
      case .blank: isParted = blankLines
      case .rule: break
      case .code: append(paragraph.words, isParted: &isParted, keepsEmpty: true)
      case .row:
        let cells = paragraph.cells.map { Self.line(of: Self.words(of: $0)) }
        append(Array(cells.joined(separator: [0x09])), isParted: &isParted)
      case .title, .heading, .text, .salutation:
        let sign = paragraph.sign.isEmpty ? [] : Array("\(paragraph.sign) ".utf8)
        if paragraph.continuesLine, paragraphs > 0, sign.isEmpty {
          text += Self.words(of: paragraph.runs)
        } else {
          append(sign + Self.words(of: paragraph.runs), isParted: &isParted)
        }
      }
      return true
    }
    while text.last == 0x0A { text.removeLast() }
  }

  private mutating func append(_ words: [UInt8], isParted: inout Bool, keepsEmpty: Bool = false) {
    guard !words.isEmpty || (keepsEmpty && paragraphs > 0) else { return }
    if paragraphs > 0 { text.append(0x0A) }
    if isParted, paragraphs > 0 { text.append(0x0A) }
    isParted = false
    text += words
    paragraphs += 1
  }

  /// The words of runs; those that were struck out stand between marks, or they would join what stands beside them.
  private static func words(of runs: [PassageRun]) -> [UInt8] {
    guard runs.contains(where: { $0.style.contains(.strike) }) else { return runs.flatMap(\.words) }
    var words: [UInt8] = []
    var isStruck = false
    for run in runs {
      if run.style.contains(.strike) != isStruck {
        words += InlineSpan.strikeMark.utf8
        isStruck.toggle()
      }
      words += run.words
    }
    return isStruck ? words + InlineSpan.strikeMark.utf8 : words
  }

  /// The words of a cell, which has no lines.
  static func line(of words: [UInt8]) -> [UInt8] { words.map { $0 == 0x0A || $0 == 0x09 ? 0x20 : $0 } }

  /// The characters; white space is not counted, as in the size of a section.
  public var characters: Int { Self.characters(in: text) }

  /// The characters of a text without its white space.
  public static func characters(in text: [UInt8]) -> Int {
    var count = 0
    var place = 0
    let bytes = text.span
    while let (scalar, next) = TextScalar.read(bytes, at: place, end: bytes.count) {
      if !WhiteSpace.contains(scalar) { count += 1 }
      place = next
    }
    return count
  }
}
