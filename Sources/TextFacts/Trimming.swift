extension StringProtocol {
  /// The string without white space (Unicode's) at either end.
  public func trimming() -> String { trimming { $0.isWhitespace } }

  /// The string without the characters at either end for which `isTrimmed` holds.
  public func trimming(where isTrimmed: (Character) -> Bool) -> String {
    guard let first = firstIndex(where: { !isTrimmed($0) }), let last = lastIndex(where: { !isTrimmed($0) }) else {
      return ""
    }
    return String(self[first...last])
  }
}
