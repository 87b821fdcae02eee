import ReportModel
import Testing

@testable import TextLayout

/// The rows of `string`, as drawn.
func drawn(
  _ string: String, columns: Int, ambiguous: Int = 1, kind: Paragraph.Kind = .body
) -> [String] {
  let typesetter = Typesetter(widths: WidthTable(ambiguousWidth: ambiguous))
  let text = Array(string.utf8)
  let paragraph = Paragraph(range: TextRange(0, text.count), kind: kind)
  return typesetter.rows(of: text, paragraph: paragraph, columns: columns).map { row in
    var out = String.UnicodeScalarView()
    typesetter.forEachCell(of: row, in: text) { cell, _ in
      out.append(cell.base)
      for mark in [cell.mark, cell.secondMark] where mark != "\0" { out.append(mark) }
    }
    return String(out)
  }
}

@Suite("Rows of whole paragraphs")
struct RowTests {
  static let paragraph =
    "　　一、坚持以高质量发展统领全局。云岭区（甲片）全年完成投资3.6亿元，增长12.5%，其中“数字云岭”占1,460万元——比上年多了……许多。"

  @Test("A path keeps the name of a hidden file whole, and is parted behind a bar further on")
  func hiddenFiles() {
    let path = "~/.config/program/settings/config.toml"
    #expect(drawn(path, columns: 22) == ["~/.config/program/", "settings/config.toml"])
    let words = "see ~/.config/gangmu and (.profile)"
    #expect(drawn(words, columns: 12) == ["see", "~/.config/", "gangmu and", "(.profile)"])
    #expect(drawn("in ../../mill/stones/lower/old", columns: 20) == ["in", "../../mill/stones/", "lower/old"])
  }

