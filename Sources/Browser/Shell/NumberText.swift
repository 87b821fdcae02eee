/// Numbers and sizes as text, the same in all languages.
enum NumberText {
  /// A number with its thousands separated: `1,460`.
  static func grouped(_ number: Int) -> String {
    let digits = String(number).utf8
    var out = String.UnicodeScalarView()
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0, out.last != "-" { out.append(",") }
      out.append(Unicode.Scalar(digit))
    }
    return String(out)
  }

  /// A number with one decimal, its thousands separated.
  static func oneDecimal(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e12 else { return "" }
    let tenths = Int((abs(value) * 10).rounded())
    return "\(value < 0 && tenths > 0 ? "−" : "")\(grouped(tenths / 10)).\(tenths % 10)"
  }

  /// Thousandths as a number with one decimal: `1.4`.
  static func tenths(_ thousandths: Int) -> String { "\(thousandths / 1000).\(thousandths % 1000 / 100)" }

  /// Bytes as megabytes of a million bytes: `53 MB`, below ten with one decimal; below one as `53 kB`.
  static func megabytes(_ bytes: Int) -> String {
    if bytes < 1_000_000 { return "\((bytes + 999) / 1000) kB" }
    return bytes < 10_000_000 ? "\(tenths(bytes / 1000)) MB" : "\(grouped(bytes / 1_000_000)) MB"
  }
}
