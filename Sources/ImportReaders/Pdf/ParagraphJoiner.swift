import ImportStream

/// Joins the lines of pages into paragraphs, by where lines begin and end.
///
/// A line goes on in the next where the next one's first character would not have fitted on it, and the next one begins
/// at the margin; a paragraph begins where a line is set in. Words after GB/T 9704-2012, 7.3.2: two characters. Lines
/// that end where they like go on where the next begins with a small letter, or stands as close as lines do and the one
/// above is long and ends no sentence.
struct ParagraphJoiner {
  private var records: [ImportRecord] = []
  private var lines: [(line: PageLine, page: Int)] = []
  private var text = LineWords()
  private var isApart = false
  /// The level of the bookmark whose heading the lines are.
  private var outlined: Int?
  private let body: BodyType
  private let compounds: Compounds
  private let margins: [[Int: PageMargins]]
  /// The type of each page that is set in another than the document; nil for the others.
  private let types: [BodyType?]

  /// The text of `pages` as records.
  static func records(of pages: [PageText]) -> [ImportRecord] {
    var joiner = ParagraphJoiner(pages)
    for (number, page) in pages.enumerated() {
      joiner.add(page.lines, number)
      guard !page.apart.isEmpty else { continue }
      joiner.waiting += page.apart
    }
    joiner.flush()
    return joiner.records
  }

  /// Turned text of the pages the open paragraph stands on: it comes after it.
  private var waiting: [String] = []

  private init(_ pages: [PageText]) {
    margins = PageMargins.all(of: pages)
    body = BodyType(of: pages)
    let usual = body
    types = pages.map { Self.ownType(of: $0, usual) }
    compounds = Compounds(of: pages)
  }

