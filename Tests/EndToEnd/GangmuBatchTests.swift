import Glibc
import Testing

/// The program without a screen: what it prints, what it complains of, and what it tells the shell.
@Suite(.serialized)
struct GangmuBatchTests {
  private let folder: GangmuFolder

  init() throws { folder = try GangmuFolder() }

  private static let missing = "no such file; check the name and the folder"

  // MARK: Printing

  @Test("into a pipe goes the text, byte for byte; the last line of one is ended before the next")
  func printsText() throws {
    let text = GangmuReports.township + "a\ttab, and no line end at the end"
    let path = try folder.write("township.txt", text)
    #expect(try Batch.gangmu(path, in: folder) == Batch(.exited(0), output: text))
    #expect(try Batch.gangmu(path, path, in: folder) == Batch(.exited(0), output: text + "\n" + text))
    let start = try #require(text.firstRange(of: "二、今年"))
    let closing = try #require(text.firstRange(of: "各位代表，蓝图"))
    let section = String(text[start.lowerBound..<closing.lowerBound])
    #expect(try Batch.gangmu("-i", path + "#二", in: folder) == Batch(.exited(0), output: section))
  }

  @Test("standard input is a report, named or not") func printsInput() throws {
    let text = GangmuReports.plan
    #expect(try Batch.gangmu(in: folder, input: text) == Batch(.exited(0), output: text))
    #expect(try Batch.gangmu("-", in: folder, input: text) == Batch(.exited(0), output: text))
  }

  @Test("a reader that goes away is no error") func readerGoesAway() throws {
    let path = try folder.write("long.txt", GangmuReports.long(paragraphs: 5000))
    let command = "\"$0\" \"$1\" | head -n 1"
    let batch = try Batch.run(["/bin/sh", "-c", command, Built.path("gangmu"), path], in: folder)
    #expect(batch == Batch(.exited(0), output: "云溪镇水文记录\n"))
  }

  @Test("what cannot be written is told, and fails") func cannotWrite() throws {
    let path = try folder.write("plan.txt", GangmuReports.plan)
    func shell(_ line: String) throws -> Batch {
      try Batch.run(["/bin/sh", "-c", line, Built.path("gangmu"), path], in: folder)
    }
    let full = Batch(
      .exited(2), complaints: "gangmu: standard output: cannot be written: No space left on device\n")
    #expect(try shell("\"$0\" \"$1\" > /dev/full") == full)
    #expect(try shell("\"$0\" outline \"$1\" > /dev/full") == full)
    let closed = Batch(.exited(2), complaints: "gangmu: standard output: cannot be written: Bad file descriptor\n")
    #expect(try shell("\"$0\" \"$1\" >&-") == closed)
  }

  @Test("standard input that is closed is no report, and no place for a file that is opened later")
  func closedInput() throws {
    let path = try folder.write("plan.txt", GangmuReports.plan)
    let command = "\"$0\" - \"$1\" <&-"
    let batch = try Batch.run(["/bin/sh", "-c", command, Built.path("gangmu"), path], in: folder)
    let complaint = "gangmu: standard input: Bad file descriptor (read, errno 9)\n"
    #expect(batch == Batch(.exited(2), output: GangmuReports.plan, complaints: complaint))
  }

  // MARK: What cannot be read

  @Test(
    "each input that cannot be read is one line that names it; the others, those in folders last, are printed all the same"
  )
  func unreadable() throws {
    let good = try folder.write("good.txt", GangmuReports.plan)
    let empty = try folder.write("empty.txt", "")
    let binary = try folder.write("binary.bin", [0x7F, 0x45, 0x4C, 0x46, 0, 1, 2, 0, 0, 0])
    let named = folder.file("pipe")
    try #require(mkfifo(named, 0o644) == 0)
    let none = folder.file("none.txt")
    let inside = folder.file("folder")
    try folder.makeFolder("folder")
    _ = try folder.write("folder/township.txt", GangmuReports.township)
    _ = try folder.write("folder/empty.txt", "")
    let batch = try Batch.gangmu(good, none, empty, binary, inside, named, good, in: folder)
    let complaints = [
      "\(none): \(Self.missing)",
      "\(empty): holds no text",
      "\(binary): is not text (byte 5 stands in none); convert it to a text file first",
      "\(named): is a named pipe; read it from standard input: gangmu - < NAME",
      "\(inside)/empty.txt: holds no text",
    ]
    let expected = Batch(
      .exited(2), output: GangmuReports.plan + GangmuReports.plan + GangmuReports.township,
      complaints: complaints.map { "gangmu: \($0)\n" }.joined())
    #expect(batch == expected)
  }

