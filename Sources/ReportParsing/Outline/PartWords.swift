import ReportModel
import TextFacts

/// Parts of a work that have a word in place of a number: 序, 楔子, 前言, 摘要, 后记, beside its numbered parts
/// (GB/T 7713.1-2006, clause 4; GB/T 1.1-2020, clause 8).
enum PartWords {
  private static let words = Phrases(
    "序 自序 代序 总序 序言 序章 序幕 引子 楔子 前言 引言 导言 导论 绪论 绪言 摘要 内容提要 内容摘要 结语 结束语 结论 尾声 后记 跋 终章 番外 致谢 谢辞 "
      + "填表说明 填写说明 填报说明 填表须知 填写须知 凡例 编辑说明 出版说明 译者序 译序 卷首语 编者按 重要提示 再版序 "
      + "緒論 緒言 導言 導論 後記 結語 結論 結束語 總序 はじめに おわりに まえがき あとがき 要旨 序論 머리말 맺음말 전문 前文 "
      + "préambule preamble präambel preámbulo preambolo preâmbulo preambule преамбула")
  /// The parts of genres whose form is given: reports of cases (最高人民法院关于案例指导工作的规定), judgments (民事訴訟法
  /// § 226), minutes, lesson plans, curricula vitae. Two of one genre make each other headings.
  private static let genres = [
    Phrases(
      "关键词 裁判要点 裁判要旨 相关法条 基本案情 案情简介 案情回顾 裁判结果 裁判理由 典型意义 争议焦点 法院裁判 法院判决 专家点评 法官说法 指导意义 "
        + "履职过程 检察机关履职过程 案例评析 处理结果 案例分析 律师点评 案件分析"),
    Phrases("主文 事實 理由 事實及理由 事實與理由 犯罪事實 犯罪事實及理由 附錄條文"),
    Phrases("主席致詞 報告事項 討論事項 臨時動議 選舉事項 承認事項 散會 会议议程 会议内容 会议决议 议定事项 议決事項 審議事項 決議事項"),
    Phrases("教学目标 教学重点 教学难点 教学重难点 教学准备 教学过程 教学方法 教学反思 板书设计 作业布置 课时安排 教材分析 学情分析 课后反思"),
    Phrases(
      "个人信息 基本信息 求职意向 教育背景 教育经历 工作经历 工作经验 实习经历 实践经历 社会实践 项目经历 项目经验 校园经历 专业技能 技能特长 个人技能 自我评价 个人评价 "
        + "获奖情况 荣誉奖项 获奖经历 荣誉证书 兴趣爱好 语言能力 学历 職務経歴 資格 志望動機 自己PR"),
  ]
  /// Words that may have a title of their own behind white space.
  private static let named = Phrases("序 序章 楔子 引子 尾声 番外 终章 后记 前言")
  /// A line with one and its title has no more characters; a word itself no more with white space in it.
  private static let (longest, longestWord) = (40, 14)
  /// The numbered headings a text must have.
  private static let fewestNumbers = 2

  /// The heads among the lines that `numbered` do not open.
  static func find(in document: LinedText, numbered: [Head]) -> [Head] {
    guard document.hasFewMarks || document.marked.allSatisfy(\.isTypographic) else { return [] }
    let taken = Set(numbered.map(\.line))
    let hasNumbers =
      numbered.count(where: { $0.kind == .numbered || $0.evidence == .margin && $0.traits.contains(.isWholeLine) })
      >= fewestNumbers
    var found: [Head] = []
    var parts: [(genre: Int, line: Int)] = []
    for (index, line) in document.lines.enumerated() {
      guard line.part == .text, line.characters <= longest, line.isOneSentence,
        line.lastMark == .none || line.lastMark == .colon, mayBegin(document.text[line.content.lowerBound]),
        !taken.contains(index), !line.isRuledOut
      else { continue }
      if line.characters <= longestWord, let genre = genre(OpeningLine(document, index).words) {
        parts.append((genre, index))
      } else if hasNumbers, isOne(document, index), headsText(document, index), !isAgain(document, index) {
        found.append(head(document, index, .margin))
      }
    }
    // The first and the last line of each genre: a part has another one that is not its neighbour.
    var reach = [ClosedRange<Int>?](repeating: nil, count: genres.count)
    for part in parts { reach[part.genre] = (reach[part.genre]?.lowerBound ?? part.line)...part.line }
    for part in parts {
      guard let lines = reach[part.genre], lines.lowerBound < part.line - 1 || lines.upperBound > part.line + 1 else {
        continue
      }
      found.append(head(document, part.line, .part))
    }
    return found.sorted { $0.start < $1.start }
  }

  private static func head(_ document: LinedText, _ index: Int, _ evidence: Head.Evidence) -> Head {
    let content = document.lines[index].content
    return Head(
      kind: .plain, start: content.lowerBound, number: content.lowerBound..<content.lowerBound,
      title: Trimming.title(document.text, content), end: content.upperBound, line: index, evidence: evidence)
  }

  /// Whether words are the name of a part of some genre.
  static func isOfGenre(_ words: [UInt32]) -> Bool { genre(words) != nil }

  private static func genre(_ words: [UInt32]) -> Int? {
    let words = words.last == 0x3A ? words.dropLast() : words[...]
    guard (2...9).contains(words.count) else { return nil }
    return genres.firstIndex { $0.equal(words) }
  }

  private static func mayBegin(_ byte: UInt8) -> Bool {
    byte == 0x50 || byte == 0xD0 || byte == 0xE3 || (0xE4...0xE9).contains(byte) || [0xEB, 0xEC].contains(byte)
  }

  private static func isOne(_ document: LinedText, _ index: Int) -> Bool {
    let line = OpeningLine(document, index)
    if line.line.characters <= longestWord {
      if words.equal(line.words.last == 0x3A ? line.folded.dropLast() : line.folded[...]) { return true }
    }
    guard line.line.lastMark == .none, let first = Spaces.split(document.text, line.line.content).first else {
      return false
    }
    let word = PersonalNames.scalars(document.text, first.indices)
    return word.count < line.words.count && named.equal(word) && line.words.count > word.count + 2
  }

  /// Whether a line has the words of the line above: a head may stand there twice.
  private static func isAgain(_ document: LinedText, _ index: Int) -> Bool {
    index > 0
      && document.text[document.lines[index].content].elementsEqual(document.text[document.lines[index - 1].content])
  }

  /// Whether text stands below: a paragraph among the next lines.
  private static func headsText(_ document: LinedText, _ index: Int) -> Bool {
    document.lines[(index + 1)...].prefix(3).contains { line in
      line.part == .text
        && (line.characters >= 30 || line.lastMark == .period || document.text[line.content.upperBound - 1] == 0x2E)
    }
  }
}
