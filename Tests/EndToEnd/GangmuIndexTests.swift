import Glibc
import TestReports
import Testing

/// The index of a folder on the disk: made, used, updated, damaged, and never believed over the files.
@Suite(.serialized) struct GangmuIndexTests {
  private let folder: GangmuFolder
  private let library: String
  private var cache: String { folder.file(".cache/gangmu") }

  init() throws {
    folder = try GangmuFolder()
    try folder.makeFolder("lib")
    try folder.makeFolder("lib/2023")
    library = folder.file("lib")
    for number in 0..<30 {
      try folder.write("lib/2023/第\(number).txt", "第\(number)号报告\n\n一、修渠\n修渠\(number)里，护茶。\n二、护林\n护林\(number)亩。\n")
    }
    settle()
  }

  /// Waits until files written by now are settled.
  private func settle() { usleep(120_000) }

  /// The output of a search with the index, which must be the one without.
  @discardableResult
  private func search(_ words: String...) throws -> String {
    let program = Built.path("gangmu")
    let with = try Batch.run([program, "search"] + words + [library], in: folder)
    let without = try Batch.run([program, "search", "--no-cache"] + words + [library], in: folder)
    #expect(with == without)
    return with.output
  }

  private func searchAll() throws {
    for words in [["修渠"], ["--count", "护"], ["--by", "section", "护林"], ["--fold", "修 渠"], ["-e", "护.\\d*"]] {
      let program = Built.path("gangmu")
      let with = try Batch.run([program, "search"] + words + [library], in: folder)
      let without = try Batch.run([program, "search", "--no-cache"] + words + [library], in: folder)
      #expect(with == without, "\(words)")
    }
    try search("--query", "修渠 year:2023")
    try search("--by", "year", "护茶")
    for format in ["text", "jsonl", "csv"] { try search("--by", "report", "--format", format, "护茶") }
    try search("--kwic", "护茶")
    for verb in ["export", "terms", "outline"] {
      let program = Built.path("gangmu")
      let with = try Batch.run([program, verb, library], in: folder)
      #expect(with == (try Batch.run([program, verb, "--no-cache", library], in: folder)), "\(verb)")
    }
  }

  private func index(_ words: String...) throws -> Batch {
    try Batch.run([Built.path("gangmu"), "index"] + words + [library], in: folder)
  }

  @Test("a damaged place in the lists of a segment loses no hit", arguments: 0..<12) func damagedPlaces(part: Int)
    throws
  {
    _ = try index()
    let file = try #require(try indexFiles().first { $0.hasSuffix(".segment") })
    let damage =
      "size=$(stat -c %s \"$0\"); head -c 512 /dev/zero | tr '\\0' U "
      + "| dd of=\"$0\" bs=1 seek=$((size * (2 * \(part) + 1) / 24)) conv=notrunc status=none"
    #expect(try Batch.run(["/bin/bash", "-c", damage, file], in: folder).ending == .exited(0))
    for words in [["--count", "护"], ["--count", "修渠"], ["--format", "jsonl", "护"]] {
      let with = try Batch.run([Built.path("gangmu"), "search"] + words + [library], in: folder)
      let without = try Batch.run(
        [Built.path("gangmu"), "search", "--no-cache"] + words + [library], in: folder)
      #expect(with.output == without.output, "\(words)")
    }
    // Made anew by the next one to write, though no file has changed.
    #expect(try index().ending == .exited(0))
    #expect(try index("--status").output.hasSuffix("sound\n"))
    try searchAll()
  }

