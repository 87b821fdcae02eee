import ReportModel
import TextFacts

/// The setting of western plain text, as far as it tells headings from text: margins, body lines, lists, code.
struct TextSetting {
  private let document: LinedText
  /// Columns before each line.
  let indents: [Int]
  /// Whether each line is running text.
  let isBody: [Bool]
  /// Columns before most of the running text, and the least before anything.
  let body: Int
  let left: Int
  /// The columns running text begins at: one in twenty-five of its lines do.
  private let textIndents: Set<Int>
  /// Whether the text is program code, data or a log rather than prose.
  let isCode: Bool
  /// Whether articles make up the text.
  let isLaw: Bool
  /// The lines that numbered headings take.
  private var numbered: Set<Int> = []
  /// The lines that begin with a question of a dialogue.
  private var questions: Set<Int> = []
  /// The headings behind a bullet.
  private let starred: Set<Int>

  /// Whether running text is set in from the margin.
  var isSetIn: Bool { body >= left + 2 }

  /// The setting of `document`; nil where its script is not western.
  init?(_ document: LinedText, _ heads: [Head]) {
    guard Self.isWestern(document) else { return nil }
    self.document = document
    let span = document.text.span
    indents = document.lines.map { PageLayout.indent($0, document.text) }
    var isBody = [Bool](repeating: false, count: document.lines.count)
    var bodies: [Int: Int] = [:]
    var (code, texts) = (0, 0)
    var counts: [Int: Int] = [:]
    for (index, line) in document.lines.enumerated() where line.part == .text {
      texts += 1
      let isText = Self.isText(span, line)
      isBody[index] = isText
      if isText {
        // The first line of a joined paragraph may be set in by itself.
        bodies[indents[index], default: 0] += Int(line.end - line.start)
        counts[indents[index], default: 0] += 1
      } else if CodeSigns.stand(in: span, line.content),
        NumberReader.read(document.text, at: line.content.lowerBound, end: line.content.upperBound) == nil
      {
        // The items of laws end with a semicolon too.
        code += 1
      }
    }
    self.isBody = isBody
    isLaw = heads.lazy.filter(\.isArticle).prefix(3).count == 3
    let few = max(2, counts.values.reduce(0, +) / 25)
    textIndents = Set(counts.filter { $0.value >= few }.keys)
    isCode = code * 5 > texts
    let most = bodies.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? 0
    body = document.page?.body ?? most
    left = document.page?.left ?? indents.min() ?? 0
    starred = StarredHeads.find(in: document, indents, left: left)
    for head in heads {
      if head.evidence == .plain, OpeningWords.begin(document.lines[head.line], document.text) {
        questions.insert(head.line)
      }
      var line = head.line
      repeat {
        numbered.insert(line)
        line += 1
      } while line < document.lines.count && Int(document.lines[line].contentStart) < head.end
    }
  }

  /// Whether letters of western scripts are the most.
  private static func isWestern(_ document: LinedText) -> Bool {
    let text = document.text.span
    var (western, wide) = (0, 0)
    for line in document.lines.prefix(400) {
      let end = min(line.content.upperBound, line.content.lowerBound + 60)
      var place = line.content.lowerBound
      while place < end {
        let byte = text[place]
        // The other bytes of a character count for nothing.
        place += byte >= 0xE3 ? 3 : 1
        if byte >= 0xE3 { wide += 1 } else if byte >= 0x41, byte < 0x80 || byte >= 0xC3 { western += 1 }
      }
    }
    return western > wide * 4
  }

  /// Whether a line is running text: joined of several, as long as a row, or a whole sentence.
  private static func isText(_ text: Span<UInt8>, _ line: Line) -> Bool {
    guard !FixedWidthColumns.areSet(text, line.content) else { return false }
    if line.isJoined || line.characters >= 56 { return true }
    return line.characters >= 12 && LineEnding.of(text, line.content).end == .stop && line.content.count >= 20
      && !CodeSigns.stand(in: text, line.content)
  }

  /// Whether the line at `index` may be a heading: text, and no numbered heading.
  func mayHead(_ index: Int) -> Bool {
    let line = document.lines[index]
    guard line.part == .text, !line.isRuledOut, !numbered.contains(index) else { return false }
    if starred.contains(index) { return true }
    // A number that is none of a sequence may still stand where headings stand in a text that is set in.
    return !isList(index) || (isSetIn && indents[index] <= left && !isBulleted(index))
  }

