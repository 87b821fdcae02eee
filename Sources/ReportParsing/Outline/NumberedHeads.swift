import ReportModel

/// Headings that begin with a number, at the start of a line.
enum NumberedHeads {
  /// A heading has no more characters than this.
  private static let longestTitle = 120

  /// The numbered headings and annexes among `lines`, in order.
  static func find(in document: LinedText, skipping contents: (Line) -> Bool) -> [Head] {
    let candidates = candidates(in: document, skipping: contents)
    let supported = support(of: candidates)
    let isEntry = ListEntries.find(among: candidates, in: document)
    var accepted: [Head] = []
    var isLaw = false
    for (index, head) in candidates.enumerated() {
      guard case .numbered(let style, let value) = head.place else {
        accepted.append(head)
        isLaw = false
        continue
      }
      if style == .article { isLaw = true }
      if style.isLegal, style != .article { isLaw = false }
      if head.isMarked {
        accepted.append(head)
        continue
      }
      // Items of an article are its text.
      if isLaw, !style.isLegal { continue }
      if isEntry[index] { continue }
      guard style.standsAlone || supported[index] else { continue }
      if countsOn(head, value: value, in: document.text), !supported[index] { continue }
      accepted.append(head)
    }
    return accepted
  }

  private static func candidates(in document: LinedText, skipping contents: (Line) -> Bool) -> [Head] {
    var found: [Head] = []
    var marked = document.marked[...]
    var index = 0
    while index < document.lines.count {
      let line = document.lines[index]
      defer { index += 1 }
      let text = document.text
      while let heading = marked.first, heading.line < index { marked.removeFirst() }
      guard !contents(line) else { continue }
      if let heading = marked.first, heading.line == index {
        found.append(head(heading, in: text))
      } else if let annex = annex(line, at: index, in: text) {
        found.append(annex)
      } else if let mark = NumberReader.read(text, at: Int(line.contentStart), end: Int(line.contentEnd)) {
        if let head = head(mark, line, at: index, in: text) { found.append(head) }
      } else if let split = splitNumber(document, at: index) {
        found.append(split)
        index += 1
      }
    }
    return found
  }

  /// Which candidates have a neighbour in their sequence among the candidates of their style.
  private static func support(of candidates: [Head]) -> [Bool] {
    var supported = [Bool](repeating: false, count: candidates.count)
    var last = [(index: Int, value: Int)?](repeating: nil, count: NumberStyle.allCases.count)
    var decimal: (index: Int, style: NumberStyle)?
    for (index, head) in candidates.enumerated() {
      guard case .numbered(let style, let value) = head.place else { continue }
      let slot = Int(style.rawValue)
      if let before = last[slot], before.value + 1 == value {
        supported[index] = true
        supported[before.index] = true
      }
      if style.isDecimal {
        // 1.1 goes on 1 and 1.2.1 goes on 1.2, though nothing follows it.
        if value == 1, let above = decimal, above.style.rawValue < style.rawValue { supported[index] = true }
        decimal = (index, style)
      }
      last[slot] = (index, value)
    }
    return supported
  }

  /// Whether the words after the number count on (`一、二、三产业`, `二、三级医院`).
  private static func countsOn(_ head: Head, value: Int, in text: [UInt8]) -> Bool {
    guard let next = Numeral.readChinese(text, at: head.title.lowerBound, end: head.title.upperBound) else {
      return false
    }
    return next.value == value + 1
  }

  private static func head(_ mark: NumberMark, _ line: Line, at index: Int, in text: [UInt8]) -> Head? {
    let end = headingEnd(mark, line, in: text)
    var title = Trimming.title(text, mark.titleStart..<end)
    var headingEnd = end
    if mark.style == .article {
      // An article is its number; what follows on its line is its text.
      title = mark.titleStart..<mark.titleStart
      headingEnd = mark.titleStart
    } else if title.isEmpty, !mark.style.isLegal, mark.style != .portion {
      return nil
    }
    if let next = Numeral.readChinese(text, at: title.lowerBound, end: title.upperBound), next.value == mark.value + 1,
      Cursor(text: text, place: next.end, end: title.upperBound).scalar?.value == 0x3001
    {
      return nil
    }
    guard title.count <= longestTitle * 3 else { return nil }
    return Head(
      kind: .numbered, start: mark.start, number: mark.number, title: title, end: headingEnd, line: index,
      place: .numbered(mark.style, value: mark.value))
  }

