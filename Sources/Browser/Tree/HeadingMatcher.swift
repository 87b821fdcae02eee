import Pinyin
import ReportModel
import TextFacts

/// A matcher of typed text with headings: it matches a heading that contains the text, and a title whose pinyin the
/// text spells.
///
/// Headings are compared by bytes: white space is ignored (headings are spaced out and wrapped), and letter case too
/// unless a capital was typed. `String` is not used for this, since a hostile heading of combining marks makes its
/// comparison quadratic. Each name is read once, however it and the typed text repeat themselves.
struct HeadingMatcher {
  private let needle: BytePhrase
  private let foldsCase: Bool
  private let pinyin: PinyinQuery?

  /// A matcher of `typed`, which spells nothing where it does not read pinyin.
  init(_ typed: String, readsPinyin: Bool = true) {
    let bytes = Array(typed.utf8)
    foldsCase = !bytes.contains { (65...90).contains($0) }
    needle = BytePhrase(Self.withoutSpaces(bytes))
    pinyin = readsPinyin ? PinyinQuery(typed) : nil
  }

  var isEmpty: Bool { needle.count == 0 }

  /// The matching sections, at most `limit`: first those whose heading, with its number, contains the typed text, in
  /// the order of the report; then those whose title it spells, the best match first.
  func matches(in report: Report, limit: Int) -> [SectionIndex] {
    // Headings in bold overstrikes are read as they are shown.
    if report.isStyledForTerminal {
      let shown = report.sections.indices.dropFirst().lazy.map(SectionIndex.init).filter { section in
        matches(report.shortNumber(of: section) + report.shortTitle(of: section))
      }
      return Array(shown.prefix(limit))
    }
    let holding = sectionsHolding(in: report, limit: limit)
    guard let pinyin, holding.count < limit else { return holding }
    let known = Set(holding)
    var spelled: [(match: PinyinMatch, section: SectionIndex)] = []
    report.text.withUnsafeBufferPointer { text in
      for index in report.sections.indices.dropFirst() where !known.contains(SectionIndex(index)) {
        let title = report.sections[index].title.bytes.clamped(to: 0..<text.count)
        guard let match = pinyin.match(UnsafeBufferPointer(rebasing: text[title])) else { continue }
        spelled.append((match, SectionIndex(index)))
      }
    }
    spelled.sort { ($0.match, $0.section) < ($1.match, $1.section) }
    return holding + spelled.prefix(limit - holding.count).map(\.section)
  }

  private func sectionsHolding(in report: Report, limit: Int) -> [SectionIndex] {
    var found: [SectionIndex] = []
    guard !isEmpty else { return [] }
    let sections = report.sections
    report.text.withUnsafeBufferPointer { text in
      for index in sections.indices.dropFirst() where found.count < limit && matches(sections[index], in: text) {
        found.append(SectionIndex(index))
      }
    }
    return found
  }

  /// Whether a name contains the typed text, or is spelled by it.
  func matches(_ name: String) -> Bool {
    Array(name.utf8).withUnsafeBufferPointer { matches(0..<$0.count, in: $0) || pinyin?.match($0) != nil }
  }

  /// Whether a name in UTF-8 contains the typed text, or is spelled by it.
  func means(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    matches(0..<name.count, in: name) || pinyin?.match(name) != nil
  }

  private func matches(_ section: Section, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    matches(
      TextRange(section.heading.lower, max(section.title.upper, section.number.upper)).bytes.clamped(
        to: 0..<text.count), in: text)
  }

  private func matches(_ range: Range<Int>, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard !isEmpty, range.count >= needle.count else { return false }
    return end(text, in: range) != nil
  }

  /// The bytes of a name that match: those that equal the typed text, or those that it spells; nil without a match.
  func range(in name: String) -> Range<Int>? {
    guard !isEmpty else { return nil }
    return Array(name.utf8).withUnsafeBufferPointer { text in
      guard let end = end(text, in: 0..<text.count) else { return pinyin?.match(text)?.range }
      return start(text, endingAt: end)..<end
    }
  }

  /// The end of the first place in `range` of `text` where the typed text stands, white space ignored; nil where it
  /// stands nowhere.
  private func end(_ text: UnsafeBufferPointer<UInt8>, in range: Range<Int>) -> Int? {
    var place = range.lowerBound
    var matched = 0
    while place < range.upperBound {
      if let space = Self.space(text, place, range.upperBound) {
        place += space
        continue
      }
      // All bytes of a character: none of the others begins a space.
      repeat {
        matched = needle.matched(matched, then: folded(text[place]))
        place += 1
        if matched == needle.count { return place }
      } while place < range.upperBound && text[place].isUTF8Continuation
    }
    return nil
  }

  /// The start of the typed text that ends at `end`: as many bytes before it, white space not counted.
  private func start(_ text: UnsafeBufferPointer<UInt8>, endingAt end: Int) -> Int {
    var place = end
    var left = needle.count
    while place > 0, left > 0 {
      var start = place - 1
      while start > 0, text[start].isUTF8Continuation { start -= 1 }
      if Self.space(text, start, place) == nil { left -= place - start }
      place = start
    }
    return place
  }

  private func folded(_ byte: UInt8) -> UInt8 { foldsCase && (65...90).contains(byte) ? byte + 32 : byte }

  /// The number of bytes that a search skips at `place`; nil where it skips nothing.
  private static func space(_ text: UnsafeBufferPointer<UInt8>, _ place: Int, _ end: Int) -> Int? {
    let step = UTF8Step(text, at: place)
    return SearchGap.contains(step.value) && place + step.count <= end ? step.count : nil
  }

  private static func withoutSpaces(_ bytes: [UInt8]) -> [UInt8] {
    bytes.withUnsafeBufferPointer { text in
      var out: [UInt8] = []
      var place = 0
      while place < text.count {
        if let space = space(text, place, text.count) {
          place += space
        } else {
          out.append(text[place])
          place += 1
        }
      }
      return out
    }
  }
}
