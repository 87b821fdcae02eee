import ReportModel
import Testing

@testable import ReportParsing

@Suite struct OutlinePrinterTests {
  private static let text = "云溪\"区\"报告\n\n同志们：\n一、抓\\产业\n（一）建园区。已经建成。\n以上报告。\n"

  @Test func jsonLines() throws {
    let report = try parsed(Self.text)
    #expect(
      OutlinePrinter.jsonLines(report) == #"""
        {"level":0,"kind":"title","line":1,"number":"","title":"云溪\"区\"报告","address":"","path":"","start":0,"end":17}
        {"level":1,"kind":"salutation","line":3,"number":"","title":"同志们：","address":"","path":"","start":19,"end":31}
        {"level":1,"kind":"numbered","line":4,"number":"一","title":"抓\\产业","address":"一","path":"1","start":32,"end":86,"characters":18}
        {"level":2,"kind":"numbered","line":5,"number":"一","title":"建园区","address":"一（一）","path":"1.1","start":49,"end":86,"characters":12}
        {"level":1,"kind":"closing","line":6,"number":"","title":"以上报告","address":"·2","path":"2","start":86,"end":102,"characters":5}

        """#)
  }

  @Test func textAndMarkdown() throws {
    let report = try parsed(Self.text)
    #expect(
      OutlinePrinter.text(report) == """
        云溪"区"报告
        一、抓\\产业
          （一）建园区
        以上报告

        """)
    #expect(
      OutlinePrinter.markdown(report, depth: 1) == """
        # 云溪"区"报告

        - 一、抓\\产业
        - 以上报告

        """)
  }
}
