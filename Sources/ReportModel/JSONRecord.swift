/// Fields of a JSON object, written one after the other.
public struct JSONRecord {
  /// The fields so far, as they stand between the braces.
  public private(set) var fields: [UInt8]

  /// A record that begins with some fields.
  public init(_ fields: [UInt8] = []) { self.fields = fields }

  /// The object.
  public var object: [UInt8] { written(ending: [0x7D]) }
  /// The object with its line end.
  public var line: [UInt8] { written(ending: [0x7D, 0x0A]) }

  private func written(ending: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(fields.count + 1 + ending.count)
    bytes.append(0x7B)
    bytes += fields
    bytes += ending
    return bytes
  }

  /// Adds a field whose value is written already.
  public mutating func add(_ name: String, json value: [UInt8]) {
    begin(name)
    fields += value
  }

  private mutating func begin(_ name: String) {
    if !fields.isEmpty { fields.append(0x2C) }
    fields.append(0x22)
    fields += name.utf8
    fields.append(0x22)
    fields.append(0x3A)
  }

  /// Adds fields of another record.
  public mutating func add(_ others: [UInt8]) {
    if !fields.isEmpty, !others.isEmpty { fields.append(0x2C) }
    fields += others
  }

  /// Adds a string.
  public mutating func add(_ name: String, _ value: String) {
    begin(name)
    JSONText.append(value.utf8, to: &fields)
  }

  /// Adds a number; null where it is not known.
  public mutating func add(_ name: String, _ value: Int?) {
    add(name, json: Array((value.map { String($0) } ?? "null").utf8))
  }

  /// Adds a list of values that are written already.
  public mutating func add(_ name: String, list values: [[UInt8]]) {
    add(name, json: [0x5B] + values.joined(separator: [0x2C]) + [0x5D])
  }

  /// Adds the bytes of a file's name, where it has one, else the name it goes by.
  public mutating func add(_ name: String, _ source: ReportSource) {
    add(name, json: source.path.map { JSONText.quoted(path: $0) } ?? JSONText.quoted(source.name))
  }
}
