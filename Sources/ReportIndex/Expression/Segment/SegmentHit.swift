/// An occurrence of a phrase in the texts of a segment, laid one after the other: where it begins and its length, in
/// bytes, in one number.
///
/// In order of where they begin, and of two that begin together the longer first.
struct SegmentHit: Comparable, Sendable {
  private let key: UInt64
  /// A segment is never as large as 64 GB, and no phrase as long as 256 MB.
  private static let lengthBits: UInt64 = 28
  private static let longest: UInt64 = 1 << lengthBits - 1

  @inline(__always)
  init(start: Int, length: Int) {
    key =
      UInt64(truncatingIfNeeded: start) << Self.lengthBits
      | (Self.longest - min(Self.longest, UInt64(truncatingIfNeeded: length)))
  }

  @inline(__always)
  var lower: Int { Int(truncatingIfNeeded: key >> Self.lengthBits) }

  @inline(__always)
  var length: Int { Int(truncatingIfNeeded: Self.longest - key & Self.longest) }

  @inline(__always)
  var upper: Int { lower + length }

  @inline(__always)
  static func < (left: SegmentHit, right: SegmentHit) -> Bool { left.key < right.key }
}
