import CJansson

/// A value of a JSON text (RFC 8259), read by jansson.
public struct JSONValue {
  /// The whole text, which lives as long as any value of it.
  private final class Document {
    let root: UnsafeMutablePointer<json_t>
    init(_ root: UnsafeMutablePointer<json_t>) { self.root = root }
    deinit { json_decref(root) }
  }

  private let document: Document
  private let value: UnsafeMutablePointer<json_t>

  private init(_ document: Document, _ value: UnsafeMutablePointer<json_t>) {
    (self.document, self.value) = (document, value)
  }

  /// The object that `text` is; nil where it is none. Of a field said twice the last counts.
  public init?(_ text: ArraySlice<UInt8>) {
    let escaped = LoneSurrogates.marked(text)
    let root = escaped.withUnsafeBytes { bytes in
      bytes.baseAddress.flatMap {
        json_loadb($0.assumingMemoryBound(to: CChar.self), bytes.count, Int(JSON_ALLOW_NUL), nil)
      }
    }
    guard let root else { return nil }
    document = Document(root)
    guard root.pointee.type == JSON_OBJECT else { return nil }
    value = root
  }

  /// The field of an object; nil for any other value, and where there is none.
  public subscript(name: String) -> JSONValue? { json_object_get(value, name).map { JSONValue(document, $0) } }

  /// The elements of an array; none for any other value.
  var elements: [JSONValue] {
    (0..<json_array_size(value)).compactMap { json_array_get(value, $0).map { JSONValue(document, $0) } }
  }

  /// The text of a string in UTF-8; nil for any other value. A lone surrogate of U+DC80 to U+DCFF is the byte that it
  /// stands for (PEP 383).
  public var string: [UInt8]? {
    guard value.pointee.type == JSON_STRING, let text = json_string_value(value) else { return nil }
    let bytes = UnsafeRawBufferPointer(start: text, count: json_string_length(value))
    return LoneSurrogates.bytes(of: [UInt8](bytes))
  }

  /// A whole number; nil for any other value.
  public var integer: Int? {
    guard value.pointee.type == JSON_INTEGER else { return nil }
    return Int(exactly: json_integer_value(value))
  }

  /// A number; nil for any other value.
  var number: Double? {
    guard value.pointee.type == JSON_INTEGER || value.pointee.type == JSON_REAL else { return nil }
    return json_number_value(value)
  }
}

/// Bytes of file names that are not UTF-8, as `\udc80` to `\udcff` (PEP 383): half a character, which the parser of JSON
/// refuses. Each passes it as a character of the last private plane.
private enum LoneSurrogates {
  /// U+10FC00 is written `\udbff\udc00`.
  private static let high = Array("\\udbff".utf8)

  /// The text with a high surrogate before each low one that stands alone.
  static func marked(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var marked: [UInt8] = []
    marked.reserveCapacity(text.count)
    var rest = text
    var followsHigh = false
    while let slash = rest.firstIndex(of: 0x5C) {
      if slash > rest.startIndex { followsHigh = false }
      marked += rest[..<slash]
      let escape = rest[slash...].prefix(rest[slash...].dropFirst().first == 0x75 ? 6 : 2)
      let unit = UInt16(String(decoding: escape.dropFirst(2), as: UTF8.self), radix: 16) ?? 0
      if !followsHigh, (0xDC80...0xDCFF).contains(unit) { marked += high }
      marked += escape
      followsHigh = (0xD800...0xDBFF).contains(unit)
      rest = rest[slash...].dropFirst(escape.count)
    }
    return marked + rest
  }

  /// The text with the bytes that such characters stand for: F4 8F B2 80 is U+10FC80, F4 8F B3 BF is U+10FCFF.
  static func bytes(of text: [UInt8]) -> [UInt8] {
    guard text.contains(0xF4) else { return text }
    var bytes: [UInt8] = []
    var rest = text[...]
    while let first = rest.first {
      let character = Array(rest.prefix(4))
      if first == 0xF4, character.count == 4, character[1] == 0x8F, character[2] == 0xB2 || character[2] == 0xB3 {
        bytes.append((character[2] - 0xB2) << 6 + (character[3] & 0x3F) + 0x80)
        rest = rest.dropFirst(4)
      } else {
        bytes.append(first)
        rest = rest.dropFirst()
      }
    }
    return bytes
  }
}
