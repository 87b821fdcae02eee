import ReportModel
import TextFacts

/// The share of each section of a report that stands in shared passages, counted in characters, white space left out.
public struct ReuseShares: Sendable, Equatable {
  /// The share of each section without those below it, in percent, by position; 0 where nothing of it is shared.
  public let own: [UInt8]
  /// The share of each section with those below it.
  public let whole: [UInt8]

  /// The shares of a report with such passages.
  public init(_ report: Report, _ passages: [TextRange]) {
    let starts = report.sections.map(\.range.lower.bytes) + [report.text.count]
    let before = Self.counts(passages, in: report.text, before: starts)
    func share(_ first: Int, _ end: Int) -> UInt8 {
      Self.percent(before[end].shared - before[first].shared, of: before[end].all - before[first].all)
    }
    own = report.sections.indices.map { share($0, $0 + 1) }
    whole = report.sections.indices.map {
      share($0, min(report.sections.count, max($0 + 1, report.sections[$0].subtreeEnd.value)))
    }
  }

  /// The share of a text that stands in passages, in percent; 0 where there are none.
  public static func share(of text: [UInt8], _ passages: [TextRange]) -> UInt8 {
    guard !passages.isEmpty, let count = counts(passages, in: text, before: [text.count]).first else { return 0 }
    return percent(count.shared, of: count.all)
  }

  /// The characters of a text in passages, each counted once.
  public static func characters(in passages: [TextRange], of text: [UInt8]) -> Int {
    counts(passages, in: text, before: [text.count]).first?.shared ?? 0
  }

  private static func percent(_ part: Int, of all: Int) -> UInt8 {
    part == 0 ? 0 : UInt8(max(1, min(100, (100 * part + all / 2) / max(1, all))))
  }

  /// The characters before each of some bytes, ascending: those in passages, and all.
  private static func counts(_ passages: [TextRange], in text: [UInt8], before bytes: [Int]) -> [(
    shared: Int, all: Int
  )] {
    let passages = passages.sorted { $0.lower < $1.lower }
    var found: [(shared: Int, all: Int)] = []
    var (shared, all, place, next, end) = (0, 0, 0, 0, 0)
    for byte in bytes {
      while place < byte, let (scalar, upper) = TextScalar.read(text.span, at: place, end: text.count) {
        while next < passages.count, passages[next].lower.bytes <= place {
          end = max(end, passages[next].upper.bytes)
          next += 1
        }
        if !WhiteSpace.contains(scalar) {
          all += 1
          if place < end { shared += 1 }
        }
        place = upper
      }
      found.append((shared, all))
    }
    return found
  }
}
