import ReportModel
import TextFacts

/// Puts the runs of a paragraph together: lines of the source are joined, blanks around it left out, and what a terminal
/// or a reader would not see stands as a visible mark.
struct RunBuilder {
  private(set) var runs: [PassageRun] = []
  /// Whether line ends are those of the source, and no rows.
  private let joinsLines: Bool
  /// Whether a line has ended behind the words so far.
  private var owesSpace = false

  init(joinsLines: Bool) { self.joinsLines = joinsLines }

  /// Appends text that looks as `like` does.
  mutating func append(_ text: ArraySlice<UInt8>, like look: PassageRun) {
    guard joinsLines, owesSpace || text.contains(where: { $0 == 0x0A || $0 == 0x0D }) else {
      return put(Self.cleaned(text), like: look)
    }
    for (index, piece) in text.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      if index > 0 {
        dropBlanksAtEnd()
        owesSpace = true
      }
      let words = index > 0 ? piece.dropFirst(Self.blanks(before: piece)) : piece
      put(Self.cleaned(words), like: look)
    }
  }

  /// Appends one character that stands for what is written.
  mutating func append(_ scalar: Unicode.Scalar, like look: PassageRun) {
    if scalar == InlineSpan.lineBreak {
      dropBlanksAtEnd()
      var look = look
      look.words = [0x0A]
      add(look)
    } else {
      put(Self.cleaned(Array(String(scalar).utf8)[...]), like: look)
    }
  }

  /// The runs, without blanks at either end where lines are joined.
  mutating func finish() -> [PassageRun] {
    guard joinsLines else { return runs }
    dropBlanksAtEnd()
    while let first = runs.first {
      let blanks = Self.blanks(before: first.words[...])
      if blanks < first.words.count {
        runs[0].words.removeFirst(blanks)
        break
      }
      runs.removeFirst()
    }
    return runs
  }

  private mutating func put(_ words: [UInt8], like look: PassageRun) {
    guard !words.isEmpty else { return }
    var look = look
    look.words = words
    if owesSpace {
      owesSpace = false
      if let before = lastScalar, before != 0x0A, !Self.touch(before, words) { look.words.insert(0x20, at: 0) }
    }
    add(look)
  }

  private mutating func add(_ run: PassageRun) {
    if let last = runs.last, last.isLike(run) {
      runs[runs.count - 1].words += run.words
    } else {
      runs.append(run)
    }
  }

  private var lastScalar: UInt32? {
    guard let words = runs.last?.words else { return nil }
    return TextScalar.read(words.span, before: words.count, start: 0)?.value
  }

  /// Whether nothing stands between two characters that a line end parted: both are East Asian.
  private static func touch(_ before: UInt32, _ words: [UInt8]) -> Bool {
    guard let (after, _) = TextScalar.read(words.span, at: 0, end: words.count) else { return true }
    return EastAsianWidth.isWideInChinese(before) && EastAsianWidth.isWideInChinese(after)
  }

  private mutating func dropBlanksAtEnd() {
    while let last = runs.last {
      let kept = Blank.trimmed(last.words.span, 0..<last.words.count)
      if !kept.isEmpty {
        // A break that the author set is none of the blanks.
        let end = last.words.last == 0x0A ? last.words.count : kept.upperBound
        runs[runs.count - 1].words.removeSubrange(end...)
        return
      }
      if last.words == [0x0A] { return }
      runs.removeLast()
    }
  }

  /// The bytes of blank characters that `text` begins with.
  private static func blanks(before text: ArraySlice<UInt8>) -> Int {
    let words = Array(text)
    return Blank.trimmed(words.span, 0..<words.count).lowerBound
  }

  /// Text without zero-width spaces, with marks for all that is hidden.
  static func cleaned(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var text = Array(text)
    if text.contains(0xE2) || text.contains(0xEF) { removeZeroWidth(&text) }
    return text.withUnsafeBufferPointer { VisibleText.bytes($0, passing: .inLines) } ?? text
  }

  /// Removes U+200B and U+FEFF.
  private static func removeZeroWidth(_ text: inout [UInt8]) {
    var kept = 0
    var place = 0
    while place < text.count {
      let isSpace =
        place + 2 < text.count
        && (text[place] == 0xE2 && text[place + 1] == 0x80 && text[place + 2] == 0x8B
          || text[place] == 0xEF && text[place + 1] == 0xBB && text[place + 2] == 0xBF)
      if isSpace {
        place += 3
      } else {
        text[kept] = text[place]
        (kept, place) = (kept + 1, place + 1)
      }
    }
    text.removeSubrange(kept...)
  }
}
