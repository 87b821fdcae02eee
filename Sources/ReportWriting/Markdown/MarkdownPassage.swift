import ReportModel
import TextFacts

/// A passage as Markdown (CommonMark 0.31; GFM for tables and notes): headings by their levels, lists, quotations, code,
/// tables, emphasis and links.
public struct MarkdownPassage {
  private let reader: PassageReader
  private let titleLevels: Int
  private var targets: LinkTargets?
  private var out: [UInt8] = []
  /// The paragraph written last, blank ones left out.
  private var last: PassageParagraph?
  /// The lines of the code that is being read, and its first paragraph.
  private var code: (first: PassageParagraph, lines: [UInt8])?
  /// Bytes gathered before they are handed on.
  private static let piece = 64 << 10

  /// A writer of the report that `reader` reads.
  public init(_ reader: PassageReader) {
    var reader = reader
    reader.splitsHeadings = true
    self.reader = reader
    // Below a title, which is the first heading, the top sections are second.
    titleLevels = reader.report.titleParagraphs.isEmpty ? 0 : 1
  }

  /// Hands on the passage in `range`, piece by piece, until `sink` says false. It ends with a line end.
  public mutating func write(_ range: TextRange, to sink: ([UInt8]) -> Bool) {
    var copy = self
    let names = AnchorPlaces.headingNames(of: reader.report)
    copy.targets = LinkTargets(reader.report, in: range) { names[$0.value] }
    reader.forEach(in: range) { paragraph in
      copy.add(paragraph)
      guard copy.out.count >= Self.piece else { return true }
      defer { copy.out.removeAll(keepingCapacity: true) }
      return sink(copy.out)
    }
    copy.closeCode()
    if !copy.out.isEmpty {
      if copy.out.last != 0x0A { copy.out.append(0x0A) }
      _ = sink(copy.out)
    }
    self = copy
  }

  private var runs: MarkdownRuns { MarkdownRuns { targets?.link(to: $0) } }

  private var cellRuns: MarkdownRuns { MarkdownRuns(isInCell: true) { targets?.link(to: $0) } }

  // MARK: Paragraphs

  private mutating func add(_ paragraph: PassageParagraph) {
    switch paragraph.part {
    case .blank: return
    case .code: return addCode(paragraph)
    case .title, .heading, .text, .salutation, .row, .rule: closeCode()
    }
    switch paragraph.part {
    case .title where last.map(Self.isTitle) == true:
      // The lines of a title are one heading.
      if out.last == 0x0A { out.removeLast() }
      out += [0x20] + runs.line(paragraph.runs) + [0x0A]
    case .title: addHeading(1, paragraph)
    case .heading(let section): addHeading(reader.report[section].level + titleLevels, paragraph)
    case .rule: begin(paragraph, Array("---".utf8))
    case .row(let table, let isHead): addRow(paragraph, table, isHead)
    case .text, .salutation:
      if let lines = paragraph.lines, last?.lines == lines, out.last == 0x0A {
        out.insert(0x5C, at: out.count - 1)
        out += prefixes(of: paragraph).other + MarkdownText.escapedStart(runs.line(paragraph.runs)) + [0x0A]
        break
      }
      guard paragraph.continuesLine, last != nil, paragraph.surroundings.isEmpty, out.last == 0x0A else {
        begin(paragraph, MarkdownText.escapedStart(runs.line(paragraph.runs)))
        break
      }
      out.removeLast()
      out += runs.line(paragraph.runs) + [0x0A]
    case .code, .blank: break
    }
    last = paragraph
  }

  private static func isTitle(_ paragraph: PassageParagraph) -> Bool { paragraph.part == .title }

  private mutating func addHeading(_ level: Int, _ paragraph: PassageParagraph) {
    let marks = [UInt8](repeating: 0x23, count: min(6, max(1, level)))
    // A row of marks at the end would be taken for the heading's own.
    var words = PlainPassage.line(of: runs.line(paragraph.runs))
    if words.last == 0x23 { words.insert(0x5C, at: words.count - 1) }
    begin(paragraph, marks + [0x20] + words)
  }

