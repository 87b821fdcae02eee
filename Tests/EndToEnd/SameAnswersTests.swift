import Testing

/// Comparison of `gangmu search` and `gangmu terms` with the screen, byte for byte: the same library asked the same,
/// once on a terminal and once for each form of output.
@Suite(.serialized, .enabled(if: TmuxSession.isInstalled, "tmux is not installed"))
struct SameAnswersTests {
  private let folder: GangmuFolder

  init() throws {
    folder = try GangmuFolder()
    try folder.makeFolder("lib")
    // The commands name files.
    _ = try folder.write("config/gangmu/config.toml", "report-names = \"files\"\n")
    for (year, trade, figure) in [(2019, "种茶", 5), (2020, "养鱼", 6), (2021, "织锦", 5)] {
      try folder.makeFolder("lib/\(year)年")
      for (place, sign) in [("云溪镇", "产业"), ("望溪村", "產業")] {
        // So short that a row of the list has room for all of it.
        _ = try folder.write(
          "lib/\(year)年/\(place).txt",
          "\(place)\(year)年\n\n一、\(trade)产业\n“\(sign)路”增收\(figure)%。\n二、惠民\n产业\n路通。\n")
      }
    }
  }

  /// Runs the program in the folder itself, so that files are named as the tree names them.
  private func run(_ words: [String]) throws -> [String] {
    let here = ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", folder.path, Built.path("gangmu")]
    let batch = try Batch.run(here + words, in: folder)
    #expect(batch.ending == .exited(0) && batch.complaints.isEmpty)
    return batch.output.split(whereSeparator: \.isNewline).map(String.init)
  }

  private func open() throws -> TmuxSession {
    let here = ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", folder.path, Built.path("gangmu"), "lib"]
    let session = try #require(TmuxSession(here, columns: 240, rows: 50, environment: folder.environment()))
    _ = session.screen(showing: "6 reports, ", seconds: 20)
    return session
  }

  /// A question as it is typed: the words, the switch, and the key that does what the switch does.
  struct Question: Sendable, CustomTestStringConvertible {
    var words: String
    var flags: [String] = []
    var key: String?
    var testDescription: String { (flags + [words]).joined(separator: " ") }
  }

  static let questions = [
    Question(words: "产业"), Question(words: "產業 路", flags: ["--fold"], key: "M-f"),
    Question(words: "产业 -种茶", flags: ["--query"], key: "M-q"),
    Question(words: "year:2020..2021 增收 OR 路通", flags: ["--query"], key: "M-q"),
  ]

  // MARK: Search

  @Test("counts in the tree, and rows of the list", arguments: questions) func search(_ asked: Question) throws {
    func search(_ words: String...) throws -> [String] {
      try run(["search"] + asked.flags + words + [asked.words, "lib"])
    }
    let total = try #require(try search("--count").first)
    let reports = try search("--by", "report", "--format", "jsonl").map(Record.init)
    let sections = try search("--by", "section", "--format", "jsonl").map(Record.init)
    let records = try search("--format", "jsonl", "--context", "60").map(Record.init)
    let lines = try search("--kwic", "--context", "60")

    let session = try open()
    session.press("Tab", "/")
    if let key = asked.key { session.press(key) }
    session.type(asked.words)
    _ = session.screen(showing: "all \(total)", seconds: 20)
    session.press("Enter", "Tab", "z", "R")
    let tree = Self.tree(total, reports, sections)
    let drawn = session.screen(seconds: 20) { Self.counted($0.map { Self.parts($0).tree }) == tree }
    #expect(Self.counted(drawn.map { Self.parts($0).tree }) == tree)
    session.press("L")
    var words = zip(records, lines).map { Self.words(of: $0, $1) }[...]
    var list: [String] = []
    for report in reports {
      list.append("▾ \(report.file.dropFirst("lib/".count)) \(report["count"])")
      for section in sections where section.file == report.file {
        list.append("▾ \(section["address"])、\(section["heading"]) \(section["count"])")
        let count = Int(section["count"]) ?? 0
        list += words.prefix(count)
        words = words.dropFirst(count)
      }
    }
    let listed = session.screen(seconds: 20) { Self.rows($0) == list }
    #expect(Self.rows(listed) == list)
    #expect(listed.last?.contains("/\(total)  in \(reports.count) reports") == true)
  }

