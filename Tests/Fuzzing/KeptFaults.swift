import ReportIndex
import ReportModel
import ReportParsing

/// The faults of an index on the disk in which some bytes are others, in words; empty where there are none.
///
/// The input changes a sound segment, one of two by its first byte: each five bytes after it give a place in it and a byte that is put there. The checksums are
/// made to fit, so that what they would have refused is met too.
enum KeptFaults {
  private static let parser: UInt64 = 3
  /// Words of the head, words of a row of the table, and where the row has its checksum.
  private static let (headWords, rowWords, parts) = (5, 3, 29)

  /// Segments of Chinese reports and of reports in an alphabet, whose indexes are of different kinds.
  private static let sound: [[UInt8]] = [
    segment { "第\($0)号报告\n\n一、修渠\n修渠\($0)里，护茶。\n（一）护林\n护林\($0)亩，“茶香夜校”3次。\n" },
    segment { "Report \($0)\n\n1. Canals\nSome \($0) miles of 修渠, and tea 护茶.\n1.1 Woods\nAcres: \($0).\n" },
  ]

  private static func segment(_ text: (Int) -> String) -> [UInt8] {
    var library = Library()
    let texts = (0..<6).map(text)
    library.add(
      texts.compactMap { text in
        guard
          let report = try? ReportParser.report(from: Array(text.utf8), source: ReportSource(name: "input"))
        else { return nil }
        var kept = LibraryReport(PackedReport(report), name: "input")
        kept.file = KeptFile(root: 0, path: Array("input".utf8), version: nil, titleYear: nil)
        return kept
      })
    var bytes: [UInt8] = []
    library.takeIndexing(all: true)?.run().write(parser: parser) { bytes += $0 }
    return bytes
  }

  static func faults(of input: [UInt8]) -> [String] {
    var bytes = sound[Int(input.first ?? 0) & 1]
    for start in stride(from: 1, to: input.count - 4, by: 5) {
      let place = input[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
      bytes[place % bytes.count] = input[start + 4]
    }
    sum(&bytes)
    let memory = OwnMemory(bytes)
    do throws(KeptFault) {
      return faults(of: try KeptSegment(memory.bytes, of: memory, parser: parser))
    } catch {
      return []
    }
  }

  private static func faults(of kept: KeptSegment) -> [String] {
    var library = Library()
    let reports = (0..<kept.count).map {
      LibraryReport(kept.report($0, source: ReportSource(name: "input")), name: "input")
    }
    let addition = library.add(kept, reports: reports)
    for position in reports.indices { library.admit(position, of: addition) }
    var faults: [String] = []
    for phrase in ["修", "，", "护茶", "茶香夜校", "第1号"] {
      for folds in SearchQuery.Folding.allCases {
        guard let answer = try? LibrarySearcher(SearchQuery(phrase, folds: folds)).answer(in: library) else { continue }
        for number in library.numbers {
          let length = library[number]?.report.byteCount ?? 0
          if answer.ranges(in: number).contains(where: { $0.upper.bytes > length }) { faults.append("a hit outside") }
        }
      }
    }
    for pattern in ["护.", "渠里?，"] {
      _ = try? LibrarySearcher(SearchQuery(pattern, syntax: .regularExpression)).answer(in: library)
    }
    _ = try? LibrarySearcher(SearchQuery("修渠 NEAR/9 护茶", syntax: .query)).answer(in: library)
    return faults
  }

  /// Makes the checksums fit, but for those of reports.
  private static func sum(_ bytes: inout [UInt8]) {
    var words = (0..<headWords + rowWords * parts).map { word in
      bytes[8 * word..<8 * word + 8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    }
    for part in 0..<parts {
      let row = headWords + rowWords * part
      guard let offset = Int(exactly: words[row]), let size = Int(exactly: words[row + 1]), offset <= bytes.count,
        size <= bytes.count - offset
      else { continue }
      words[row + 2] = Checksum.of(Array(bytes[offset..<offset + size]))
    }
    words[4] = 0
    words[4] = words.withUnsafeBytes { Checksum.of($0) }
    for (word, value) in words.enumerated() {
      for byte in 0..<8 { bytes[8 * word + byte] = UInt8(truncatingIfNeeded: value >> UInt64(8 * byte)) }
    }
  }
}
