import Testing

/// Places named on the command line where the output is no terminal: the section, or the text from the line on.
@Suite struct PrintedPartTests {
  private let folder: GangmuFolder
  private let plan: String

  init() throws {
    folder = try GangmuFolder()
    plan = try folder.write("plan.txt", GangmuReports.plan)
  }

  private static let second = "（二）统防统治。每季开展一次病虫害普查。\n"
  private static let measures = "二、主要措施\n（一）分片包干。每片茶园明确一名管护员。\n" + second

  @Test("an address prints its section, however it is given") func sections() throws {
    #expect(try Batch.gangmu(plan + "#二", in: folder) == Batch(.exited(0), output: Self.measures))
    #expect(try Batch.gangmu("-s", "二", plan, in: folder) == Batch(.exited(0), output: Self.measures))
    #expect(try Batch.gangmu(plan + ":-:二（二）: 深化", in: folder) == Batch(.exited(0), output: Self.second))
    #expect(try Batch.gangmu("-s", "二（二）", "-", in: folder, input: GangmuReports.plan).output == Self.second)
  }

  @Test("a line or a term prints all from there on") func lines() throws {
    for words in [[plan + ":5"], [plan + ":5:2"], ["+5", plan], ["+/主要", plan]] {
      let batch = try Batch.run([Built.path("gangmu")] + words, in: folder)
      #expect(batch == Batch(.exited(0), output: Self.measures), "\(words)")
    }
    #expect(try Batch.gangmu("+G", plan, in: folder) == Batch(.exited(0), output: Self.second))
    let page = try folder.write("page.html", "<html><body><p>甲。</p><p>乙。</p></body></html>")
    #expect(try Batch.gangmu("+G", page, in: folder) == Batch(.exited(0), output: "乙。\n"))
    #expect(
      try Batch.gangmu(page + ":2", in: folder)
        == Batch(.exited(2), complaints: "gangmu: \(page): this format has no lines\n"))
  }

  @Test("a place in the first report leaves the others whole; each may have one of its own") func several() throws {
    let whole = GangmuReports.plan
    #expect(try Batch.gangmu("-s", "二（二）", plan, plan, in: folder).output == Self.second + whole)
    #expect(try Batch.gangmu(plan, plan + "#二（二）", in: folder).output == whole + Self.second)
    // The first cannot be read: its place is in no other.
    #expect(try Batch.gangmu("-s", "二（二）", plan + ".none", plan, in: folder).output == whole)
  }

  @Test("what is not there is an error, and nothing is printed in its place") func missing() throws {
    func refused(_ message: String, code: Int32 = 2) -> Batch {
      Batch(.exited(code), complaints: "gangmu: \(message)\n")
    }
    #expect(try Batch.gangmu(plan + "#九", in: folder) == refused("\(plan): no such section: 九"))
    #expect(try Batch.gangmu("-s", "九", plan, in: folder) == refused("\(plan): no such section: 九"))
    #expect(try Batch.gangmu(plan + ":89", in: folder) == refused("\(plan): no such line: 89"))
    #expect(try Batch.gangmu("+/没有的词", plan, in: folder) == refused("\(plan): not found: 没有的词", code: 1))
    #expect(
      try Batch.gangmu("+3", folder.path, in: folder)
        == refused("a place to print from is in one report: name a file"))
    let several = try Batch.gangmu(plan + "#茶", in: folder)
    #expect(several.ending == .exited(2) && several.output.isEmpty)
    // The others are printed all the same.
    let batch = try Batch.gangmu(plan + "#九", plan, in: folder)
    #expect(batch.ending == .exited(2) && batch.output == GangmuReports.plan)
  }

  @Test("the same in Chinese") func chinese() throws {
    let environment = ["LC_ALL": "zh_CN.UTF-8"]
    #expect(
      try Batch.gangmu(plan + "#九", in: folder, environment: environment).complaints == "gangmu: \(plan)：没有这样的章节：九\n")
    #expect(
      try Batch.gangmu(plan + ":89", in: folder, environment: environment).complaints == "gangmu: \(plan)：没有第 89 行\n")
  }
}