  @Test("hits and counts are the same in every form", arguments: questions) func forms(_ asked: Question) throws {
    func search(_ words: String...) throws -> [String] {
      try run(["search", "--context", "60"] + asked.flags + words + [asked.words, "lib"])
    }
    let records = try search("--format", "jsonl").map(Record.init)
    #expect(
      try search()
        == records.map {
          "\($0.file):\($0["line"]):\($0["address"]): \($0["left"])\($0["match"])\($0["right"])"
            .replacing("\\u000a", with: " ")
        })
    let columns = [
      "file", "line", "address", "path", "heading", "year", "start", "end", "left", "match", "right",
    ]
    func csv(_ columns: [String], _ records: [Record]) -> [String] {
      let rows = records.map { record in columns.map { record[$0].replacing("\\u000a", with: " ") } }
      return ([columns] + rows).map { $0.joined(separator: ",") }
    }
    #expect(records.count == Int(try search("--count").first ?? ""))
    #expect(try search("--count", "--format", "jsonl") == ["{\"count\":\(records.count)}"])
    #expect(try search("--count", "--format", "csv", "--no-bom") == ["count", "\(records.count)"])
    #expect(try search("--format", "csv", "--no-bom") == csv(columns, records))
    for (group, columns) in [
      ("report", ["file", "title", "year", "count"]),
      ("section", ["file", "line", "address", "path", "heading", "year", "start", "end", "count"]),
      ("year", ["year", "reports", "count"]),
    ] {
      let counts = try search("--by", group, "--format", "jsonl").map(Record.init)
      #expect(counts.reduce(0) { $0 + (Int($1["count"]) ?? 0) } == records.count)
      #expect(try search("--by", group, "--format", "csv", "--no-bom") == csv(columns, counts))
      let text = counts.map { count in
        switch group {
        case "report": "\(count.file):\(count["count"])"
        case "section":
          "\(count.file):\(count["line"]):\(count["address"]):\(count["count"]): \(count["heading"])"
        default: "\(count["year"]):\(count["count"])"
        }
      }
      #expect(try search("--by", group) == text)
    }
  }

  // MARK: Terms

  @Test("the table of terms") func termTable() throws {
    func terms(_ words: String...) throws -> [String] { try run(["terms"] + words + ["lib"]) }
    let records = try terms("--format", "jsonl").map(Record.init)
    let rows = records.map { record in
      [
        record["text"], record["kind"], record["unit"], record["frequency"], record["reports"], record["firstYear"],
        record["lastYear"],
      ].filter { !$0.isEmpty }
    }
    #expect(rows.count == 4)
    let session = try open()
    session.press("T")
    let screen = session.screen(showing: " 1/\(rows.count) ", seconds: 20)
    // On the screen figures come after the words.
    let shown = rows.filter { $0[1] != "figure" } + rows.filter { $0[1] == "figure" }
    #expect(screen.dropFirst().prefix(rows.count).map(Self.cells) == shown)
    #expect(screen.last?.contains(" 1/\(rows.count) ") == true)

    let columns = [
      "kind", "text", "frequency", "reports", "firstYear", "lastYear", "variants", "unit", "sentence",
    ]
    #expect(
      try terms("--format", "csv", "--no-bom").dropFirst()
        == records.map { record in columns.map { record[$0] }.joined(separator: ",") }[...])
    let text = try terms().dropFirst().map(Self.cells)
    #expect(
      text
        == records.map { record in
          let years = Set([record["firstYear"], record["lastYear"]]).sorted().joined(separator: "–")
          let sentence = record["sentence"].isEmpty ? [] : ["│", record["sentence"]]
          return [record["frequency"], record["reports"], years, record["kind"], record["text"]] + sentence
        })
  }
}