  @Test("of a stale index it is said how many files have changed and come") func stale() throws {
    _ = try index()
    settle()
    try folder.write("lib/2023/第1.txt", "第1号报告\n\n一、修渠\n修渠又1里。\n")
    try folder.write("lib/2023/第2.txt", "第2号报告\n\n一、修渠\n修渠又2里。\n")
    try folder.write("lib/新.txt", "新报告\n\n一、修渠\n又1里。\n")
    for number in 5..<9 { try #require(unlink(folder.file("lib/2023/第\(number).txt")) == 0) }
    let stale = try index("--status")
    #expect(stale.output.hasSuffix("; stale: files changed 2, come 1; sound\n"))
    #expect(stale.ending == .exited(1) && stale.complaints == "")
    settle()
    _ = try index()
    #expect(try index("--status").output.contains("stale") == false)
  }

  @Test("a report is counted once, however often its file has changed since, and not once that is gone")
  func counted() throws {
    _ = try index()
    settle()
    for round in 0..<3 {
      try folder.write("lib/2023/第3.txt", "第3号报告\n\n一、修渠\n修渠\(round)里。\n")
      settle()
      #expect(try index().output == "30 reports; texts in the index: 0.0 MB\n")
      #expect(try index("--status") == Batch(.exited(0), output: "30 reports, 0.0 MB of text; sound\n"))
    }
    try #require(unlink(folder.file("lib/2023/第4.txt")) == 0)
    #expect(try index("--status") == Batch(.exited(0), output: "29 reports, 0.0 MB of text; sound\n"))
  }

  @Test("a folder that is not there, and one of which no index is kept") func refused() throws {
    let missing = folder.file("nowhere")
    for words in [["--status"], []] {
      let batch = try Batch.run([Built.path("gangmu"), "index"] + words + [missing], in: folder)
      #expect(batch.ending == .exited(2) && batch.output == "")
      #expect(batch.complaints == "gangmu: \(missing): no such file; check the name and the folder\n")
    }
    try folder.write("lib/2023/单.txt", "单独一份报告\n\n一、修渠\n修渠一里。\n")
    let file = folder.file("lib/2023/单.txt")
    let batch = try Batch.run([Built.path("gangmu"), "index", file], in: folder)
    #expect(batch == Batch(.exited(2), complaints: "gangmu: \(file) is no folder: an index is kept of folders\n"))
    try folder.write("config/gangmu/library.toml", "[index]\nexclude = [\"**/lib\"]\n")
    for words in [["--status"], []] {
      let batch = try Batch.run([Built.path("gangmu"), "index"] + words + [library], in: folder)
      #expect(batch.ending == .exited(2) && batch.output == "")
    }
    try searchAll()
    #expect(try indexFiles() == [])
  }

  @Test("reports in a folder below that is excluded are in no file of the index") func excludedBelow() throws {
    try folder.makeFolder("lib/密")
    try folder.write("lib/密/秘.txt", "秘密报告\n\n一、藏珠\n藏珠于渊。\n")
    try folder.write("config/gangmu/library.toml", "[index]\nexclude = [\"**/密\"]\n")
    settle()
    _ = try Batch.run([Built.path("gangmu"), "index", library], in: folder)
    for name in try indexFiles() {
      let bytes = try Batch.run(["/usr/bin/od", "-An", "-v", "-tx1", name], in: folder).output
      let digits = bytes.filter { !$0.isWhitespace }
      // 藏珠 in UTF-16 and in UTF-8.
      #expect(!digits.contains("cf85e073") && !digits.contains("e8978fe78fa0"))
    }
    let found = try Batch.run([Built.path("gangmu"), "search", "--count", "藏珠", library], in: folder)
    #expect(found.output.hasSuffix("2\n") && found.ending == .exited(0))
  }

  @Test("indexes that take more than they may make room for the newest, and that is said") func evicted() throws {
    _ = try index()
    try folder.write("config/gangmu/library.toml", "[index]\nmegabytes = 1\n")
    try folder.makeFolder("other")
    try folder.write("other/甲.txt", String(repeating: "护林护茶，修渠修路。\n", count: 40_000))
    settle()
    let batch = try Batch.run([Built.path("gangmu"), "index", folder.file("other")], in: folder)
    #expect(batch.ending == .exited(0))
    #expect(batch.complaints.contains("indexes removed that were not used for the longest time: 1;"))
    #expect(try index("--status").complaints == "gangmu: no index\n")
  }

  @Test("a folder without a report is told of") func nothingToKeep() throws {
    try folder.makeFolder("none")
    let batch = try Batch.run([Built.path("gangmu"), "index", folder.file("none")], in: folder)
    #expect(batch == Batch(.exited(1), complaints: "gangmu: no report was found: no index is made\n"))
  }

  @Test("made, described, listed, removed") func life() throws {
    #expect(try index("--status") == Batch(.exited(1), complaints: "gangmu: no index\n"))
    let made = try index()
    #expect(made.ending == .exited(0) && made.complaints == "")
    #expect(made.output.hasPrefix("30 reports; texts in the index: "))
    let status = try index("--status")
    #expect(status.ending == .exited(0) && status.output.hasSuffix("sound\n"))
    // The list names the folders by which an index is removed.
    let listed = try Batch.gangmu("index", "--status", in: folder).output
    #expect(listed.wholeMatch(of: /(.+)  [0-9]+\.[0-9] MB\n/)?.1 == Substring(library))
    try searchAll()
    #expect(try index("--drop") == Batch(.exited(0)))
    #expect(try index("--status").ending == .exited(1))
  }

  @Test("a file that was changed, removed or added since is found as it is now") func changes() throws {
    _ = try index()
    settle()
    // As long as before, in the same second, and with the time of before: its other time tells.
    let path = folder.file("lib/2023/第3.txt")
    var status = stat()
    try #require(stat(path, &status) == 0)
    try folder.write("lib/2023/第3.txt", "第3号报告\n\n一、修渠\n修路3里，护茶。\n二、护林\n护林3亩。\n")
    var times = [status.st_atim, status.st_mtim]
    try #require(utimensat(AT_FDCWD, path, &times, 0) == 0)
    #expect(try search("--count", "修路") == "1\n")
    try #require(unlink(folder.file("lib/2023/第4.txt")) == 0)
    try folder.write("lib/2023/第40.txt", "第40号报告\n\n一、修路\n修路40里。\n")
    // Another file under a name that is known.
    try #require(rename(folder.file("lib/2023/第5.txt"), folder.file("lib/2023/第6.txt")) == 0)
    try searchAll()
    for _ in 0..<6 {
      settle()
      try folder.append("lib/2023/第7.txt", "护茶又一回。\n")
      #expect(try index().ending == .exited(0))
      try searchAll()
      #expect(try index("--status").output.hasSuffix("sound\n"))
    }
    // Small segments have become one, again and again.
    #expect(try indexFiles().count { $0.hasSuffix(".segment") } <= 5)
  }

  @Test("written within one tick of the clock as it is read: read again the next time") func unsettled() throws {
    for round in 0..<5 {
      try folder.write("lib/新.txt", "新报告\n\n一、修渠\n第\(round)回。\n")
      _ = try index()
      try folder.write("lib/新.txt", "新报告\n\n一、修渠\n第\(round)次。\n")
      #expect(try search("--count", "第\(round)次") == "1\n")
    }
  }

  @Test("damaged behind an open browser: told in a line, and the first answer is from the files, in the same tree")
  func damagedBehindBrowser() throws {
    guard TmuxSession.isInstalled else { return }
    _ = try index()
    let session = try #require(
      TmuxSession([Built.path("gangmu"), library], columns: 100, rows: 20, environment: folder.environment()))
    func reports(_ rows: [String]) -> [Substring] {
      rows.filter { $0.dropFirst(2).hasPrefix("2023 第") }.map { $0.dropFirst(2).prefix(12) }
    }
    let before = reports(session.screen(showing: "30 reports", seconds: 20))
    let file = try #require(try indexFiles().first { $0.hasSuffix(".segment") })
    let damage =
      "size=$(stat -c %s \"$0\"); head -c $size /dev/zero | tr '\\0' U "
      + "| dd of=\"$0\" bs=1M conv=notrunc status=none"
    #expect(try Batch.run(["/bin/bash", "-c", damage, file], in: folder).ending == .exited(0))
    // A search that is answered before its files are read again would say that it has found nothing.
    session.type("/护茶")
    session.press("Enter")
    let found = session.screen(seconds: 20) { $0.last?.contains("all 30") ?? false }
    #expect(found.last?.contains("护茶 1/1") == true, "\(found)")
    let after = reports(found)
    #expect(!after.isEmpty && after == Array(before.prefix(after.count)), "\(found)")
    session.type(":messages")
    session.press("Enter")
    let told = session.screen(showing: "damaged", seconds: 20)
    #expect(told.count { $0.contains("the index is damaged") } == 1, "\(told)")
  }

