import ReportModel
import TextFacts

/// The end of an official document (GB/T 9704-2012, 7.3.4 to 7.4.2): the list of what is attached, who signs, the day,
/// notes, and to whom copies go. It may stand in the middle of a text, before the document that is sent with it.
enum Signatures {
  /// Lines of a signature before its date.
  private static let most = 4
  private static let longest = 40

  /// Marks the lines from `start` on.
  static func mark(_ document: inout LinedText, after start: Int) {
    var index = start
    while index < document.lines.count {
      let line = document.lines[index]
      // Cheap first: such lines are short, and not many.
      guard line.part == .text, line.characters <= longest, mayBegin(document.text, line) else {
        index += 1
        continue
      }
      let opening = OpeningLine(document, index)
      let listEnd = attachments.begin(opening.words) ? endOfList(document, from: index, opening) : nil
      if let end = listEnd ?? endOfNamedList(document, from: index) {
        for entry in index..<end { document.lines[entry].part = .front(.attachments) }
        index = end
        continue
      }
      if copies.begin(opening.words) || isPrinting(opening) || remarks.begin(opening.words) {
        document.lines[index].part = .front(.note)
      } else if isDate(opening), isSigned(document, index) {
        markSignature(&document, at: index)
      }
      index += 1
    }
  }

  private static let attachments = Phrases("附件: 附: 附件( 附件1. 附件1、 附表: 附图:")
  private static let copies = Phrases("抄送: 抄送机关 主送: 抄报: 抄送 分送: 发送: 主题词: 共印")
  private static let remarks = Phrases("(此件公开发布) (此件 (此页无正文) (本文有删减) (联系人: (公开 (信息公开 (不公开")

  /// Whether a line ends as a date does, or begins as such lines do: asked of every line.
  private static func mayBegin(_ text: [UInt8], _ line: Line) -> Bool {
    let content = line.content
    guard content.count >= 6 else { return false }
    let last = text[content.upperBound - 3..<content.upperBound]
    if last.elementsEqual(Self.day) || last.elementsEqual(issue) { return true }
    let lead = text[content.lowerBound]
    guard lead == 0x28 || lead >= 0xE4 else { return false }
    return starts.contains { text[content].starts(with: $0) }
  }

  private static let day = Array("日".utf8)
  private static let issue = Array("发".utf8)
  private static let starts = [
    "附件", "附表", "附图", "附：", "附:", "抄送", "抄报", "主送", "主题", "分送", "发送", "共印", "（此", "(此", "（本", "(本", "（联", "(联", "（公",
    "（信", "（不",
  ].map { Array($0.utf8) }

  private static func isDate(_ line: OpeningLine) -> Bool {
    DateWords.end(line.words[...]) == line.words.endIndex && line.words.count >= 8 && DateWords.holdsYear(line.words)
  }

  /// 某某县人民政府办公室 2025年3月6日印发
  private static func isPrinting(_ line: OpeningLine) -> Bool {
    Phrases.printed.end(line.words) && DateWords.holdsYear(line.words)
  }

  /// Whether what stands above a date signs: an organisation or a name, set in further than text, or alone.
  private static func isSigned(_ document: LinedText, _ index: Int) -> Bool {
    guard index > 0 else { return false }
    let above = document.lines[index - 1]
    guard above.part == .text, above.characters <= longest, above.isOneSentence, above.lastMark == .none else {
      return false
    }
    let line = OpeningLine(document, index - 1)
    return FrontFields.isOrganisation(line.words, fewest: 3) || PersonalNames.isAuthor(line, in: document.text)
      || line.indent >= 16
  }

  private static func markSignature(_ document: inout LinedText, at index: Int) {
    document.lines[index].part = .front(.date)
    var above = index - 1
    while above >= 0, index - above <= most {
      let facts = document.lines[above]
      guard facts.part == .text, facts.characters <= longest, facts.isOneSentence, facts.lastMark == .none,
        NumberReader.read(document.text, at: Int(facts.contentStart), end: Int(facts.contentEnd)) == nil
      else { return }
      let line = OpeningLine(document, above)
      let isName = PersonalNames.isAuthor(line, in: document.text)
      guard isName || FrontFields.isOrganisation(line.words, fewest: 3) || (above == index - 1 && line.indent >= 16)
      else {
        return
      }
      document.lines[above].part = .front(isName ? .author : .issuer)
      above -= 1
    }
  }

