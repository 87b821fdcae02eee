/// Every place of the grams that stand in so many blocks that reading these takes longer than going from place to place.
///
/// Of most grams nearly all occurrences are written alike: those have a list of their own, and where just that is asked
/// for the list is the answer. All others (another script, width or case, white space inside) are in a second list.
struct FrequentGrams: Sendable {
  /// The places of one gram.
  struct Places {
    /// The gram's characters as they stand at the `alike` places; 0 where they never stand together.
    let form: UInt64
    /// Where each occurrence begins: bytes from the start of the first text, those of all texts counted.
    let alike: PlaceList
    let others: PlaceList

    var count: Int { alike.count + others.count }
  }

  /// The buckets whose grams' places are kept, all of them.
  let buckets: BucketSet
  /// The hashes of the grams, ascending, and for each the form, and where its two lists begin in `lists`.
  private let hashes: [UInt64]
  private let forms: [UInt64]
  private let starts: [UInt32]
  private let counts: [UInt32]
  private let lists: [UInt8]

  init(
    buckets: BucketSet, hashes: [UInt64], forms: [UInt64], starts: [UInt32], counts: [UInt32], lists: [UInt8]
  ) {
    self.buckets = buckets
    self.hashes = hashes
    self.forms = forms
    self.starts = starts
    self.counts = counts
    self.lists = lists
  }

  /// Whether the places of all of `grams`, at least one, are kept.
  func hold(_ grams: [Gram.Placed]) -> Bool { !grams.isEmpty && grams.allSatisfy { buckets.contains($0.hash) } }

  /// Bytes it takes.
  var weight: Int {
    8 * (hashes.count + forms.count) + 4 * (starts.count + counts.count) + lists.count + buckets.weight
  }

  /// The places of a gram that is frequent; none where it stands nowhere.
  func places(of hash: UInt64) -> Places {
    let index = hashes.partitionPoint { $0 < hash }
    guard index < hashes.count, hashes[index] == hash else {
      return Places(form: 0, alike: list(0, count: 0), others: list(0, count: 0))
    }
    return Places(
      form: forms[index], alike: list(2 * index, count: Int(counts[2 * index])),
      others: list(2 * index + 1, count: Int(counts[2 * index + 1])))
  }

  private func list(_ index: Int, count: Int) -> PlaceList {
    PlaceList(bytes: lists, start: count > 0 ? Int(starts[index]) : 0, count: count)
  }
}

/// Ascending places, kept as the gaps between them, seven bits a byte.
struct PlaceList: Sendable {
  fileprivate let bytes: [UInt8]
  fileprivate let start: Int
  let count: Int

  /// The places of two lists together, ascending.
  static func merged(_ left: PlaceList, _ right: PlaceList) -> [UInt32] {
    let (left, right) = (left.places, right.places)
    guard !right.isEmpty else { return left }
    guard !left.isEmpty else { return right }
    var merged: [UInt32] = []
    merged.reserveCapacity(left.count + right.count)
    var next = 0
    for place in left {
      while next < right.count, right[next] < place {
        merged.append(right[next])
        next += 1
      }
      merged.append(place)
    }
    return merged + right[next...]
  }

  /// The places.
  var places: [UInt32] {
    bytes.withUnsafeBufferPointer { bytes in
      [UInt32](unsafeUninitializedCapacity: count) { places, written in
        var place: UInt32 = 0
        var next = start
        while written < count, next < bytes.count {
          var gap: UInt32 = 0
          var shift: UInt32 = 0
          while next < bytes.count {
            let byte = bytes[next]
            next += 1
            gap |= UInt32(byte & 0x7F) << shift
            if byte < 0x80 { break }
            shift += 7
          }
          place &+= gap
          places.initializeElement(at: written, to: place)
          written += 1
        }
      }
    }
  }
}