  @Test("damaged, cut short, of another kind: told in a line, and nothing wrong is shown") func damage() throws {
    _ = try index()
    let segments = try indexFiles().filter { $0.hasSuffix(".segment") }
    let path = try #require(segments.first)
    var status = stat()
    try #require(stat(path, &status) == 0)
    try #require(truncate(path, status.st_size / 2) == 0)
    let cut = try Batch.gangmu("search", "--count", "护茶", library, in: folder)
    #expect(cut.output == "30\n" && cut.ending == .exited(0))
    #expect(cut.complaints.split(separator: "\n").count == 1 && cut.complaints.contains("the index is damaged"))
    #expect(try index("--status").ending == .exited(1))
    // Made anew.
    _ = try index()
    #expect(try index("--status").output.hasSuffix("sound\n"))
    try searchAll()
    let manifest = try #require(try indexFiles().first { $0.hasSuffix("/manifest") })
    try #require(truncate(manifest, 20) == 0)
    let other = try Batch.gangmu("search", "--count", "护茶", library, in: folder)
    #expect(other.output == "30\n" && other.complaints.split(separator: "\n").count == 1)
  }

  @Test("killed at any moment while it writes: an old index or a new one") func killed() throws {
    for round in 0..<TestLane.times(25, long: 200) {
      try folder.write("lib/2023/第\(round % 30).txt", "第\(round)号报告\n\n一、修渠\n修渠\(round)里，护茶又护茶。\n")
      settle()
      let seconds = "0.0\(round % 5)\(round % 10)"
      _ = try Batch.run(
        ["/usr/bin/timeout", "-s", "KILL", seconds, Built.path("gangmu"), "index", library], in: folder)
      #expect(try search("--count", "护茶").isEmpty == false)
      #expect(try index("--status").output.contains("damaged") == false)
    }
    #expect(try index().ending == .exited(0))
    try searchAll()
  }

