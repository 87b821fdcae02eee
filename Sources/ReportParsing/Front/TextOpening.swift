import ReportModel
import TextFacts

/// The lines before the report's own text, each with the part its form gives it.
struct TextOpening {
  /// The parts that lines of the opening may play.
  enum LineRole: Equatable {
    /// It may be a line of the title.
    case candidate
    /// Front matter by its form.
    case field(FrontField)
    /// A name and its value, which is a field only among others.
    case pair
    /// The format says that it is the title.
    case title
    /// It ends with a colon: a salutation, or what introduces the next lines.
    case address
    /// A word of a web page.
    case furniture
    /// Mark-up, a rule, a table, a picture's caption.
    case other
  }

  /// The opening is looked for among so many lines.
  static let reach = 80
  /// The number after the first of a sequence is looked for among so many.
  private static let goingOn = 400
  /// A line of more characters is text, unless it ends as a title does.
  private static let longest = 60
  private static let longestTitle = 120

  /// The first line of the opening: the first of all but where a header of another publisher stands before it.
  private(set) var first = 0
  private(set) var lines: [OpeningLine] = []
  private(set) var roles: [LineRole] = []
  /// The position among all lines of the first that is text.
  private(set) var end = 0
  /// Whether the opening ended before a heading: a number, a heading word, a mark, a list of contents.
  private(set) var endsAtHeading = false
  /// The names of works that lines give together with their authors, by the position of the line.
  private var works: [NamedWork] = []
  /// The lines that have the name which a field of the publisher's header gives the work.
  private var named = 0..<0
  /// The lines of a western title that is longer than a line; empty where there is none.
  private(set) var long = 0..<0

  private struct NamedWork {
    var position: Int
    var name: Range<Int>
  }

  init(_ document: LinedText, from start: Int? = nil) {
    if start == nil { named = Self.titlePage(document) }
    first = start ?? (named.isEmpty ? Self.start(document) : named.lowerBound)
    end = first
    long = Self.longTitle(document, at: first)
    let marked = document.marked.first?.line
    let limit = min(first + Self.reach, document.lines.count, document.ruled.first?.line ?? .max)
    while end < limit {
      if let marked, end >= marked {
        endsAtHeading = true
        break
      }
      if document.dated.first == end || document.works.first == end {
        endsAtHeading = true
        break
      }
      let line = OpeningLine(document, end)
      guard let role = named.contains(end) ? .candidate : role(of: line, document) else { break }
      lines.append(line)
      roles.append(role)
      end += 1
      if role == .address, !Self.goesOnAfter(end, document) { break }
    }
    keepPairs()
    passAnnexName(document)
    passLabels()
    passIssuers()
    passMasthead()
  }

  /// The opening below the list of contents that ends `opening`, where a title stands in it: a word processor's list
  /// may come before all else.
  static func below(_ opening: TextOpening, in document: LinedText) -> (opening: TextOpening, title: [Int])? {
    guard opening.end < document.lines.count, document.lines[opening.end].part == .contents else { return nil }
    var first = opening.end
    while first < document.lines.count, [.contents, .furniture].contains(document.lines[first].part) { first += 1 }
    guard first < document.lines.count, !document.isMarked(first) else { return nil }
    var below = TextOpening(document, from: first)
    let title = below.title(in: document)
    // Headings stand below such a list too: the words must say that they are a title.
    guard let last = title.last, let start = title.first, below.endsAtHeading,
      TitleWords.isStrongEnd(below.lines[last].words)
        || TitleWords.isStrongEnd(below.lines[start...last].flatMap(\.words))
    else { return nil }
    return (below, title)
  }

