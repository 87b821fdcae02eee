import TextFacts

/// Folding as readers expect it: one scalar to one scalar, so that places in the source are kept.
///
/// A table of folding: scalars that fold to the same scalar are the same to a search. Letters of either case
/// (`CaseFolding`), forms of full and half width (`％` `%`, `１` `1`, `，` `,`, `ｶ` `カ`), marks that stand for one another
/// (`marks`), vertical forms, the compatibility ideographs and radicals that PDF files hold in place of characters (`⼀`
/// `一`), and traditional, variant and simplified characters, one character at a time (`優` `优`). All else folds to
/// itself, and folding twice is folding once.
///
/// The tables are made at first use, in about a millisecond, and never freed. A hot loop takes `everything` into a local
/// constant first.
public struct FoldTable: @unchecked Sendable {  // The memory is written once, before the value exists.
  /// For each scalar of the basic plane what it folds to; 0 where that lies beyond the plane.
  @usableFromInline let near: UnsafePointer<UInt16>
  /// Scalars that lie beyond the basic plane or fold to one that does, in the upper half, and what each folds to in the
  /// lower; ascending.
  @usableFromInline let far: UnsafeBufferPointer<UInt64>
  /// Every scalar that does not fold to itself, in the lower half, and what it folds to in the upper; ascending.
  let sources: UnsafeBufferPointer<UInt64>

  /// All of it.
  public static let everything = FoldTable(withVariants: true)
  /// All but traditional and variant characters.
  public static let keepingVariants = FoldTable(withVariants: false)

  /// Return the folded form of `scalar` by `everything`; itself where it is no scalar.
  @inlinable @inline(__always)
  public static func fold(_ scalar: UInt32) -> UInt32 { everything[scalar] }

  /// All scalars that fold to `folded` by `everything`; none where it does not fold to itself.
  public static func unfolded(_ folded: UInt32) -> [UInt32] { everything.unfolded(folded) }

  /// Return the folded form of `scalar`; itself where it is no scalar.
  @inlinable @inline(__always)
  public subscript(scalar: UInt32) -> UInt32 {
    if scalar < 0x10000 {
      let folded = near[Int(truncatingIfNeeded: scalar)]
      if folded != 0 { return UInt32(truncatingIfNeeded: folded) }
    }
    return foldFar(scalar)
  }

  /// All scalars that fold to `folded`, itself first; none where it does not fold to itself.
  public func unfolded(_ folded: UInt32) -> [UInt32] {
    guard self[folded] == folded else { return [] }
    var low = 0
    var high = sources.count
    while low < high {
      let middle = (low + high) / 2
      if sources[middle] >> 32 < UInt64(folded) { low = middle + 1 } else { high = middle }
    }
    let same = sources[low...].prefix { $0 >> 32 == UInt64(folded) }
    return [folded] + same.map { UInt32(truncatingIfNeeded: $0) }
  }

  @usableFromInline
  func foldFar(_ scalar: UInt32) -> UInt32 {
    var low = 0
    var high = far.count
    while low < high {
      let middle = (low + high) / 2
      if far[middle] >> 32 < UInt64(scalar) { low = middle + 1 } else { high = middle }
    }
    guard low < far.count, far[low] >> 32 == UInt64(scalar) else { return scalar }
    return UInt32(truncatingIfNeeded: far[low])
  }
}

// MARK: Making the tables

extension FoldTable {
  private init(withVariants: Bool) {
    let steps = Self.steps(withVariants: withVariants)
    let near = UnsafeMutablePointer<UInt16>.allocate(capacity: 0x10000)
    for scalar in 0..<0x10000 { near[scalar] = UInt16(truncatingIfNeeded: scalar) }
    var sources: [UInt64] = []
    var far: [UInt64] = []
    for (source, next) in steps.enumerated() where next != 0 {
      var folded = next
      // A full-width capital is first a capital, then a small letter.
      while Int(folded) < steps.count, steps[Int(folded)] != 0 { folded = steps[Int(folded)] }
      sources.append(UInt64(folded) << 32 | UInt64(source))
      if source < 0x10000 { near[source] = folded < 0x10000 ? UInt16(truncatingIfNeeded: folded) : 0 }
      if source >= 0x10000 || folded >= 0x10000 { far.append(UInt64(source) << 32 | UInt64(folded)) }
    }
    sources.sort()
    self.near = UnsafePointer(near)
    self.far = Self.kept(far)
    self.sources = Self.kept(sources)
  }

  /// For each scalar one step towards what it folds to, 0 where it stays as it is. No chain of steps is a ring.
  private static func steps(withVariants: Bool) -> [UInt32] {
    // The last scalar that folds is a compatibility ideograph of plane 2.
    var steps = [UInt32](repeating: 0, count: 0x30000)
    for run in CaseFolding.runs {
      for source in stride(from: run.low, through: run.high, by: Int(run.step)) {
        steps[Int(source)] = UInt32(truncatingIfNeeded: Int64(source) + Int64(run.distance))
      }
    }
    if withVariants { read(variants, into: &steps) }
    for (typed, printed) in marks {
      for scalar in printed.unicodeScalars { steps[Int(scalar.value)] = typed.value }
    }
    read(forms, into: &steps)
    return steps
  }

  /// Reads pairs of scalars, the second of each what the first folds to.
  private static func read(_ pairs: StaticString, into steps: inout [UInt32]) {
    pairs.withUTF8Buffer { text in
      var place = 0
      while place < text.count {
        let source = UTF8Step(text, at: place)
        place += source.count
        guard place < text.count else { return }
        let target = UTF8Step(text, at: place)
        place += target.count
        steps[Int(source.value)] = target.value
      }
    }
  }

  /// A copy that is never freed.
  private static func kept(_ array: [UInt64]) -> UnsafeBufferPointer<UInt64> {
    let copy = UnsafeMutableBufferPointer<UInt64>.allocate(capacity: array.count)
    _ = copy.initialize(from: array)
    return UnsafeBufferPointer(copy)
  }
}
