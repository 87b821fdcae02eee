import ReportIndex
import ReportModel
import TextFacts

/// The unit by which hits are counted.
public enum HitGroup: String, Sendable, CaseIterable {
  case report, section, year
}

/// The hits of a search as a batch command prints them: each, or counted.
public struct HitListing {
  /// Bytes gathered before they are handed on.
  private static let chunk = 1 << 16

  private let group: HitGroup?
  private let onlyCounts: Bool
  private let isKwic: Bool
  private let format: RecordFormat
  private let context: Int
  /// All hits.
  public private(set) var total = 0
  private var years: [Int?: (hits: Int, reports: Int)] = [:]

  /// Prints hits in `format`: counted by `group`, or all together; as keywords in context; or each with `context`
  /// characters on both sides.
  public init(by group: HitGroup?, count: Bool, kwic: Bool, format: RecordFormat, context: Int) {
    self.group = group
    onlyCounts = count
    isKwic = kwic
    self.format = format
    self.context = context
  }

  /// The first line of the output: the names of columns, where the format has them.
  public var header: [UInt8] {
    guard format == .csv else { return [] }
    if onlyCounts { return CSVText.row([.text("count")]) }
    switch group {
    case nil: return HitPrinter.columns
    case .report: return HitCountPrinter.reportColumns
    case .section: return HitCountPrinter.sectionColumns
    case .year: return HitCountPrinter.yearColumns
    }
  }

  /// The end of the output: totals, which are not known before.
  public var footer: [UInt8] {
    if onlyCounts {
      switch format {
      case .text: return Array("\(total)\n".utf8)
      case .jsonl: return Array("{\"count\":\(total)}\n".utf8)
      case .csv: return CSVText.row([.number(total)])
      }
    }
    guard group == .year else { return [] }
    // Unknown years come last.
    return years.sorted { ($0.key ?? .max) < ($1.key ?? .max) }.flatMap {
      HitCountPrinter.row(year: $0.key, reports: $0.value.reports, count: $0.value.hits, format)
    }
  }

  /// Whether the number of hits in each report is all that it prints.
  public var countsReports: Bool { onlyCounts || group == .year || group == .report }

  /// Takes in the number of hits of a report of `year` and hands on what is to be printed of them; false where more has to
  /// be read of the report for that.
  public mutating func add(count: Int, in report: PackedReport, year: Int?, _ hand: ([UInt8]) -> Void) -> Bool {
    guard count > 0 else { return true }
    guard countsReports else { return false }
    if !onlyCounts, group == .report {
      // A longer title is kept in part only.
      let title = report.title
      guard title?.unicodeScalars.count ?? 0 < WorkBudget.wordsShown else { return false }
      hand(HitCountPrinter.row(of: report.source, title: title, year: year, count: count, format))
    }
    total += count
    if !onlyCounts, group == .year { note(count, year) }
    return true
  }

  private mutating func note(_ count: Int, _ year: Int?) {
    let known = years[year] ?? (0, 0)
    years[year] = (known.hits + count, known.reports + 1)
  }

  /// Takes in the hits of a report and hands on what is to be printed of them.
  public mutating func add(_ hits: [TextRange], in item: DatedReport, _ hand: ([UInt8]) -> Void) {
    guard !hits.isEmpty else { return }
    total += hits.count
    guard !onlyCounts else { return }
    let report = item.report
    switch group {
    case .report: hand(HitCountPrinter(report, year: item.year).row(count: hits.count, format))
    case .section: hand(HitCountPrinter(report, year: item.year).rows(of: hits, format))
    case .year: note(hits.count, item.year)
    case nil:
      var printer = HitPrinter(report, year: item.year, context: context)
      let lines = KeywordLines(report, context: context)
      var out: [UInt8] = []
      for hit in hits {
        if isKwic {
          out += lines.line(of: hit, location: printer.location(of: hit))
        } else {
          printer.append(hit, format, to: &out)
        }
        guard out.count >= Self.chunk else { continue }
        hand(out)
        out.removeAll(keepingCapacity: true)
      }
      hand(out)
    }
  }
}