  /// The role of a line; nil where it is the first of the text.
  private mutating func role(of line: OpeningLine, _ document: LinedText) -> LineRole? {
    switch line.line.part {
    case .title:
      if let work = WorkTitle.range(line, in: document.text) {
        works.append(NamedWork(position: roles.count, name: work))
      }
      return .title
    case .furniture: return .furniture
    case .front(let field): return .field(field)
    case .preformatted, .ruled, .closing, .salutation, .block: return .other
    case .contents:
      endsAtHeading = true
      return nil
    case .text: break
    }
    if Furniture.isPageWord(line) { return .furniture }
    if !roles.contains(.candidate), isEditorsNote(line, document) { return .field(.note) }
    if FrontFields.holdsAddress(line), !FrontFields.isNamed(line) {
      // 《…》 and where to find more of it.
      guard !roles.contains(.candidate), let work = WorkTitle.quoted(line, in: document.text) else {
        return .field(.note)
      }
      works.append(NamedWork(position: roles.count, name: work))
      return .candidate
    }
    if roles.isEmpty, line.isEastAsian, let name = AnnexName.at(document.text, line.line.content),
      name.isWholeLine, !name.number.isEmpty
    {
      return .candidate
    }
    if isBracketedField(line) { return .field(.field) }
    if isEnactment(line), roles.contains(.candidate) || roles.contains(.title) { return .field(.number) }
    if isValue(line, document) { return FrontFields.namesTitle(lines[lines.count - 1]) ? .candidate : .field(.field) }
    if let work = WorkTitle.range(line, in: document.text), !roles.contains(.candidate) {
      works.append(NamedWork(position: roles.count, name: work))
      return .candidate
    }
    if beginsSeries(line, document) || OpeningWords.isQuestion(line.index, in: document) {
      endsAtHeading = true
      return nil
    }
    if let field = FrontFields.field(of: line, in: document.text), !isNameFirst(line, field) { return .field(field) }
    if MarkUp.begins(line, in: document.text) { return .other }
    if Furniture.isBreadcrumbOrMenu(line, in: document.text) { return .furniture }
    if isHeading(line, document) || isLabel(line, document) {
      endsAtHeading = true
      return nil
    }
    if !long.contains(line.index), isText(line, document) { return nil }
    if roles.contains(where: { $0 == .candidate || $0 == .title }),
      let field = FrontFields.belowTitle(line, in: document.text)
    {
      return .field(field)
    }
    if line.line.lastMark == .colon { return line.line.isOneSentence ? .address : nil }
    return FrontFields.isPair(line) ? .pair : .candidate
  }

  /// Whether a line tells between brackets by what number a law or rule was enacted: `（令和二年規程第七号）`.
  private func isEnactment(_ line: OpeningLine) -> Bool {
    guard let inside = line.bracketed, inside.count <= 30, let last = inside.last else { return false }
    return (last == 0x53F7 || last == 0x865F) && inside.contains(0x7B2C) && inside.contains(0x5E74)  // 号 號 第 年
  }

  /// Whether a line is the value of a field that the line above names: `索引号：` and the number below it.
  private func isValue(_ line: OpeningLine, _ document: LinedText) -> Bool {
    guard roles.last == .field(.field), let name = lines.last, name.words.last == 0x3A, name.line.blanksBefore <= 1,
      line.words.last != 0x3A, line.line.blanksBefore <= 1, line.line.characters <= Self.longest
    else { return false }
    // A name may have no value: a name or the title comes next then.
    if !FrontFields.namesTitle(name), TitleWords.isAbout(line.words), line.gaps < 2 { return false }
    return !FrontFields.isNamed(line) && line.line.lastMark != .period
  }

  /// Whether words that may be a name stand before any that may be a title: they are that title.
  private func isNameFirst(_ line: OpeningLine, _ field: FrontField) -> Bool {
    field == .author && PersonalNames.isName(line.words[...])
      && !roles.contains { $0 == .candidate || $0 == .title }
  }

  /// The positions of the lines of the title; empty where nothing shows to be one.
  mutating func title(in document: LinedText) -> [Int] {
    if !named.isEmpty { return lines.indices.filter { named.contains(lines[$0].index) } }
    if let position = field(WorkTitle.bracketedValue, in: document.text) { return [position] }
    let title = TitleBlock(document, self).lines()
    if !title.isEmpty { return title }
    // The field that names the work, where nothing else does.
    return field(WorkTitle.value, in: document.text).map { [$0] } ?? []
  }

  /// The position of the first field that gives a `value` which names the work.
  private mutating func field(_ value: (OpeningLine, [UInt8]) -> Range<Int>?, in text: [UInt8]) -> Int? {
    for (position, line) in lines.enumerated() where roles[position] == .field(.field) {
      guard let name = value(line, text) else { continue }
      works.append(NamedWork(position: position, name: name))
      return position
    }
    return nil
  }

  /// The name of the work that the line at `position` gives; nil where it gives none.
  func work(at position: Int) -> Range<Int>? { works.last { $0.position == position }?.name }

  // MARK: The end

  private func isHeading(_ line: OpeningLine, _ document: LinedText) -> Bool {
    if HeadingWords.isOne(line.words) { return true }
    let content = line.line.content
    guard let number = NumberReader.read(document.text, at: content.lowerBound, end: content.upperBound) else {
      return false
    }
    return number.style.standsAlone || number.style == .arabicPoint || isGoneOn(number, from: line.index, document)
  }

  /// Whether a line begins a series of numbers that only a series makes ones: `议题一：…` and `议题二：…`.
  private func beginsSeries(_ line: OpeningLine, _ document: LinedText) -> Bool {
    let content = line.line.content
    guard let number = NumberReader.candidate(document.text, at: content.lowerBound, end: content.upperBound),
      number.traits.contains(.needsSeries)
    else { return RunningNames.isFirst(line.index, in: document) }
    return isGoneOn(number, from: line.index, document)
  }

