import TextFacts

/// Reads a list of hits: JSON objects a line, CSV with the names of its columns, or what `rg --json` prints.
///
/// The fields are `file`; `start` and `end` (UTF-8 offsets in the decoded text), `address`, or `line` (from 1); and, where
/// the list has them, `text` (the words found; `match`, as `gangmu search` calls them) and `score`. Of `rg` the line and
/// the column in it are taken, since its offsets are those of the file's own bytes.
public struct HitListReader {
  private var found = GivenHits()
  private let most: Int

  /// The hits of a list, at most so many; that there are more is a fault of the first of them.
  public static func read(_ bytes: [UInt8], most: Int = WorkBudget.hitsGiven) -> GivenHits {
    var reader = HitListReader(most: most)
    let first = bytes.drop { $0 <= 0x20 || [0xEF, 0xBB, 0xBF].contains($0) }.first
    if first == UInt8(ascii: "{") { reader.readObjects(bytes) } else { reader.readRows(bytes) }
    return reader.found
  }

  private mutating func add(_ hit: GivenHit) -> Bool {
    guard found.hits.count < most else {
      found.faults.append(.init(line: hit.line, file: hit.file, .tooMany(most: most)))
      return false
    }
    found.hits.append(hit)
    return true
  }

  private mutating func add(_ fields: Fields, line: Int) -> Bool {
    switch fields.hit(line: line) {
    case .success(let hit): return add(hit)
    case .failure(let fault): found.faults.append(.init(line: line, file: fields.file ?? [], fault))
    }
    return found.faults.count < Self.mostFaults
  }

  /// Rows that give no hit: a file that is no list at all has one a line.
  private static let mostFaults = 1_000

  // MARK: JSON

  private mutating func readObjects(_ bytes: [UInt8]) {
    var rest = bytes[...]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
    var line = 0
    while !rest.isEmpty {
      let end = rest.firstIndex(of: 0x0A) ?? rest.endIndex
      let text = rest[..<end]
      rest = rest[end...].dropFirst()
      line += 1
      guard text.contains(where: { $0 > 0x20 }) else { continue }
      if let object = JSONValue(text) {
        guard addObject(object, line: line) else { return }
      } else {
        found.faults.append(.init(line: line, .noObject))
        if found.faults.count >= Self.mostFaults { return }
      }
    }
  }

  /// Adds the hits of an object; whether the list is to be read on.
  private mutating func addObject(_ object: JSONValue, line: Int) -> Bool {
    if let kind = object["type"]?.string, let data = object["data"] {
      // Only matches are hits; where a file begins and ends, and the lines around, are not.
      return kind.elementsEqual("match".utf8) ? addMatch(data, line: line) : true
    }
    var fields = Fields()
    fields.file = object["file"]?.string
    fields.start = object["start"]?.integer
    fields.end = object["end"]?.integer
    fields.address = object["address"]?.string
    fields.line = object["line"]?.integer
    fields.words = (object["text"] ?? object["match"])?.string
    fields.score = object["score"]?.number
    return add(fields, line: line)
  }

  /// A line that `rg --json` has found, and each hit on it.
  private mutating func addMatch(_ data: JSONValue, line: Int) -> Bool {
    guard let file = Self.words(data["path"])?.bytes, let number = data["line_number"]?.integer, number > 0 else {
      found.faults.append(.init(line: line, file: Self.words(data["path"])?.bytes ?? [], .noPlace))
      return found.faults.count < Self.mostFaults
    }
    let whole = Self.words(data["lines"])
    for match in data["submatches"]?.elements ?? [] {
      guard let words = Self.words(match["match"]), let whole, let start = match["start"]?.integer,
        (0...whole.bytes.count).contains(start)
      else { continue }
      let spot = GivenHit.Spot.column(line: number, words: whole, offset: start)
      // The words of a line that is not UTF-8 may be.
      let isHit = add(GivenHit(file: file, spot, words: whole.isRaw ? .raw(words.bytes) : words, line: line))
      guard isHit else { return false }
    }
    return true
  }

  /// GivenWords as `rg` gives them: `{"text": …}`, or `{"bytes": …}` in base64 for what is not UTF-8.
  private static func words(_ value: JSONValue?) -> GivenWords? {
    if let text = value?["text"]?.string { return .text(text) }
    return value?["bytes"]?.string.flatMap(Base64Text.bytes(of:)).map { .raw($0) }
  }

  // MARK: CSV

  private mutating func readRows(_ bytes: [UInt8]) {
    var rows = CSVRows(bytes)
    guard let head = rows.next() else { return }
    let names = head.map { name in
      String(decoding: name.prefix(WorkBudget.nameTyped), as: UTF8.self).lowercased().filter { !$0.isWhitespace }
    }
    guard names.contains("file") else { return found.faults.append(.init(line: 1, .noFile)) }
    while true {
      let line = rows.line
      guard let row = rows.next() else { return }
      guard row.contains(where: { !$0.isEmpty }) else { continue }
      var fields = Fields()
      for (name, value) in zip(names, row) where !value.isEmpty { fields.set(name, value) }
      guard add(fields, line: line) else { return }
    }
  }
}

extension GivenWords {
  var bytes: [UInt8] {
    switch self {
    case .text(let bytes), .raw(let bytes): bytes
    }
  }

  var isRaw: Bool {
    if case .raw = self { return true }
    return false
  }
}

/// The fields of a row.
private struct Fields {
  var file: [UInt8]?
  var start: Int?
  var end: Int?
  var address: [UInt8]?
  var line: Int?
  var words: [UInt8]?
  var score: Double?

  /// Takes the field of a column.
  mutating func set(_ name: String, _ value: [UInt8]) {
    // Long digits are no number of anything.
    let text = String(decoding: value.prefix(WorkBudget.nameTyped), as: UTF8.self)
    switch name {
    case "file": file = value
    case "start": start = Int(text)
    case "end": end = Int(text)
    case "address": address = value
    case "line": line = Int(text)
    case "text", "match": words = Self.unmarked(value)
    case "score": score = Double(text)
    default: break
    }
  }

  /// A text without the apostrophe that keeps a spreadsheet from taking it for a formula.
  private static func unmarked(_ value: [UInt8]) -> [UInt8] {
    guard value.first == UInt8(ascii: "'"), let second = value.dropFirst().first else { return value }
    return "=+-@".utf8.contains(second) ? Array(value.dropFirst()) : value
  }

  /// The hit: offsets are the closest, then the line, then the section.
  func hit(line row: Int) -> Result<GivenHit, HitFault> {
    guard let file, !file.isEmpty, !file.contains(0) else { return .failure(.noFile) }
    var spot: GivenHit.Spot?
    if let start, let end {
      guard start >= 0, end >= start else { return .failure(.outside) }
      spot = .range(start..<end)
    } else if let line {
      spot = .line(line)
    } else if let address {
      spot = .address(String(decoding: address.prefix(WorkBudget.wordsShown), as: UTF8.self))
    }
    guard let spot else { return .failure(.noPlace) }
    return .success(GivenHit(file: file, spot, words: words.map { .text($0) }, score: score, line: row))
  }
}
