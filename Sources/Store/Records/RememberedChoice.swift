/// Something that the reader has chosen for the program: a theme, the width of the tree.
public struct RememberedChoice: Hashable, Sendable {
  /// The name of the thing chosen.
  public var name: String
  /// The choice, in the form of whoever remembers it.
  public var value: String

  public init(name: String, value: String) {
    self.name = name
    self.value = value
  }
}
