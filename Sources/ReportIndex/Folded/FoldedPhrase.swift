import ReportModel
import TextFacts
import TextFolding

/// A phrase looked for as people mean it: see `SearchQuery.folds`.
///
/// Between two of its characters white space is passed over: a run of at most `longestGap` bytes with at most one line
/// end in it, for a phrase may be wrapped or spaced out, but does not go on in the next paragraph. The places of a hit
/// are those of the source.
struct FoldedPhrase: Sendable {
  /// The most bytes of white space between two characters of a phrase.
  static let longestGap = 64

  /// The characters, folded, without white space.
  let scalars: [UInt32]
  /// Whether simplified, traditional and variant characters are different.
  let keepsVariants: Bool
  /// The characters as an index has them, all that can be folded.
  let indexed: [UInt32]
  private let table: FoldTable
  private let filter: FirstCharacterFilter?
  private let fallback: Fallback

  /// A phrase of valid UTF-8; nil where it holds nothing but white space.
  init?(_ bytes: [UInt8], keepsVariants: Bool = false) {
    self.keepsVariants = keepsVariants
    table = keepsVariants ? .keepingVariants : .everything
    scalars = Self.folded(bytes, table)
    indexed = keepsVariants ? Self.folded(bytes, .everything) : scalars
    guard let first = scalars.first else { return nil }
    filter = FirstCharacterFilter(first, table)
    fallback = Fallback(scalars)
  }

  /// The characters of a phrase, folded, without white space.
  static func folded(_ bytes: [UInt8], _ table: FoldTable) -> [UInt32] {
    bytes.withUnsafeBufferPointer { bytes in
      var scalars: [UInt32] = []
      var place = 0
      while place < bytes.count {
        let step = UTF8Step(bytes, at: place)
        let folded = table[step.value]
        if !SearchGap.contains(step.value) { scalars.append(folded) }
        place += step.count
      }
      return scalars
    }
  }

  /// Finds the phrases that begin in `starts`, which need not lie inside the text; all, where nothing is said.
  func search(
    _ text: FlatArray<UInt8>, beginningIn starts: Range<Int> = 0..<Int.max, _ found: inout HitList
  ) throws(QueryError) {
    let end = min(starts.upperBound, text.count)
    var place = max(0, starts.lowerBound)
    guard let filter else { return try searchLinear(text, from: place, to: end, &found) }
    var effort = 8 * place
    while place < end, !found.isFull {
      try found.check()
      let stop = min(place + HitList.stride, end)
      text.withUnsafeBufferPointer { text in
        while let candidate = filter.next(in: text, from: place, to: stop) {
          var reached = candidate
          let isHit = holds(text, &reached)
          effort += reached - candidate
          if isHit { found.append(candidate, reached) }
          place = isHit ? reached : candidate + 1
          if found.isFull || effort > 8 * place + 65_536 { return }
        }
        place = max(place, stop)
      }
      if effort > 8 * place + 65_536 { return try searchLinear(text, from: place, to: end, &found) }
    }
  }

  /// The end of the phrase where it stands at `place`; nil where it does not.
  @inline(__always)
  func end(in text: UnsafeBufferPointer<UInt8>, at place: Int) -> Int? {
    guard place >= 0 else { return nil }
    var reached = place
    return holds(text, &reached) ? reached : nil
  }

  /// The start of the character that is so many characters before the one at `place`, white space between them left out;
  /// nil where there are not as many, or more white space than inside a phrase.
  static func start(of place: Int, after count: Int, in text: UnsafeBufferPointer<UInt8>) -> Int? {
    guard place >= 0, place < text.count else { return nil }
    var start = place
    for _ in 0..<count {
      let end = start
      repeat {
        guard start > 0, end - start <= longestGap else { return nil }
        start -= 1
        while start > 0, text[start].isUTF8Continuation { start -= 1 }
      } while SearchGap.contains(UTF8Step(text, at: start).value)
    }
    return start
  }

  /// Whether the phrase stands at `place`, which is moved to its end, or to where they differ.
  @inline(__always)
  private func holds(_ text: UnsafeBufferPointer<UInt8>, _ place: inout Int) -> Bool {
    let table = table
    for (index, wanted) in scalars.enumerated() {
      var gap = Gap()
      while place < text.count {
        let step = UTF8Step(text, at: place)
        let folded = table[step.value]
        if folded == wanted {
          place += step.count
          break
        }
        guard index > 0, SearchGap.contains(step.value), gap.pass(step) else { return false }
        place += step.count
        if place == text.count { return false }
      }
      if place == text.count, index + 1 < scalars.count { return false }
    }
    return true
  }

  /// The same by Knuth, Morris and Pratt's way: linear whatever the text. Phrases that begin at `end` or later are left
  /// out.
  private func searchLinear(
    _ text: FlatArray<UInt8>, from start: Int, to end: Int, _ found: inout HitList
  ) throws(QueryError) {
    var walk = LinearWalk(count: scalars.count, place: start)
    while walk.place < text.count, !found.isFull {
      try found.check()
      let stop = min(walk.place + HitList.stride, text.count)
      text.withUnsafeBufferPointer { text in
        while walk.place < stop, !found.isFull {
          if walk.matched == 0, walk.place >= end {
            walk.place = text.count
            return
          }
          step(text, &walk, end, &found)
        }
      }
    }
  }

