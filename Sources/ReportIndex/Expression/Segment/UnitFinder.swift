/// Finds the units that hold places of a segment's texts, laid one after the other; the places must come in ascending
/// order, and nothing is read but the lines around them.
struct UnitFinder {
  private let unit: TextUnit
  private let segment: LibrarySegment
  /// The report of the place asked last, and the bounds of its text.
  private(set) var position = 0
  private(set) var text = 0..<0
  /// The section of that place, counted from the first of the report.
  private var section = 0
  /// The sentence that was found last, in bytes from the start of the text.
  private var sentence = 0..<0

  init(_ unit: TextUnit, in segment: LibrarySegment) {
    self.unit = unit
    self.segment = segment
    text = 0..<(segment.starts.texts.count > 1 ? segment.starts.texts[1] : 0)
  }

  /// The unit that holds the byte at `place`.
  mutating func unit(at place: Int) -> Range<Int> {
    if place >= text.upperBound { turn(to: place) }
    switch unit {
    case .report: return text
    case .section: return global(sectionRange(at: place - text.lowerBound))
    case .paragraph: return global(paragraph(at: place - text.lowerBound))
    case .sentence: return global(sentenceRange(at: place - text.lowerBound))
    }
  }

  /// The section that holds the byte at `place`, of the report at `position`.
  mutating func section(at place: Int) -> Int {
    if place >= text.upperBound { turn(to: place) }
    return sectionIndex(at: place - text.lowerBound)
  }

  private func global(_ range: Range<Int>) -> Range<Int> {
    text.lowerBound + range.lowerBound..<text.lowerBound + range.upperBound
  }

  private mutating func turn(to place: Int) {
    let texts = segment.starts.texts
    position = min(texts.first(from: position + 1) { $0 > place } - 1, texts.count - 2)
    text = texts[position]..<texts[position + 1]
    (section, sentence) = (0, 0..<0)
  }

  // MARK: Sections

  private mutating func sectionIndex(at place: Int) -> Int {
    let own = segment.starts.sections(of: position)
    segment.starts.sections.withUnsafeBufferPointer { starts in
      let next = UnsafeBufferPointer(rebasing: starts[own]).first(from: min(section + 1, own.count)) { Int($0) > place }
      section = max(0, next - 1)
    }
    return section
  }

  private mutating func sectionRange(at place: Int) -> Range<Int> {
    let own = segment.starts.sections(of: position)
    guard !own.isEmpty else { return 0..<text.count }
    let index = own.lowerBound + sectionIndex(at: place)
    let starts = segment.starts.sections
    return Int(starts[index])..<(index + 1 < own.upperBound ? Int(starts[index + 1]) : text.count)
  }

  // MARK: Paragraphs and sentences

  /// The line with its end that holds the byte at `place`.
  private func paragraph(at place: Int) -> Range<Int> {
    segment.reports[position].report.searchedText.withUnsafeBufferPointer { text in
      var upper = place
      while upper < text.count, text[upper] != 0x0A { upper += 1 }
      return Self.lineStart(text, before: place, from: 0)..<min(upper + 1, text.count)
    }
  }

  private mutating func sentenceRange(at place: Int) -> Range<Int> {
    let section = sectionRange(at: place)
    if place >= sentence.upperBound {
      sentence = segment.reports[position].report.searchedText.withUnsafeBufferPointer { text in
        let start = Self.sentenceStart(text, before: place, from: sentence.upperBound)
        var marks = SentenceEnds(text, from: start)
        var lower = start
        while let end = marks.next() {
          if end > place { return lower..<end }
          lower = end
        }
        return lower..<text.count
      }
    }
    return sentence.clamped(to: section)
  }

  /// The place after the last line end in `from..<place`; `from` where there is none.
  private static func lineStart(_ text: UnsafeBufferPointer<UInt8>, before place: Int, from: Int) -> Int {
    var lower = place
    while lower > from, text[lower - 1] != 0x0A { lower -= 1 }
    return lower
  }

  /// A place in `from...place`, near `place`, at which a sentence begins whatever stands before it; `from`, where one
  /// does as well, if there is none.
  private static func sentenceStart(_ text: UnsafeBufferPointer<UInt8>, before place: Int, from: Int) -> Int {
    var lower = place
    while lower > from {
      switch text[lower - 1] {
      case 0x0A: return lower
      case 0x82 where lower - 3 >= from && text[lower - 3] == 0xE3 && text[lower - 2] == 0x80:
        // 。 with what closes after it; the place may be in that, and then is in the sentence that it ends.
        var marks = SentenceEnds(text, from: lower - 3)
        if let end = marks.next(), end <= place { return end }
      default: break
      }
      lower -= 1
    }
    return lower
  }
}
