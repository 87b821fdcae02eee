import ReportModel
import TextFacts

/// Characters of a text that are read as others: compatibility forms, stops of other sets, and
/// names that HTML has for them.
///
/// The outline is found in a copy with the characters meant; the report has the text as it was written.
struct WrittenCharacters {
  /// The text as it was written, and the runs of it that were read otherwise, ascending; each as long as what it was read
  /// as.
  private var source: [UInt8] = []
  private var runs: [Range<Int>] = []

  /// Whether all was read as it was written.
  var isEmpty: Bool { runs.isEmpty }

  /// The first bytes of a text tell whether it has such characters.
  private static let sample = 1 << 18
  /// The fewest characters written as HTML names them that are none of the text's own.
  private static let fewestReferences = 3

  /// Puts the characters meant into `text`, each in the bytes of the one written.
  static func read(_ text: inout [UInt8], _ copied: CopiedCharacters) -> WrittenCharacters {
    let hasWidePoints = PointMarks.endWide(sentencesOf: text)
    guard hasWidePoints || copied.hasForms else { return WrittenCharacters() }
    var written = WrittenCharacters(source: text)
    // The bytes that radicals, half-width forms and points begin with.
    for lead in [0xE2, 0xEF] as [UInt8] {
      var place = 0
      while let found = ByteSearch.first(lead, in: written.source, from: place, to: text.count) {
        place = found + 3
        guard let (scalar, next) = TextScalar.read(written.source.span, at: found, end: text.count) else { continue }
        let isStop =
          hasWidePoints && scalar == 0xFF0E
          && PointMarks.ends(written.source.span, found, 0..<text.count, length: 3)
        guard let meant = isStop ? 0x3002 : CompatibilityForms.meant(by: scalar) else { continue }
        written.put(UTF8.encode(meant), at: found..<next, into: &text)
      }
    }
    written.runs.sort { $0.lowerBound < $1.lowerBound }
    return written
  }

  /// Puts the characters that HTML names stand for into `text`, which has no marks of a format: pages were copied with their
  /// source (`&ldquo;`). Joiners take the room that is left.
  mutating func readReferences(_ text: inout [UInt8]) {
    let references = Self.references(in: text, to: text.count)
    guard references.count >= Self.fewestReferences else { return }
    if source.isEmpty { source = text }
    for reference in references {
      let bytes = UTF8.encode(reference.scalar.value)
      let rest = reference.range.count - bytes.count
      guard rest >= 0, rest != 1 else { continue }
      let twos = rest % 3 == 0 ? 0 : rest % 3 == 2 ? 1 : 2
      let joiners =
        [[UInt8]](repeating: [0xC2, 0xAD], count: twos)
        + [[UInt8]](repeating: [0xE2, 0x81, 0xA0], count: (rest - 2 * twos) / 3)
      // Joiners before the character belong to the word that begins with it.
      put(joiners.joined() + bytes, at: reference.range, into: &text)
    }
    runs.sort { $0.lowerBound < $1.lowerBound }
  }

  /// Whether so many characters are written as HTML names them that the text may be the source of a page.
  static func hasReferences(_ text: [UInt8]) -> Bool {
    references(in: text, to: min(text.count, sample)).count >= fewestReferences
  }

  private static func references(in text: [UInt8], to end: Int) -> [(scalar: Unicode.Scalar, range: Range<Int>)] {
    var found: [(scalar: Unicode.Scalar, range: Range<Int>)] = []
    var place = 0
    while let start = ByteSearch.first(0x26, in: text, from: place, to: end) {
      place = start + 1
      guard let (scalar, next) = CharacterReference.read(text, start, text.count), scalar != "\u{FFFD}" else {
        continue
      }
      found.append((scalar, start..<next))
      place = next
    }
    return found
  }

  private mutating func put(_ bytes: [UInt8], at run: Range<Int>, into text: inout [UInt8]) {
    guard bytes.count == run.count else { return }
    for (place, byte) in zip(run, bytes) { text[place] = byte }
    runs.append(run)
  }

  /// Puts the characters that were written back into `text`, where `moved` gives the new places of bytes of the source.
  func restore(_ text: inout [UInt8], _ moved: (Int) -> Int) {
    for run in runs {
      let place = moved(run.lowerBound)
      guard place + run.count <= text.count else { continue }
      for offset in 0..<run.count { text[place + offset] = source[run.lowerBound + offset] }
    }
  }
}

extension UTF8 {
  /// The bytes of `scalar`; those of U+FFFD where it is none.
  fileprivate static func encode(_ scalar: UInt32) -> [UInt8] {
    Array(String(Unicode.Scalar(scalar) ?? "\u{FFFD}").utf8)
  }
}