  @inline(__always)
  private func step(
    _ text: UnsafeBufferPointer<UInt8>, _ walk: inout LinearWalk, _ end: Int, _ found: inout HitList
  ) {
    let step = UTF8Step(text, at: walk.place)
    let folded = table[step.value]
    let place = walk.place
    walk.place += step.count
    if SearchGap.contains(step.value) {
      if walk.matched > 0, !walk.gap.pass(step) { walk.matched = 0 }
      return
    }
    walk.gap = Gap()
    walk.note(place)
    walk.matched = fallback.step(walk.matched, scalars, folded)
    guard walk.matched == scalars.count else { return }
    walk.matched = 0
    let first = walk.first
    if first < end { found.append(first, walk.place) }
  }

  /// The white space passed over since the last character.
  private struct Gap {
    private var bytes = 0
    private var lineEnds = 0

    /// Passes over one more character of white space; false where that is too much inside a phrase.
    @inline(__always)
    mutating func pass(_ step: UTF8Step) -> Bool {
      bytes += step.count
      if step.value == 0x0A { lineEnds += 1 }
      return bytes <= FoldedPhrase.longestGap && lineEnds <= 1
    }
  }

  /// The state of a linear search: the length that agrees, and the starts of the latest characters, in a ring.
  private struct LinearWalk {
    var place: Int
    var matched = 0
    var gap = Gap()
    private var starts: [Int]
    private var turn = 0

    init(count: Int, place: Int) {
      self.place = place
      starts = [Int](repeating: 0, count: count)
    }

    @inline(__always)
    mutating func note(_ place: Int) {
      starts[turn] = place
      turn = turn + 1 == starts.count ? 0 : turn + 1
    }

    /// The start of the character that is as many characters back as the phrase is long.
    var first: Int { starts[turn] }
  }
}

/// The places at which any form of a phrase's first character begins.
struct FirstCharacterFilter: Sendable {
  /// A form: how far its last byte, and the byte before that where it has two, stand from its first.
  private struct Form {
    var lastOffset: Int
    var last: UInt8
    var previousOffset: Int
    var previous: UInt8
  }

  private let forms: (Form, Form, Form, Form)
  private let isNarrow: Bool

  /// A filter for what folds to `folded`; nil where too many characters do for the filter to save anything.
  init?(_ folded: UInt32, _ table: FoldTable) {
    let forms = table.unfolded(folded).compactMap { Unicode.Scalar($0).map { Array(String($0).utf8) } }.map {
      bytes in
      Form(
        lastOffset: bytes.count - 1, last: bytes[bytes.count - 1], previousOffset: max(0, bytes.count - 2),
        previous: bytes[max(0, bytes.count - 2)])
    }
    guard let one = forms.first, let last = forms.last, forms.count <= 4 else { return nil }
    isNarrow = forms.count <= 2
    self.forms = (one, forms.count > 1 ? forms[1] : one, forms.count > 2 ? forms[2] : last, last)
  }

  /// The first place in `from..<to` where a form may begin; nil where there is none.
  @inline(__always)
  func next(in text: UnsafeBufferPointer<UInt8>, from: Int, to end: Int) -> Int? {
    let bytes = UnsafeRawBufferPointer(text)
    var place = from
    // No form is longer than four bytes: the loads of sixteen from the last of them still end inside the text.
    while place + 16 <= end, place + 20 <= bytes.count {
      var mask = Self.agreement(bytes, place, forms.0) .| Self.agreement(bytes, place, forms.1)
      if !isNarrow { mask = mask .| Self.agreement(bytes, place, forms.2) .| Self.agreement(bytes, place, forms.3) }
      let agree = unsafeBitCast(mask, to: SIMD2<UInt64>.self)
      if agree.x != 0 { return place + UInt64(littleEndian: agree.x).trailingZeroBitCount / 8 }
      if agree.y != 0 { return place + 8 + UInt64(littleEndian: agree.y).trailingZeroBitCount / 8 }
      place += 16
    }
    while place < end {
      if holds(bytes, place, forms.0) || holds(bytes, place, forms.1) || holds(bytes, place, forms.2)
        || holds(bytes, place, forms.3)
      {
        return place
      }
      place += 1
    }
    return nil
  }

  @inline(__always)
  private static func agreement(_ text: UnsafeRawBufferPointer, _ place: Int, _ form: Form) -> SIMDMask<SIMD16<Int8>> {
    let last = text.loadUnaligned(fromByteOffset: place + form.lastOffset, as: SIMD16<UInt8>.self)
    let previous = text.loadUnaligned(fromByteOffset: place + form.previousOffset, as: SIMD16<UInt8>.self)
    return (last .== SIMD16(repeating: form.last)) .& (previous .== SIMD16(repeating: form.previous))
  }

  @inline(__always)
  private func holds(_ text: UnsafeRawBufferPointer, _ place: Int, _ form: Form) -> Bool {
    place + form.lastOffset < text.count && text[place + form.lastOffset] == form.last
      && text[place + form.previousOffset] == form.previous
  }
}
