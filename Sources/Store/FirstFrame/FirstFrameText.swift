import TextFacts

// The text of the file: a line that names the form, then a line for each thing, tabs between its fields.
//
//     gangmu first-frame 1
//     choice	theme	dark	auto
//     place	/home/li/report.txt	1204	…bytes before	bytes after…	folds
//
// Tab, line feed, carriage return, NUL and backslash within a field stand as \t, \n, \r, \0 and \\.

/// The part of the store that the first frame needs: the reader's choices, and where the latest reports were left.
///
/// It is read before the store is, and may be older than it, damaged, or somebody else's: whatever makes no sense is
/// passed over. A line is taken apart only when it is asked for.
public struct FirstFrameText: Hashable, Sendable {
  /// The form's name and version.
  static let head = Array("gangmu first-frame 1\n".utf8)

  /// The bytes of the file.
  public let bytes: [UInt8]

  /// The text of a file; nil where it is of another form, or larger than any that is written.
  public init?(_ bytes: [UInt8]) {
    guard bytes.count <= WorkBudget.firstFrame.bytes, bytes.starts(with: Self.head) else { return nil }
    self.bytes = bytes
  }

  /// The text that says this; reports that find no room are left out.
  init(choices: [RememberedChoice], reports: [(path: [UInt8], RememberedReport)]) {
    var bytes = Self.head
    for choice in choices {
      Self.append([Array("choice".utf8), Array(choice.name.utf8), Array(choice.value.utf8)], to: &bytes)
    }
    for (path, report) in reports.prefix(WorkBudget.firstFrame.reports) {
      guard let quote = report.quote else { continue }
      var line: [UInt8] = []
      Self.append(
        [Array("place".utf8), path, Array("\(quote.start)".utf8), quote.prefix, quote.suffix, report.folds], to: &line)
      if bytes.count + line.count <= WorkBudget.firstFrame.bytes { bytes += line }
    }
    self.bytes = bytes
  }

  /// The value of a choice; nil where none is remembered.
  public func choice(_ name: String) -> String? {
    let wanted = Array(name.utf8)
    let found = first(Array("choice".utf8)) { $0.count == 2 && $0[0] == wanted }
    return found.flatMap { String(validating: $0[1], as: UTF8.self) }
  }

  /// The report at an absolute path, links followed, as it was left; nil where that is not known.
  public func report(_ path: [UInt8]) -> RememberedReport? {
    first(Array("place".utf8)) { $0.count == 5 && $0[0] == path }.flatMap(Self.report)
  }

  /// The absolute paths of the reports, the latest first.
  public var paths: [[UInt8]] {
    var paths: [[UInt8]] = []
    _ = first(Array("place".utf8)) { fields in
      if fields.count == 5, fields[0].first == UInt8(ascii: "/") { paths.append(fields[0]) }
      return paths.count == WorkBudget.firstFrame.reports
    }
    return paths
  }

  private static func report(_ fields: [[UInt8]]) -> RememberedReport? {
    guard let start = number(fields[1]) else { return nil }
    let quote = TextQuote(start: start, prefix: fields[2], suffix: fields[3])
    return RememberedReport(marks: [], place: quote.start, quote: quote, folds: fields[4])
  }

  private static func number(_ digits: [UInt8]) -> Int? {
    guard !digits.isEmpty, digits.count <= 18, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  // MARK: Lines

  /// The fields after the first one, of the first line that begins with the field `kind` and passes.
  private func first(_ kind: [UInt8], where passes: ([[UInt8]]) -> Bool) -> [[UInt8]]? {
    var start = Self.head.count
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
      let line = bytes[start..<end]
      if line.starts(with: kind), line.dropFirst(kind.count).first == UInt8(ascii: "\t") {
        let fields = Self.fields(line.dropFirst(kind.count + 1))
        if passes(fields) { return fields }
      }
      start = end + 1
    }
    return nil
  }

  private static func fields(_ line: ArraySlice<UInt8>) -> [[UInt8]] {
    var (fields, field, isEscaped) = ([[UInt8]](), [UInt8](), false)
    for byte in line {
      if isEscaped {
        field.append(escapes.first { $0.sign == byte }?.byte ?? byte)
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "\t") {
        fields.append(field)
        field = []
      } else {
        field.append(byte)
      }
    }
    return fields + [field]
  }

  private static func append(_ fields: [[UInt8]], to bytes: inout [UInt8]) {
    for (index, field) in fields.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: "\t")) }
      for byte in field {
        if let sign = escapes.first(where: { $0.byte == byte })?.sign {
          bytes += [UInt8(ascii: "\\"), sign]
        } else {
          bytes.append(byte)
        }
      }
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  /// The bytes that are escaped, each with the sign after the backslash.
  private static let escapes: [(byte: UInt8, sign: UInt8)] = [
    (0x5C, 0x5C), (0x09, 0x74), (0x0A, 0x6E), (0x0D, 0x72), (0x00, 0x30),
  ]
}
