import Glibc
import ReportModel
import TextFacts
import TextFolding
import TestReports
import Testing

@testable import ReportIndex

/// 10,000 phrases drawn from real reports, looked for in all of them, against the plainest scan: every place of every
/// phrase, as it stands and folded.
@Suite("Random phrases of real reports", .enabled(if: GivenReports.folder != nil, "GANGMU_REPORTS is not set"))
struct CorpusSearchTests {
  @Test(arguments: 0..<4) func findsWhatAScanFinds(_ seed: UInt64) throws {
    let texts = try Self.texts()
    var library = Library()
    library.add(texts.map { LibraryTests.report(String(decoding: $0, as: UTF8.self)) })
    while let indexing = library.takeIndexing(all: true) { library.adopt(indexing.run()) }
    let scans = texts.map(FoldedScan.init)
    var random = SplitMix(state: 0xC0FFEE &+ seed)
    var hits = 0
    for _ in 0..<2_500 {
      let phrase = Self.phrase(texts, &random)
      let wanted = String(decoding: phrase, as: UTF8.self)
      let exact = try LibrarySearcher(SearchQuery(wanted)).answer(in: library)
      let folded = try LibrarySearcher(SearchQuery(wanted, folds: true)).answer(in: library)
      let places = texts.map { Self.scan($0, for: phrase) }
      hits += places.reduce(0) { $0 + $1.count }
      #expect(texts.indices.map { exact.ranges(in: ReportNumber($0)) } == places, "\(wanted.debugDescription)")
      let foldedPlaces = texts.indices.map { scans[$0].places(of: phrase) ?? places[$0] }
      #expect(
        texts.indices.map { folded.ranges(in: ReportNumber($0)) } == foldedPlaces, "\(wanted.debugDescription), folded")
    }
    // Every phrase stands at least where it was drawn from.
    #expect(hits >= 2_500)
  }

  /// The beginnings of the reports that are UTF-8 text.
  private static func texts() throws -> [[UInt8]] {
    try GivenReports.names(endingIn: ".txt", ".md").compactMap { name in
      var bytes = try Array(GivenReports.bytes(of: name).prefix(12_000))
      while let last = bytes.last, last >= 0x80 { bytes.removeLast() }
      return String(validating: bytes, as: UTF8.self) == nil || bytes.isEmpty ? nil : bytes
    }
  }

  /// One to twelve characters in a row.
  private static func phrase(_ texts: [[UInt8]], _ random: inout SplitMix) -> [UInt8] {
    let text = texts.randomElement(using: &random) ?? []
    var start = Int.random(in: text.indices, using: &random)
    while start > 0, text[start].isUTF8Continuation { start -= 1 }
    var end = start
    for _ in 0..<Int.random(in: 1...12, using: &random) where end < text.count {
      end += 1
      while end < text.count, text[end].isUTF8Continuation { end += 1 }
    }
    return Array(text[start..<end])
  }

  private static func scan(_ text: [UInt8], for phrase: [UInt8]) -> [TextRange] {
    var found: [TextRange] = []
    text.withUnsafeBytes { text in
      phrase.withUnsafeBytes { phrase in
        guard let base = text.baseAddress, let wanted = phrase.baseAddress else { return }
        var place = 0
        while place + phrase.count <= text.count,
          let next = memchr(base + place, Int32(phrase[0]), text.count - phrase.count - place + 1)
        {
          place = UnsafeRawPointer(next) - base
          if memcmp(next, wanted, phrase.count) == 0 {
            found.append(TextRange(place, place + phrase.count))
            place += phrase.count
          } else {
            place += 1
          }
        }
      }
    }
    return found
  }
}

/// A text folded and without white space, scanned from place to place.
private struct FoldedScan {
  private var scalars: [UInt32] = []
  /// The positions of each scalar in `scalars`.
  private var positions: [UInt32: [Int]] = [:]
  private var ranges: [TextRange] = []
  /// Whether the white space before a scalar is more than a phrase goes over.
  private var isApart: [Bool] = []

  init(_ text: [UInt8]) {
    var place = 0
    var gap = 0
    var lineEnds = 0
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      let end = place + UTF8.width(scalar)
      if SearchGap.contains(scalar.value) {
        gap += end - place
        lineEnds += scalar == "\n" ? 1 : 0
      } else {
        positions[FoldTable.fold(scalar.value), default: []].append(scalars.count)
        scalars.append(FoldTable.fold(scalar.value))
        ranges.append(TextRange(place, end))
        isApart.append(gap > FoldedPhrase.longestGap || lineEnds > 1)
        (gap, lineEnds) = (0, 0)
      }
      place = end
    }
  }

  /// The places of a phrase; nil for white space, which stands for itself.
  func places(of phrase: [UInt8]) -> [TextRange]? {
    let wanted = String(decoding: phrase, as: UTF8.self).unicodeScalars.filter { !SearchGap.contains($0.value) }
      .map { FoldTable.fold($0.value) }
    guard let first = wanted.first else { return nil }
    var found: [TextRange] = []
    var end = 0
    for place in positions[first] ?? [] where place >= end && place + wanted.count <= scalars.count {
      let agrees = wanted.indices.dropFirst().allSatisfy { scalars[place + $0] == wanted[$0] && !isApart[place + $0] }
      guard agrees else { continue }
      end = place + wanted.count
      found.append(TextRange(ranges[place].lower, ranges[end - 1].upper))
    }
    return found
  }
}
