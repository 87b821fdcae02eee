import ReportModel
import TestReports
import Testing

@testable import ReportIndex

/// A segment written to the disk and read where it lies.
@Suite struct KeptSegmentTests {
  private static let parser: UInt64 = 7

  /// A library of some reports, its segment as bytes, and the library that is read from them.
  private struct Written {
    var library: Library
    var bytes: [UInt8]

    init(seed: UInt64, reports: Int, size: Int = 1) throws {
      var random = SplitMix(state: seed)
      library = Library()
      library.add(
        (0..<reports).map { number in
          var report = LibraryReport(
            PackedReport(DraftReport.random(&random, size: size).report), folders: ["库"], name: "草稿\(number)",
            year: number % 3 == 0 ? nil : 2015 + number % 7)
          let version = FileVersion(device: 1, inode: UInt(number), size: number, modified: -5, changed: number * 3)
          report.file = KeptFile(
            root: number % 2, path: Array("甲/草稿\(number)".utf8), version: number % 5 == 0 ? nil : version,
            titleYear: report.year)
          return report
        })
      let taken = library.takeIndexing(all: true)
      let indexing = try #require(taken)
      let indexed = indexing.run()
      library.adopt(indexed)
      var bytes: [UInt8] = []
      indexed.write(parser: KeptSegmentTests.parser) { bytes += $0 }
      self.bytes = bytes
    }
  }

  private static func open(_ bytes: [UInt8], parser: UInt64 = parser) throws(KeptFault) -> KeptSegment {
    let memory = OwnMemory(bytes)
    return try KeptSegment(memory.bytes, of: memory, parser: parser)
  }

  private static func library(_ kept: KeptSegment, like library: Library, admitting: (Int) -> Bool) -> Library {
    var read = Library()
    let reports = library.numbers.enumerated().compactMap { position, number in
      library[number].map { known in
        var report = known
        report.report = kept.report(position, source: known.report.source)
        return report
      }
    }
    let addition = read.add(kept, reports: reports)
    for position in reports.indices where admitting(position) { read.admit(position, of: addition) }
    return read
  }

  @Test("has every report, equal in every part, with the version of its file") func reports() throws {
    let written = try Written(seed: 1, reports: 40)
    let kept = try Self.open(written.bytes)
    #expect(kept.count == 40)
    #expect(kept.isSound())
    for (position, number) in written.library.numbers.enumerated() {
      let known = try #require(written.library[number])
      let report = kept.report(position, source: known.report.source)
      #expect(report.byteCount == known.report.byteCount)
      // Before anything of it is read.
      #expect(report.characters == known.report.characters)
      #expect(report.record == known.report.record)
      #expect(report.text == known.report.text)
      #expect(report.unpackedOnce().sections == known.report.unpacked().sections)
      #expect(report.unpacked().paragraphs == known.report.unpacked().paragraphs)
      #expect(kept.file(position) == known.file)
    }
  }

  @Test("has the same hits, of any query, in the reports that are admitted", arguments: 0..<6)
  func hits(_ seed: Int) throws {
    let written = try Written(seed: UInt64(seed), reports: seed < 4 ? 60 : 12, size: seed < 4 ? 2 : 60)
    let kept = try Self.open(written.bytes)
    let isAdmitted: (Int) -> Bool = { $0 % 4 != 1 }
    let read = Self.library(kept, like: written.library, admitting: isAdmitted)
    var memory = written.library
    for (position, number) in memory.numbers.enumerated() where !isAdmitted(position) { memory.remove(number) }
    #expect(read.numbers == memory.numbers)
    #expect(read.bytes == memory.bytes)
    var random = SplitMix(state: UInt64(seed) &+ 99)
    for draw in 0..<200 {
      let phrase = Self.phrase(in: memory, &random)
      let folds = SearchQuery.Folding.allCases[draw % SearchQuery.Folding.allCases.count]
      let query = SearchQuery(phrase, caseRule: draw % 2 == 0 ? .exact : .ignore, folds: folds)
      let expected = try LibrarySearcher(query).answer(in: memory)
      let found = try LibrarySearcher(query).answer(in: read)
      #expect(found.total == expected.total, "\(phrase)")
      for number in memory.numbers {
        #expect(found.ranges(in: number) == expected.ranges(in: number), "\(phrase)")
        #expect(found.sectionCounts(in: number) == expected.sectionCounts(in: number), "\(phrase)")
        let report = try #require(memory[number]).report
        #expect(found.ranges(in: number) == (try Searcher(query).hits(in: report, year: nil)), "\(phrase)")
      }
    }
    #expect(read.damaged.isEmpty)
  }

