/// Pairs of passages of the same bytes: what is equal at both ends, what stands once in both, what goes on from a pair in
/// either direction (Heckel 1978), and like ones that are left in their order.
struct EqualPassages {
  private let old: [Int]
  private let new: [Int]
  /// The position of the new passage of each old one.
  private(set) var newOfOld: [Int?]
  private var oldOfNew: [Int?]

  /// Pairs passages that have these bytes.
  init(_ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]) {
    var names: [ArraySlice<UInt8>: Int] = [:]
    func name(_ bytes: ArraySlice<UInt8>) -> Int {
      if let known = names[bytes] { return known }
      let next = names.count
      names[bytes] = next
      return next
    }
    self.old = old.map(name)
    self.new = new.map(name)
    newOfOld = Array(repeating: nil, count: old.count)
    oldOfNew = Array(repeating: nil, count: new.count)
    pairEnds()
    pairSingle()
    goOn()
    pairRest()
  }

  private mutating func pair(_ first: Int, _ second: Int) {
    newOfOld[first] = second
    oldOfNew[second] = first
  }

  private mutating func pairEnds() {
    var start = 0
    while start < min(old.count, new.count), old[start] == new[start] {
      pair(start, start)
      start += 1
    }
    var back = 1
    while start + back <= min(old.count, new.count), old[old.count - back] == new[new.count - back] {
      pair(old.count - back, new.count - back)
      back += 1
    }
  }

  private mutating func pairSingle() {
    let (inOld, inNew) = (free(old, newOfOld), free(new, oldOfNew))
    for (name, places) in inOld where places.count == 1 {
      if let others = inNew[name], others.count == 1 { pair(places[0], others[0]) }
    }
  }

  /// The positions without a partner, by what stands there.
  private func free(_ names: [Int], _ partners: [Int?]) -> [Int: [Int]] {
    var found: [Int: [Int]] = [:]
    for place in names.indices where partners[place] == nil { found[names[place], default: []].append(place) }
    return found
  }

  private mutating func goOn() {
    for place in old.indices.dropFirst() {
      guard newOfOld[place] == nil, let before = newOfOld[place - 1], before + 1 < new.count,
        oldOfNew[before + 1] == nil, old[place] == new[before + 1]
      else { continue }
      pair(place, before + 1)
    }
    for place in old.indices.dropLast().reversed() {
      guard newOfOld[place] == nil, let after = newOfOld[place + 1], after > 0, oldOfNew[after - 1] == nil,
        old[place] == new[after - 1]
      else { continue }
      pair(place, after - 1)
    }
  }

  private mutating func pairRest() {
    let inNew = free(new, oldOfNew)
    for (name, places) in free(old, newOfOld) {
      for (first, second) in zip(places, inNew[name] ?? []) { pair(first, second) }
    }
  }
}
