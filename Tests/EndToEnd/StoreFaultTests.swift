import Glibc
import Store
import Testing

/// Whatever call of the system fails while the store is opened, read, written, begun anew or filled from the file of
/// before: the program goes on, says it in one line or overcomes it, and nothing is lost.
@Suite(.serialized)
struct StoreFaultTests {
  private let folder: GangmuFolder
  private let report: String
  private let library: String
  private var state: String { folder.file("state/gangmu") }

  init() throws {
    folder = try GangmuFolder()
    report = try folder.write("报告.txt", "正文\n")
    library = try Faults.library(in: folder)
  }

  /// The states in which a fault meets the store.
  enum Beginning: String, CaseIterable {
    /// Nothing is there but the file of before.
    case olderForm
    /// A store that another run has left.
    case store
    /// A damaged one, and the file of before.
    case damaged
  }

  private var identity: ReportIdentity { ReportIdentity(path: Array(report.utf8)) }

  /// Puts the state folder into its beginning.
  private func begin(_ beginning: Beginning) throws {
    _ = Spawned.run(["/bin/rm", "-rf", state], environment: [:])
    try folder.makeFolder("state/gangmu")
    switch beginning {
    case .olderForm, .damaged:
      try folder.write("state/gangmu/remembered", "search\told\nmark\to\t4\t\(report)\n")
      if beginning == .damaged {
        try folder.write("state/gangmu/store.sqlite", String(repeating: "damage\n", count: 900))
      }
    case .store: try StoreFile(folder: state).write([.search("old"), .mark("o", report: identity, offset: 4)])
    }
  }

  @Test(arguments: Beginning.allCases, [false, true])
  func nothingIsLost(beginning: Beginning, persists: Bool) throws {
    var counts: [String] = []
    for kind in Fault.Kind.allCases {
      let count = try Faults.each(kind, persists: persists, library: library, in: folder) { fault, variables in
        try begin(beginning)
        let run = try remember(variables.merging(limits(of: kind)) { $1 })
        try expect(run, after: fault, beginning)
      }
      counts.append("\(kind.rawValue) \(count)")
    }
    print("faults while remembering, \(beginning.rawValue)\(persists ? ", from one on" : ""): \(counts.joined(separator: ", "))")
    #expect(counts.contains { !$0.hasSuffix(" 0") })
  }

  /// Only what has to do with the state folder, and only SQLite's memory: a Swift program that gets none for its own
  /// values ends, whatever it does.
  private func limits(of kind: Fault.Kind) -> [String: String?] {
    kind == .malloc ? ["GANGMU_FAULT_CALLER": "sqlite"] : ["GANGMU_FAULT_PATH": "state/gangmu"]
  }

  private func remember(_ variables: [String: String?]) throws -> [String] {
    let run = try #require(
      Spawned.run(
        [Built.path("StoreRehearsal"), "once", state, report],
        environment: TestEnvironment.variables(term: "dumb", variables), takesErrors: true))
    #expect(run.ending == .exited(0), "\(variables): \(run.output)")
    return run.output.split(separator: "\n").map(String.init)
  }

  private func expect(_ lines: [String], after fault: Fault, _ beginning: Beginning) throws {
    let told = lines.filter { $0.hasPrefix("problem ") }
    let atEnd = lines.filter { $0.hasPrefix("end: ") }
    let expected = beginning == .damaged ? 2 : 1
    #expect(told.count <= expected, "\(fault): \(lines)")
    #expect(atEnd.count <= expected, "\(fault): \(lines)")
    // Nothing but damage is taken for damage.
    let kept = StoredNames.all(in: state).filter { $0.contains("damaged") && $0.hasSuffix(".sqlite") }
    #expect(kept.count == (beginning == .damaged ? kept.count : 0), "\(fault): \(kept)")
    #expect(kept.count <= 1, "\(fault): \(kept)")

    let file = StoreFile(folder: state)
    let searches = try file.searches()
    let marks = try #require(try file.report(identity)).marks.map { $0.letter }
    #expect(searches.first == "old", "\(fault): \(searches)")
    #expect(marks.first == "o", "\(fault): \(marks)")
    // All was acknowledged, or the end said that it was not.
    if atEnd.allSatisfy({ $0.contains("damaged") }) {
      #expect(searches == ["old", "new"], "\(fault): \(lines)")
      #expect(marks == ["o", "n"], "\(fault): \(lines)")
      #expect(try file.report(identity)?.place == 18, "\(fault): \(lines)")
    }
    let acknowledged = lines.filter { $0.hasPrefix("written ") }.compactMap { Int($0.dropFirst(8)) }.max() ?? 0
    if acknowledged >= 1 { #expect(searches.contains("new"), "\(fault): \(lines)") }
    if acknowledged >= 2 { #expect(marks.contains("n"), "\(fault): \(lines)") }
  }
}

/// The names in a folder.
enum StoredNames {
  static func all(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      names.append(withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) })
    }
    return names.filter { $0 != "." && $0 != ".." }
  }
}
