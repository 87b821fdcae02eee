import Testing

/// `gangmu terms`: what reports about an invented district are made of.
@Suite(.serialized)
struct GangmuTermsTests {
  private let folder: GangmuFolder
  private let first: String

  init() throws {
    folder = try GangmuFolder()
    first = try folder.write(
      "2020.txt", "青禾区2020年工作报告\n\n一、抓水\n落实“河长制”，河长制见效。水质提高5%，增长X%。\n")
    try folder.makeFolder("more")
    _ = try folder.write(
      "more/second.txt",
      """
      青禾区2021年工作报告

      一、抓水
      “河长制”的三个清单，增强四个意识。
      二、抓路
      《路网规划》与“绿水、青山行动”，“绿水青山的行动”。

      """)
  }

  private func terms(_ words: String..., environment: [String: String?] = [:]) throws -> Batch {
    try Batch.run([Built.path("gangmu"), "terms"] + words, in: folder, environment: environment)
  }

  @Test("a table with years of files and folders, aligned") func table() throws {
    let expected = """
      count  reports  years      where  kind         term
          3        2  2020–2021  █▄     formulation  河长制
          2        1  2021        █     formulation  绿水、青山行动 ≈ 绿水青山的行动
          1        1  2021        █     title        《路网规划》
          1        1  2021        █     formula      三个清单
          1        1  2021        █     formula      四个意识
          1        1  2020       █      figure       提高5%  │ 水质提高5%，增长X%。
          1        1  2020       █      placeholder  X
          1        1  2020       █      figure       增长X%  │ 水质提高5%，增长X%。

      """
    #expect(try terms(first, folder.file("more")) == Batch(.exited(0), output: expected))
  }

  @Test("one report in Chinese: where in it, and every place") func places() throws {
    let expected = """
      频次  分布                  类别  用语
         2           █ █          提法  河长制
          \(first):4: 一: 落实“河长制”，河长制见效。
          \(first):4: 一: 落实“河长制”，河长制见效。

      """
    let batch = try terms(
      first, "--places", "--kind", "formulation", environment: ["LC_ALL": "zh_CN.UTF-8"])
    #expect(batch == Batch(.exited(0), output: expected))
  }

  @Test("a JSON object a term") func jsonLines() throws {
    let expected = """
      {"kind":"formulation","text":"河长制","frequency":3,"reports":2,"firstYear":2020,"lastYear":2021,"variants":[],\
      "byYear":{"2020":2,"2021":1}}
      {"kind":"formulation","text":"绿水、青山行动","frequency":2,"reports":1,"firstYear":2021,"lastYear":2021,\
      "variants":["绿水青山的行动"],"byYear":{"2021":2}}
      {"kind":"figure","text":"提高5%","frequency":1,"reports":1,"firstYear":2020,"lastYear":2020,"variants":[],\
      "unit":"%","sentence":"水质提高5%，增长X%。","byYear":{"2020":1}}

      """
    let batch = try terms(
      "--format", "jsonl", "--kind", "formulation", "--kind", "figure", "--limit", "3", first, folder.file("more"))
    #expect(batch == Batch(.exited(0), output: expected))
  }

  @Test("CSV for spreadsheets, against other reports, which the chosen one is taken out of") func csv() throws {
    let other = try folder.write("more/other.txt", "“=cmd”，“河长制”\n")
    let expected = """
      \u{FEFF}kind,text,frequency,reports,first_year,last_year,variants,unit,sentence,reference_frequency,g2,ratio\r
      formulation,'=cmd,1,1,,,,,,0,4.59,4.16\r
      formulation,河长制,1,1,,,,,,3,0.73,1.57\r

      """
    let batch = try terms("--format", "csv", other, "--against", folder.file("more"), first)
    #expect(batch == Batch(.exited(0), output: expected))
  }

  @Test("nothing found is 1; what cannot be read is told and is 2, with what was found") func endings() throws {
    #expect(try terms(first, "--kind", "title") == Batch(.exited(1)))
    let none = folder.file("none.txt")
    let batch = try terms(first, none, "--kind", "placeholder", "--format", "csv", "--no-bom")
    let output =
      "kind,text,frequency,reports,first_year,last_year,variants,unit,sentence\r\nplaceholder,X,1,1,2020,2020,,,\r\n"
    #expect(
      batch
        == Batch(
          .exited(2), output: output, complaints: "gangmu: \(none): no such file; check the name and the folder\n"))
    let usage = try terms(first, "--sort", "g2")
    #expect(usage.ending == .exited(2))
    #expect(usage.complaints.hasPrefix("Error: '--sort g2' needs '--against'.\n"))
  }

  @Test("standard input without a path; what is no text in a folder is told, and no failure") func inputs() throws {
    let piped = try Batch.run(
      [Built.path("gangmu"), "terms", "--format", "csv", "--no-bom"], in: folder, input: "“三农”\n")
    let header = "kind,text,frequency,reports,first_year,last_year,variants,unit,sentence\r\n"
    #expect(piped == Batch(.exited(0), output: header + "formula,三农,1,1,,,,,\r\n"))
    let picture = try folder.write("more/picture.bin", [0x7F, 0x45, 0x4C, 0x46, 0, 1, 2, 0])
    let batch = try terms(folder.file("more"), "--kind", "title", "--format", "csv", "--no-bom")
    #expect(batch.ending == .exited(0))
    #expect(batch.output == header + "title,《路网规划》,1,1,2021,2021,,,\r\n")
    #expect(batch.complaints.hasPrefix("gangmu: \(picture): is not text"))
  }

  @Test("no byte of a report reaches the terminal as a control") func controls() throws {
    let path = try folder.write("bad.txt", "“甲\u{202E}乙丙丁”，“甲\u{9B}2J乙丙”\n")
    let batch = try terms(path)
    #expect(batch.output.unicodeScalars.allSatisfy { $0.value != 0x202E && $0.value != 0x9B })
    #expect(batch.output.split(separator: "\n").count == 3)
  }
}
