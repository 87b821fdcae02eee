import Glibc
import ReportIndex
import ReportModel
import ReportReading
import TestReports
import Testing

/// `gangmu search` and `gangmu export`: what they print of reports, folders and pipes, and how they end.
@Suite struct SearchCommandTests {
  private let folder: GangmuFolder
  private let township: String
  private let plan: String

  init() throws {
    folder = try GangmuFolder()
    try folder.makeFolder("2019年")
    township = try folder.write("2019年/第十份.txt", GangmuReports.township)
    plan = try folder.write("2019年/第九份.txt", "云溪镇2020年方案\n\n一、文明创建\n村规；文明，\"新\"风\n")
  }

  private func run(_ words: String..., input: String? = nil) throws -> Batch {
    try Batch.run([Built.path("gangmu")] + words, in: folder, input: input)
  }

  private func lines(_ lines: String...) -> String { lines.map { $0 + "\n" }.joined() }

  // MARK: Hits

  @Test("a line for every occurrence: file, line, address, excerpt; in the order people sort names") func text() throws
  {
    let batch = try run("search", "--context", "8", "文明", folder.file("2019年"))
    let expected = lines(
      "\(plan):3:一: 一、文明创建", "\(plan):4:一: 村规；文明，\"新\"风",
      "\(township):5:: …镇上下同心同德，文明村创建全面铺开，…", "\(township):9:一（二）一是: …栖霞巷2条道路，文明出行蔚然成风。二…",
      "\(township):9:一（二）二是: …渠14公里，评选文明户120户、文明…", "\(township):9:一（二）二是: …文明户120户、文明院落36个。三是…",
      "\(township):14:二（二）: （二）深化文明创建。修订村规民…", "\(township):14:二（二）: …订村规民约，开展文明实践活动200场…",
      "\(township):14:二（二）: …200场以上，让文明新风吹进千家万户…", "\(township):16:·3: …经绘就。让我们以文明之风聚人心，以实…")
    #expect(batch == Batch(.exited(0), output: expected))
  }

