import TestReports
import Testing

/// `gangmu track`: what it lists beside the plots.
@Suite struct TrackCommandTests {
  private let folder: GangmuFolder

  init() throws {
    folder = try GangmuFolder()
    for year in 2019...2020 {
      let beside = year == 2019 ? "改善" : "优化"
      let text =
        String(repeating: "全力\(beside)营商环境。", count: 6) + "营商的环境。" + String(repeating: "别的文字讲别的事情。", count: 40)
      _ = try folder.write("\(year).txt", "青岭县\(year)年报告\n\(text)\n")
    }
  }

  private func run(_ words: String...) throws -> String {
    try Batch.run(
      [Built.path("gangmu"), "track"] + words + [folder.file("2019.txt"), folder.file("2020.txt")], in: folder
    )
    .output
  }

  @Test("the words beside it, by period") func collocates() throws {
    let lines = try run("--collocates", "--format", "csv", "--no-bom", "营商环境").split(separator: "\r\n")
    #expect(lines.first == "phrase,first_year,last_year,g2,left,right,words")
    #expect(lines.contains { $0.hasPrefix("营商环境,2019,2019,") && $0.hasSuffix(",全力改善") })
    #expect(lines.contains { $0.hasPrefix("营商环境,2020,2020,") && $0.hasSuffix(",全力优化") })
  }

  @Test("phrases with spaces around them, and one named twice") func phrases() throws {
    #expect(
      try run("--format", "csv", "--no-bom", "营商环境 | 别的 |营商环境|").split(separator: "\r\n") == [
        "phrase,year,reports,having,share,characters,count,per_10000",
        "营商环境,2019,1,1,1.0000,470,6,127.6596", "营商环境,2020,1,1,1.0000,470,6,127.6596",
        "别的,2019,1,1,1.0000,470,80,1702.1277", "别的,2020,1,1,1.0000,470,80,1702.1277",
      ])
  }

  @Test("its near variants") func variants() throws {
    #expect(
      try run("--variants", "--format", "jsonl", "营商环境") == """
        {"phrase":"营商环境","count":12,"reports":2,"first_year":2019,"last_year":2020,"words":"营商环境"}
        {"phrase":"营商环境","count":2,"reports":2,"first_year":2019,"last_year":2020,"words":"营商的环境"}

        """)
  }
}