  /// Whether a line soon after `index` goes on a number that begins a sequence there: `I. Trade` and `II. Works`.
  private func isGoneOn(_ number: NumberMark, from index: Int, _ document: LinedText) -> Bool {
    guard number.value <= 1 else { return false }
    return document.lines[(index + 1)...].prefix(Self.goingOn).contains { line in
      let next = NumberReader.candidate(document.text, at: Int(line.contentStart), end: Int(line.contentEnd))
      // 1.1 after 1, which no 2 may follow.
      let isBelow =
        number.style == .decimal1 && next?.style == .decimal2 && next?.value == 1 && next?.above == number.value
      return isBelow
        || next?.style == number.style && next?.noun == number.noun
          && HanNumbers.goesOn(number.style, number.value, next?.value ?? 0)
    }
  }

  /// Whether a line is text: a sentence ends in it, or it is long and does not end as a title does.
  private func isText(_ line: OpeningLine, _ document: LinedText) -> Bool {
    let facts = line.line
    if line.isEastAsian {
      if facts.firstMark == .period || facts.lastMark == .comma || isBrokenAtName(line, document) { return true }
      if isKoreanSentence(line) { return true }
      if facts.firstMark == .semicolon || (facts.firstMark == .exclamation && !facts.isOneSentence) { return true }
      guard facts.characters > Self.longest else { return false }
      return facts.characters > Self.longestTitle || !TitleWords.isStrongEnd(line.words)
    }
    return WesternLine.isText(line, document)
  }

  /// Whether the opening goes on after a line that ends with a colon.
  private static func goesOnAfter(_ index: Int, _ document: LinedText) -> Bool {
    guard index < document.lines.count else { return false }
    let line = OpeningLine(document, index)
    return FrontFields.field(of: line, in: document.text) != nil || Furniture.isPageWord(line)
      || line.line.lastMark == .colon
  }

  /// A name and a value are fields where two stand together, or one beside a field, or one with a noun of fields below
  /// a line that may be a title; else they may be a title.
  private mutating func keepPairs() {
    func mayBeTitle(_ role: LineRole) -> Bool { role == .candidate || role == .title }
    let given = roles
    for index in given.indices where given[index] == .pair {
      let isBeside = [index - 1, index + 1].contains { beside in
        guard given.indices.contains(beside) else { return false }
        if case .field(.field) = given[beside] { return true }
        return given[beside] == .pair
      }
      let isBelow = given[..<index].contains(where: mayBeTitle) && FrontFields.isFieldPair(lines[index])
      roles[index] = isBeside || isBelow ? .field(.field) : .candidate
    }
    // Lamps: A History, above its fields.
    guard given.first == .pair, given.count > 1, !given.contains(where: mayBeTitle),
      FrontFields.mayBeTitle(lines[0]), given[1] != .pair || lines[1].line.blanksBefore > 0
    else { return }
    roles[0] = .candidate
  }

  /// 附件2 above the title of an annex that is a file of its own: the document that it belongs to is another.
  private mutating func passAnnexName(_ document: LinedText) {
    func mayBeTitle(_ role: LineRole) -> Bool { role == .candidate || role == .title }
    guard endsAtHeading, roles.count >= 2, roles[0] == .candidate, mayBeTitle(roles[1]),
      let name = AnnexName.at(document.text, lines[0].line.content), name.isWholeLine, !name.number.isEmpty,
      lines[0].isEastAsian
    else { return }
    roles[0] = .field(.note)
  }

  /// The kind of work or document, above its title: 硕士学位论文, 中华人民共和国国家标准.
  private mutating func passLabels() {
    for index in roles.indices where roles[index] == .candidate || roles[index] == .title {
      guard FrontFields.isLabel(lines[index].words) else { continue }
      if roles[(index + 1)...].contains(where: { $0 == .candidate || $0 == .title }) { roles[index] = .field(.note) }
    }
  }

  /// The lines before the motto of a Vietnamese document name who issues it.
  private mutating func passIssuers() {
    guard let motto = lines.firstIndex(where: { FrontFields.isMotto($0.words) }) else { return }
    for index in roles.indices.prefix(motto) where roles[index] == .candidate { roles[index] = .field(.issuer) }
  }