  @Test("A paragraph at a narrow, a usual and a wide pane, quotation marks one column wide")
  func narrowQuotes() {
    #expect(
      drawn(Self.paragraph, columns: 12) == [
        "　　一、坚持", "以高质量发展", "统领全局。云", "岭区（甲片）", "全年完成投资", "3.6亿元，增", "长12.5%，其", "中“数字云岭”",
        "占1,460万", "元——比上年多", "了……许多。",
      ])
    #expect(
      drawn(Self.paragraph, columns: 40) == [
        "　　一、坚持以高质量发展统领全局。云岭区", "（甲片）全年完成投资3.6亿元，增长12.5%，", "其中“数字云岭”占1,460万元——比上年多了……",
        "许多。",
      ])
    #expect(drawn(Self.paragraph, columns: 200) == [Self.paragraph])
  }

  @Test("The same where the terminal draws them two columns wide")
  func wideQuotes() {
    #expect(
      drawn(Self.paragraph, columns: 12, ambiguous: 2) == [
        "　　一、坚持", "以高质量发展", "统领全局。云", "岭区（甲片）", "全年完成投资", "3.6亿元，增", "长12.5%，其", "中“数字云",
        "岭”占1,460", "万元——比上", "年多了……许", "多。",
      ])
  }

  @Test(
    "The number of a paragraph keeps the first character of its text",
    arguments: [
      ("一、加强领导责任", 4, ["一、", "加强", "领导", "责任"]),
      ("一、加强领导责任", 6, ["一、加", "强领导", "责任"]),
      ("（一）加强领导", 8, ["（一）加", "强领导"]),
      ("1.加强领导", 4, ["1.加", "强领", "导"]),
      ("1. 加强领导", 5, ["1. 加", "强领", "导"]),
      ("①加强，②落实责任", 8, ["①加强，", "②落实责", "任"]),
      ("全部到位。（二）加强领导", 16, ["全部到位。", "（二）加强领导"]),
      ("全部到位；二、加强领导", 14, ["全部到位；", "二、加强领导"]),
      ("第一、二、三产业", 10, ["第一、二、", "三产业"]),
      ("全部到位（二）加强", 14, ["全部到位（二）", "加强"]),
      ("3.2 Framework", 9, ["3.2", "Framework"]),
    ])
  func numbers(text: String, columns: Int, rows: [String]) {
    #expect(drawn(text, columns: columns) == rows)
  }

  @Test(
    "Quotation marks, curly and straight, stay with what they hold",
    arguments: [
      ("他说：“好的。”（笑）她说：“不。”", 9, ["他说：“好", "的。”", "（笑）她", "说：", "“不。”"]),
      ("他说：“好的。”（笑）她说：“不。”", 13, ["他说：“好", "的。”（笑）她", "说：“不。”"]),
      ("他说:\"好的\",她说:\"不行\"吗", 11, ["他说:\"好", "的\",她说:", "\"不行\"吗"]),
      ("The dog's “bone” isn’t here (yet).", 10, ["The dog's", "“bone”", "isn’t here", "(yet)."]),
    ])
  func quotations(text: String, columns: Int, rows: [String]) {
    #expect(drawn(text, columns: columns) == rows)
  }

  @Test(
    "Numbers keep their separators, signs and units",
    arguments: [
      (8, ["投资", "¥1,460万", "元,降", "3.6%,气", "温-5℃,", "2019-", "2020年,", "比例", "1∶3,12:", "30到,约", "5～10㎡"]),
      (12, ["投资¥1,460万", "元,降3.6%,气", "温-5℃,", "2019-2020年,", "比例", "1∶3,12:30到,", "约5～10㎡"]),
    ])
  func figures(columns: Int, rows: [String]) {
    let text = "投资¥1,460万元,降3.6%,气温-5℃,2019-2020年,比例1∶3,12:30到,约5～10㎡"
    #expect(drawn(text, columns: columns) == rows)
  }

  @Test(
    "Kana, hangul, names with a dot, addresses of code",
    arguments: [
      ("コンピューターがニッポンだ", 10, ["コンピュー", "ターがニッ", "ポンだ"]),
      ("コンピューターがニッポンだ", 8, ["コン", "ピュー", "ターが", "ニッポン", "だ"]),
      ("대한민국 서울", 8, ["대한민국", "서울"]),
      ("列夫·托尔斯泰和阿·契诃夫", 9, ["列夫·托尔", "斯泰和阿·", "契诃夫"]),
      ("处处各式各样人々时时", 8, ["处处各式", "各样人々", "时时"]), ("处各式各样人々时时", 10, ["处各式各样", "人々时时"]),
      ("和/或，C#语言、5G+工业", 8, ["和/或，", "C#语言、", "5G+工业"]),
    ])
  func scripts(text: String, columns: Int, rows: [String]) {
    #expect(drawn(text, columns: columns) == rows)
  }

  @Test("A run too long for a row is split where it hurts least")
  func lastResort() {
    #expect(drawn("12345678901234567890123", columns: 10) == ["1234567890", "1234567890", "123"])
    #expect(drawn("见https://a.example/b-c_d?e=f", columns: 12) == ["见", "https://a.", "example/b-", "c_d?e=f"])
    #expect(drawn("Purpose..............7", columns: 10) == ["Purpose...", "..........", ".7"])
    #expect(drawn("好，，，，，，", columns: 4) == ["好，", "，，", "，，", "，"])
    #expect(drawn("              word", columns: 16) == ["", "word"])
    #expect(drawn("　　internationalization", columns: 10) == ["　　intern", "ationaliza", "tion"])
  }

  @Test("Spaces hang at the end of a row; tabs go to the next multiple of eight")
  func spaces() {
    #expect(drawn("abc     def   ", columns: 5) == ["abc", "def"])
    #expect(drawn("abc     def   ", columns: 20) == ["abc     def"])
    #expect(drawn("a\tbc\td", columns: 9) == ["a", "bc      d"])
    #expect(drawn("a\tbc\td", columns: 17) == ["a       bc      d"])
    #expect(drawn("   ", columns: 2) == [""])
  }

  @Test("A line end inside a paragraph ends a row, and nothing else that looks like one does")
  func lineEnds() {
    #expect(drawn("甲\n乙\r\n丙\r丁\u{2028}戊\u{B}己\n", columns: 30) == ["甲", "乙", "丙␍丁<U+2028>戊␋己", ""])
    #expect(drawn("", columns: 5) == [""])
    #expect(drawn("\n\n", columns: 5, kind: .blank) == ["", "", ""])
  }

  @Test("Preformatted text is never wrapped, whatever its width")
  func preformatted() {
    #expect(drawn("a\tb 很长的一行，不折  \n| x |", columns: 4, kind: .preformatted) == ["a       b 很长的一行，不折  ", "| x |"])
  }

  @Test("Rows carry their bytes, hanging spaces and line ends included, and the columns drawn")
  func ranges() {
    let typesetter = Typesetter(widths: WidthTable(ambiguousWidth: 1))
    let text = Array("XX甲乙  丙\nYY".utf8)
    #expect(
      typesetter.rows(of: text, range: TextRange(2, 14), columns: 4) == [
        TextRow(range: TextRange(2, 10), width: 4, columns: 4), TextRow(range: TextRange(10, 14), width: 2, columns: 4),
        TextRow(range: TextRange(14, 14), width: 0, columns: 4),
      ])
    // A range that is not in the text, and no columns at all.
    #expect(
      typesetter.rows(of: text, range: TextRange(40, 50), columns: 0) == [
        TextRow(range: TextRange(40, 50), width: 0, columns: 1)
      ])
  }

  @Test("In one column what takes two is a mark")
  func oneColumn() {
    #expect(drawn("a中\u{200B}e\u{301}", columns: 1) == ["a", "?", "?", "e\u{301}"])
  }

  @Test("Only the cells that begin in the visible columns are given")
  func visible() {
    let typesetter = Typesetter(widths: WidthTable(ambiguousWidth: 1))
    let text = Array("a\t中文\u{1B}b".utf8)
    let row = TextRow(range: TextRange(0, text.count), width: 14, columns: nil)
    #expect(typesetter.rows(of: text, range: TextRange(0, text.count), columns: nil) == [row])
    var found: [String] = []
    typesetter.forEachCell(of: row, in: text, visible: 6..<13) { cell, column in
      found.append("\(column)\(cell.base)\(cell.offset.bytes)")
    }
    #expect(found == ["6 1", "7 1", "8中2", "10文5", "12␛8"])
  }
}
