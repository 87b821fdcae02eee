/// A passage of a text that others have, by its places: runs of grams that are shared as they are, and variants that lie
/// over them.
struct Stretch: Sendable {
  var text: Int
  var places: Range<Int>
  /// The place of the gram of it that most texts have; nil where none is the same in another.
  var most: Int?
  /// The positions of the variants that it is made of.
  var variants: Range<Int>

  /// Two passages that lie over each other by so many characters are one, where one of them has changes.
  private static let leastOverlap = 5

  /// The stretches of texts, by place; `length` is that of the grams shared.
  static func all(
    in texts: SpacelessTexts, _ shared: SharedGrams, _ variants: [VariantSearch.FoundVariant], length: Int
  ) -> [Stretch] {
    var found: [Stretch] = []
    var next = 0
    for text in 0..<texts.textCount {
      let places = texts.places(of: text)
      var open: Stretch?
      /// The end of the variants of the open stretch: beyond it another run begins a stretch of its own.
      var variantEnd = 0
      func take(_ range: Range<Int>, most: Int?, variant: Int?) {
        if var current = open,
          min(current.places.upperBound, variant == nil ? variantEnd : .max) >= range.lowerBound + Self.leastOverlap
        {
          current.places = current.places.lowerBound..<max(current.places.upperBound, range.upperBound)
          if let most, current.most.map({ shared.weight($0) < shared.weight(most) }) ?? true { current.most = most }
          if let variant { current.variants = current.variants.lowerBound..<variant + 1 }
          open = current
        } else {
          if let open { found.append(open) }
          let first = variant ?? next
          open = Stretch(text: text, places: range, most: most, variants: first..<first + (variant == nil ? 0 : 1))
          variantEnd = 0
        }
        if variant != nil { variantEnd = max(variantEnd, range.upperBound) }
      }
      var run = shared.run(from: places.lowerBound, in: places)
      while true {
        let variant = next < variants.count && variants[next].start < places.upperBound ? variants[next] : nil
        if let current = run, current.lowerBound <= variant.map(\.start) ?? .max {
          take(
            current.lowerBound..<min(places.upperBound, current.upperBound - 1 + length),
            most: shared.mostShared(in: current),
            variant: nil)
          run = shared.run(from: current.upperBound, in: places)
        } else if let variant {
          take(variant.own, most: nil, variant: next)
          next += 1
        } else {
          break
        }
      }
      if let open { found.append(open) }
    }
    return found
  }
}