  /// The head of a bulletin or of minutes, the number of the issue below it: 青石简报 / 第12期. The document's own title
  /// stands further below, behind who issues it.
  private mutating func passMasthead() {
    guard let number = roles.firstIndex(of: .field(.number)), (1...2).contains(number),
      roles[..<number].allSatisfy({ $0 == .candidate }), FrontFields.isMasthead(lines[..<number].flatMap(\.words)),
      let title = roles[number...].firstIndex(of: .candidate),
      TitleWords.isBegin(lines[title].words) || lines[title].words.count >= 8,
      lines[title].line.blanksBefore > 0 || roles[title - 1] == .field(.issuer)
    else { return }
    for index in 0..<number { roles[index] = .field(.issuer) }
  }

  // MARK: Headers of publishers

  /// The last line of the header that Project Gutenberg puts before a work; nil where there is none.
  private static func marker(_ document: LinedText) -> Int? {
    let text = document.text
    return document.lines.prefix(60).lastIndex { line in
      let content = text[line.content]
      return content.starts(with: "***".utf8) && content.prefix(14).contains(0x53) && holds(content, "START OF")
    }
  }

  /// The line that ends a work behind such a header; nil where none does.
  static func endMarker(_ document: LinedText) -> Int? {
    guard marker(document) != nil else { return nil }
    return document.lines.lastIndex { line in
      document.text[line.content].starts(with: "***".utf8) && holds(document.text[line.content], "END OF")
    }
  }

  /// The line after the header of a publisher.
  private static func start(_ document: LinedText) -> Int {
    guard var first = marker(document) else { return 0 }
    // A long name takes two lines.
    while first + 1 < document.lines.count, document.lines[first + 1].blanksBefore == 0,
      !document.text[document.lines[first].content].suffix(3).elementsEqual("***".utf8)
    { first += 1 }
    return first + 1
  }

  /// The first lines that have the name the header gives the work (`Title:`): credits and notes of the publisher stand
  /// before them. Empty where none have.
  private static func titlePage(_ document: LinedText) -> Range<Int> {
    let text = document.text
    guard let marker = marker(document),
      let field = document.lines[..<marker].first(where: { text[$0.content].starts(with: "Title:".utf8) })
    else { return 0..<0 }
    let name = letters(text[field.content].dropFirst(6))
    guard name.count >= 3 else { return 0..<0 }
    for index in marker + 1..<min(document.lines.count, marker + reach) where document.lines[index].part == .text {
      var found = letters(text[document.lines[index].content])
      guard found.count >= 3, name.starts(with: found) || found.starts(with: name) else { continue }
      // The name may take several lines: MOBY-DICK; or, THE WHALE.
      var end = index + 1
      while end < min(document.lines.count, index + 4), found.count < name.count {
        let next = letters(text[document.lines[end].content])
        guard !next.isEmpty, name.starts(with: found + next) else { break }
        found += next
        end += 1
      }
      return index..<end
    }
    return 0..<0
  }

  /// Small letters and figures of words.
  private static func letters(_ words: ArraySlice<UInt8>) -> [UInt8] {
    words.prefix(200).compactMap { byte in
      switch byte {
      case 0x30...0x39, 0x61...0x7A, 0x80...: byte
      case 0x41...0x5A: byte + 0x20
      default: nil
      }
    }
  }

  private static func holds(_ content: ArraySlice<UInt8>, _ words: String) -> Bool {
    content.indices.prefix(12).contains { content[$0...].starts(with: words.utf8) }
  }
}

/// Marks that no line of a title begins with.
enum MarkUp {
  static func begins(_ line: OpeningLine, in text: [UInt8]) -> Bool {
    guard let first = line.words.first else { return true }
    let content = text[line.line.content]
    if bullets.contains(first), content.dropFirst().first.map({ $0 <= 0x20 }) ?? true { return true }
    // <书名>
    if first == 0x3C, line.letters == 0, line.bracketed != nil { return false }
    switch first {
    case 0x3C, 0x7B, 0x7D, 0x7C, 0x5C, 0x60, 0x23, 0x25, 0x3B, 0x40, 0x24, 0x2B, 0x3D, 0x7E, 0x5E, 0x26: return true
    case 0x5B: return !line.isEastAsian
    case 0x21, 0x2F, 0x2D, 0x2A, 0x5F, 0x2E, 0x3A: return line.words.count < 2 || !isLetter(line.words[1])
    case 0x2500...0x25FF: return line.words.count < 2 || line.words.allSatisfy { (0x2500...0x25FF).contains($0) }
    default: return line.letters == 0 && line.wide == 0 && !line.words.contains { (0x30...0x39).contains($0) }
    }
  }

  private static let bullets: [UInt32] = [0x2A, 0x2B, 0x2D]

  private static func isLetter(_ word: UInt32) -> Bool {
    (0x41...0x5A).contains(word) || (0x61...0x7A).contains(word) || word >= 0xC0
  }
}