  /// Begins a block with a line, after the line that parts it from the one before.
  private mutating func begin(_ paragraph: PassageParagraph, _ line: [UInt8]) {
    if last != nil, !isTight(paragraph) { out += blankLine(before: paragraph) }
    let (first, other) = prefixes(of: paragraph)
    for (index, part) in line.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      out += (index == 0 ? first : other) + part + [0x0A]
    }
  }

  /// Whether no blank line stands before a paragraph: items of a list stand close.
  private func isTight(_ paragraph: PassageParagraph) -> Bool {
    guard let before = last?.surroundings.last(where: { $0.part == .item }),
      let item = paragraph.surroundings.last(where: { $0.part == .item && $0.begins })
    else { return false }
    guard Self.isListed(before), Self.isListed(item) else { return false }
    // A list of another kind is another list.
    let depths = [last ?? paragraph, paragraph].map { $0.surroundings.count { $0.part == .item } }
    return depths[0] != depths[1] || (before.number == nil) == (item.number == nil)
  }

  /// The line between two blocks: within the quotation that both stand in its mark goes on.
  private func blankLine(before paragraph: PassageParagraph) -> [UInt8] {
    let shared = zip(last?.surroundings ?? [], paragraph.surroundings).prefix { $0.block == $1.block }
    let marks = shared.filter { $0.0.part == .quotation }.count
    return marks > 0 ? Array(repeatElement(UInt8(0x3E), count: marks)) + [0x0A] : [0x0A]
  }

  /// The beginnings of the first line of a paragraph, and of its other lines.
  private func prefixes(of paragraph: PassageParagraph) -> (first: [UInt8], other: [UInt8]) {
    var (first, other): ([UInt8], [UInt8]) = ([], [])
    for around in paragraph.surroundings {
      switch around.part {
      case .quotation:
        first += [0x3E, 0x20]
        other += [0x3E, 0x20]
      case .note:
        let mark = around.marker.hasPrefix("^") ? String(around.marker.dropFirst()) : around.marker
        first += around.begins ? Array("[^\(mark)]: ".utf8) : [0x20, 0x20, 0x20, 0x20]
        other += [0x20, 0x20, 0x20, 0x20]
      case .item:
        guard Self.isListed(around) else {
          // A marker that Markdown has no list for is a word of the text.
          if around.begins { first += MarkdownText.escaped(Array("\(around.marker) ".utf8)) }
          continue
        }
        let marker = around.number.map { "\($0)\(around.marker.last == ")" ? ")" : ".") " } ?? "- "
        let spaces = [UInt8](repeating: 0x20, count: marker.utf8.count)
        let box = around.isDone.map { $0 ? "[x] " : "[ ] " } ?? ""
        first += around.begins ? Array((marker + box).utf8) : spaces
        other += spaces
      }
    }
    return (first, other)
  }

  private static func isListed(_ item: PassageParagraph.Surrounding) -> Bool {
    item.isBullet || item.number.map { (0...999_999_999).contains($0) } ?? false
  }

  // MARK: Tables and code

  private mutating func addRow(_ paragraph: PassageParagraph, _ table: Int, _ isHead: Bool) {
    let runs = cellRuns
    let cells = paragraph.cells.map { runs.line($0) }
    let row = Self.row(cells)
    if case .row(table, _)? = last?.part {
      out += prefixes(of: paragraph).other + row
      return
    }
    // A table begins with its heads, empty where it has none, and cells beyond them are ignored (GFM, 4.10).
    var columns = reader.columns(ofTable: table)
    while columns.count < cells.count { columns.append(nil) }
    let empty = [[UInt8]](repeating: [], count: columns.count)
    let heads = Self.row(isHead ? cells + empty.dropFirst(cells.count) : empty)
    let rule = Self.row(columns.map { Array(Self.rule($0).utf8) })
    begin(paragraph, Array(heads.dropLast()))
    out += prefixes(of: paragraph).other + rule
    if !isHead { out += prefixes(of: paragraph).other + row }
  }

  /// The line below the head of a column whose words keep to a side.
  private static func rule(_ side: Block.CellAlignment?) -> String {
    switch side {
    case .left, nil: "---"
    case .centre: ":---:"
    case .right: "---:"
    }
  }

  /// A row of a table with its line end; its cells are Markdown.
  static func row(_ cells: [[UInt8]]) -> [UInt8] {
    [0x7C] + cells.flatMap { [0x20] + $0 + [0x20, 0x7C] } + [0x0A]
  }

  /// Takes in a line of code: its fence is known when all of it is.
  private mutating func addCode(_ paragraph: PassageParagraph) {
    if code?.first.part != paragraph.part { closeCode() }
    var (first, lines) = code ?? (paragraph, [])
    lines += paragraph.words + [0x0A]
    code = (first, lines)
  }

  /// Writes the code that was read, between more backticks than stand in it.
  private mutating func closeCode() {
    guard let (first, lines) = code else { return }
    code = nil
    let marks = [UInt8](repeating: 0x60, count: max(3, MarkdownText.longestRun(of: 0x60, in: lines) + 1))
    var language = ""
    if case .code(let block?) = first.part {
      language = reader.report.words(in: reader.report.blocks[block].marker)
      let isName = language.utf8.count < 40 && language.utf8.allSatisfy { $0 > 0x20 && $0 != 0x60 }
      if !isName { language = "" }
    }
    begin(first, marks + Array(language.utf8))
    let prefix = prefixes(of: first).other
    for line in lines.dropLast().split(separator: 0x0A, omittingEmptySubsequences: false) {
      out += line.isEmpty ? [0x0A] : prefix + line + [0x0A]
    }
    out += prefix + marks + [0x0A]
    last = first
  }
}
