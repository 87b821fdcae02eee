import TextFacts
import TextFolding

/// A phrase looked for whatever the case of its letters.
///
/// Both sides are compared scalar by scalar after simple case folding, which maps one scalar to one, though not always
/// to one of as many bytes (`K`, the Kelvin sign, is three, `k` one): the places of a hit are those of the source. The
/// search is Knuth, Morris and Pratt's, so linear; while nothing agrees it jumps to the next byte with which a form of
/// the phrase's first letter can begin.
struct FoldedNeedle: Sendable {
  private let scalars: [UInt32]
  private let fallback: Fallback
  private let leads: [UInt8]
  /// Whether any scalar of the phrase has another form that folds to the same.
  let hasCase: Bool

  /// A phrase of at least one byte, valid UTF-8.
  init(_ bytes: [UInt8]) {
    var scalars: [UInt32] = []
    bytes.withUnsafeBufferPointer { bytes in
      var place = 0
      while place < bytes.count {
        let scalar = UTF8Step(bytes, at: place)
        scalars.append(CaseFolding.fold(scalar.value))
        place += scalar.count
      }
    }
    self.scalars = scalars
    fallback = Fallback(scalars)
    hasCase = scalars.contains { CaseFolding.forms(of: $0).count > 1 }
    let forms = CaseFolding.forms(of: scalars.first ?? 0)
    leads = Set(forms.compactMap { Unicode.Scalar($0).flatMap { String($0).utf8.first } }).sorted()
  }

  func search(_ text: [UInt8], _ found: inout HitList) throws(QueryError) {
    var matched = 0
    var place = 0
    // The starts of the latest scalars, as many as the phrase has, in a ring.
    var starts = [Int](repeating: 0, count: scalars.count)
    var turn = 0
    while place < text.count, !found.isFull {
      try found.check()
      let stop = min(place + HitList.stride, text.count)
      text.withUnsafeBufferPointer { text in
        while place < stop, !found.isFull {
          if matched == 0 { place = nextLead(in: text, from: place, to: stop) }
          guard place < stop else { return }
          let scalar = UTF8Step(text, at: place)
          starts[turn] = place
          turn = turn + 1 == starts.count ? 0 : turn + 1
          place += scalar.count
          matched = fallback.step(matched, scalars, CaseFolding.fold(scalar.value))
          if matched == scalars.count {
            found.append(starts[turn], place)
            matched = 0
          }
        }
      }
    }
  }

  /// The first place in `from..<to` that holds a lead byte; `to` where none does.
  @inline(__always)
  private func nextLead(in text: UnsafeBufferPointer<UInt8>, from: Int, to stop: Int) -> Int {
    let bytes = UnsafeRawBufferPointer(text)
    // One or two lead bytes (`s`, `S`) are the common case; a third and fourth are rare forms (`ſ`).
    guard let one = leads.first, let last = leads.last else { return stop }
    let two = leads.count > 1 ? leads[1] : one
    let three = leads.count > 2 ? leads[2] : last
    let ones = SIMD16<UInt8>(repeating: one)
    let twos = SIMD16<UInt8>(repeating: two)
    let threes = SIMD16<UInt8>(repeating: three)
    let lasts = SIMD16<UInt8>(repeating: last)
    var place = from
    while place + 16 <= stop {
      let here = bytes.loadUnaligned(fromByteOffset: place, as: SIMD16<UInt8>.self)
      let mask = ((here .== ones) .| (here .== twos)) .| ((here .== threes) .| (here .== lasts))
      let agree = unsafeBitCast(mask, to: SIMD2<UInt64>.self)
      if agree.x != 0 { return place + UInt64(littleEndian: agree.x).trailingZeroBitCount / 8 }
      if agree.y != 0 { return place + 8 + UInt64(littleEndian: agree.y).trailingZeroBitCount / 8 }
      place += 16
    }
    while place < stop, !leads.contains(text[place]) { place += 1 }
    return place
  }
}
