/// A text as the memory it lies in: equal to another where both are the same array, told at once however long it is.
///
/// It keeps the text, so that no other can come to lie where it lay. Two arrays of equal bytes are two texts; all empty
/// ones are one.
public struct TextIdentity: Hashable, Sendable {
  private let text: [UInt8]

  /// The identity of `text`.
  public init(_ text: [UInt8]) { self.text = text }

  private var address: UInt { text.withUnsafeBufferPointer { UInt(bitPattern: $0.baseAddress) } }

  /// Whether both are the same array.
  public static func == (left: TextIdentity, right: TextIdentity) -> Bool {
    left.text.count == right.text.count && (left.text.isEmpty || left.address == right.address)
  }

  /// Hashes where the text lies, not its bytes.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(text.count)
    if !text.isEmpty { hasher.combine(address) }
  }
}
