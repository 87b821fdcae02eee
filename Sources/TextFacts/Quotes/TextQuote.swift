/// A passage of a text, or a place in it, in a form that finds it again in another version of the text: its bytes with
/// those before and after it, and its offset (W3C Web Annotation Data Model, 4.2.4 Text Quote Selector and 4.2.5 Text
/// Position Selector).
public struct TextQuote: Hashable, Sendable {
  /// The offset of the first byte in the text that was quoted.
  public private(set) var start: Int
  /// The number of bytes; 0 for a place between two bytes.
  public private(set) var count: Int
  /// The bytes of the passage; of one longer than `WorkBudget.quote.passage` only its beginning.
  public var exact: [UInt8]
  /// The bytes before the passage, and those after it.
  public var prefix: [UInt8]
  public var suffix: [UInt8]

  /// A quote from its parts, which may come from a file and say anything: numbers that no text has are brought to those
  /// that one may have.
  public init(start: Int, count: Int = 0, exact: [UInt8] = [], prefix: [UInt8] = [], suffix: [UInt8] = []) {
    let most = WorkBudget.quote.text
    self.start = min(max(0, start), most)
    self.count = min(max(0, count), most)
    self.exact = Array(exact.prefix(WorkBudget.quote.passage))
    self.prefix = Array(prefix.suffix(WorkBudget.quote.around))
    self.suffix = Array(suffix.prefix(WorkBudget.quote.around))
  }

  /// The quote of a range of `text`; bounds beyond the text are brought into it.
  public init(_ range: Range<Int>, in text: [UInt8]) {
    let lower = min(max(0, range.lowerBound), text.count)
    let upper = min(max(lower, range.upperBound), text.count)
    let around = WorkBudget.quote.around
    // Whole characters: a scalar has at most four bytes.
    let first = text.span.scalarStart(atOrBefore: max(0, lower - around + 3))
    let last = text.span.scalarStart(atOrBefore: min(text.count, upper + around), from: upper)
    let end = text.span.scalarStart(atOrBefore: min(upper, lower + WorkBudget.quote.passage), from: lower)
    self.init(
      start: lower, count: upper - lower, exact: Array(text[lower..<end]),
      prefix: Array(text[min(first, lower)..<lower]),
      suffix: Array(text[upper..<last]))
  }

  /// Whether the passage stands in `text` where it stood, with the same bytes around it.
  public func stands(in text: [UInt8]) -> Bool {
    let end = start &+ count
    guard start <= text.count, end >= start, end <= text.count, prefix.count <= start else { return false }
    return text[start...].starts(with: exact) && text[..<start].suffix(prefix.count).elementsEqual(prefix)
      && text[end...].starts(with: suffix)
  }

  /// The passage in another version of the text: where its bytes stand, of several places the one with most of the same
  /// bytes around it; else what stands between those around it; nil where neither is found.
  ///
  /// Reports say the same sentence more than once: where hardly anything around a place is the same, it is another
  /// passage, unless one so long stands there alone.
  ///
  /// In a large text only the part around the old place is searched (`WorkBudget.quote`).
  public func range(in text: [UInt8]) -> Range<Int>? {
    if stands(in: text) { return start..<start + count }
    let reach = WorkBudget.quote.reach
    let middle = min(start, text.count)
    let part = max(0, middle - reach)..<min(text.count, middle + reach)
    let found = exact.isEmpty ? nil : passage(in: text, part)
    if let found, found.before >= Self.leastEqual, found.equal >= Self.surelyEqual { return range(found) }
    for length in Self.lengths {
      if let found = gap(in: text, part, length) { return found }
    }
    return found.flatMap { isItself($0) ? range($0) : nil }
  }

  /// A place where the bytes of the passage stand.
  private struct QuotedPlace {
    var start: Int
    var end: Int
    /// The equal bytes right before it and right after it.
    var before: Int
    var after: Int
    /// Whether they stand nowhere else.
    var isAlone = false

