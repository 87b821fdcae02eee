import ReportModel
import Testing

@Suite struct CSVTextTests {
  @Test(
    arguments: [
      ([.text("甲"), .number(3), .empty], "甲,3,\r\n"), ([.text("甲,乙"), .text("“丙”")], "\"甲,乙\",“丙”\r\n"),
      ([.text("他说\"好\"")], "\"他说\"\"好\"\"\"\r\n"), ([.text("两\n行")], "\"两\n行\"\r\n"),
      ([.text("=1+1"), .text("＝A1"), .text("-x"), .text("@SUM"), .text("+86")], "'=1+1,'＝A1,'-x,'@SUM,'+86\r\n"),
      ([.text("=HYPERLINK(\"a\",1)")], "\"'=HYPERLINK(\"\"a\"\",1)\"\r\n"),
      ([.number("-1.25"), .number(nil)], "-1.25,\r\n"),
      ([], "\r\n"),
    ] as [([CSVText.Field], String)])
  func rows(_ cells: [CSVText.Field], _ row: String) {
    #expect(String(decoding: CSVText.row(cells), as: UTF8.self) == row)
  }
}
