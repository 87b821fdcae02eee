/// A question that the reader keeps under a name with the folders and files that were named together.
public struct RememberedQuestion: Hashable, Sendable {
  /// The name, by which it is found again, and the one it had before; nil where that is the same, or it is new.
  public var name: String
  public var was: String?
  /// The question, in the form of whoever remembers it.
  public var remembered: [UInt8]

  /// A question; see the properties.
  public init(name: String, was: String? = nil, remembered: [UInt8]) {
    (self.name, self.was, self.remembered) = (name, was, remembered)
  }
}
