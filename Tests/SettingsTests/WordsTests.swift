import ScreenModel
import Testing

@testable import Settings

@Suite struct SettingsProblemWordsTests {
  static let place = SettingsPlace("keys.toml", line: 7)

  /// Every kind of problem, with what is said of it in English and Chinese; the system's own words excepted.
  static let problems: [(problem: SettingsProblem, english: String, chinese: String)] = [
    (.notAFile(file: "/x"), "/x: not a file", "/x：不是普通文件"),
    (.tooLarge(file: "/x", limit: 9), "/x: larger than 9 bytes, left unread", "/x：超过 9 字节，未读取"),
    (
      .notText(place), "keys.toml:7: not UTF-8 text; what follows is left out",
      "keys.toml:7: 不是 UTF-8 文本，此后内容略过"
    ),
    (
      .notAStatement(place),
      "keys.toml:7: neither key = value nor [table], left out; keys of other than letters, digits, - and _ stand "
        + "between quotes",
      "keys.toml:7: 既不是“键 = 值”也不是“[表]”，已略过；含字母、数字、- 和 _ 以外字符的键须加引号"
    ),
    (
      .notAValue(place, text: "yes"), "keys.toml:7: “yes” is no value, left out; words stand between quotes",
      "keys.toml:7: “yes”不是值，已略过；文字须加引号"
    ),
    (.missingValue(place), "keys.toml:7: a value is missing, left out", "keys.toml:7: 缺少值，已略过"),
    (
      .tooLongValue(place, limit: 9), "keys.toml:7: a string or a key of more than 9 bytes, left out",
      "keys.toml:7: 字符串或键超过 9 字节，已略过"
    ),
    (
      .unfinishedValue(place), "keys.toml:7: a string, list or table that does not end, left out",
      "keys.toml:7: 字符串、列表或表没有结束，已略过"
    ),
    (
      .repeatedKey(place, key: "j", firstLine: 3), "keys.toml:7: “j” is already set on line 3, which counts",
      "keys.toml:7: “j”已在第 3 行设定，以该行为准"
    ),
    (.unknownKey(place, key: "j"), "keys.toml:7: there is no setting “j”", "keys.toml:7: 没有“j”这一设置"),
    (
      .wrongValue(place, key: "measure", value: "5", expected: .number(least: 10, most: 500)),
      "keys.toml:7: “measure” cannot be 5: it wants a whole number from 10 to 500",
      "keys.toml:7: “measure”不能是 5，应为 10 到 500 的整数"
    ),
    (
      .wrongValue(place, key: "a", value: "b", expected: .oneOf(["c", "d"])),
      "keys.toml:7: “a” cannot be b: it wants c, d", "keys.toml:7: “a”不能是 b，应为c、d"
    ),
    (
      .missingKey(place, key: "pattern", in: "a"), "keys.toml:7: “a” has no “pattern”, left out",
      "keys.toml:7: “a”缺少“pattern”，已略过"
    ),
    (
      .tooManyRules(place, limit: 9), "keys.toml:7: more than 9 rules, left out from here on",
      "keys.toml:7: 规则超过 9 条，其后略过"
    ),
    (
      .unknownTheme(nil, name: "x", known: ["a", "b"]), "there is no theme “x”; there are a, b",
      "没有主题“x”，现有：a、b"
    ),
    (
      .inheritanceCycle(place, names: ["a", "b", "a"]), "keys.toml:7: themes inherit in a circle: a → b → a",
      "keys.toml:7: 主题循环继承：a → b → a"
    ),
    (
      .otherName(place, name: "a", file: "b"),
      "keys.toml:7: named “a” here, but chosen by its file’s name, “b”",
      "keys.toml:7: 此处名为“a”，但主题以文件名“b”选用"
    ),
    (.unknownRole(place, name: "x"), "keys.toml:7: there is no role “x”", "keys.toml:7: 没有“x”这一角色"),
    (
      .unknownColour(place, name: "x"), "keys.toml:7: “x” is neither in the palette nor a colour like #rrggbb",
      "keys.toml:7: “x”既不在调色板中，也不是 #rrggbb 形式的颜色"
    ),
    (
      .unknownAttribute(place, name: "x"),
      "keys.toml:7: there is no attribute “x”; there are bold, italic, underline, reverse, dim",
      "keys.toml:7: 没有“x”这一属性，现有：bold、italic、underline、reverse、dim"
    ),
    (
      .unknownContext(place, name: "x"),
      "keys.toml:7: no keys go to “x”; there are global, text, tree, results, prompt, panel, terms, selection, compare",
      "keys.toml:7: 没有“x”这一按键场合，现有：global、text、tree、results、prompt、panel、terms、selection、compare"
    ),
    (.unknownKeyName(place, text: "x"), "keys.toml:7: “x” names no key", "keys.toml:7: “x”不是按键名"),
    (.unknownCommand(place, name: "x"), "keys.toml:7: there is no command “x”", "keys.toml:7: 没有“x”这一命令"),
    (
      .repeatedBinding(place, keys: "j", firstLine: 3),
      "keys.toml:7: “j” is already bound on line 3, which counts", "keys.toml:7: “j”已在第 3 行绑定，以该行为准"
    ),
    (
      .overlappingBinding(place, keys: "z", other: "z a", otherLine: 3),
      "keys.toml:7: “z” and “z a” of line 3 begin alike, so that only one can be typed; line 3 counts",
      "keys.toml:7: “z”与第 3 行的“z a”开头相同，只能输入其一，以第 3 行为准"
    ),
  ]

  @Test(arguments: problems)
  func wordsInBothLanguages(_ row: (problem: SettingsProblem, english: String, chinese: String)) {
    #expect(row.problem.message(in: .english) == row.english)
    #expect(row.problem.message(in: .chinese) == row.chinese)
  }

  @Test func theSystemsWordsFollowTheFile() {
    let unreadable = SettingsProblem.unreadable(file: "/x", code: 13).message(in: .english)
    #expect(unreadable.hasPrefix("/x: cannot be read: ") && unreadable.count > 25)
    let chinese = SettingsProblem.unreadable(file: "/x", code: 13).message(in: .chinese)
    #expect(chinese.hasPrefix("/x：无法读取：") && chinese.count > 12)
  }
}
