import ReportModel
import TextFacts

/// Labels before a colon that name the parts of a text: `诉讼请求：`, `事实与理由：`, `证据和证据来源：` in petitions, `8月：`, `9月：` in
/// reviews of a year, `项目简介：`, `项目资料：` in plans.
extension UnnumberedHeads {
  /// A label has so many characters before its colon; a sentence below it has no fewer than this, other text no fewer than
  /// that.
  private static let (shortestLabel, longestLabel, shortestLabelled, shortestOpenLabelled) = (2, 16, 10, 20)
  private static let fewestLabels = 3

  /// The positions in a block of lines that are labels: three and more, no two the same, each over text.
  func labelLines(_ block: ArraySlice<Int>) -> Set<Int> {
    guard !document.isTale, document.page == nil, block.count >= 2 * Self.fewestLabels else { return [] }
    var (found, others): ([Int], Int) = ([], 0)
    for (position, index) in block.enumerated() where document.lines[index].lastMark == .colon {
      let line = document.lines[index]
      let below = block.dropFirst(position + 1).first
      if mayLabel(line), let below, isLabelled(below) {
        found.append(position)
      } else if Int(line.characters) <= Self.longestLabel, !announces(line) {
        others += 1
      }
    }
    guard found.count >= Self.fewestLabels, others * 2 <= found.count else { return [] }
    let names = found.map { document.text[document.lines[block[block.startIndex + $0]].content] }
      .sorted { $0.lexicographicallyPrecedes($1) }
    return zip(names, names.dropFirst()).contains { $0.elementsEqual($1) } ? [] : Set(found)
  }

  private func mayLabel(_ line: Line) -> Bool {
    let characters = Int(line.characters) - 1
    guard line.isOneSentence, (Self.shortestLabel...Self.longestLabel).contains(characters), line.firstCommas <= 1,
      document.text[line.content].contains(where: { $0 >= 0xE3 }), !isSpeech(line),
      Bullet.length(document.text.span, line.content) == 0
    else { return false }
    let words = Trimming.title(document.text, line.content)
    guard let last = TextScalar.read(document.text.span, before: words.upperBound, start: words.lowerBound),
      let first = TextScalar.read(document.text.span, at: words.lowerBound, end: words.upperBound)
    else { return false }
    return !Self.speaking.contains(last.value) && !Self.persons.contains(first.value)
      && !Self.pointing.contains { ByteSearch.stands($0, in: document.text[words]) }
  }

  /// Whether a line leads to the list below it: `有下列四个可能性：`.
  func announces(_ line: Line) -> Bool {
    line.lastMark == .colon && Self.pointing.contains { ByteSearch.stands($0, in: document.text[line.content]) }
  }

  /// Whether a line is what a label is over: text, or an item, but no other label.
  private func isLabelled(_ index: Int) -> Bool {
    let line = document.lines[index]
    if announces(line) { return true }
    let isSentence = line.lastMark == .period || line.lastMark == .semicolon
    guard line.lastMark != .colon,
      Int(line.characters) >= (isSentence ? Self.shortestLabelled : Self.shortestOpenLabelled)
    else { return false }
    // Words that somebody says stand below who says them.
    return !isSpeech(line)
  }

  /// 说 道 问 and 为 是 有 lead to what comes next: they end no label.
  private static let speaking = Set("说道问答曰喊叫想写讲们問說寫講們为是有即如於于".unicodeScalars.map(\.value))
  /// Words that lead to what comes next and name nothing, and those of fields that contacts are told in.
  private static let pointing = [
    "如下", "以下", "下面", "下列", "例", "比如", "电话", "地址", "邮箱", "邮编", "联系", "账号", "帐号", "传真", "网址", "开户",
  ].map { Array($0.utf8) }
  private static let persons = Set("我你您他她它咱各尊请請".unicodeScalars.map(\.value))
}
