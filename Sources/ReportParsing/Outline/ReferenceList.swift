import TextFacts

/// Lists of the works a text refers to (GB/T 7714-2015, ISO 690): their entries are numbered, and head nothing.
struct ReferenceList {
  private static let longest = 24
  /// Whether the lines looked at stand in such a list.
  private var isOpen = false

  /// Takes up a line that may be the heading of one.
  mutating func look(at index: Int, in document: LinedText) { isOpen = Self.isHeading(index, document) }

  /// The heading that `line` is: that of a list in a text whose headings are not marked.
  mutating func head(_ line: Line, at index: Int, in document: LinedText) -> Head? {
    guard Self.isHeading(index, document), hasEntries(below: index, document) else { return nil }
    isOpen = true
    let content = line.content
    return Head(
      kind: .annex, start: content.lowerBound, number: content.lowerBound..<content.lowerBound,
      title: Trimming.title(document.text, content), end: content.upperBound, line: index, evidence: .annex)
  }

  /// Whether `line` is an entry: it has a number as items have, and names a year or a kind of publication. Any other
  /// number ends the list.
  mutating func holds(_ line: Line, _ text: [UInt8]) -> Bool {
    guard isOpen, let mark = NumberReader.candidate(text, at: Int(line.contentStart), end: Int(line.contentEnd)) else {
      return false
    }
    if Self.isEntry(mark, line, text) { return true }
    isOpen = false
    return false
  }

  private func hasEntries(below index: Int, _ document: LinedText) -> Bool {
    guard index + 1 < document.lines.count else { return false }
    let line = document.lines[index + 1]
    guard let mark = NumberReader.candidate(document.text, at: Int(line.contentStart), end: Int(line.contentEnd)) else {
      return document.text[Int(line.contentStart)] == 0x5B
    }
    return Self.isEntry(mark, line, document.text)
  }

  private static func isEntry(_ mark: NumberMark, _ line: Line, _ text: [UInt8]) -> Bool {
    guard !mark.style.namesUnit, mark.style != .hanPause, mark.style != .hanSquare, mark.style != .hanBracket,
      !mark.style.isNoun
    else {
      return false
    }
    return text[mark.titleStart..<Int(line.contentEnd)].holdsYear
  }

  private static func isHeading(_ index: Int, _ document: LinedText) -> Bool {
    let line = document.lines[index]
    return line.characters <= longest && line.isOneSentence
      && HeadingWords.areOfReferences(OpeningLine(document, index).words)
  }
}

extension ArraySlice<UInt8> {
  /// Whether four figures in a row are a year from 1500 to 2099.
  fileprivate var holdsYear: Bool {
    var (value, digits) = (0, 0)
    for byte in self {
      guard (0x30...0x39).contains(byte) else {
        if digits == 4, (1_500...2_099).contains(value) { return true }
        (value, digits) = (0, 0)
        continue
      }
      (value, digits) = (value % 100_000 * 10 + Int(byte - 0x30), digits + 1)
    }
    return digits == 4 && (1_500...2_099).contains(value)
  }
}