  /// The end of the list of attachments that begins with the line: `附件：1．…` and the numbers below it; nil where it is
  /// no list but the head of an annex.
  private static func endOfList(_ document: LinedText, from index: Int, _ line: OpeningLine) -> Int? {
    // 附件1.… and 2.… below it.
    let isPointed = line.words.count > 4 && line.words[2] == 0x31 && line.words.firstIndex(of: 0x3A) == nil
    guard let colon = isPointed ? 1 : line.words.firstIndex(of: 0x3A), colon + 1 < line.words.count else { return nil }
    let words = line.words[(colon + 1)...]
    let isNumbered = words.first == 0x31 && words.count > 2
    var end = index + 1
    var expected: UInt32 = 2
    while isNumbered, end < document.lines.count, expected < 40 {
      let facts = document.lines[end]
      guard facts.part == .text, facts.characters <= 60, facts.blanksBefore <= 1,
        let number = NumberReader.read(document.text, at: Int(facts.contentStart), end: Int(facts.contentEnd)),
        UInt32(clamping: number.value) == expected, (0x30...0x39).contains(document.text[number.number.lowerBound])
      else { break }
      end += 1
      expected += 1
    }
    if isNumbered { return isPointed && end == index + 1 ? nil : end }
    // One attachment: who signs, or the annex itself, comes next.
    return isSignedBelow(document, end) || isAnnexBelow(document, index) ? end : nil
  }

  /// The lines below a lone attachment in which the annex of its name is looked for.
  private static let reach = 40

  /// Whether the annex that the line at `index` names stands below: 附件 alone on a line, and its name again.
  private static func isAnnexBelow(_ document: LinedText, _ index: Int) -> Bool {
    guard let name = AnnexName.at(document.text, document.lines[index].content), !name.title.isEmpty,
      name.title.count >= 12
    else { return false }
    let words = document.text[name.title]
    return document.lines.indices.dropFirst(index + 2).prefix(reach).contains { below in
      let content = document.lines[below].content
      return content.count == words.count && document.text[content] == words
        && AnnexName.at(document.text, document.lines[below - 1].content)?.isWholeLine == true
    }
  }

  /// Whether who signs, or the day, stands in the next lines.
  private static func isSignedBelow(_ document: LinedText, _ end: Int) -> Bool {
    document.lines[end...].prefix(4).indices.contains { next in
      let below = OpeningLine(document, next)
      return FrontFields.isOrganisation(below.words) || isDate(below)
    }
  }

  /// The end of a list that begins at `index` with `附件1：…` and goes on with `附件2：…` on the next line, above who signs; nil
  /// where none does.
  private static func endOfNamedList(_ document: LinedText, from index: Int) -> Int? {
    var end = index
    while end < document.lines.count, document.lines[end].characters <= longestAttachment,
      end == index || document.lines[end].blanksBefore <= 1,
      let name = AnnexName.at(document.text, document.lines[end].content), !name.title.isEmpty,
      let number = attachmentNumber(document.text[name.number]), number == end - index + 1
    { end += 1 }
    return end >= index + 2 && isSignedBelow(document, end) ? end : nil
  }

  private static let longestAttachment = 60

  /// The number of `附件1`.
  private static func attachmentNumber(_ name: ArraySlice<UInt8>) -> Int? {
    let words = Array(name)
    guard words.count > 6, words.starts(with: attachment) else { return nil }
    let cursor = Cursor(text: words, place: 6, end: words.count).pastSpaces
    return Numeral.read(words, at: cursor.place, end: words.count)?.value
  }

  private static let attachment = Array("附件".utf8)
}

extension Phrases {
  fileprivate static let printed = Phrases("印发 印 制发 印發")
}
