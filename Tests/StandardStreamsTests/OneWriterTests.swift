import Glibc
import TestReports
import Testing

/// Nothing but StandardStreams sends anything to standard output or standard error.
@Suite struct OneWriterTests {
  /// The ways to a standard stream: the functions that print, and the streams by name.
  private let ways: [Regex<Substring>] = [
    /(?:^|[^.\w])(?:print|debugPrint|dump|puts|fputs|putchar|putc|v?printf|v?fprintf|v?dprintf|perror)\(/,
    /\bSwift\.(?:print|debugPrint|dump)\(/, /\b(?:STDOUT_FILENO|STDERR_FILENO|FileHandle)\b/,
    /(?:^|[^.\w`])(?:stdout|stderr)\b/, /\bfullMessage|exit\(withError/,
  ]
  /// In the program itself also every way to write to a descriptor.
  private let writing: [Regex<Substring>] = [
    /(?:^|[^.\w])(?:write|pwrite|writev|fwrite|writeAll)\(/, /\bGlibc\.(?:write|pwrite|writev|fwrite)\(/,
    /\bimport Descriptors\b/,
  ]

  private func found(in text: String, _ signs: [Regex<Substring>]) -> [String] {
    // Words as programmers know them: by Unicode's rules a.b is one.
    let signs = signs.map { $0.wordBoundaryKind(.simple) }
    return text.split(separator: "\n").map { $0.drop { $0 == " " } }.filter { line in
      // The name of a function that is declared calls none.
      let code = line.replacing("func ", with: "func.")
      return !line.hasPrefix("//") && signs.contains { code.firstMatch(of: $0) != nil }
    }.map(String.init)
  }

  @Test func theSignsAreSeen() {
    let lines = [
      "print(\"x\")", "Swift.print(1)", "fputs(x, stderr)", "_ = fwrite(a, 1, 2, stdout)", "dprintf(2, x)",
      "let out = STDOUT_FILENO", "FileHandle.standardError.write(data)", "Gangmu.exit(withError: error)",
    ]
    for line in lines { #expect(found(in: line, ways) == [line]) }
    #expect(found(in: "write(2, x, 1)\n  Glibc.write(1, a, b)\nimport Descriptors", writing).count == 3)
    let fine =
      "listing.print(x)\nfunc print(_ x: Int) {\n// print(x)\nprinter.text(x)\nlet stdoutline = 1\nsprint(1)"
    #expect(found(in: fine, ways + writing) == [])
  }

  @Test func noOtherModuleKnowsTheStreams() throws {
    var wrong: [String] = []
    // The import program speaks to the browser by its standard output.
    let apart = ["StandardStreams", "gangmu-import", "ImportReaders"]
    // The message of the option parser is fetched, to be sent, in one place; the import program is given its streams, and
    // the program that takes copied text is given none but that text.
    let known = [
      "Descriptors/PipedText.swift: for output in [STDOUT_FILENO, STDERR_FILENO] {",
      "gangmu/Copying.swift: import Descriptors",
      "gangmu/Gangmu.swift: let words = Gangmu.fullMessage(for: error)",
      "ReportReading/Importing/ProgramStarter.swift: "
        + "posix_spawn_file_actions_adddup2(&actions, request.output, STDOUT_FILENO)",
      "ReportReading/Importing/ProgramStarter.swift: "
        + "posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, \"/dev/null\", O_WRONLY, 0)",
    ]
    let files = try sources(under: sourceFolder)
    #expect(files.contains("gangmu/Gangmu.swift") && files.contains("StandardStreams/StandardStream.swift"))
    for file in files where !apart.contains(where: { file.hasPrefix($0 + "/") }) {
      let text = try #require(contents(of: sourceFolder + "/" + file))
      let signs = file.hasPrefix("gangmu/") ? ways + writing : ways
      wrong += found(in: text, signs).map { "\(file): \($0)" }
    }
    #expect(wrong.filter { !known.contains($0) } == [])
    #expect(known.filter { !wrong.contains($0) } == [], "passed over, and no longer there")
  }

  private let sourceFolder =
    #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 } + "/Sources"

  /// The Swift files below a folder, by their paths in it.
  private func sources(under folder: String, _ prefix: String = "") throws -> [String] {
    let directory = try #require(opendir(folder))
    defer { closedir(directory) }
    var found: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      let isFolder = entry.pointee.d_type == UInt8(DT_DIR)
      if name.hasSuffix(".swift") { found.append(prefix + name) }
      if isFolder, !name.hasPrefix(".") { found += try sources(under: folder + "/" + name, prefix + name + "/") }
    }
    return found.sorted()
  }
}
