import FoundationEssentials
import TestReports
import Testing

@testable import Fuzzing

/// Every input of the fuzzers' corpora, the ones that once broke something among them.
@Suite struct CorpusTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fuzz/Corpus")

  @Test(arguments: Fuzzer.allCases)
  func everyInputKeepsWhatHoldsOfReports(_ fuzzer: Fuzzer) throws {
    let folder = Self.folder.appending(path: fuzzer.rawValue).path
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(!names.isEmpty)
    for name in names {
      let input = try Array(Data(contentsOf: URL(filePath: "\(folder)/\(name)")))
      #expect(fuzzer.faults(of: input) == [], "\(fuzzer.rawValue)/\(name)")
    }
    TestLane.tell(names.count, "documents")
  }
}
