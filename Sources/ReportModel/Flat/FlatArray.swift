/// The owner of memory that others read where it lies: a mapped file, or memory of the program's own.
public protocol MemoryOwner: AnyObject, Sendable {
  /// Whether the memory was found not to hold what was written: a page that could not be read, bytes that fail a check.
  var isDamaged: Bool { get }
  /// Notes that it is damaged.
  func noteDamage()
}

/// Elements one after the other in memory: an array's, or a part of what an owner keeps, such as a mapped file.
///
/// Memory of an owner may hold anything, and may change while it is read: nobody may count on an element to be what it
/// was, or on one to be related to another. The number of elements is fixed, and none beyond it is read.
public struct FlatArray<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
  @usableFromInline
  enum Holder {
    case array([Element])
    case part(any MemoryOwner, UnsafeBufferPointer<Element>)
  }

  @usableFromInline let holder: Holder

  /// The elements of an array.
  @inlinable
  public init(_ array: [Element]) { holder = .array(array) }

  /// Elements that `owner` keeps for as long as it lives.
  @inlinable
  public init(_ elements: UnsafeBufferPointer<Element>, of owner: any MemoryOwner) { holder = .part(owner, elements) }

  /// The number of elements.
  @inlinable
  public var count: Int {
    switch holder {
    case .array(let array): array.count
    case .part(_, let elements): elements.count
    }
  }

  /// Whether there are none.
  @inlinable
  public var isEmpty: Bool { count == 0 }

  /// Shows `body` the elements where they lie.
  @inlinable
  public func withUnsafeBufferPointer<Result, Failure: Error>(
    _ body: (UnsafeBufferPointer<Element>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    switch holder {
    case .array(let array): return try array.withUnsafeBufferPointer(body)
    case .part(let owner, let elements):
      defer { withExtendedLifetime(owner) {} }
      return try body(elements)
    }
  }

  /// The element at `index`; nil where there is none.
  @inlinable
  public subscript(checked index: Int) -> Element? {
    withUnsafeBufferPointer { index >= 0 && index < $0.count ? $0[index] : nil }
  }

  /// The elements in `range`, as far as there are any.
  @inlinable
  public subscript(clamped range: Range<Int>) -> FlatArray {
    let range = range.clamped(to: 0..<count)
    switch holder {
    case .array(let array): return FlatArray(Array(array[range]))
    case .part(let owner, let elements): return FlatArray(UnsafeBufferPointer(rebasing: elements[range]), of: owner)
    }
  }

  /// The elements as an array, a copy where they lie elsewhere.
  @inlinable
  public var array: [Element] {
    switch holder {
    case .array(let array): array
    case .part: withUnsafeBufferPointer { Array($0) }
    }
  }
}

/// Memory of the program's own, for bytes that are to be read as if they lay in a mapped file.
public final class OwnMemory: MemoryOwner, @unchecked Sendable {
  private let memory: UnsafeMutableRawBufferPointer
  // Only ever set to true, and read to know that an answer may be wrong.
  public private(set) var isDamaged = false

  /// A copy of `bytes`, aligned to eight.
  public init(_ bytes: [UInt8]) {
    memory = .allocate(byteCount: max(8, bytes.count), alignment: 8)
    memory.copyBytes(from: bytes)
    count = bytes.count
  }

  private let count: Int

  deinit { memory.deallocate() }

  public func noteDamage() { isDamaged = true }

  /// The bytes.
  public var bytes: FlatArray<UInt8> {
    FlatArray(UnsafeBufferPointer(rebasing: memory.bindMemory(to: UInt8.self)[..<count]), of: self)
  }
}
