import Glibc
import ReportModel

/// `text` in another encoding, without a byte order mark; nil where a character is not in it.
public func encoded(_ text: String, _ encoding: ReportEncoding) -> [UInt8]? {
  if encoding == .utf8 { return Array(text.utf8) }
  let name =
    switch encoding {
    case .shiftJIS: "CP932"
    case .eucKR: "CP949"
    default: encoding.rawValue
    }
  guard let converter = iconv_open(name, "UTF-8"), Int(bitPattern: converter) != -1 else { return nil }
  defer { iconv_close(converter) }
  var input = Array(text.utf8).map { CChar(bitPattern: $0) }
  var output = [CChar](repeating: 0, count: input.count * 4 + 16)
  var (left, room) = (input.count, output.count)
  let isDone = input.withUnsafeMutableBufferPointer { source in
    output.withUnsafeMutableBufferPointer { target in
      var next = source.baseAddress
      var out = target.baseAddress
      // Big5-HKSCS holds back a character that a mark may follow, until told that there is no more.
      _ = iconv(converter, &next, &left, &out, &room)
      return left == 0 && iconv(converter, nil, nil, &out, &room) == 0
    }
  }
  return isDone ? output[..<(output.count - room)].map { UInt8(bitPattern: $0) } : nil
}