  @Test("what is in a folder and is no report is told and is no failure") func passedOver() throws {
    let inside = folder.file("folder")
    try folder.makeFolder("folder")
    _ = try folder.write("folder/township.txt", GangmuReports.township)
    _ = try folder.write("folder/empty.txt", "")
    let batch = try Batch.gangmu(inside, in: folder)
    let complaint = "gangmu: \(inside)/empty.txt: holds no text\n"
    #expect(batch == Batch(.exited(0), output: GangmuReports.township, complaints: complaint))
  }

  @Test("in Chinese where the locale is") func unreadableInChinese() throws {
    let none = folder.file("无此文件.txt")
    let batch = try Batch.gangmu(none, in: folder, environment: ["LC_ALL": "zh_CN.UTF-8"])
    #expect(batch == Batch(.exited(2), complaints: "gangmu: \(none)：没有这个文件，请检查文件名和所在文件夹\n"))
  }

  @Test("a file that others may not read, and one that breaks off") func notPermitted() throws {
    let path = try folder.write("closed.txt", GangmuReports.plan, mode: 0)
    try #require(chmod(folder.path, 0o755) == 0)
    // The rights of a file mean nothing to the superuser, who is someone else here.
    let other = geteuid() == 0 ? ["/usr/bin/setpriv", "--reuid", "65534", "--clear-groups", "--"] : []
    let batch = try Batch.run(other + [Built.path("gangmu"), path, "/proc/self/mem"], in: folder)
    let complaints = [
      "\(path): permission denied; check the rights of the file and of its folders (ls -l)",
      "/proc/self/mem: Input/output error (read, errno 5)",
    ]
    #expect(batch == Batch(.exited(2), complaints: complaints.map { "gangmu: \($0)\n" }.joined()))
  }

  @Test("a name never reaches the terminal as a control") func nameIsShown() throws {
    let batch = try Batch.gangmu("\u{1B}]0;x\u{7}\u{202E}\n\u{9B}2J", in: folder)
    let shown = "␛]0;x␇<U+202E>␊<U+009B>2J"
    #expect(batch == Batch(.exited(2), complaints: "gangmu: \(shown): \(Self.missing)\n"))
    let option = try Batch.gangmu("--\u{1B}[2J", in: folder)
    #expect(option.ending == .exited(2))
    #expect(option.output.isEmpty)
    #expect(option.complaints.split(separator: "\n").first == "Error: Unknown option '--␛[2J'")
  }

  @Test("nothing at all is in standard input") func emptyInput() throws {
    let expected = Batch(.exited(2), complaints: "gangmu: standard input: holds no text\n")
    #expect(try Batch.gangmu(in: folder, input: "") == expected)
    #expect(try Batch.gangmu("-", in: folder, input: "") == expected)
  }

  // MARK: Usage

  @Test("--version and --help are answers, not errors") func answers() throws {
    let version = try Batch.gangmu("--version", in: folder)
    #expect(version.ending == .exited(0))
    #expect(version.complaints.isEmpty)
    #expect(version.output.wholeMatch(of: /[0-9]+\.[0-9]+\.[0-9]+\n/) != nil)
    let help = try Batch.gangmu("--help", in: folder)
    #expect(help.ending == .exited(0))
    #expect(help.complaints.isEmpty)
    #expect(help.output.split(separator: "\n").contains { $0.hasPrefix("USAGE: gangmu ") })
  }

