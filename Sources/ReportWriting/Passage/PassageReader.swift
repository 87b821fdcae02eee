import ReportModel
import TextFacts
import TextLayout

/// Reads a passage of a report, paragraph by paragraph, for writers of every form.
public struct PassageReader {
  /// The report it reads.
  public let report: Report
  /// Whether a heading that its text goes on in the same paragraph stands by itself.
  public var splitsHeadings = false
  /// The places that are highlighted, of several terms.
  public var highlights: [PassageHighlight] = []
  private let forms: ParagraphForms
  private let showsSource: Bool
  private let image: [UInt8]

  /// A reader of `report`: mark-up as it is written where the source is shown, images by words in `language`.
  public init(_ report: Report, language: Language, showsSource: Bool = false) {
    self.report = report
    self.showsSource = showsSource
    let words = PassageMessage.image.message(in: language)
    image = Array("[\(words)".utf8)
    let style = PageStyle(showsSource: showsSource, imageWords: words)
    forms = ParagraphForms(report, style: style, typesetter: Typesetter(widths: WidthTable(ambiguousWidth: 1)))
  }

  /// Hands on the paragraphs in `range`, the first and the last only as far as it reaches, until that says false.
  public func forEach(in range: TextRange, _ body: (PassageParagraph) -> Bool) {
    guard let first = report.paragraph(at: range.lower) else { return }
    for index in first.value..<report.paragraphs.count {
      let paragraph = report.paragraphs[index]
      if paragraph.range.lower >= range.upper, !paragraph.range.isEmpty || index > first.value { return }
      let part = paragraph.range.clamped(to: range)
      guard !part.isEmpty || paragraph.kind == .blank else { continue }
      for read in read(index, part) where !body(read) { return }
    }
  }

  // MARK: One paragraph

  private func read(_ index: Int, _ range: TextRange) -> [PassageParagraph] {
    let paragraph = report.paragraphs[index]
    if paragraph.kind == .blank {
      return [PassageParagraph(code(around: range.lower).map { .code(block: $0) } ?? .blank, range)]
    }
    let form = forms.form(of: index)
    // The range of a section begins behind the indent and the marks of its heading.
    let before = TextRange(paragraph.range.lower, range.lower)
    let begins = before.isEmpty || runs(before, form, joinsLines: true).isEmpty
    var read = PassageParagraph(.text, range)
    read.isMuted = form.isMuted || [.furniture, .contents].contains(paragraph.kind)
    read.continuesLine = paragraph.continuesLine || !begins
    read.sign = begins && form.closer.isEmpty ? form.marker : ""
    switch form.kind {
    case .nothing, .tableRule: return []
    case .rule: return [PassageParagraph(.rule, range)]
    case .code:
      read.part = .code(block: code(around: range.lower))
    case .tableRow(let table, let row):
      read.part = .row(table: table, isHead: report.blocks[row].ordinal == 0)
      (read.cells, read.sides) = cells(of: row, range, form)
      if !read.cells.isEmpty { return [read] }
      read.part = .text
    case .text:
      if paragraph.kind == .preformatted { read.part = .code(block: nil) }
      if paragraph.kind == .title { read.part = .title }
      if paragraph.kind == .salutation { read.part = .salutation }
    }
    read.surroundings = surroundings(paragraph, form, begins: begins)
    if !showsSource, !report.blocks.isEmpty {
      read.lines = report.blockTree.chain(at: range.lower).last { report.blocks[$0].kind == .lines }
    }
    if read.lines == nil { read.lines = brokenLines(around: index) }
    if case .code = read.part {
      read.runs = runs(range, form, joinsLines: false)
      return [read]
    }
    return parts(of: read, paragraph, form, begins: begins)
  }

