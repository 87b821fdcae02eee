/// The text before the root element of an XML part (XML 1.0, 2.8).
enum Prologue {
  /// Whether it declares a document type. For encodings that are no superset of ASCII the reader tells.
  static func declaresType(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
    while true {
      rest = rest.drop { $0 <= 0x20 }
      if rest.starts(with: Array("<?".utf8)) {
        guard let after = after("?>", in: rest) else { return false }
        rest = after
      } else if rest.starts(with: Array("<!--".utf8)) {
        guard let after = after("-->", in: rest) else { return false }
        rest = after
      } else {
        return rest.starts(with: Array("<!DOCTYPE".utf8))
      }
    }
  }

  private static func after(_ mark: String, in bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let mark = Array(mark.utf8)
    var rest = bytes
    while let place = rest.firstIndex(of: mark[0]) {
      rest = rest[place...]
      if rest.starts(with: mark) { return rest.dropFirst(mark.count) }
      rest = rest.dropFirst()
    }
    return nil
  }
}
