import ScreenModel
import TextFacts

/// One command as people meet it: in the help, at the `:` prompt, in key maps.
public struct CommandRow: Sendable {
  /// The parts of the help.
  public enum Group: Int, CaseIterable, Sendable { case text, sections, tree, searching, terms, reports, prompt }

  /// The command.
  public let command: Command
  /// The part of the help it stands in.
  public let group: Group
  private let english: String
  private let chinese: String

  init(_ command: Command, _ group: Group, _ english: String, _ chinese: String) {
    self.command = command
    self.group = group
    self.english = english
    self.chinese = chinese
  }

  /// What it does, in a few words.
  public func help(in language: Language) -> String { language == .chinese ? chinese : english }
}

/// Every command once, in the order of the help.
public enum CommandTable {
  /// All rows.
  public static let rows: [CommandRow] = text + sections + tree + searching + terms + reports + prompt

  /// The row of a command.
  public static func row(of command: Command) -> CommandRow? { rows.first { $0.command == command } }

  private static let text: [CommandRow] = [
    CommandRow(.lineDown, .text, "down a line", "下移一行"),
    CommandRow(.lineUp, .text, "up a line", "上移一行"),
    CommandRow(.halfPageDown, .text, "down half a screen", "下移半屏"),
    CommandRow(.halfPageUp, .text, "up half a screen", "上移半屏"),
    CommandRow(.pageDown, .text, "down a screen", "下移一屏"),
    CommandRow(.pageUp, .text, "up a screen", "上移一屏"),
    CommandRow(.goStart, .text, "to the start, or to line N of the file", "到开头，或到文件第 N 行"),
    CommandRow(.goEnd, .text, "to the end, or to line N of the file", "到末尾，或到文件第 N 行"),
    CommandRow(.goPercent, .text, "N percent into the report", "到全文的 N%"),
    CommandRow(.shiftLeft, .text, "scroll tables and code left", "表格、代码向左滚动"),
    CommandRow(.shiftRight, .text, "scroll tables and code right", "表格、代码向右滚动"),
    CommandRow(.follow, .text, "to the end, and follow as the file grows", "到末尾，并随文件增长滚动"),
  ]

  private static let sections: [CommandRow] = [
    CommandRow(
      .goTo, .sections, "go to an address (2.3, 二（三）, 第三章) or a piece of a heading", "按编号（2.3、二（三）、第三章）或标题片段跳转"),
    CommandRow(.labels, .sections, "a letter on every heading in sight: type it to go there", "给可见标题标上字母，按字母跳转"),
    CommandRow(.nextSection, .sections, "next section", "下一节"),
    CommandRow(.previousSection, .sections, "previous section", "上一节"),
    CommandRow(.nextSibling, .sections, "next section of the same level", "同级下一节"),
    CommandRow(.previousSibling, .sections, "previous section of the same level", "同级上一节"),
    CommandRow(.parentSection, .sections, "the section this one stands in", "上级章节"),
    CommandRow(.topSection, .sections, "the N-th top section", "第 N 个一级章节"),
    CommandRow(.back, .sections, "back to before the last jump", "后退到跳转之前"),
    CommandRow(.forward, .sections, "forward again", "前进"),
    CommandRow(.setMark, .sections, "mark this place with a letter", "用字母标记此处"),
    CommandRow(
      .goMark, .sections, "to a mark ('' before the last jump, '\" where the report was left)",
      "回到标记（'' 跳转之前，'\" 上次读到处）"),
  ]

