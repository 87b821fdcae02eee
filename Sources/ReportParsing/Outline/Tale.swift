import ReportModel

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
      .hanBracket, .decimal1, .noun1, .noun2, .noun3, .decimal2, .decimal3, .decimal4, .decimal5, .arabicPoint,
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

  /// Whether a quotation mark begins `content`: “, ", 「 or 『.
  static func opensWithSpeech(_ text: [UInt8], _ content: Range<Int>) -> Bool {
    guard content.count >= 3 else { return false }
    if text[content.lowerBound] == 0x22 { return true }
    switch (text[content.lowerBound], text[content.lowerBound + 1]) {
    case (0xE2, 0x80): return text[content.lowerBound + 2] == 0x9C
    case (0xE3, 0x80): return [0x8C, 0x8E].contains(text[content.lowerBound + 2])
    default: return false
    }
  }
}
