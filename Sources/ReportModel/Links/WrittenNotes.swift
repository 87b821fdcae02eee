import TextFacts

/// The notes of a text whose format says nothing of notes: paragraphs that begin with a mark (`NoteMark`), and the places
/// before them that bear the mark. Reports have them under 注释 or 参考文献, or at their end; chapters count from 1 each.
struct WrittenNotes {
  /// A paragraph that begins with the mark of a note.
  private struct WrittenNote {
    var mark: NoteMark
    /// The text of the note with its mark.
    var range: TextRange
  }

  private let report: Report
  /// In the order of the text.
  private let notes: [WrittenNote]
  /// Links that one row may have.
  private static let mostLinks = 200

  /// The notes of a report; each paragraph's beginning is looked at once.
  init(_ report: Report) {
    self.report = report
    let text = report.text.span
    var notes: [WrittenNote] = []
    for paragraph in report.paragraphs {
      switch paragraph.kind {
      case .title, .blank, .contents, .salutation, .front: continue
      case .heading, .body, .closing, .furniture, .preformatted: break
      }
      let end = paragraph.range.upper.bytes
      guard let mark = NoteMark(noteAt: paragraph.range.lower.bytes, in: text, end: end), mark.numbers.count == 1 else {
        continue
      }
      notes.append(WrittenNote(mark: mark, range: TextRange(mark.range.lower, paragraph.range.upper)))
    }
    self.notes = notes
  }

  /// Whether a mark may stand in `range`, told at a glance.
  static func mayRefer(_ text: [UInt8], in range: TextRange) -> Bool {
    text[range.bytes.clamped(to: 0..<text.count)].contains(where: NoteMark.mayBegin)
  }

  /// The notes that `range` refers to; of a note in it the places that refer to that.
  func links(in range: TextRange) -> [ReportLink] {
    guard !notes.isEmpty else { return [] }
    var links: [ReportLink] = []
    for mark in marks(in: range) {
      for number in mark.numbers {
        guard let note = note(number, isCircled: mark.isCircled, after: mark.range) else { continue }
        links.append(ReportLink(words: mark.range, target: .note(note.range)))
      }
      if links.count >= Self.mostLinks { break }
    }
    let first = notes.partitionPoint { $0.mark.range.upper <= range.lower }
    for index in first..<notes.count where links.count < Self.mostLinks {
      let note = notes[index]
      if note.mark.range.lower >= range.upper { break }
      links += references(toNoteAt: index).map { ReportLink(words: note.mark.range, target: .reference($0)) }
    }
    return links
  }

  /// The next note with this number after a reference to it.
  private func note(_ number: Int, isCircled: Bool, after reference: TextRange) -> WrittenNote? {
    notes[notes.partitionPoint { $0.range.lower < reference.upper }...].first {
      $0.mark.numbers.first == number && $0.mark.isCircled == isCircled
    }
  }

  /// Places that refer to one note, of which there may be many.
  private static let mostReferences = 50

  /// The places that refer to a note, between the one before it with its number and itself.
  private func references(toNoteAt index: Int) -> [TextRange] {
    guard let number = notes[index].mark.numbers.first else { return [] }
    let isCircled = notes[index].mark.isCircled
    let before = notes[..<index].last { $0.mark.numbers.first == number && $0.mark.isCircled == isCircled }
    var found: [TextRange] = []
    forEachMark(in: TextRange(before?.range.lower ?? .start, notes[index].range.lower)) { mark in
      if mark.isCircled == isCircled, mark.numbers.contains(number) { found.append(mark.range) }
      return found.count < Self.mostReferences
    }
    return found
  }

  // MARK: References

  private func marks(in range: TextRange) -> [NoteMark] {
    var marks: [NoteMark] = []
    forEachMark(in: range) { mark in
      marks.append(mark)
      return marks.count < Self.mostLinks
    }
    return marks
  }

  /// Goes through the marks of a range that refer to notes, until `take` says that it is enough.
  private func forEachMark(in range: TextRange, _ take: (NoteMark) -> Bool) {
    let text = report.text.span
    var place = range.lower.bytes
    let end = min(range.upper.bytes, text.count)
    while place < end {
      guard NoteMark.mayBegin(text[place]), let mark = NoteMark(text, at: place, end: text.count) else {
        place += 1
        continue
      }
      place = mark.range.upper.bytes
      if refers(mark), !take(mark) { return }
    }
  }

  /// Whether a mark refers to a note: not the one before a note itself. A number in a circle refers where punctuation or
  /// nothing follows it; before words it numbers an item.
  private func refers(_ mark: NoteMark) -> Bool {
    let index = notes.partitionPoint { $0.mark.range.upper <= mark.range.lower }
    if notes.indices.contains(index), notes[index].mark.range.overlaps(mark.range) { return false }
    guard mark.isCircled else { return true }
    let text = report.text.span
    guard let (next, _) = TextScalar.read(text, at: mark.range.upper.bytes, end: text.count) else { return true }
    return next <= 0x20 || ChinesePunctuation.endsClause(next)
      || [0x3001, 0xFF09, 0x29, 0x201D, 0x2019, 0x300B, 0x300D, 0x2C, 0x2E, 0x3B, 0x3A, 0x3000].contains(next)
  }
}

extension Report {
  /// The text of a note, without the mark before it.
  public func noteWords(_ note: TextRange) -> TextRange {
    let text = text.span
    let end = min(note.upper.bytes, text.count)
    guard let mark = NoteMark(noteAt: note.lower.bytes, in: text, end: end) else { return note }
    var lower = mark.range.upper.bytes
    while let (scalar, next) = TextScalar.read(text, at: lower, end: end), WhiteSpace.contains(scalar) { lower = next }
    return TextRange(lower, max(lower, end))
  }
}