  @Test("counts: of all, of reports, of sections, of years") func counts() throws {
    let paths = folder.file("2019年")
    #expect(try run("search", "--count", "文明", paths) == Batch(.exited(0), output: "10\n"))
    #expect(try run("search", "--count", "没有", paths) == Batch(.exited(1), output: "0\n"))
    #expect(
      try run("search", "--by", "report", "文明", paths)
        == Batch(.exited(0), output: lines("\(plan):2", "\(township):8")))
    #expect(
      try run("search", "--by", "section", "创建", paths)
        == Batch(
          .exited(0),
          output: lines(
            "\(plan):3:一:1: 文明创建", "\(township):1::1: 云溪镇人民政府工作报告", "\(township):14:二（二）:1: 深化文明创建")))
    // The title's year counts before the folder's; a report named twice is read once.
    let other = try folder.write("other.txt", GangmuReports.township)
    #expect(
      try run("search", "--by", "year", "文明", paths, other, other)
        == Batch(
          .exited(0), output: lines("2019:8", "2020:2", "?:8"),
          complaints: "gangmu: \(other): is another name of something read already\n"))
  }

  @Test("the settings give years to files, whatever their names say") func yearsOfSettings() throws {
    try folder.write("config/gangmu/library.toml", "[years]\n\"第九份.txt\" = 1998\n")
    #expect(
      try run("search", "--by", "year", "文明", folder.file("2019年"))
        == Batch(.exited(0), output: lines("1998:2", "2019:8")))
    #expect(
      try run("search", "--count", "--query", "文明 year:1990..2000", folder.file("2019年"))
        == Batch(.exited(0), output: "2\n"))
  }

  @Test("a JSON object a hit, with the text as it stands") func jsonLines() throws {
    let batch = try run("search", "--format", "jsonl", "--context", "3", "\"新\"", plan)
    let expected = """
      {"file":"\(plan)","line":4,"address":"一","path":"1","heading":"文明创建","year":2020,"start":61,"end":66,\
      "left":"文明，","match":"\\"新\\"","right":"风"}

      """
    #expect(batch == Batch(.exited(0), output: expected))
  }

  @Test("rows for spreadsheets, behind a byte order mark") func csv() throws {
    let row = "\(plan),4,一,1,文明创建,2020,61,66,文明，,\"\"\"新\"\"\",风\r\n"
    let head = "file,line,address,path,heading,year,start,end,left,match,right\r\n"
    #expect(
      try run("search", "--format", "csv", "--context", "3", "\"新\"", plan)
        == Batch(.exited(0), output: "\u{FEFF}" + head + row))
    #expect(
      try run("search", "--format", "csv", "--no-bom", "--by", "report", "文明", plan)
        == Batch(.exited(0), output: "file,title,year,count\r\n\(plan),云溪镇2020年方案,2020,2\r\n"))
  }

  @Test("one below the other, the terms in the same column") func keywords() throws {
    let expected = lines(
      "   案 一、  文明  创建 村规   \(plan):3:一", " 建 村规；  文明  ，\"新\"风    \(plan):4:一")
    #expect(try run("search", "--kwic", "--context", "5", "文明", plan) == Batch(.exited(0), output: expected))
  }

  @Test("folding, expressions, regular expressions, letter case") func queries() throws {
    let text = try folder.write("2020.txt", "２０２０年，ＧＤＰ增长５％\n優化营商\n环境。gdp\n")
    func count(_ words: String...) throws -> Batch {
      try Batch.run([Built.path("gangmu"), "search", "--count"] + words + [text], in: folder)
    }
    #expect(try count("优化营商环境") == Batch(.exited(1), output: "0\n"))
    #expect(try count("--fold", "优化营商环境") == Batch(.exited(0), output: "1\n"))
    #expect(try count("-i", "GDP") == Batch(.exited(0), output: "1\n"))
    #expect(try count("--fold", "--keep-variants", "优化营商环境") == Batch(.exited(1), output: "0\n"))
    #expect(try count("--fold", "GDP") == Batch(.exited(0), output: "2\n"))
    #expect(try count("-e", "[０-９]+") == Batch(.exited(0), output: "2\n"))
    #expect(try count("--query", "gdp（环境 OR 无） year:2020") == Batch(.exited(0), output: "2\n"))
    #expect(
      try run("search", "--query", "甲 (乙", text)
        == Batch(.exited(2), complaints: "gangmu: query, character 3: this bracket is never closed\n"))
    #expect(
      try run("search", "-e", "(", text)
        == Batch(.exited(2), complaints: "gangmu: bad pattern at character 2: missing closing parenthesis\n"))
  }

  @Test("standard input, and formats without lines") func pipesAndDocuments() throws {
    #expect(
      try run("search", "文明", "-", input: "一、文明\n") == Batch(.exited(0), output: "-:1:一: 一、文明\n"))
    #expect(try run("search", "文明", input: "一、文明\n") == Batch(.exited(0), output: "-:1:一: 一、文明\n"))
    let page = try folder.write("page.html", "<html><body><h1>方案</h1><p>文明创建</p></body></html>")
    #expect(try run("search", "文明", page) == Batch(.exited(0), output: "\(page):-:: 文明创建\n"))
  }

  // MARK: What is not read

  @Test("an input that was named and cannot be read fails; a picture in a folder does not") func skipped() throws {
    let none = folder.file("none.txt")
    let missing = "gangmu: \(none): no such file; check the name and the folder\n"
    #expect(
      try run("search", "--count", "文明", none, plan) == Batch(.exited(2), output: "2\n", complaints: missing))
    let picture = try folder.write("2019年/picture.bin", [0x7F, 0x45, 0x4C, 0x46, 0, 1, 2, 0, 0, 0])
    let binary = "gangmu: \(picture): is not text (byte 5 stands in none); convert it to a text file first\n"
    #expect(
      try run("search", "--count", "文明", folder.file("2019年"))
        == Batch(.exited(0), output: "10\n", complaints: binary))
    #expect(
      try run("search", "--count", "文明", picture) == Batch(.exited(2), output: "0\n", complaints: binary))
    #expect(
      try run("search", "没有", folder.file("2019年")) == Batch(.exited(1), complaints: binary))
    try #require(mkfifo(folder.file("2019年/pipe"), 0o644) == 0)
    #expect(try run("search", "--count", "文明", folder.file("2019年")).ending == .exited(0))
    #expect(try run("search", "--count", "文明", folder.file("2019年/pipe")).ending == .exited(2))
  }

  @Test("the name of a file is shown safely, and exact where programs read it") func names() throws {
    let name = Array((folder.path + "/a\u{1B}[2J\n\"").utf8) + [0xE9]
    let path = name.map { CChar(bitPattern: $0) } + [0]
    let file = try #require(fopen(path, "w"))
    fputs("文明\n\u{1B}[2J\n", file)
    fclose(file)
    let shown = folder.path + #"/a␛[2J␊"\xE9"#
    #expect(
      try run("search", "--context", "5", "文明", folder.path)
        .output.hasSuffix("\(shown):1:: 文明\n"))
    #expect(
      try run("search", "-e", "\\[2J", folder.path) == Batch(.exited(0), output: "\(shown):2:: ␛[2J\n"))
    let exact = folder.path + #"/a\u001b[2J\u000a\"\udce9"#
    #expect(
      try run("search", "--by", "report", "--format", "jsonl", "-e", "\\[2J", folder.path)
        == Batch(.exited(0), output: "{\"file\":\"\(exact)\",\"title\":\"\",\"year\":null,\"count\":1}\n"))
  }

  @Test("a reader that goes away ends the search") func readerGoesAway() throws {
    let command = "\"$0\" search 文明 \"$1\" | head -n 1"
    let batch = try Batch.run(["/bin/sh", "-c", command, Built.path("gangmu"), folder.file("2019年")], in: folder)
    #expect(batch == Batch(.exited(0), output: "\(plan):3:一: 一、文明创建\n"))
  }

  @Test("ctrl-c ends it by its signal, which shells tell as 130") func interrupted() throws {
    let inlet = try #require(Pipe())
    let nowhere = Spawned.Stream.file("/dev/null", flags: O_WRONLY)
    let spawned = try #require(
      Spawned(
        [Built.path("gangmu"), "search", "文明", "-"],
        environment: TestEnvironment.variables(term: "dumb", folder.environment()),
        streams: [.descriptor(inlet.reading), nowhere, nowhere]))
    // It waits for a report that never comes.
    usleep(200_000)
    kill(spawned.process, SIGINT)
    var ending: Ending?
    let hasEnded = waitUntil {
      ending = spawned.ending()
      return ending != nil
    }
    inlet.closeWriting()
    #expect(hasEnded)
    #expect(ending == .signalled(SIGINT))
  }

  @Test(
    "wrong usage ends with 2",
    arguments: [
      (["--query", "--regex", "a", "x"], "'--query' and '--regex' exclude each other."),
      (["--keep-variants", "a", "x"], "'--keep-variants' goes with '--fold'."),
      (["--fold", "-e", "a", "x"], "'--fold' has no effect on a regular expression."),
      (["--count", "--kwic", "a", "x"], "'--count', '--by' and '--kwic' exclude each other."),
      (["--kwic", "--format", "csv", "a", "x"], "'--kwic' is text; jsonl and csv have left and right in any case."),
      (["--context", "-1", "a", "x"], "'--context' must be 0 to 10000."),
    ])
  func usage(_ words: [String], _ message: String) throws {
    let batch = try Batch.run([Built.path("gangmu"), "search"] + words, in: folder)
    #expect(batch.ending == .exited(2))
    #expect(batch.complaints.split(separator: "\n").first == "Error: \(message)")
  }

  // MARK: The same answers

  @Test("prints the places that a library answers with, in the order of its reports", arguments: ["文明", "，", "一是"])
  func sameAsLibrary(_ term: String) throws {
    var library = Library()
    var paths: [String] = []
    let given =
      GivenReports.folder == nil ? [] : try (GivenReports.founding + ["hailar-2014.txt"]).map(GivenReports.path(of:))
    for path in [plan, township] + given {
      library.add([LibraryReport(PackedReport(try ReportReader.read(path: Array(path.utf8))), name: path)])
      paths.append(path)
    }
    let answer = try LibrarySearcher(SearchQuery(term)).answer(in: library)
    let expected = answer.reports.flatMap { report in
      answer.ranges(in: report.number).map { "\(paths[report.number.value]) \($0.lower.bytes) \($0.upper.bytes)" }
    }
    let batch = try Batch.run([Built.path("gangmu"), "search", "--format", "jsonl", term] + paths, in: folder)
    let printed = try batch.output.split(separator: "\n").map { line in
      let fields = try #require(line.wholeMatch(of: /\{"file":"(.*?)",.*,"start":([0-9]+),"end":([0-9]+),"left":.*/))
      return "\(fields.1) \(fields.2) \(fields.3)"
    }
    #expect(printed == expected)
    #expect(batch.ending == .exited(expected.isEmpty ? 1 : 0))
    let count = try Batch.run([Built.path("gangmu"), "search", "--count", term] + paths, in: folder)
    #expect(count.output == "\(answer.total)\n")
  }

  // MARK: Export

  @Test("a record a section, whose texts put together are the report's") func export() throws {
    let expected = """
      {"file":"\(plan)","address":"","path":"","level":0,"kind":"report","number":"","heading":"云溪镇2020年方案",\
      "line":1,"year":2020,"title":"云溪镇2020年方案","start":0,"end":24,"text":"云溪镇2020年方案\\u000a\\u000a"}
      {"file":"\(plan)","address":"一","path":"1","level":1,"kind":"numbered","number":"一","heading":"文明创建",\
      "line":3,"year":2020,"title":"云溪镇2020年方案","start":24,"end":70,\
      "text":"一、文明创建\\u000a村规；文明，\\"新\\"风\\u000a"}

      """
    #expect(try run("export", plan) == Batch(.exited(0), output: expected))
    #expect(try run("export", "--format", "csv", "--no-bom", plan).output.split(separator: "\r\n").count == 3)
    #expect(
      try run("export", "--format", "text", plan)
        == Batch(.exited(0), output: "云溪镇2020年方案\n\n一、文明创建\n村规；文明，\"新\"风\n"))
    #expect(try run("export", "--format", "word", plan).ending == .exited(2))
    try folder.makeFolder("leer")
    #expect(try run("export", folder.file("leer")) == Batch(.exited(1)))
  }
}
