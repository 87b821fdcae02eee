import TextFacts

/// The numbers of marked headings that only a series makes ones: `A Proofs` and `B Tables`, the appendices of papers;
/// `A1. Speech` and `A2. Writing`.
struct MarkedSeries {
  /// By line.
  private var marks: [Int: NumberMark] = [:]

  /// The numbers of the headings marked in `document` that count on by one from the first.
  init(_ document: LinedText) {
    var last: NumberMark?
    var lastLine = 0
    for heading in document.marked {
      guard let mark = Self.candidate(document.text, heading.content) else { continue }
      defer { (last, lastLine) = (mark, heading.line) }
      guard let before = last, before.style == mark.style, before.noun == mark.noun, mark.value == before.value + 1,
        before.value == 1 || marks[lastLine] != nil
      else { continue }
      marks[lastLine] = before
      marks[heading.line] = mark
    }
  }

  /// The number of `heading`; nil where none is one.
  func mark(of heading: MarkedHeading) -> NumberMark? { marks[heading.line] }

  private static func candidate(_ text: [UInt8], _ content: Range<Int>) -> NumberMark? {
    guard var mark = NumberReader.candidate(text, at: content.lowerBound, end: content.upperBound) else {
      return letter(text, content) ?? bracketedLetter(text, content)
    }
    guard mark.traits.contains(.needsSeries) else { return nil }
    mark.traits.remove(.needsSeries)
    return mark
  }

  /// `(a) Depth`, `(B) Width`.
  private static func bracketedLetter(_ text: [UInt8], _ content: Range<Int>) -> NumberMark? {
    guard content.count > 5, text[content.lowerBound] == 0x28, text[content.lowerBound + 2] == 0x29 else { return nil }
    let (place, sign) = (content.lowerBound + 1, text[content.lowerBound + 1] | 0x20)
    guard (0x61...0x7A).contains(sign) else { return nil }
    let cursor = Cursor(text: text, place: content.lowerBound, end: content.upperBound)
    return NumberMark(
      .letter, Int(sign) - 0x60, cursor, place..<place + 1, cursor.moved(to: place + 2).pastSpaces.place, [.hasLetter])
  }

  /// A capital letter, white space, and another capital or a Han character.
  private static func letter(_ text: [UInt8], _ content: Range<Int>) -> NumberMark? {
    guard let sign = content.first.map({ text[$0] }), (0x41...0x5A).contains(sign), content.count > 3 else {
      return nil
    }
    let cursor = Cursor(text: text, place: content.lowerBound, end: content.upperBound)
    let after = cursor.moved(to: content.lowerBound + 1)
    guard let blank = after.scalar, Blank.contains(blank.value), let next = after.pastSpaces.scalar,
      LetterFolding.isCapital(next.value) || next.value >= 0x2E80
    else { return nil }
    return NumberMark(
      .letter, Int(sign) - 0x40, cursor, content.lowerBound..<content.lowerBound + 1, after.pastSpaces.place,
      [.hasLetter])
  }
}
