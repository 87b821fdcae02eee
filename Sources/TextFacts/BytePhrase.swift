/// A phrase of bytes that is looked for in one text after another, each in one pass (Knuth, Morris and Pratt 1977).
///
/// For whatever was typed and is looked for in what a document holds: a naive comparison at every place is quadratic where
/// both repeat themselves.
public struct BytePhrase: Sendable {
  private let bytes: [UInt8]
  /// For each byte the length of the longest beginning of the phrase that ends there and is shorter than that.
  private let borders: [Int]

  /// The phrase `bytes`.
  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var borders = [Int](repeating: 0, count: bytes.count)
    var length = 0
    for place in bytes.indices.dropFirst() {
      while length > 0, bytes[place] != bytes[length] { length = borders[length - 1] }
      if bytes[place] == bytes[length] { length += 1 }
      borders[place] = length
    }
    self.borders = borders
  }

  /// The number of bytes.
  public var count: Int { bytes.count }

  /// The number of bytes of the phrase that stand before a place of a text, told as one byte after another is read: so
  /// many did before `byte`. It is `count` where the whole phrase ends here.
  public func matched(_ before: Int, then byte: UInt8) -> Int {
    guard !bytes.isEmpty else { return 0 }
    var length = before == bytes.count ? borders[before - 1] : before
    while length > 0, bytes[length] != byte { length = borders[length - 1] }
    return bytes[length] == byte ? length + 1 : 0
  }

  /// Whether it stands in `text`; an empty phrase stands everywhere.
  public func stands(in text: some Sequence<UInt8>) -> Bool {
    if bytes.isEmpty { return true }
    var length = 0
    for byte in text {
      length = matched(length, then: byte)
      if length == bytes.count { return true }
    }
    return false
  }
}
