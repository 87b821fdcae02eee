/// A place in a report's decoded text: UTF-8 bytes from its start, the byte order mark not counted.
///
/// A place is named by its offset, never by a row or a line, so that it survives resizing, folding and a change
/// of theme.
public struct TextOffset: Comparable, Hashable, Sendable {
  /// The offset in UTF-8 bytes.
  public var bytes: Int

  /// The place `bytes` UTF-8 bytes after the start of the text.
  @inlinable
  public init(_ bytes: Int) { self.bytes = bytes }

  /// The start of every text.
  public static let start = TextOffset(0)

  /// Whether `left` stands before `right`.
  @inlinable
  public static func < (left: TextOffset, right: TextOffset) -> Bool { left.bytes < right.bytes }

  /// The place `distance` bytes further on.
  @inlinable
  public func advanced(by distance: Int) -> TextOffset { TextOffset(bytes + distance) }
}

/// A half-open run of a report's text, in UTF-8 bytes.
///
/// Kept in eight bytes, for there are five in every section: no text has more than 4 GB.
public struct TextRange: Hashable, Sendable {
  @usableFromInline var first: UInt32
  @usableFromInline var end: UInt32

  /// The first byte of the run.
  @inlinable public var lower: TextOffset {
    get { TextOffset(Int(first)) }
    set { first = UInt32(clamping: newValue.bytes) }
  }

  /// The byte after the run.
  @inlinable public var upper: TextOffset {
    get { TextOffset(Int(end)) }
    set { end = UInt32(clamping: newValue.bytes) }
  }

  /// The run from `lower` up to, not including, `upper`; empty where `upper` does not follow `lower`.
  @inlinable
  public init(_ lower: TextOffset, _ upper: TextOffset) {
    first = UInt32(clamping: lower.bytes)
    end = UInt32(clamping: max(lower, upper).bytes)
  }

  /// The run from `lower` up to, not including, `upper`, in bytes.
  @inlinable
  public init(_ lower: Int, _ upper: Int) { self.init(TextOffset(lower), TextOffset(upper)) }

  /// The empty run at a place.
  @inlinable
  public init(emptyAt place: TextOffset) { self.init(place, place) }

  /// The number of bytes in the run.
  @inlinable public var count: Int { upper.bytes - lower.bytes }

  /// Whether the run holds no byte.
  @inlinable public var isEmpty: Bool { upper.bytes <= lower.bytes }

  /// The run as an index range of a byte buffer.
  @inlinable public var bytes: Range<Int> { lower.bytes..<max(lower.bytes, upper.bytes) }

  /// Whether the byte at `place` is in the run.
  @inlinable
  public func contains(_ place: TextOffset) -> Bool { lower <= place && place < upper }

  /// Whether the two runs share a byte.
  @inlinable
  public func overlaps(_ other: TextRange) -> Bool { lower < other.upper && other.lower < upper }

  /// The bytes both runs hold; empty at this run's start where there are none.
  @inlinable
  public func clamped(to other: TextRange) -> TextRange {
    let low = max(lower, other.lower)
    let high = min(upper, other.upper)
    return low < high ? TextRange(low, high) : TextRange(emptyAt: low)
  }
}