  /// Whether running text stands at the same column, in a text that is set in: a term over its explanation does.
  func standsAsText(_ index: Int) -> Bool {
    isSetIn && indents[index] > left && (indents[index] >= body || textIndents.contains(indents[index]))
  }

  /// Whether a bullet at the margin sets the heading at `index` off.
  func isStarred(_ index: Int) -> Bool { starred.contains(index) }

  func opensNumbered(_ index: Int) -> Bool { numbered.contains(index) }

  /// Whether the line at `index` asks a question that is a heading.
  func asks(_ index: Int) -> Bool { questions.contains(index) }

  /// Whether the line at `index` begins with the number of the first unit of a text (`ACT I`, `Chapter One`), no article.
  func opensUnit(_ index: Int) -> Bool {
    let content = document.lines[index].content
    guard numbered.contains(index),
      let mark = NumberReader.read(document.text, at: content.lowerBound, end: content.upperBound)
    else { return false }
    return mark.style.namesUnit && mark.style != .article && mark.value <= 1
  }

  private func isBulleted(_ index: Int) -> Bool {
    Bullet.length(document.text.span, document.lines[index].content) > 0
  }

  /// Whether a line begins an item of a list.
  func isList(_ index: Int) -> Bool {
    let line = document.lines[index]
    return isBulleted(index)
      || NumberReader.read(document.text, at: line.content.lowerBound, end: line.content.upperBound) != nil
  }

  /// Whether a small letter that counts items begins a line.
  func beginsItem(_ index: Int) -> Bool { ItemLetter.begins(document.text, document.lines[index].content) }

  /// The blank lines before the line at `index`, page heads and feet left out; many before the first and after the last.
  func blanks(before index: Int) -> Int {
    guard index > 0, index < document.lines.count else { return 9 }
    if document.lines[index - 1].part == .furniture { return max(1, document.lines[index].blanksBefore) }
    return document.lines[index].blanksBefore
  }

  /// Whether the line at `index` begins with a small letter.
  func beginsSmall(_ index: Int) -> Bool {
    guard index < document.lines.count, let first = document.lines[index].content.first else { return false }
    return (0x61...0x7A).contains(document.text[first])
  }

  /// The next line of the text; nil at its end.
  func next(after index: Int) -> Int? {
    document.lines.indices.dropFirst(index + 1).prefix(12).first {
      document.lines[$0].part != .furniture
    }
  }

  /// Whether the line at `index` is drawn under the one at `above`, and about as long.
  func isUnderline(_ index: Int, of above: Int) -> Bool {
    let line = document.lines[index]
    guard line.blanksBefore == 0, let sign = line.content.first.map({ document.text[$0] }),
      [0x3D, 0x2D, 0x7E, 0x5E, 0x2A, 0x23, 0x5F, 0x22, 0x2B].contains(sign)
    else { return false }
    let count = line.content.count
    guard count >= 3, document.text[line.content].allSatisfy({ $0 == sign }) else { return false }
    let words = FixedWidthColumns.count(document.text.span, document.lines[above].content)
    return abs(count - words) <= max(3, words / 3)
  }
}

/// Signs of program code and data in a line.
enum CodeSigns {
  /// Whether a line ends as statements do, or holds an assignment, a call without words or a comment sign.
  static func stand(in text: Span<UInt8>, _ content: Range<Int>) -> Bool {
    guard let last = content.last else { return false }
    switch text[last] {
    case 0x7B, 0x7D, 0x5C: return true
    // French sets a space before the semicolon that ends the item of a list.
    case 0x3B: if content.count < 2 || ![0x20, 0xA0, 0xAF].contains(text[last - 1]) { return true }
    case 0x3E: if text[content.lowerBound] == 0x3C { return true }
    default: break
    }
    var before: UInt8 = 0x20
    for place in content.prefix(200) {
      let byte = text[place]
      switch (before, byte) {
      case (0x28, 0x29), (0x2D, 0x3E), (0x3A, 0x3A), (0x3D, 0x3D), (0x2F, 0x2A), (0x24, 0x7B), (0x5D, 0x3A): return true
      // `1 :Server of the valley`: the last word of a message.
      case (0x3A, 0x41...0x5A), (0x3A, 0x5B), (0x3A, 0x61...0x7A):
        if place - 2 >= content.lowerBound, text[place - 2] == 0x20 { return true }
      case (0x20, 0x3D), (0x2F, 0x2F):
        if place + 1 < content.upperBound, before == 0x20 ? text[place + 1] == 0x20 : place == content.lowerBound + 1 {
          return true
        }
      default: break
      }
      before = byte
    }
    return false
  }
}