// MARK: Reading what is printed and drawn

extension SameAnswersTests {
  /// A line of JSON, whose names and values are plain.
  private struct Record {
    private let line: String

    init(_ line: String) { self.line = line }

    var file: String { self["file"] }

    /// The value of a name as it is written, without quotation marks; empty without one, or for null.
    subscript(name: String) -> String {
      guard let start = line.firstRange(of: "\"\(name)\":")?.upperBound else { return "" }
      let value = line[start...]
      if value.hasPrefix("[]") || value.hasPrefix("null") { return "" }
      if value.hasPrefix("\"") { return String(value.dropFirst().prefix { $0 != "\"" }) }
      return String(value.prefix { $0 != "," && $0 != "}" })
    }
  }

  /// A hit of the list: what a line one below the other has, without the room around the term.
  private static func words(of record: Record, _ line: String) -> String {
    let match = record["match"].replacing("\\u000a", with: " ")
    guard let term = line.firstRange(of: "  \(match)  ") else { return line }
    let right = line[term.upperBound...]
    let end = right.firstRange(of: "  ")?.lowerBound ?? right.endIndex
    return trimmed(line[..<term.lowerBound]) + spaced(line[..<term.lowerBound], match, right[..<end])
  }

  /// The term with the white space that stands on either side of it in the text.
  private static func spaced(_ left: Substring, _ match: String, _ right: Substring) -> String {
    (left.last == " " && left.contains { $0 != " " } ? " " : "") + match + trimmedEnd(right)
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    trimmedEnd(text.drop { $0 == " " })
  }

  private static func trimmedEnd(_ text: some StringProtocol) -> String {
    var text = String(text)
    while text.last == " " { text.removeLast() }
    return text
  }

  /// A row of the screen: the tree, and what is beside it.
  private static func parts(_ row: String) -> (tree: String, list: String) {
    guard let line = row.firstIndex(of: "│") else { return (row, "") }
    return (String(row[..<line]), String(row[row.index(after: line)...]))
  }

  /// The rows of the list under its heading, groups with one space before their counts.
  private static func rows(_ screen: [String]) -> [String] {
    screen.dropFirst().dropLast().map { trimmed(parts($0).list) }.filter { !$0.isEmpty }.map { row in
      row.hasPrefix("▾") ? row.split(separator: " ").joined(separator: " ") : row
    }
  }

  /// The rows of the tree that have counts, without the marks of folding.
  private static func counted(_ rows: [String]) -> [String] {
    rows.dropLast().compactMap { row in
      let words = row.split(separator: " ").filter { $0 != "▾" && $0 != "▸" }
      return words.last.flatMap { Int($0) } == nil ? nil : words.joined(separator: " ")
    }
  }

  /// The rows of the tree that have counts, by what was printed.
  private static func tree(_ total: String, _ reports: [Record], _ sections: [Record]) -> [String] {
    var rows = ["lib \(total)"]
    var folder = ""
    for report in reports {
      let names = report.file.split(separator: "/").map(String.init)
      if names[1] != folder {
        folder = names[1]
        let own = reports.filter { $0.file.hasPrefix("lib/\(folder)/") }
        rows.append("\(folder) \(own.reduce(0) { $0 + (Int($1["count"]) ?? 0) })")
      }
      rows.append("\(names[2]) \(report["count"])")
      rows += sections.filter { $0.file == report.file }.map {
        "\($0["address"])、\($0["heading"]) \($0["count"])"
      }
    }
    return rows
  }

  /// The cells of a table's row, without plots.
  private static func cells(_ row: String) -> [String] {
    row.split(separator: " ").map(String.init).filter { cell in
      !cell.unicodeScalars.allSatisfy { (0x2581...0x2588).contains($0.value) }
    }
  }
}
