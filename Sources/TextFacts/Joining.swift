extension [String] {
  /// The strings one after the other, `separator` between each two.
  ///
  /// The first call of the standard library's own `joined` looks up conformances, which takes 190,000 instructions: the
  /// way to the first frame does without it.
  public func joined(by separator: String) -> String {
    var text = ""
    for (index, string) in enumerated() {
      if index > 0 { text += separator }
      text += string
    }
    return text
  }
}