  @Test("the usage of the program names every option of the browser, and none that is not there") func usage() throws {
    let english: [String: String?] = ["LC_ALL": "C"]
    func options(_ text: String) -> Set<String> { Set(text.matches(of: /--[a-z][a-z-]+/).map { String($0.output) }) }
    let program = try Batch.gangmu("--help", in: folder, environment: english).output
    let usage = program.prefix(upTo: try #require(program.firstRange(of: "SUBCOMMANDS")).lowerBound)
      .split(separator: "\n").filter { $0.hasPrefix("USAGE:") || $0.hasPrefix("       ") }.joined(separator: "\n")
    let browse = try Batch.gangmu("help", "browse", in: folder, environment: english).output
    // These have short names, or are taken by every command.
    let others: Set = ["--section", "--ignore-case", "--version", "--help"]
    #expect(options(browse).subtracting(others).subtracting(options(usage)) == [])
    let all = try [
      "outline", "section", "text", "check", "compare", "terms", "track", "reuse", "search", "hits", "export",
      "notes", "index", "browse",
    ].reduce(into: Set<String>()) { all, name in
      all.formUnion(options(try Batch.gangmu("help", name, in: folder, environment: english).output))
    }
    #expect(options(usage).subtracting(all) == [])
  }

  @Test("the help is in Chinese where messages are, and names every option of every command") func chineseHelp() throws
  {
    let chinese = ["LC_ALL": nil, "LC_MESSAGES": "zh_CN.UTF-8", "LANG": "C"] as [String: String?]
    let program = try Batch.gangmu("--help", in: folder, environment: chinese)
    #expect(program.ending == .exited(0) && program.output.contains("用法：gangmu "))
    #expect(program.output.split(separator: "\n").allSatisfy { !$0.hasPrefix("USAGE") })
    for name in [
      "browse", "outline", "section", "text", "check", "compare", "terms", "track", "reuse", "similar", "search",
      "export", "hits", "notes", "index",
    ] {
      #expect(program.output.contains("\n  \(name) "), "\(name)")
      let help = try Batch.gangmu("help", name, in: folder, environment: chinese).output
      #expect(try Batch.gangmu(name, "--help", in: folder, environment: chinese).output == help, "\(name)")
      let english = try Batch.gangmu("help", name, in: folder, environment: ["LC_ALL": "C"]).output
      for option in Set(english.matches(of: /--[a-z][a-z-]+/).map { String($0.output) }) where option != "--help" {
        #expect(help.contains(option), "\(name) \(option)")
      }
      // And lists none that the command refuses.
      func listed(_ help: String) -> Set<String> {
        Set(
          help.split(separator: "\n").compactMap { line in
            line.firstMatch(of: /^ +(?:-[a-zA-Z], )?(--[a-z][a-z-]+)/).map { String($0.1) }
          })
      }
      #expect(listed(help).subtracting(listed(english)) == [], "\(name)")
    }
    // Words behind -- are no options.
    #expect(try !Batch.gangmu("text", "--", "--help", in: folder, environment: chinese).output.contains("用法"))
  }

  @Test(
    "wrong usage ends with 2 and tells the usage",
    arguments: [
      (["--nonsense"], "browse", "Unknown option '--nonsense'"),
      (["--section"], "browse", "Missing value for '--section <section>'"),
      (["outline"], "outline", "Missing expected argument '<paths> ...'"),
      (
        ["outline", "--format", "runes", "x"], "outline",
        "The value 'runes' is invalid for '--format <format>'. Please provide one of 'text', 'jsonl' or 'markdown'."
      ),
    ])
  func wrongUsage(words: [String], command: String, problem: String) throws {
    let batch = try Batch.run([Built.path("gangmu")] + words, in: folder)
    #expect(batch.ending == .exited(2))
    #expect(batch.output.isEmpty)
    let lines = batch.complaints.split(separator: "\n").map(String.init)
    #expect(lines.first == "Error: \(problem)")
    #expect(lines.contains { $0.hasPrefix("Usage: gangmu \(command) ") })
  }

  // MARK: Outlines

  @Test("outlines: found, or an input that could not be read") func outlines() throws {
    let path = try folder.write("short.txt", "云溪镇茶园方案\n\n一、要求\n按时采摘。\n")
    let line = #"{"level":1,"kind":"numbered","line":3,"number":"一","title":"要求","address":"一","path":"1","#
    let outline =
      #"{"level":0,"kind":"title","line":1,"number":"","title":"云溪镇茶园方案","address":"","path":"","#
      + "\"start\":0,\"end\":21}\n" + line + "\"start\":23,\"end\":52,\"characters\":9}\n"
    #expect(try Batch.gangmu("outline", "--format", "jsonl", path, in: folder) == Batch(.exited(0), output: outline))
    let none = folder.file("none.txt")
    let mixed = try Batch.gangmu("outline", "--format", "jsonl", none, path, in: folder)
    let named = outline.replacing("{\"level\"", with: "{\"file\":\"\(path)\",\"level\"")
    #expect(mixed == Batch(.exited(2), output: named, complaints: "gangmu: \(none): \(Self.missing)\n"))
    let piped = try Batch.gangmu("outline", "--format=jsonl", "-", in: folder, input: "云溪镇茶园方案\n\n一、要求\n按时采摘。\n")
    #expect(piped == Batch(.exited(0), output: outline))
  }
}
