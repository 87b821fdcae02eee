import ReportModel
import ReportTerms
import TextFacts

/// Phrases over the years as a batch command prints them.
public struct TrackListing {
  private let tracking: PhraseTracking
  private let tracks: [TermTrack]
  private let rising: [RisingTerm]
  private let columns: Int
  private let details: Details
  private let language: Language
  private static let mostCollocates = 10

  /// The things listed of each phrase beside its track; in csv and jsonl in its place.
  public enum Details: Sendable {
    case none
    /// The words beside it, by period.
    case collocates
    /// Its near variants.
    case variants
  }

  /// The listing of what was counted, with plots of so many columns.
  public init(_ tracking: PhraseTracking, columns: Int, _ details: Details = .none, in language: Language) {
    (self.tracking, self.columns, self.details, self.language) = (tracking, columns, details, language)
    tracks = tracking.tracks
    rising = tracking.risingTerms
  }

  /// Whether nothing was found.
  public var isEmpty: Bool { tracks.allSatisfy { $0.total == 0 } && rising.isEmpty }

  /// Plots with what can be said of each phrase, one below the other; and the terms that rise or fall.
  public var text: [UInt8] {
    var lines: [String] = []
    for (index, track) in tracks.enumerated() where track.total > 0 {
      if !lines.isEmpty { lines.append("") }
      lines += TrackMessage.lines(track, reports: tracking.reportCount, in: language)
      lines += TrackPlot(track).lines(columns: columns, rows: 12)
      lines += detailRows(index).map { "  " + $0.dropFirst().joined(separator: "\t") }
    }
    for term in rising { lines.append(TrackMessage.rising(term, in: language)) }
    return Array(
      lines.map {
        $0.split(separator: "\t", omittingEmptySubsequences: false).map { VisibleText.line(String($0)) }.joined(
          separator: "\t") + "\n"
      }.joined().utf8)
  }

  /// The names of the columns of what is listed of phrases beside their tracks.
  private var detailNames: [String] {
    switch details {
    case .none: []
    case .collocates: ["phrase", "first_year", "last_year", "g2", "left", "right", "words"]
    case .variants: ["phrase", "count", "reports", "first_year", "last_year", "words"]
    }
  }

  /// The rows listed of a phrase beside its track: the phrase, figures, words.
  private func detailRows(_ phrase: Int) -> [[String]] {
    let words = tracks[phrase].words
    func year(_ year: Int?) -> String { year.map(String.init) ?? "" }
    switch details {
    case .none: return []
    case .collocates:
      return tracking.collocates(of: phrase, most: Self.mostCollocates).map { one in
        [
          words, year(one.years?.lowerBound), year(one.years?.upperBound),
          TrackPlot.decimal(one.collocate.logLikelihood), "\(one.collocate.left)", "\(one.collocate.right)",
          one.collocate.words,
        ]
      }
    case .variants:
      return tracking.variants(of: phrase).map { variant in
        [
          words, "\(variant.count)", "\(variant.texts)", year(variant.years?.lowerBound),
          year(variant.years?.upperBound), variant.words,
        ]
      }
    }
  }

  private static let names = ["phrase", "year", "reports", "having", "share", "characters", "count", "per_10000"]

  /// A row a year.
  public var csv: [UInt8] {
    if !rising.isEmpty {
      return CSVText.row(["term", "kind", "count", "slope", "p"].map { .text($0) })
        + rising.flatMap { term in
          CSVText.row([
            .text(VisibleText.line(term.track.words)), .text(term.kind.name), .number(term.track.total),
            .number(term.track.trend?.slopeFigure ?? "0"), .number(term.track.trend?.probabilityFigure ?? "1"),
          ])
        }
    }
    if case .collocates = details { return detailTable }
    if case .variants = details { return detailTable }
    return CSVText.row(Self.names.map { .text($0) })
      + tracks.flatMap { track in
        track.years.flatMap { year in
          CSVText.row([
            .text(VisibleText.line(track.words)), .number(year.year), .number(year.reports), .number(year.having),
            .number(TrackPlot.written(year.share)), .number(year.characters), .number(year.count),
            .number(TrackPlot.written(year.rate)),
          ])
        }
      }
  }

  private var detailTable: [UInt8] {
    let names = detailNames
    return CSVText.row(names.map { .text($0) })
      + tracks.indices.flatMap { detailRows($0) }.flatMap { row in
        CSVText.row(
          zip(names, row).map { Self.isText($0) ? .text(VisibleText.line($1)) : .number($1) })
      }
  }

  private static func isText(_ column: String) -> Bool { column == "phrase" || column == "words" }

  /// An object a year, or what is listed in their place.
  public var jsonLines: [UInt8] {
    var out: [UInt8] = []
    let names = detailNames
    if !names.isEmpty {
      for row in tracks.indices.flatMap({ detailRows($0) }) {
        var record = JSONRecord()
        for (name, field) in zip(names, row) {
          if Self.isText(name) {
            record.add(name, field)
          } else {
            record.add(name, json: Array((field.isEmpty ? "null" : field).utf8))
          }
        }
        out += record.line
      }
      return out
    }
    for track in tracks {
      for year in track.years {
        var record = JSONRecord()
        record.add("phrase", track.words)
        record.add("year", year.year)
        record.add("reports", year.reports)
        record.add("having", year.having)
        record.add("share", json: Array(TrackPlot.written(year.share).utf8))
        record.add("characters", year.characters)
        record.add("count", year.count)
        record.add("per_10000", json: Array(TrackPlot.written(year.rate).utf8))
        out += record.line
      }
    }
    for term in rising {
      var record = JSONRecord()
      record.add("term", term.track.words)
      record.add("kind", term.kind.name)
      record.add("count", term.track.total)
      record.add("slope", json: Array((term.track.trend?.slopeFigure ?? "0").utf8))
      record.add("p", json: Array((term.track.trend?.probabilityFigure ?? "1").utf8))
      out += record.line
    }
    return out
  }
}