  /// The type of a page whose text is set larger than the others': a preface, a slide. Four lines of it in five are as
  /// large, and so many as no title has.
  private static func ownType(of page: PageText, _ usual: BodyType) -> BodyType? {
    var counts: [Int: Int] = [:]
    for line in page.lines { counts[Int((line.size * 2).rounded()), default: 0] += 1 }
    guard let most = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), most.value >= 8,
      most.value * 5 >= page.lines.count * 4, Double(most.key) / 2 > 1.08 * usual.size
    else { return nil }
    return BodyType(of: [page])
  }

  private mutating func add(_ page: [PageLine], _ number: Int) {
    for (index, line) in page.enumerated() {
      for bookmark in line.bookmarks {
        flush()
        if bookmark.isOnPage {
          outlined = bookmark.level
        } else {
          records.append(.outlined(level: bookmark.level, bookmark.title))
        }
      }
      if outlined == nil, !line.cells.isEmpty {
        flush()
        records.append(.row(cells: line.cells))
        records += line.words.records
        continue
      }
      let isOpen =
        outlined != nil
        ? !lines.isEmpty
        : lines.last.map { goesOn($0, line, number, before: page.indices.contains(index + 1) ? page[index + 1] : nil) }
          ?? false
      if isOpen {
        append(line.words)
      } else {
        let level = outlined
        if !lines.isEmpty { flush() }
        outlined = level
        text = line.words
        isApart = stands(line, apartFrom: index > 0 ? page[index - 1] : nil, number)
      }
      lines.append((line, number))
      if line.endsHeading { flush() }
    }
  }

  private mutating func flush() {
    defer {
      text = LineWords()
      lines.removeAll(keepingCapacity: true)
      outlined = nil
      for text in waiting { records.append(.footnote(mark: "", text)) }
      waiting = []
    }
    let words = text.text
    guard !words.isEmpty else { return }
    records.append(.look(look))
    switch outlined {
    case nil: records.append(.paragraph(words))
    case 0: records.append(.heading(level: 0, words))
    case let level?: records.append(.outlined(level: level, words))
    }
    records += text.records
  }

  // MARK: Looks

  /// The look of the paragraph.
  private var look: Typography {
    guard let first = lines.first else { return .unknown }
    var traits: Typography.Traits = []
    if lines.allSatisfy(\.line.isBold) { traits.insert(.bold) }
    if lines.allSatisfy({ isCentred($0.line, $0.page) }) { traits.insert(.centred) }
    if lines.allSatisfy(\.line.isEntry) { traits.insert(.contents) }
    if isApart { traits.insert(.apart) }
    if first.line.isBeside { traits.insert(.beside) }
    return Typography(size: UInt8(min(max((first.line.size * 2).rounded(), 1), 255)), traits)
  }

  private func isCentred(_ line: PageLine, _ page: Int) -> Bool {
    guard let margin = margins[page][line.column] else { return false }
    let (before, after) = (line.left - margin.left, margin.right - line.right)
    return before > 2.2 * line.size && abs(before - after) < max(1.2 * line.size, 0.08 * (margin.right - margin.left))
  }

  private func stands(_ line: PageLine, apartFrom above: PageLine?, _ page: Int) -> Bool {
    guard let above, above.column == line.column, above.baseline < line.baseline else { return true }
    return line.baseline - above.baseline > 1.3 * (types[page] ?? body).pitch
  }

  // MARK: Joining

  private func goesOn(
    _ before: (line: PageLine, page: Int), _ line: PageLine, _ page: Int, before next: PageLine?
  ) -> Bool {
    let above = before.line
    guard let margin = margins[before.page][above.column], let below = margins[page][line.column],
      above.isBeside == line.isBeside, above.cells.isEmpty
    else { return false }
    let (em, body) = (max(above.size, 4), types[page] ?? body)
    // After a sentence a little is enough: the caption of a figure stands above the text.
    let tolerance = Self.endsSentence(above.text) ? 0.05 : 0.12
    guard abs(above.size - line.size) <= tolerance * em, !above.isEntry, !line.isEntry else { return false }
    let isSameColumn = before.page == page && above.column == line.column
    let step = isSameColumn ? line.baseline - above.baseline : body.pitch
    // A note begins with its mark. In the text a line may begin with one that did not fit above.
    guard step > -2 * em, !(line.words.beginsRaised && line.size < 0.95 * body.size) else { return false }
    if line.isBeside { return step < 1.7 * em }
    if isSameColumn, step > 1.6 * max(body.pitch, 0.9 * em) { return false }
    if isHeading(above, before.page), isHeading(line, page), above.isBold == line.isBold {
      return isSameColumn && headingGoesOn(above, line, margin, step)
    }
    // Bold lines are a heading of their own; a paragraph's first words may be bold too.
    if above.isBold != line.isBold, lines.allSatisfy({ $0.line.isBold == above.isBold }) {
      let isFull = above.right + line.firstUnit > margin.right - 0.5 * em && !Self.endsSentence(above.text)
      let goesOn = line.text.unicodeScalars.first.map { $0.properties.isLowercase || Spacing.isIdeograph($0) } ?? false
      guard isFull, goesOn, !(above.isBold && LineNumbering.beginsHeading(above.text)) else { return false }
    }
    let indent = (line.left - below.left) / em
    // Paragraphs of many documents stand a little further apart than lines: one alone between two such steps is none's.
    if isSameColumn, step > 1.15 * body.pitch, Self.endsSentence(above.text), abs(line.left - above.left) < 0.3 * em,
      let next, next.baseline - line.baseline > 1.15 * body.pitch, line.right < margin.right - 2 * em
    {
      return false
    }
    // Half an em for marks set closer and for spread lines.
    if above.right + line.firstUnit > margin.right - 0.5 * em {
      // A block that is set in as a whole goes on where no sentence ends; in the next column it is set in as far.
      let isSetInAlike = abs((line.left - below.left) - (above.left - margin.left)) < 0.3 * em
      let isBlock =
        isSetInAlike && (isSameColumn || lines.count > 1) && !Self.endsSentence(above.text)
        && !(next.map { begins(line, before: $0, below) } ?? false)
      if indent > 0.8 {
        return isHanging(above, line, margin.left, em) || (isBlock && !LineNumbering.begins(line.text))
      }
      return !(Self.endsSentence(above.text) && LineNumbering.begins(line.text))
    }
    return numberedGoesOn(above, line, margin, indent: indent, em)
      || raggedGoesOn(above, line, margin, step, em, pitch: body.pitch)
  }

  /// Whether a line that is set in begins a paragraph: it is full, and the next one begins at the margin. No paragraph
  /// begins with a small letter.
  private func begins(_ line: PageLine, before next: PageLine, _ margin: PageMargins) -> Bool {
    line.text.unicodeScalars.first?.properties.isLowercase == false
      && next.column == line.column && next.baseline > line.baseline && next.left - margin.left < 0.5 * line.size
      && line.right + next.firstUnit > margin.right - 0.5 * line.size
  }

  /// A numbered heading of a page whose lines are all short: nothing is as long as its first line, and no sentence ends.
  private func numberedGoesOn(
    _ above: PageLine, _ line: PageLine, _ margin: PageMargins, indent: Double, _ em: Double
  ) -> Bool {
    lines.count == 1 && indent <= 0.8 && LineNumbering.begins(above.text) && !LineNumbering.begins(line.text)
      && !Self.endsSentence(above.text) && above.right > margin.widest - 0.8 * em
      && above.right - margin.left > 0.7 * (margin.right - margin.left)
  }

  /// Lines that end where they like.
  private func raggedGoesOn(
    _ above: PageLine, _ line: PageLine, _ margin: PageMargins, _ step: Double, _ em: Double, pitch: Double
  ) -> Bool {
    guard let first = line.text.unicodeScalars.first, let last = above.text.unicodeScalars.last,
      !Spacing.isIdeograph(first), !Spacing.isIdeograph(last), !LineNumbering.begins(line.text),
      step <= 1.3 * max(pitch, em), !Self.endsSentence(above.text)
    else { return false }
    let isFirst = lines.count == 1
    let isAligned =
      abs(line.left - above.left) < 0.5 * em || (isFirst && line.left < above.left + 0.5 * em)
      || isHanging(above, line, margin.left, em)
    guard isAligned else { return false }
    let width = margin.right - margin.left
    if first.properties.isLowercase { return above.right - margin.left > 0.4 * width }
    return above.right - margin.left > 0.72 * width && above.text.utf8.count >= 40
  }

  /// Larger than the text, or bold where it is not.
  private func isHeading(_ line: PageLine, _ page: Int) -> Bool {
    let body = types[page] ?? body
    return line.size > 1.08 * body.size || (line.isBold && !body.isBold)
  }

  /// Whether a heading goes on in the next line: one below the other, as close as its lines are, and no number begins.
  private func headingGoesOn(_ above: PageLine, _ line: PageLine, _ margin: PageMargins, _ step: Double) -> Bool {
    let em = max(above.size, line.size, 4)
    guard step < 1.75 * em || step < 1.15 * body.pitch, !LineNumbering.beginsHeading(line.text),
      !Self.endsSentence(above.text), let first = line.text.unicodeScalars.first,
      let last = above.text.unicodeScalars.last
    else { return false }
    // No heading ends with a mark that joins.
    if "、，（《“".unicodeScalars.contains(last) { return true }
    if above.right + line.firstUnit > margin.right - 1.5 * em { return true }
    let isLarge = above.size > 1.25 * body.size
    let areCentred = abs(above.left + above.right - line.left - line.right) < 1.5 * em
    if Spacing.isIdeograph(first) || Spacing.isIdeograph(last) { return isLarge && areCentred && !Self.isDash(first) }
    return first.properties.isLowercase || (isLarge && (abs(above.left - line.left) < 2 || areCentred))
  }

  /// Whether the lines of an item are set in under its text, after its number.
  private func isHanging(_ above: PageLine, _ line: PageLine, _ margin: Double, _ em: Double) -> Bool {
    guard !LineNumbering.begins(line.text) else { return false }
    let isFirst = lines.count == 1
    if isFirst {
      let isUsualIndent = abs(line.left - margin - 2 * em) < 0.4 * em && above.left - margin < 0.8 * em
      return LineNumbering.begins(above.text) && line.left > above.left + 0.8 * em && !isUsualIndent
    }
    return abs(line.left - above.left) < 0.3 * em
  }

  private static func isDash(_ scalar: Unicode.Scalar) -> Bool { "—–-（(".unicodeScalars.contains(scalar) }

  private static func endsSentence(_ text: String) -> Bool {
    var scalars = Array(text.unicodeScalars.suffix(3))
    while let last = scalars.last, "”’\"')）".unicodeScalars.contains(last) { scalars.removeLast() }
    return scalars.last.map { "。！？：；.!?:;".unicodeScalars.contains($0) } ?? false
  }

  private mutating func append(_ line: LineWords) {
    guard !text.text.isEmpty, !line.text.isEmpty else { return text.append(line) }
    text.append(line, isHyphenation: compounds.isHyphenation(text.text, line.text))
  }
}
