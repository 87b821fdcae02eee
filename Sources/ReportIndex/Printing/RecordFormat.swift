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
  /// The fields so far, as they stand between the braces.
  private(set) var fields: [UInt8]

  /// A record that begins with some fields.
  init(_ fields: [UInt8] = []) { self.fields = fields }

  /// The object with its line end.
  var line: [UInt8] { [0x7B] + fields + [0x7D, 0x0A] }

  mutating func add(_ name: String, quoted value: [UInt8]) {
    if !fields.isEmpty { fields.append(0x2C) }
    fields.append(0x22)
    fields += name.utf8
    fields += [0x22, 0x3A]
    fields += value
  }

  /// Adds fields of another record.
  mutating func add(_ others: [UInt8]) {
    if !fields.isEmpty, !others.isEmpty { fields.append(0x2C) }
    fields += others
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