  private static let tree: [CommandRow] = [
    CommandRow(.otherPane, .tree, "between text and tree", "在正文与目录之间切换"),
    CommandRow(.focusTree, .tree, "to the tree", "到目录"),
    CommandRow(.focusText, .tree, "to the text", "到正文"),
    CommandRow(.hideTree, .tree, "hide or show the tree", "隐藏或显示目录"),
    CommandRow(.narrowTree, .tree, "narrow the tree", "缩窄目录"),
    CommandRow(.widenTree, .tree, "widen the tree", "加宽目录"),
    CommandRow(.treeDown, .tree, "down a section", "下一行"),
    CommandRow(.treeUp, .tree, "up a section", "上一行"),
    CommandRow(.treePageDown, .tree, "down a screen of sections", "下一屏"),
    CommandRow(.treePageUp, .tree, "up a screen of sections", "上一屏"),
    CommandRow(.treeFirst, .tree, "first section", "第一行"),
    CommandRow(.treeLast, .tree, "last section", "最后一行"),
    CommandRow(.treeIn, .tree, "unfold, then step in", "展开，再进入下级"),
    CommandRow(.treeOut, .tree, "fold, then step out", "折叠，再回到上级"),
    CommandRow(.treeEnter, .tree, "read this section", "阅读此节"),
    CommandRow(
      .treeSearch, .tree, "search all reports until one is opened; then show only headings with these words",
      "未打开报告时检索全库；打开后只显示含所输文字的标题"),
    CommandRow(.treeFilter, .tree, "show only headings with these words", "只显示含所输文字的标题"),
    CommandRow(.treeHits, .tree, "show only sections with hits (less filters lines here)", "只显示有命中的章节（less 中为过滤行）"),
    CommandRow(.treeDepth, .tree, "overview, contents, all", "概览、目录、全部层级"),
    CommandRow(.foldToggle, .tree, "fold or unfold", "折叠或展开"),
    CommandRow(.foldOpen, .tree, "unfold", "展开"),
    CommandRow(.foldClose, .tree, "fold", "折叠"),
    CommandRow(.foldAll, .tree, "fold everything", "全部折叠"),
    CommandRow(.unfoldAll, .tree, "unfold everything", "全部展开"),
    CommandRow(.foldLevel, .tree, "unfold to level N", "展开到第 N 级"),
  ]

  private static let searching: [CommandRow] = [
    CommandRow(.searchForward, .searching, "search forward", "向后搜索"),
    CommandRow(.searchBackward, .searching, "search backward", "向前搜索"),
    CommandRow(.nextHit, .searching, "next hit", "下一处"),
    CommandRow(.previousHit, .searching, "previous hit", "上一处"),
    CommandRow(.pinSearch, .searching, "keep this search highlighted", "固定当前搜索词的高亮"),
    CommandRow(.pinTerm, .searching, "highlight another term", "添加高亮词"),
    CommandRow(.unpinTerm, .searching, "remove a highlighted term", "移除高亮词"),
    CommandRow(.hitScope, .searching, "n and N: this search, or all highlighted terms", "n、N 只走当前词，或走全部高亮词"),
    CommandRow(.toggleHighlight, .searching, "highlighting off and on", "关闭或打开高亮"),
    CommandRow(.toggleCase, .searching, "ignore letter case, or not", "是否忽略大小写"),
    CommandRow(
      .results, .searching, "list the hits: move, fold, n and N by its rows; from the text back to the same row",
      "列出命中，移动、折叠、n、N 均按行；从正文回到列表原行"),
    CommandRow(.resultsEnter, .searching, "in the list: go there", "在列表中：前往此处"),
    CommandRow(
      .resultsOrder, .searching,
      "in the list: by place, by what stands before, by what stands after; n and N keep to it in the text",
      "在列表中：依次按位置、上文、下文排序；正文中 n、N 也按此序"),
  ]

  private static let terms: [CommandRow] = [
    CommandRow(.terms, .terms, "what the report or the library is made of", "报告或全库的用语表"),
    CommandRow(.termsScope, .terms, "terms of this report, or of all", "本篇用语，或全库用语"),
    CommandRow(.termsPlaces, .terms, "list the places of this term", "列出该用语各处"),
    CommandRow(
      .backToList, .terms, "back to the list, and from there to the terms, on the same row", "返回列表原行，再返回用语表原行"),
    CommandRow(.termsSort, .terms, "sort by the next column", "按下一列排序"),
    CommandRow(.termsSortBack, .terms, "sort by the column before", "按上一列排序"),
    CommandRow(.termsReverse, .terms, "turn the order round", "倒序"),
    CommandRow(.termsKind, .terms, "next kind of terms", "下一类用语"),
    CommandRow(.termsKindBack, .terms, "kind of terms before", "上一类用语"),
    CommandRow(.termsFilter, .terms, "show only terms with these words or pinyin initials", "只显示含所输文字或拼音首字母的用语"),
  ]

