extension StringProtocol {
  /// Whether `other` is written in the same bytes. `==` of strings compares what their marks mean, and is quadratic on
  /// mixed combining marks: nothing that a document or a paste may hold is compared by it.
  public func hasSameBytes(as other: some StringProtocol) -> Bool { utf8.elementsEqual(other.utf8) }
}
