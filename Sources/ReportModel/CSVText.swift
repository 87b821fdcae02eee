/// Rows of comma-separated values (RFC 4180), as spreadsheets read them.
///
/// Rows end in CR LF. A field with a comma, a quotation mark or a line end stands between quotation marks. A field of
/// text that a spreadsheet would take for a formula (it begins with `=` `+` `-` `@`, half or full width, or a control)
/// is preceded by an apostrophe: a document must not make a spreadsheet compute or call anything. Numbers are not.
public enum CSVText {
  /// A field of a row.
  public enum Field: Sendable, Equatable {
    /// Text of people or documents.
    case text(String)
    /// A number as it is written.
    case number(String)
    /// Nothing.
    case empty

    /// A whole number, nothing where it is nil.
    public static func number(_ value: Int?) -> Field { value.map { .number(String($0)) } ?? .empty }
  }

  /// The byte order mark by which spreadsheets tell UTF-8 from the encoding of the country they are used in; stands
  /// once, before the first row.
  public static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// A row with its line end, in UTF-8.
  public static func row(_ fields: [Field]) -> [UInt8] {
    var bytes: [UInt8] = []
    for (index, field) in fields.enumerated() {
      if index > 0 { bytes.append(0x2C) }
      switch field {
      case .empty: break
      case .number(let number): bytes += number.utf8
      case .text(let text): append(text, to: &bytes)
      }
    }
    return bytes + [0x0D, 0x0A]
  }

  private static func append(_ text: String, to bytes: inout [UInt8]) {
    let guarded = text.unicodeScalars.first.map(beginsFormula) ?? false
    let needsQuotes = text.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0D || $0 == 0x0A }
    if needsQuotes { bytes.append(0x22) }
    if guarded { bytes.append(0x27) }
    for byte in text.utf8 {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    if needsQuotes { bytes.append(0x22) }
  }

  private static func beginsFormula(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n": true
    default: false
    }
  }
}