    var equal: Int { before + after }
  }

  private func range(_ found: QuotedPlace) -> Range<Int> { found.start..<found.end }

  /// Whether what stands at a place is the passage and not another of the same words. Of several the words before tell,
  /// which are often a heading; the words after alone may be those of a passage that is gone, and then belong to the one before it.
  private func isItself(_ found: QuotedPlace) -> Bool {
    if found.isAlone { return found.equal >= Self.leastEqual || exact.count >= Self.longAlone }
    return found.before >= Self.leastEqual
      || (found.after >= Self.surelyEqual && abs(found.start - start) <= count / 2)
  }

  /// The numbers of bytes looked for around a passage that is not there any more; longer ones are found by chance least
  /// often.
  private static let lengths = [48, 24]
  /// The least number of equal bytes around a place for which it is taken for the passage, four Han characters; and the
  /// number from which on nothing else is looked for.
  private static let (leastEqual, surelyEqual) = (12, 24)
  /// The bytes of a passage that is known by itself: 32 Han characters.
  private static let longAlone = 96

  private func passage(in text: [UInt8], _ part: Range<Int>) -> QuotedPlace? {
    var best: QuotedPlace?
    let places = Self.places(of: exact, in: text, part)
    for place in places {
      let end = place + min(count, text.count - place)
      let found = QuotedPlace(
        start: place, end: end, before: Self.equal(text[..<place].reversed(), prefix.reversed()),
        after: Self.equal(text[end...], suffix), isAlone: places.count == 1)
      if best.map({ isBetter(found, than: $0) }) ?? true { best = found }
    }
    return best
  }

  private func isBetter(_ found: QuotedPlace, than other: QuotedPlace) -> Bool {
    let (isNamed, isOtherNamed) = (found.before >= Self.leastEqual, other.before >= Self.leastEqual)
    if isNamed != isOtherNamed { return isNamed }
    return found.equal > other.equal || (found.equal == other.equal && isNearer(found.start, than: other.start))
  }

  /// The bytes between those that stood before and after the passage: of a place, where either of them stand.
  private func gap(in text: [UInt8], _ part: Range<Int>, _ length: Int) -> Range<Int>? {
    let before = prefix.count >= min(length, Self.leastEqual) ? Array(prefix.suffix(length)) : []
    let after = suffix.count >= min(length, Self.leastEqual) ? Array(suffix.prefix(length)) : []
    let ends = before.isEmpty ? [] : Self.places(of: before, in: text, part).map { $0 + before.count }
    let starts = after.isEmpty ? [] : Self.places(of: after, in: text, part)
    func nearest(_ places: [Int]) -> Int? { places.min { isNearer($0, than: $1) } }
    guard count > 0 else { return (nearest(starts) ?? nearest(ends)).map { $0..<$0 } }
    guard let lower = nearest(ends), let upper = starts.first(where: { $0 > lower }),
      upper - lower <= 2 * count + WorkBudget.quote.around
    else { return nil }
    return lower..<upper
  }

  private func isNearer(_ place: Int, than other: Int) -> Bool { abs(place - start) < abs(other - start) }

  private static func equal(_ left: some Sequence<UInt8>, _ right: some Sequence<UInt8>) -> Int {
    var count = 0
    for (one, other) in zip(left, right) {
      if one != other { break }
      count += 1
    }
    return count
  }

  /// The places of `bytes` within `part` of a text, the first ones where there are very many.
  private static func places(of bytes: [UInt8], in text: [UInt8], _ part: Range<Int>) -> [Int] {
    let phrase = BytePhrase(bytes)
    var (places, length) = ([Int](), 0)
    for index in part {
      length = phrase.matched(length, then: text[index])
      guard length == bytes.count else { continue }
      places.append(index + 1 - bytes.count)
      if places.count == WorkBudget.quote.places { break }
    }
    return places
  }
}
