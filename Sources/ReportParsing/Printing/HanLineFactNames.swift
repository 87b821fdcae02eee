/// The names of the facts about a line without a number in Chinese text.
enum HanLineFactNames {
  /// A name for scripts, the same in every language, and the words for people.
  static func name(of fact: HanLineFact) -> (key: String, english: String, chinese: String) {
    switch fact {
    case .open: ("han-open", "alone on its line, without a mark", "独占一行，无句末标点")
    case .closed: ("han-closed", "one sentence alone on its line", "单句独占一行")
    case .asks: ("han-asks", "a question alone on its line", "问句独占一行")
    case .announces: ("han-announces", "alone before a colon", "冒号前独占一行")
    case .endsInside: ("han-ends-inside", "its sentence is not at an end", "句子未完")
    case .tooLong: ("han-too-long", "longer than a heading", "长于标题")
    case .oneCharacter: ("han-one-character", "a single character", "仅一字")
    case .manyClauses: ("han-many-clauses", "many clauses", "分句过多")
    case .dashed: ("han-dashed", "begins with a dash", "以破折号起头")
    case .numbered: ("han-numbered", "begins with the number of an item", "以列项编号起头")
    case .speaks: ("han-speaks", "somebody speaks", "引语")
    case .address: ("han-address", "the address of a site", "含网址")
    case .labels: ("han-labels", "the name of a field", "栏目名称")
    case .overText: ("han-over-text", "a paragraph below it", "其下有段落")
    case .overShortText: ("han-over-short-text", "a short paragraph below it", "其下有短段落")
    case .overItems: ("han-over-items", "numbered items below it", "其下有编号列项")
    case .setOff: ("han-set-off", "a blank line above it and none below", "上有空行而下无空行")
    case .boxed: ("han-boxed", "lines drawn above and below it", "上下有线")
    case .betweenItems: ("han-between-items", "items count on above and below it", "上下列项编号相连")
    case .overNothing: ("han-over-nothing", "no text below it", "其下无正文")
    case .noneAlike: ("han-none-alike", "no line like it nearby", "附近无相似的行")
    case .twoAlike: ("han-two-alike", "another line like it nearby", "附近另有相似的行")
    case .threeAlike: ("han-three-alike", "several lines like it nearby", "附近有多行相似")
    case .amongShortLines: ("han-among-short-lines", "among other short lines", "处于其他短行之间")
    case .weakPair: ("han-weak-pair", "hardly more than two of them", "同类过少")
    case .sentencesAlone: ("han-sentences-alone", "sentences where nothing has a number", "全文无编号时的单句")
    case .sentencesApart: ("han-sentences-apart", "not one before each paragraph", "未与段落逐一相间")
    case .opensText: ("han-opens-text", "a short sentence that opens a paragraph", "段首短句")
    case .inRow: ("han-in-row", "in a row of paragraphs that open so", "多段连续如此")
    case .pairAlone: ("han-pair-alone", "the two paragraphs there open so", "该处两段皆如此")
    case .pairAsElsewhere: ("han-pair-as-elsewhere", "two that open as rows elsewhere do", "两段如此，他处亦然")
    case .mostlyLong: ("han-mostly-long", "most of its row are long", "同列多偏长")
    case .uneven: ("han-uneven", "its row is not of a length", "同列长短不一")
    case .clausesUnlike: ("han-clauses-unlike", "its clauses are not like those beside it", "分句与邻段不同")
    case .sameOpening: ("han-same-opening", "begins as two other lines do", "与另两行开头相同")
    case .afterDash: ("han-after-dash", "behind a dash, with others", "破折号后，同类并列")
    }
  }
}
