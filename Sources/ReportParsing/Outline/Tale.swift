import ReportModel
import TextFacts

/// A tale: a text in chapters, with people who speak in it. Numbers that stand close to one another in it are spoken or
/// read aloud (`一、…` of a letter, `一是…二是…` of a speech), and head nothing.
enum Tale {
  /// Lines in which somebody speaks: so many, and an eighth of all.
  private static let fewestSpeeches = 20
  /// Bytes from one number of a style to the next that chapters and their parts take at least.
  private static let nearest = 1_500

  /// Whether `document`, of which `candidates` are the numbered lines, is a tale.
  static func isOne(_ document: LinedText, _ candidates: [Head]) -> Bool {
    guard candidates.contains(where: isChapter) else { return false }
    let speeches = document.lines.count { speaks(document.text, $0) }
    return speeches >= fewestSpeeches && speeches * 8 >= document.lines.count
  }

  private static func isChapter(_ head: Head) -> Bool {
    guard case .numbered(let style, _) = head.evidence else { return false }
    switch style {
    case .volume, .part, .book, .chapter, .roman: return true
    case .portion, .subpart, .title, .section, .division, .item, .article, .clause, .stem, .formal, .hanPause,
      .hanSquare, .hanBracket, .decimal1, .noun1, .noun2, .noun3, .decimal2, .decimal3, .decimal4, .decimal5,
      .arabicPoint,
      .arabicBracket, .circled, .letter, .ordinal, .enumeration:
      return false
    }
  }

  /// For each of `candidates` whether it stands as close to another number of its style as the items of a list do, or
  /// counts on from none.
  static func items(_ candidates: [Head]) -> [Bool] {
    var isPart = [Bool](repeating: false, count: candidates.count)
    var isNear = isPart
    var last = [Int](repeating: -1, count: NumberStyle.allCases.count)
    for (index, head) in candidates.enumerated() {
      guard case .numbered(let style, let value) = head.evidence, !style.namesUnit else { continue }
      let before = last[Int(style.rawValue)]
      last[Int(style.rawValue)] = index
      guard before >= 0, case .numbered(_, let valueBefore) = candidates[before].evidence else { continue }
      if head.start - candidates[before].start < nearest {
        isNear[index] = true
        isNear[before] = true
      } else if value == valueBefore + 1 {
        isPart[index] = true
        isPart[before] = true
      }
    }
    return candidates.indices.map { index in
      guard case .numbered(let style, _) = candidates[index].evidence, !style.namesUnit else { return false }
      return !candidates[index].isMarked && (isNear[index] || !isPart[index])
    }
  }

  /// Whether a line begins with what somebody says, or tells that somebody says it: `“`, `「`, `道：“`.
  private static func speaks(_ text: [UInt8], _ line: Line) -> Bool {
    if opensWithSpeech(text, line.content) { return true }
    guard line.content.count > 8 else { return false }
    var place = line.content.lowerBound
    let end = line.content.upperBound - 5
    while place < end {
      // ： and a quotation mark
      if text[place] == 0xEF, text[place + 1] == 0xBC, text[place + 2] == 0x9A {
        return opensWithSpeech(text, place + 3..<line.content.upperBound)
      }
      place += 1
    }
    return false
  }

  /// Whether a quotation mark begins `content` (“, ", 「 or 『), and what it opens is said: a sentence mark stands before the
  /// next closing one. `“六稳”：稳就业…` explains a name.
  static func opensWithSpeech(_ text: [UInt8], _ content: Range<Int>) -> Bool {
    guard content.count >= 3 else { return false }
    if text[content.lowerBound] == 0x22 { return true }
    let close: [UInt8]
    switch (text[content.lowerBound], text[content.lowerBound + 1], text[content.lowerBound + 2]) {
    case (0xE2, 0x80, 0x9C): close = [0xE2, 0x80, 0x9D]
    case (0xE3, 0x80, 0x8C): close = [0xE3, 0x80, 0x8D]
    case (0xE3, 0x80, 0x8E): close = [0xE3, 0x80, 0x8F]
    default: return false
    }
    var place = content.lowerBound + 3
    let end = min(content.upperBound - 2, place + longestName)
    while place < end, !(text[place] == close[0] && text[place + 1] == close[1] && text[place + 2] == close[2]) {
      place += 1
    }
    guard place < end, let last = TextScalar.read(text.span, before: place, start: content.lowerBound) else {
      return true
    }
    return ChinesePunctuation.endsClause(last.value) || [0x2026, 0x2014, 0x3F, 0x21, 0x2C, 0x2E].contains(last.value)
  }

  /// Bytes between quotation marks that may be a name.
  private static let longestName = 60
}