  @Test("merges with others: what is left of them, found as before") func merging() throws {
    let written = try Written(seed: 5, reports: 30)
    let kept = try Self.open(written.bytes)
    var library = Library()
    var additions: [Library.KeptAddition] = []
    for part in 0..<2 {
      let reports = (0..<kept.count).map { position in
        LibraryReport(kept.report(position, source: ReportSource(name: "草稿")), name: "草稿")
      }
      let addition = library.add(kept, reports: reports)
      for position in 0..<kept.count where position % 3 == part { library.admit(position, of: addition) }
      additions.append(addition)
    }
    let query = SearchQuery(Self.phrase(in: library, length: 1))
    let before = try LibrarySearcher(query).answer(in: library)
    #expect(library.extent(of: additions[0]).current < library.extent(of: additions[0]).all)
    library.adopt(library.merging(additions).run())
    let after = try LibrarySearcher(query).answer(in: library)
    #expect(!library.holdsAny(of: additions[1]))
    #expect(after.total == before.total && after.total > 0)
    for number in library.numbers { #expect(after.ranges(in: number) == before.ranges(in: number)) }
  }

  // MARK: Damage

  @Test("of another parser, of another kind, cut short: refused") func refused() throws {
    let bytes = try Written(seed: 2, reports: 5).bytes
    #expect(throws: KeptFault.otherVersion) { try Self.open(bytes, parser: 8) }
    var other = bytes
    other[8] = UInt8(truncatingIfNeeded: KeptForm.version + 1)
    #expect(throws: KeptFault.otherVersion) { try Self.open(other) }
    other = bytes
    other[0] ^= 1
    #expect(throws: KeptFault.foreign) { try Self.open(other) }
    #expect(throws: KeptFault.foreign) { try Self.open([]) }
    for length in stride(from: 8, to: bytes.count, by: 97) {
      #expect(throws: KeptFault.damaged) { try Self.open(Array(bytes[..<length])) }
    }
  }

  @Test("with any byte another: refused, or noticed where a report is read, and no question ends the program")
  func damaged() throws {
    let written = try Written(seed: 3, reports: 8, size: 20)
    let phrases = (1...4).map { Self.phrase(in: written.library, length: $0) }
    var random = SplitMix(state: 4)
    for _ in 0..<400 {
      var bytes = written.bytes
      for _ in 0...Int(random.next() % 4) {
        bytes[Int(random.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: random.next())
      }
      guard let kept = try? Self.open(bytes) else { continue }
      let library = Self.library(kept, like: written.library) { _ in true }
      for phrase in phrases {
        let query = SearchQuery(phrase, folds: random.next() % 2 == 0 ? .exact : .everything)
        let answer = try LibrarySearcher(query).answer(in: library)
        for number in library.numbers {
          let length = try #require(library[number]).report.byteCount
          #expect(answer.ranges(in: number).allSatisfy { $0.upper.bytes <= length })
        }
      }
      #expect(kept.isSound() == (bytes == written.bytes) || !Self.differs(bytes, written.bytes))
    }
  }

  /// Whether segments differ in what a checksum covers: not in the bytes that fill parts up.
  private static func differs(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    zip(left, right).contains { $0 != $1 && !($0 == 0 || $1 == 0) }
  }

  @Test("a report that is not as it was written counts as spaces, and the library knows it") func report() throws {
    let written = try Written(seed: 6, reports: 4)
    var bytes = written.bytes
    bytes[bytes.count - 9] ^= 0xFF
    let kept = try Self.open(bytes)
    let library = Self.library(kept, like: written.library) { _ in true }
    #expect(library.damaged.isEmpty)
    let last = try #require(library.numbers.last.flatMap { library[$0] })
    #expect(last.report.text == [UInt8](repeating: 0x20, count: last.report.byteCount))
    #expect(last.report.unpacked().sections.count == 1)
    #expect(library.damaged == library.numbers)
  }

  // MARK: Phrases

  private static func phrase(in library: Library, _ random: inout SplitMix) -> String {
    let numbers = library.numbers
    let report = library[numbers[Int(random.next() % UInt64(numbers.count))]]?.report
    let scalars = Array(String(decoding: report?.text ?? [], as: UTF8.self).unicodeScalars)
    guard !scalars.isEmpty else { return "的" }
    let start = Int(random.next() % UInt64(scalars.count))
    let phrase = scalars[start...].prefix(1 + Int(random.next() % 8))
    return String(String.UnicodeScalarView(phrase))
  }

  private static func phrase(in library: Library, length: Int) -> String {
    for number in library.numbers {
      let scalars = String(decoding: library[number]?.report.text ?? [], as: UTF8.self).unicodeScalars
        .filter { $0.value > 0x4E00 }
      if scalars.count > length { return String(String.UnicodeScalarView(scalars.prefix(length))) }
    }
    return "的"
  }
}