  private static let reports: [CommandRow] = [
    CommandRow(.nextReport, .reports, "next report", "下一份报告"),
    CommandRow(.previousReport, .reports, "previous report", "上一份报告"),
    CommandRow(.reload, .reports, "read the file again", "重新读取文件"),
    CommandRow(.encoding, .reports, "read the file again in the encoding named, or auto", "按指定编码重新读取，auto 为自动"),
    CommandRow(.edit, .reports, "open this line in the editor", "在编辑器中打开此行"),
    CommandRow(.information, .reports, "where this is, and what file", "当前位置与文件信息"),
    CommandRow(.check, .reports, "what looks wrong: numbering, lone marks, placeholders", "校对：编号、成对标点、占位符"),
    CommandRow(.skipped, .reports, "files that were not read, and why", "未读取的文件及原因"),
    CommandRow(.themes, .reports, "choose a theme", "选择配色"),
    CommandRow(.theme, .reports, "use the theme named", "使用指定的配色"),
    CommandRow(.help, .reports, "this help", "本帮助"),
    CommandRow(.commandLine, .reports, "type any command by name", "按名称输入命令"),
    CommandRow(.redraw, .reports, "draw the screen again", "重画屏幕"),
    CommandRow(.suspend, .reports, "suspend", "挂起"),
    CommandRow(.cancel, .reports, "cancel", "取消"),
    CommandRow(.close, .reports, "close what is on top, then quit", "关闭最上层，再按则退出"),
    CommandRow(.quit, .reports, "quit at once", "立即退出"),
  ]

  private static let prompt: [CommandRow] = [
    CommandRow(.promptAccept, .prompt, "accept", "确定"),
    CommandRow(.promptCancel, .prompt, "cancel, back to the same place", "取消并回到原处"),
    CommandRow(.promptPrevious, .prompt, "older line, or candidate above", "历史上一条，或上一候选"),
    CommandRow(.promptNext, .prompt, "newer line, or candidate below", "历史下一条，或下一候选"),
    CommandRow(.promptComplete, .prompt, "complete", "补全"),
    CommandRow(.promptRegular, .prompt, "regular expression, or plain text", "正则表达式或普通文本"),
    CommandRow(.promptCase, .prompt, "ignore letter case, or not", "是否忽略大小写"),
    CommandRow(
      .promptFolding, .prompt, "any case, width, quotes, 简体 or 繁體, line breaks, or exact", "不分大小写、全半角、引号、简繁与换行，或逐字"),
    CommandRow(
      .promptVariants, .prompt, "folded: 简体 and 繁體 the same, or each for itself", "宽松检索时，简繁相同或有别"),
    CommandRow(
      .promptQuery, .prompt, "query: words, -not, OR, NEAR/10, title: year:, or plain text",
      "检索式：词、-排除、OR、NEAR/10、title:、year:，或普通文本"),
    CommandRow(.promptLeft, .prompt, "left", "左移"),
    CommandRow(.promptRight, .prompt, "right", "右移"),
    CommandRow(.promptStart, .prompt, "to the start of the line", "到行首"),
    CommandRow(.promptEnd, .prompt, "to the end of the line", "到行尾"),
    CommandRow(.promptErase, .prompt, "erase the character before", "删除前一字"),
    CommandRow(.promptDelete, .prompt, "erase the character here", "删除当前字"),
    CommandRow(.promptEraseWord, .prompt, "erase the word before", "删除前一词"),
    CommandRow(.promptEraseLine, .prompt, "erase the line", "清空"),
  ]
}
