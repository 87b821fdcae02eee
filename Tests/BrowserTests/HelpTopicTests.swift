import HelpPages
import ScreenModel
import Testing

@testable import Browser

/// Topics of the help, by the names that people give them.
@Suite struct HelpTopicTests {
  @Test(arguments: [
    ("检索", "search"), ("search", "search"), ("Searching", "search"), ("笔记", "notes"), ("批注、标记与列表", "notes"),
    ("导出", "taking"), ("引用", "taking"), ("设置", "settings"), ("选项", "options"), ("配色", "themes"),
  ])
  func meant(word: String, topic: String) { #expect(HelpTopic.name(meantBy: word) == topic) }

  @Test func everyTopicHasChineseWords() {
    for name in HelpTopic.names { #expect(!HelpTopic.chineseWords(of: name).isEmpty, "\(name)") }
    #expect(HelpTopic.name(meantBy: "无此主题") == nil)
  }

  @Test("a Chinese name opens the page") func page() throws {
    var named = try Reader(columns: 80, rows: 16, language: .chinese)
    named.press(": h e l p space s e a r c h enter")
    var chinese = try Reader(columns: 80, rows: 16, language: .chinese)
    chinese.press(": h e l p space 检索 enter")
    #expect(chinese.rows == named.rows)
    try expectFrame(chinese.frame, "help-topic-chinese")
  }

  @Test(
    "in the help words find commands by all their names, and topics by what their pages say",
    arguments: ["导出", "笔记", "引用"])
  func filtered(word: String) throws {
    var reader = try Reader(columns: 80, rows: 16, language: .chinese)
    reader.press("f1 / \(word) enter")
    try expectFrame(reader.frame, "help-filter-\(word)")
  }
}