  @Test("two at once: both end well, and the index is whole") func two() throws {
    let program = Built.path("gangmu")
    let line = "\"$0\" index \"$1\" & \"$0\" index \"$1\"; wait"
    let both = try Batch.run(["/bin/bash", "-c", line, program, library], in: folder)
    #expect(both.ending == .exited(0))
    #expect(try index("--status").output.hasSuffix("sound\n"))
    try searchAll()
  }

  @Test("a disk that takes no more, and a folder that cannot be written: said, and all is found") func full() throws {
    // A limit of the size of files stands for a full disk.
    let program = Built.path("gangmu")
    let limited = try Batch.run(
      ["/bin/bash", "-c", "ulimit -f 8; exec \"$0\" index \"$1\"", program, library], in: folder)
    #expect(limited.ending == .exited(2) && limited.complaints.contains("the index cannot be written"))
    #expect(try indexFiles().filter { $0.hasSuffix(".new") || $0.hasSuffix(".segment") } == [])
    try searchAll()
    try folder.write("afile", "")
    let nowhere = try Batch.run(
      [program, "index", library], in: folder, environment: ["XDG_CACHE_HOME": folder.file("afile")])
    #expect(nowhere.ending == .exited(2) && nowhere.complaints.contains("the index cannot be written"))
    #expect(nowhere.output == "")
  }

  /// The files of all indexes.
  private func indexFiles() throws -> [String] {
    let found = try Batch.run(["/usr/bin/find", cache, "-type", "f"], in: folder)
    return found.output.split(separator: "\n").map(String.init)
  }
}