  /// A heading the format marks: by its number where it begins with one, else by its depth.
  private static func head(_ heading: MarkedHeading, in text: [UInt8]) -> Head {
    let content = heading.content
    if AnnexName.at(text, content) != nil {
      return Head(
        kind: .annex, start: content.lowerBound, number: content.lowerBound..<content.lowerBound, title: content,
        end: heading.end, line: heading.line, place: .annex, isMarked: true)
    }
    guard let mark = NumberReader.read(text, at: content.lowerBound, end: content.upperBound) else {
      return Head(
        kind: .plain, start: content.lowerBound, number: content.lowerBound..<content.lowerBound,
        title: Trimming.title(text, content), end: heading.end, line: heading.line,
        place: .marked(depth: heading.depth), isMarked: true)
    }
    return Head(
      kind: .numbered, start: mark.start, number: mark.number,
      title: Trimming.title(text, mark.titleStart..<content.upperBound), end: heading.end, line: heading.line,
      place: .numbered(mark.style, value: mark.value), isMarked: true)
  }

  /// Where the heading ends: at the first mark of its line, or at a colon that sets off a short name
  /// (`1.“两重”：是指…`).
  private static func headingEnd(_ mark: NumberMark, _ line: Line, in text: [UInt8]) -> Int {
    let end = max(mark.titleStart, Int(line.firstEnd))
    var cursor = Cursor(text: text, place: mark.titleStart, end: end)
    var characters = 0
    while let scalar = cursor.scalar, characters <= 20 {
      if scalar.value == 0xFF1A || scalar.value == 0x3A { return characters > 0 ? scalar.end : end }
      characters += 1
      cursor.place = scalar.end
    }
    return end
  }

  /// 附件, 附录, 附表 with or without a number, 名词解释, 注释: a short line of their own.
  private static func annex(_ line: Line, at index: Int, in text: [UInt8]) -> Head? {
    guard line.characters <= 40, line.isOneSentence, let name = AnnexName.at(text, line.content) else { return nil }
    let title = Trimming.title(text, line.content)
    return Head(
      kind: .annex, start: title.lowerBound, number: title.lowerBound..<title.lowerBound, title: title,
      end: Int(line.contentEnd), line: index, place: name.isWholeLine || line.characters <= 40 ? .annex : .plain)
  }

  /// A number split over two lines by a converter: `（` and `三）改革开放…`.
  private static func splitNumber(_ document: LinedText, at index: Int) -> Head? {
    let text = document.text
    let line = document.lines[index]
    guard line.characters <= 3, index + 1 < document.lines.count,
      let open = Cursor(text: text, place: line.content.lowerBound, end: line.content.upperBound).scalar,
      open.value == 0xFF08 || open.value == 0x28
    else { return nil }
    let next = document.lines[index + 1]
    guard next.start - line.end <= 2 else { return nil }
    let joined = Array(text[line.content]) + Array(text[next.content].prefix(24))
    guard let mark = NumberReader.read(joined, at: 0, end: joined.count) else { return nil }
    let shift = Int(next.contentStart) - line.content.count
    let start = Int(line.contentStart)
    let number =
      mark.number.lowerBound >= line.content.count
      ? (mark.number.lowerBound + shift)..<(mark.number.upperBound + shift)
      : (start + mark.number.lowerBound)..<(start + mark.number.upperBound)
    let title = Trimming.title(text, min(mark.titleStart + shift, Int(next.firstEnd))..<Int(next.firstEnd))
    return Head(
      kind: .numbered, start: start, number: number, title: title, end: Int(next.firstEnd), line: index,
      place: .numbered(mark.style, value: mark.value))
  }
}

/// The words an annex begins with.
struct AnnexName {
  /// Whether nothing but the name and its number stands on the line.
  var isWholeLine: Bool

  private static let names = ["附件", "附录", "附錄", "附表", "附图", "附則表"].map { Array($0.utf8) }
  private static let wholeLines = ["名词解释", "注释", "附注", "名词解释和注释", "参考文献"].map { Array($0.utf8) }

  /// The annex that `range` begins with; nil where it begins with none.
  static func at(_ text: [UInt8], _ range: Range<Int>) -> AnnexName? {
    guard range.count >= 6, [0xE9, 0xE5, 0xE6].contains(text[range.lowerBound]) else { return nil }
    let content = Trimming.title(text, range)
    if wholeLines.contains(where: { text[content].elementsEqual($0) }) { return AnnexName(isWholeLine: true) }
    guard let name = names.first(where: { text[content].starts(with: $0) }) else { return nil }
    var cursor = Cursor(text: text, place: content.lowerBound + name.count, end: content.upperBound).pastSpaces
    let number = Numeral.read(text, at: cursor.place, end: content.upperBound)
    if let number { cursor.place = number.end }
    guard let next = cursor.scalar else { return AnnexName(isWholeLine: true) }
    // 附件：1.…方案 lists what is attached; 附件1：…表 heads it.
    guard next.value == 0xFF1A || next.value == 0x3A || next.value <= 0x20 || next.value == 0x3000 else { return nil }
    let title = cursor.moved(to: next.end).pastSpaces
    if number == nil, NumberReader.read(text, at: title.place, end: content.upperBound) != nil { return nil }
    return AnnexName(isWholeLine: false)
  }
}