  /// The paragraph, or where it begins with a heading that can stand by itself that heading and the text after it.
  private func parts(
    of read: PassageParagraph, _ paragraph: Paragraph, _ form: ParagraphForm, begins: Bool
  ) -> [PassageParagraph] {
    var text = read
    guard splitsHeadings, [.heading, .body].contains(paragraph.kind), begins,
      let section = section(beginning: paragraph, form), report[section].kind != .runin,
      report[section].heading.upper.bytes > read.range.lower.bytes
    else {
      text.runs = closed(runs(read.range, form, joinsLines: true), form)
      return text.runs.isEmpty && text.sign.isEmpty ? [] : [text]
    }
    var heading = read
    heading.part = .heading(section)
    heading.range = TextRange(read.range.lower, min(read.range.upper, report[section].heading.upper))
    heading.runs = runs(heading.range, form, joinsLines: true).map { run in
      var run = run
      run.style.remove(.heading)
      run.section = nil
      return run
    }
    text.range = TextRange(heading.range.upper, read.range.upper)
    text.surroundings = text.surroundings.map { around in
      var around = around
      around.begins = false
      return around
    }
    text.sign = ""
    text.runs = runs(text.range, form, joinsLines: true)
    return [heading, text].filter { !$0.runs.isEmpty }
  }

  /// The section that a paragraph begins with, nothing but mark-up and blanks before it; nil for none.
  private func section(beginning paragraph: Paragraph, _ form: ParagraphForm) -> SectionIndex? {
    let index = report.sections.partitionPoint { $0.range.lower < paragraph.range.lower }
    guard index > 0, report.sections.indices.contains(index) else { return nil }
    let start = report.sections[index].range.lower
    guard start < paragraph.range.upper,
      runs(TextRange(paragraph.range.lower, start), form, joinsLines: true).isEmpty
    else { return nil }
    return SectionIndex(index)
  }

  /// The runs with the sign that closes an image.
  private func closed(_ runs: [PassageRun], _ form: ParagraphForm) -> [PassageRun] {
    guard !form.closer.isEmpty else { return runs }
    return [PassageRun(Array(form.marker.utf8), style: .image)]
      + runs.map { run in
        var run = run
        run.style.insert(.image)
        return run
      } + [PassageRun(Array(form.closer.utf8), style: .image)]
  }

  /// A number, below 0, for the lines of one paragraph of Markdown that are parted by breaks (CommonMark 6.7), a paragraph
  /// each; nil for a paragraph that has none.
  private func brokenLines(around index: Int) -> Int? {
    guard !showsSource, report.lines != nil, !report.spans.isEmpty else { return nil }
    var first = index
    while first > max(0, index - Self.mostBrokenLines), breaks(after: first - 1) { first -= 1 }
    return first < index || breaks(after: index) ? -1 - first : nil
  }

  /// Lines that are looked back over for the first of them.
  private static let mostBrokenLines = 200

  /// Whether the paragraph ends with a break, and the next goes on with its text.
  private func breaks(after index: Int) -> Bool {
    let paragraphs = report.paragraphs
    guard paragraphs.indices.contains(index), paragraphs.indices.contains(index + 1),
      paragraphs[index].kind == .body, paragraphs[index + 1].kind == .body,
      paragraphs[index + 1].range.lower.bytes <= paragraphs[index].range.upper.bytes + 2
    else { return false }
    let end = report.text[paragraphs[index].range.bytes.clamped(to: 0..<report.text.count)].suffix(2)
    return end.last == 0x5C || end.elementsEqual([0x20, 0x20])
  }

  // MARK: Blocks

  /// The block of code around a place.
  private func code(around place: TextOffset) -> Int? {
    guard !showsSource, !report.blocks.isEmpty else { return nil }
    return report.blockTree.chain(at: place).last { report.blocks[$0].kind == .code }
  }

  private func surroundings(
    _ paragraph: Paragraph, _ form: ParagraphForm, begins: Bool
  ) -> [PassageParagraph.Surrounding] {
    guard !showsSource, !report.blocks.isEmpty else { return [] }
    var place = paragraph.range.lower
    // The text behind the markers tells the innermost.
    if let hidden = form.marks.hidden.first, hidden.range.lower == place, hidden.range.upper < paragraph.range.upper {
      place = hidden.range.upper
    }
    let text = report.text
    return report.blockTree.chain(at: place).compactMap { index in
      let block = report.blocks[index]
      let part: PassageParagraph.Surrounding.BlockPart
      switch block.kind {
      case .listItem: part = .item
      case .quotation: part = .quotation
      case .footnote: part = .note
      case .code, .table, .row, .cell, .rule, .image, .caption, .metadata, .comment, .lines: return nil
      }
      let marker = String(decoding: text[block.marker.bytes.clamped(to: 0..<text.count)], as: UTF8.self)
      return PassageParagraph.Surrounding(
        block: index, part: part, marker: VisibleText.line(marker),
        begins: begins && block.range.lower >= paragraph.range.lower,
        isDone: part == .item ? TaskBox(text, after: block)?.isDone : nil)
    }
  }

