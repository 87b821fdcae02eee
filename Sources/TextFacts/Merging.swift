extension Array {
  /// The elements of this array and of `other`, both in the order of `precedes`, in that order; of two that are equal
  /// in it this array's come first.
  @inlinable
  public func merged(with other: [Element], by precedes: (Element, Element) -> Bool) -> [Element] {
    if other.isEmpty { return self }
    if isEmpty { return other }
    return [Element](unsafeUninitializedCapacity: count + other.count) { merged, filled in
      withUnsafeBufferPointer { left in
        other.withUnsafeBufferPointer { right in
          var (one, two) = (0, 0)
          while one < left.count, two < right.count {
            let takesRight = precedes(right[two], left[one])
            merged.initializeElement(at: filled, to: takesRight ? right[two] : left[one])
            filled += 1
            if takesRight { two += 1 } else { one += 1 }
          }
          filled = merged.fill(with: left[one...], right[two...], from: filled)
        }
      }
    }
  }

  /// The same with what both arrays hold once. Each must be without repetitions.
  @inlinable
  public func union(with other: [Element], by precedes: (Element, Element) -> Bool) -> [Element] {
    if other.isEmpty { return self }
    if isEmpty { return other }
    return [Element](unsafeUninitializedCapacity: count + other.count) { merged, filled in
      withUnsafeBufferPointer { left in
        other.withUnsafeBufferPointer { right in
          var (one, two) = (0, 0)
          while one < left.count, two < right.count {
            let takesRight = precedes(right[two], left[one])
            let isShared = !takesRight && !precedes(left[one], right[two])
            merged.initializeElement(at: filled, to: takesRight ? right[two] : left[one])
            filled += 1
            one += takesRight ? 0 : 1
            two += takesRight || isShared ? 1 : 0
          }
          filled = merged.fill(with: left[one...], right[two...], from: filled)
        }
      }
    }
  }
}

extension Array where Element: Comparable {
  /// The elements of this array and of `other`, both ascending, ascending.
  @inlinable
  public func merged(with other: [Element]) -> [Element] { merged(with: other, by: <) }

  /// The same with what both arrays hold once. Each must be without repetitions.
  @inlinable
  public func union(with other: [Element]) -> [Element] { union(with: other, by: <) }
}

extension UnsafeMutableBufferPointer {
  /// Puts two runs of elements, one of which is empty, behind the first `filled`; returns how many there are then.
  @inlinable
  func fill(
    with left: Slice<UnsafeBufferPointer<Element>>, _ right: Slice<UnsafeBufferPointer<Element>>, from filled: Int
  ) -> Int {
    var filled = filled
    for rest in [left, right] {
      for element in rest {
        initializeElement(at: filled, to: element)
        filled += 1
      }
    }
    return filled
  }
}
