import ReportModel
import TextFacts

/// Prints outlines for people and scripts, piece by piece: an outline may have millions of rows.
public enum OutlinePrinter {
  /// Bytes gathered before they are handed over.
  private static let piece = 64 << 10

  /// One JSON object a line: the title lines (level 0), the salutation, front matter (with `field`, a `FrontField`),
  /// then each section, in document order. The fields are `level`, `kind`, `line`, `number`, `title`, `address`, `path`, `start`, `end` and `characters`; explained
  /// sections have `reason` (a name) and `explanation` (words) too, and `rule` where a rule of the reader's own made
  /// them; where the evidence was kept, `sum`, `needed` and `facts` with their weights in tenths, and rows of the kind
  /// `rejected` for numbered lines that are no headings.
  public static func jsonLines(_ report: Report, explained: Language? = nil) -> String {
    string { writeJSONLines(report, explained: explained, to: $0) }
  }

  /// Number and title of each section down to `depth`, indented by two columns a level; explained, each is followed by
  /// a tab and why it is a heading, in the language of `explained`.
  public static func text(_ report: Report, depth: Int = .max, explained: Language? = nil) -> String {
    string { writeText(report, depth: depth, explained: explained, to: $0) }
  }

  /// The outline as Markdown: the title a first-level heading, the sections a nested list.
  public static func markdown(_ report: Report, depth: Int = .max) -> String {
    string { writeMarkdown(report, depth: depth, to: $0) }
  }