  /// The cells of a row, as far as they lie in `range`, and their sides.
  private func cells(
    of row: Int, _ range: TextRange, _ form: ParagraphForm
  ) -> ([[PassageRun]], [Block.CellAlignment?]) {
    var cells: [[PassageRun]] = []
    var sides: [Block.CellAlignment?] = []
    for block in report.blocks[(row + 1)...] {
      if block.range.lower >= report.blocks[row].range.upper { break }
      guard block.kind == .cell else { continue }
      let part = block.range.clamped(to: range)
      cells.append(part.isEmpty ? [] : withoutBreaksAtEnds(runs(part, form, joinsLines: true)))
      sides.append(block.alignment)
    }
    return (cells, sides)
  }

  /// The runs of a cell without the breaks before and behind its words: a row of HTML that ends without the end of its cell
  /// breaks the line there.
  private func withoutBreaksAtEnds(_ runs: [PassageRun]) -> [PassageRun] {
    var runs = runs
    while let last = runs.last, last.words.allSatisfy({ $0 == 0x0A || $0 == 0x20 }) { runs.removeLast() }
    while let first = runs.first, first.words.allSatisfy({ $0 == 0x0A || $0 == 0x20 }) { runs.removeFirst() }
    guard let last = runs.last else { return [] }
    let kept = last.words.lastIndex { $0 != 0x0A && $0 != 0x20 } ?? -1
    runs[runs.count - 1].words.removeSubrange((kept + 1)...)
    return runs
  }

  /// The columns of the table at a position among the blocks, as many as its widest row has cells, with the side of the
  /// first cell in each that tells one.
  func columns(ofTable table: Int) -> [Block.CellAlignment?] {
    var sides: [Block.CellAlignment?] = []
    var column = 0
    for block in report.blocks[(table + 1)...] {
      if block.range.lower >= report.blocks[table].range.upper { break }
      if block.kind == .row { column = 0 }
      guard block.kind == .cell else { continue }
      if column == sides.count { sides.append(nil) }
      sides[column] = sides[column] ?? block.alignment
      column += 1
    }
    return sides
  }

  // MARK: Runs

  private func runs(_ range: TextRange, _ form: ParagraphForm, joinsLines: Bool) -> [PassageRun] {
    guard !range.isEmpty else { return [] }
    var builder = RunBuilder(joinsLines: joinsLines)
    var looks = RunLooks(report, range, highlights, showsSource: showsSource)
    var hidden = form.marks.hidden[form.marks.hidden.partitionPoint { $0.range.upper <= range.lower }...]
    var isImage = false
    var place = range.lower
    for bound in looks.bounds(with: hidden.map(\.range), in: range) {
      defer { place = max(place, bound) }
      guard place < bound else { continue }
      var look = looks.look(from: place, to: bound)
      if isImage {
        // Its words lead to its file, which is not taken along.
        look.style.insert(.image)
        look.link = nil
      }
      while let run = hidden.first, run.range.upper <= place { hidden.removeFirst() }
      guard let run = hidden.first, run.range.lower <= place else {
        builder.append(report.text[place.bytes..<bound.bytes], like: look)
        continue
      }
      guard run.range.lower == place else { continue }
      if let scalar = run.scalar { builder.append(scalar, like: look) }
      switch run.sign {
      // The look of the words tells that they were struck out.
      case .none, .strikeStart, .strikeEnd: break
      case .imageStart:
        isImage = true
        look.style.insert(.image)
        builder.append(image[...], like: look)
      case .image:
        look.style.insert(.image)
        let sign = PageStyle.imageAlone(Array(String(decoding: image, as: UTF8.self).unicodeScalars))
        builder.append(Array(String(String.UnicodeScalarView(sign)).utf8)[...], like: look)
      case .imageEnd:
        builder.append([0x5D], like: look)
        isImage = false
      }
    }
    return builder.finish()
  }
}
