import Glibc
import Testing

/// Whatever call of the system fails while reports are read: all of the text comes, or a line says of which file it does
/// not.
@Suite(.serialized)
struct ReadingFaultTests {
  private let folder: GangmuFolder
  private let library: String
  private static let fixtures =
    #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(2).joined(separator: "/") + "/Fixtures/"

  init() throws {
    folder = try GangmuFolder()
    library = try Faults.library(in: folder)
  }

  /// The program that a fault is brought into.
  private enum Target: String {
    case browser = "gangmu"
    case importProgram = "gangmu-import"
  }

  /// Makes the import program one that begins with these variables: it is given none of the browser's. The result is the
  /// browser that starts it.
  private func browser(importing variables: [String: String?]) throws -> String {
    let browser = folder.file("bin/gangmu")
    if access(browser, F_OK) != 0 {
      try folder.makeFolder("bin")
      _ = Spawned.run(["/bin/cp", Built.path("gangmu"), browser], environment: [:])
    }
    let set = variables.compactMap { name, value in value.map { "\(name)='\($0)'" } }.joined(separator: " ")
    try folder.write(
      "bin/gangmu-import", "#!/bin/sh\n\(set) exec \(Built.path("gangmu-import")) \"$@\"\n", mode: 0o755)
    return browser
  }

  /// Runs the program with each fault of the kinds, and compares with the run without.
  private func trial(
    _ arguments: [String], named names: [String], _ kinds: [Fault.Kind], _ variables: [String: String?],
    in target: Target
  ) throws {
    let words = [Built.path("gangmu")] + arguments
    let whole = try Batch.run(words, in: folder)
    try #require(whole.ending == .exited(0) && whole.complaints == "" && whole.output != "")
    var counts: [String] = []
    for kind in kinds {
      let count = try Faults.each(kind, library: library, in: folder) { fault, environment in
        let all = environment.merging(variables) { $1 }
        let batch =
          switch target {
          case .browser: try Batch.run(words, in: folder, environment: all)
          case .importProgram: try Batch.run([browser(importing: all)] + arguments, in: folder)
          }
        let lines = batch.complaints.split(separator: "\n")
        #expect(batch.ending == .exited(0) || batch.ending == .exited(2), "\(fault) \(batch)")
        #expect(lines.count <= 1, "\(fault) \(batch)")
        guard lines.count == 1 else {
          #expect(batch == whole, "\(fault)")
          return
        }
        #expect(names.contains { lines[0].contains($0) }, "\(fault) \(batch)")
        // Whatever is printed is part of the whole.
        let printed = batch.output.split(separator: "\n")
        #expect(Set(printed).isSubset(of: whole.output.split(separator: "\n")), "\(fault) \(batch)")
      }
      counts.append("\(kind.rawValue) \(count)")
    }
    print(
      "faults in \(target.rawValue), \(arguments.joined(separator: " ").suffix(40)): \(counts.joined(separator: ", "))")
    #expect(counts.contains { !$0.hasSuffix(" 0") })
  }

  @Test("of a file") func file() throws {
    let path = try folder.write("报告.txt", GangmuReports.township)
    try trial(["text", path], named: [path], [.open, .read, .close, .mmap], ["GANGMU_FAULT_PATH": "报告"], in: .browser)
  }

  @Test("of a folder") func wholeFolder() throws {
    try folder.makeFolder("库")
    try folder.makeFolder("库/二级")
    try folder.write("库/一.txt", GangmuReports.township)
    try folder.write("库/二级/三.txt", GangmuReports.plan)
    try trial(
      ["search", "茶园", folder.file("库")], named: ["库"], [.open, .read, .close, .mmap], ["GANGMU_FAULT_PATH": "库"],
      in: .browser)
  }

  @Test(
    "of a document, in the import program",
    arguments: ["Office/headings.docx", "Converted/harbour-office.html", "Converted/harbour-office.pdf"])
  func document(name: String) throws {
    try trial(
      ["text", Self.fixtures + name], named: [name], [.open, .read, .write, .close, .mmap], [:], in: .importProgram)
  }

  @Test(
    "of memory in the libraries of the import program",
    .disabled(if: TestEnvironment.isSanitized, "no fault reaches the sanitizer's allocator"),
    arguments: [
      ("Office/headings.docx", "libxml2"), ("Office/headings.docx", "libarchive"),
      ("Converted/harbour-office.html", "libxml2"), ("Converted/harbour-office.pdf", "libpoppler"),
    ])
  func memory(name: String, caller: String) throws {
    try trial(
      ["text", Self.fixtures + name], named: [name], [.malloc], ["GANGMU_FAULT_CALLER": caller], in: .importProgram)
  }
}
