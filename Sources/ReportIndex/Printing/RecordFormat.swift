import ReportModel

/// What records are printed as.
public enum RecordFormat: String, Sendable, CaseIterable {
  /// Lines for people, and for tools that take lines apart at colons.
  case text
  /// A JSON object a line.
  case jsonl
  /// Comma-separated values (RFC 4180).
  case csv
}

/// Fields of a JSON object, written one after the other.
struct JSONRecord {
  private var bytes: [UInt8] = [0x7B]

  /// The object with its line end.
  var line: [UInt8] { bytes + [0x7D, 0x0A] }

  mutating func add(_ name: String, quoted value: [UInt8]) {
    if bytes.count > 1 { bytes.append(0x2C) }
    bytes.append(0x22)
    bytes += name.utf8
    bytes += [0x22, 0x3A]
    bytes += value
  }

  mutating func add(_ name: String, _ value: String) { add(name, quoted: JSONText.quoted(value)) }

  mutating func add(_ name: String, _ value: Int?) {
    add(name, quoted: Array((value.map { String($0) } ?? "null").utf8))
  }

  /// The bytes of a file's name, where it has one, else the name it goes by.
  mutating func add(_ name: String, _ source: ReportSource) {
    add(name, quoted: source.path.map { JSONText.quoted(path: $0) } ?? JSONText.quoted(source.name))
  }
}

/// What all records say of the place they are about.
struct RecordPlaces {
  let report: Report
  private let addresses: Addresses

  init(_ report: Report) {
    self.report = report
    addresses = Addresses(report)
  }

  func line(at place: TextOffset) -> Int? { report.lines?.line(at: place).value }
  func address(of section: SectionIndex) -> String { addresses.address(of: section) }
  func path(of section: SectionIndex) -> String { addresses.path(of: section) }

  /// A section's title; for the report itself nothing, where it has none.
  func heading(of section: SectionIndex) -> String {
    section == .root ? report.title ?? "" : report.title(of: section)
  }

  func words(_ range: TextRange) -> String { String(decoding: report.text[range.bytes], as: UTF8.self) }
}