  private static func string(_ write: ((ArraySlice<UInt8>) -> Bool) -> Void) -> String {
    var bytes: [UInt8] = []
    write { piece in
      bytes += piece
      return true
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  // MARK: In pieces

  /// Hand the text of `jsonLines` to `sink` in pieces of some 64 KB until it answers false.
  /// Where `isNamed`, each object begins with `file`.
  public static func writeJSONLines(
    _ report: Report, isNamed: Bool = false, explained: Language? = nil, to sink: (ArraySlice<UInt8>) -> Bool
  ) {
    var out = JSONLines(report, isNamed: isNamed)
    var walk = AddressWalk(Addresses(report))
    var fronts = frontRows(report)[...]
    var judged = (explained == nil ? [] : report.evidence)[...]
    for index in report.sections.indices.dropFirst() {
      let section = report.sections[index]
      while let front = fronts.first, front.range.lower < section.range.lower {
        out.append(front)
        fronts.removeFirst()
      }
      let name = SectionIndex(index)
      walk.step(to: name)
      while let line = judged.first, line.heading.lower < section.range.lower {
        if !line.isHeading { out.append(rejected: line) }
        judged.removeFirst()
      }
      let own = judged.first.flatMap { $0.heading.lower == section.range.lower ? $0 : nil }
      out.append(section, walk, reason: reason(report, name, explained), rule: report.rule(of: name), evidence: own)
      if out.bytes.count >= piece, !out.hand(to: sink) { return }
    }
    for front in fronts { out.append(front) }
    for line in judged where !line.isHeading { out.append(rejected: line) }
    _ = out.hand(to: sink)
  }

  /// Hand the text of `text` to `sink` in pieces until it answers false.
  public static func writeText(
    _ report: Report, depth: Int = .max, explained: Language? = nil, to sink: (ArraySlice<UInt8>) -> Bool
  ) {
    writeList(report, depth: depth, title: "", mark: "", to: sink) { index, bytes in
      guard let language = explained, let reason = reason(report, index, language) else { return }
      bytes += "\t\(reason.words)".utf8
      if let evidence = evidence(report, index) { bytes += "\t\(FactNames.words(for: evidence, in: language))".utf8 }
    }
  }

  /// Hand the text of `markdown` to `sink` in pieces until it answers false.
  public static func writeMarkdown(_ report: Report, depth: Int = .max, to sink: (ArraySlice<UInt8>) -> Bool) {
    writeList(report, depth: depth, title: "# ", afterTitle: "\n", mark: "- ", to: sink) { _, _ in }
  }

  private static func writeList(
    _ report: Report, depth: Int, title: String, afterTitle: String = "", mark: String,
    to sink: (ArraySlice<UInt8>) -> Bool, ending: (SectionIndex, inout [UInt8]) -> Void
  ) {
    var bytes: [UInt8] = []
    if let words = report.title { bytes += "\(title)\(words)\n\(afterTitle)".utf8 }
    for (index, section) in report.sections.enumerated().dropFirst() where section.level <= depth {
      bytes.append(contentsOf: repeatElement(0x20, count: 2 * min(section.level - 1, 64)))
      bytes += mark.utf8
      appendHeading(section, report, to: &bytes)
      ending(SectionIndex(index), &bytes)
      bytes.append(0x0A)
      guard bytes.count >= piece else { continue }
      if !sink(bytes[...]) { return }
      bytes.removeAll(keepingCapacity: true)
    }
    if !bytes.isEmpty { _ = sink(bytes[...]) }
  }

  // MARK: Parts

  /// The facts for and against the heading of a section; nil where they were not kept.
  private static func evidence(_ report: Report, _ index: SectionIndex) -> HeadingEvidence? {
    let start = report[index].range.lower
    let place = report.evidence.partitionPoint { $0.heading.lower < start }
    guard place < report.evidence.count, report.evidence[place].heading.lower == start else { return nil }
    return report.evidence[place]
  }

  /// Why a section's heading is one: its name for scripts, and in words.
  private static func reason(
    _ report: Report, _ index: SectionIndex, _ explained: Language?
  ) -> (name: String, words: String)? {
    guard let language = explained, let reason = report[index].reason else { return nil }
    let section = report[index]
    let number = section.number.isEmpty ? "" : report.words(in: report.numberRange(of: section))
    let rule = report.rule(of: index) ?? ""
    return (reason.name, HeadingExplanation(reason, number: number, rule: rule).message(in: language))
  }

  /// A heading as written, number and punctuation included, without the mark that ends it. Number and title are words
  /// each by itself, so that `第一章　总　　则` is 第一章 总则.
  private static func appendHeading(_ section: Section, _ report: Report, to bytes: inout [UInt8]) {
    if report.leadsWithTitle(section) || report.bracketBeforeTitle(of: section) != nil {
      report.appendWords(in: section.number, to: &bytes)
      bytes.append(0x20)
      report.appendWords(in: section.title, to: &bytes)
      return
    }
    let lower = section.number.isEmpty ? section.heading.lower : report.numberRange(of: section).lower
    guard !section.title.isEmpty, section.title.lower > lower else {
      let number = report.opensBracket(section) ? report.numberRange(of: section).upper : section.number.upper
      let upper = section.title.isEmpty ? max(number, lower) : section.title.upper
      report.appendWords(in: TextRange(lower, upper), to: &bytes)
      return
    }
    let start = bytes.count
    report.appendWords(in: TextRange(lower, section.title.lower), to: &bytes)
    if report.spaceEnds(before: section.title.lower), bytes.count > start { bytes.append(0x20) }
    report.appendWords(in: section.title, to: &bytes)
  }

  /// Title lines, salutation and front matter, in order.
  private static func frontRows(_ report: Report) -> [JSONLines.Front] {
    let titles = Set(report.titleParagraphs)
    return report.paragraphs.enumerated().compactMap { index, paragraph in
      let isTitle = titles.contains(ParagraphIndex(index))
      guard isTitle || paragraph.kind == .salutation || paragraph.kind == .front, !paragraph.continuesLine else {
        return nil
      }
      let words = isTitle ? report.titleRange(of: ParagraphIndex(index)) : paragraph.range
      return JSONLines.Front(isTitle: isTitle, field: paragraph.field, range: paragraph.range, words: words)
    }
  }
}

extension Report {
  /// Whether white space of one kind or another stands right before `place`.
  fileprivate func spaceEnds(before place: TextOffset) -> Bool {
    guard let before = TextScalar.read(text.span, before: min(place.bytes, text.count), start: 0) else { return false }
    return Blank.contains(before.value)
  }
}

/// JSON objects, one a line, written by hand: text of a document is escaped byte for byte.
private struct JSONLines {
  /// A line that is no heading: of the title, the salutation, or a field of front matter.
  struct Front {
    var isTitle: Bool
    var field: FrontField?
    var range: TextRange
    var words: TextRange
  }

  private(set) var bytes: [UInt8] = []
  private let report: Report
  /// The names of the kinds, quoted, by kind.
  private let kinds: [Section.Kind: [UInt8]]

  /// The fields that an object begins with.
  private let name: [UInt8]

  init(_ report: Report, isNamed: Bool) {
    self.report = report
    var record = JSONRecord()
    if isNamed { record.add("file", report.source) }
    name = record.fields + (isNamed ? [UInt8(ascii: ",")] : [])
    kinds = Dictionary(uniqueKeysWithValues: Section.Kind.allCases.map { ($0, JSONText.quoted($0.rawValue)) })
  }

  /// Hands the rows so far over.
  mutating func hand(to sink: (ArraySlice<UInt8>) -> Bool) -> Bool {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes.isEmpty || sink(bytes[...])
  }

  mutating func append(_ front: Front) {
    let kind = front.isTitle ? "title" : (front.field == nil ? "salutation" : "front")
    begin(level: front.isTitle ? 0 : 1, kind: JSONText.quoted(kind), front.range)
    if let field = front.field { append("field", field.rawValue) }
    bytes += ",\"number\":\"\",\"title\":".utf8
    report.appendWords(in: front.words, to: &bytes, quoted: true)
    bytes += ",\"address\":\"\",\"path\":\"\"".utf8
    end(front.range)
    bytes += "}\n".utf8
  }

  mutating func append(
    _ section: Section, _ walk: AddressWalk, reason: (name: String, words: String)?, rule: String?,
    evidence: HeadingEvidence?
  ) {
    begin(level: section.level, kind: kinds[section.kind] ?? [], section.range)
    bytes += ",\"number\":".utf8
    appendNumber(section.number)
    bytes += ",\"title\":".utf8
    report.appendWords(in: section.title, to: &bytes, quoted: true)
    bytes += ",\"address\":".utf8
    JSONText.append(walk.address, to: &bytes)
    bytes += ",\"path\":".utf8
    JSONText.append(walk.path, to: &bytes)
    end(section.range)
    bytes += ",\"characters\":".utf8
    append(section.characters)
    if let reason {
      append("reason", reason.name)
      append("explanation", reason.words)
      if let rule { append("rule", rule) }
    }
    if let evidence { append(evidence) }
    bytes += "}\n".utf8
  }

  /// A numbered line that was found to be no heading.
  mutating func append(rejected line: HeadingEvidence) {
    begin(level: 0, kind: JSONText.quoted("rejected"), line.heading)
    bytes += ",\"number\":".utf8
    appendNumber(line.number)
    bytes += ",\"title\":".utf8
    report.appendWords(in: line.title, to: &bytes, quoted: true)
    bytes += ",\"address\":\"\",\"path\":\"\"".utf8
    end(line.heading)
    append(line)
    bytes += "}\n".utf8
  }

  /// The weight of the facts, the weight they need, and each with its own, in tenths.
  private mutating func append(_ evidence: HeadingEvidence) {
    bytes += ",\"sum\":\(evidence.sum),\"needed\":\(evidence.threshold),\"facts\":{".utf8
    for (place, fact) in FactNames.facts(of: evidence).enumerated() {
      bytes += "\(place > 0 ? "," : "")\"\(fact.key)\":\(fact.weight)".utf8
    }
    bytes.append(UInt8(ascii: "}"))
  }

  private mutating func begin(level: Int, kind: [UInt8], _ range: TextRange) {
    bytes.append(UInt8(ascii: "{"))
    bytes += name
    bytes += "\"level\":".utf8
    append(level)
    bytes += ",\"kind\":".utf8
    bytes += kind
    bytes += ",\"line\":".utf8
    if let lines = report.lines { append(lines.line(at: range.lower).value) } else { bytes += "null".utf8 }
  }

  private mutating func end(_ range: TextRange) {
    bytes += ",\"start\":".utf8
    append(range.lower.bytes)
    bytes += ",\"end\":".utf8
    append(range.upper.bytes)
  }

  /// A number as written, closed up where it is no word with a numeral (`Chapter 3`).
  private mutating func appendNumber(_ range: TextRange) {
    let start = bytes.count
    report.appendWords(in: range, to: &bytes, quoted: true)
    if bytes[start...].contains(0x20), !report.isWord(range) {
      let closed = bytes[start...].filter { $0 != 0x20 }
      bytes.replaceSubrange(start..., with: closed)
    }
  }

  private mutating func append(_ name: String, _ value: String) {
    bytes += ",\"\(name)\":".utf8
    JSONText.append(value.utf8, to: &bytes)
  }

  /// A whole number that is not negative.
  private mutating func append(_ value: Int) {
    let value = max(0, value)
    var unit = 1
    while value / unit >= 10 { unit *= 10 }
    while unit > 0 {
      bytes.append(UInt8(0x30 + value / unit % 10))
      unit /= 10
    }
  }
}
