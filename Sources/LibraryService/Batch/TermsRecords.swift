import ReportModel
import ReportTerms

/// Terms for programs: JSON lines and CSV.
public enum TermsRecords {
  /// A JSON object a term: `kind`, `text`, `frequency`, `reports` (how many have it), `firstYear`, `lastYear` (null
  /// where unknown), `variants` (other forms of it that are counted with it); for a figure `unit` and `sentence` (the
  /// first that has it); `byYear` (frequencies), or, of a single report, `dispersion` (in twenty parts of it); with a
  /// reference `referenceFrequency`, `g2`, `ratio`; with places `places`, each `file`, `line`, `address`, `start`,
  /// `end` (UTF-8 offsets in the decoded text), `sentence`.
  public static func jsonLines(_ listing: TermsListing) -> [UInt8] {
    listing.terms.reduce(into: []) { $0 += record(of: $1, listing).line }
  }

  private static func record(of listed: TermsListing.Listed, _ listing: TermsListing) -> JSONRecord {
    let row = listed.row
    var record = JSONRecord()
    record.add("kind", listed.term.kind.name)
    record.add("text", listed.term.words)
    record.add("frequency", row.frequency)
    record.add("reports", row.reportCount)
    record.add("firstYear", row.years?.lowerBound)
    record.add("lastYear", row.years?.upperBound)
    record.add("variants", list: listed.variants.map { JSONText.quoted($0.words) })
    if listed.term.kind == .figure {
      record.add("unit", listed.unit)
      record.add("sentence", listed.sentence)
    }
    if listing.isOneReport {
      record.add("dispersion", list: listed.plot.counts.map { Array(String($0).utf8) })
    } else {
      var years = JSONRecord()
      for (year, count) in listed.byYear { years.add(String(year), count) }
      record.add("byYear", json: years.object)
    }
    if let keyness = row.keyness {
      record.add("referenceFrequency", row.referenceFrequency)
      record.add("g2", json: Array(decimal(keyness.logLikelihood).utf8))
      record.add("ratio", json: Array(decimal(keyness.logRatio).utf8))
    }
    if listing.hasPlaces { record.add("places", list: listed.places.map { object(of: $0) }) }
    return record
  }

  private static func object(of place: TermsListing.TermPlace) -> [UInt8] {
    var record = JSONRecord()
    record.add("file", place.source)
    record.add("line", place.line)
    record.add("address", place.address)
    record.add("start", place.range.lower.bytes)
    record.add("end", place.range.upper.bytes)
    record.add("sentence", place.sentence)
    return record.object
  }

  /// A row a term under a row of names, or, with places, a row a place.
  public static func csv(_ listing: TermsListing) -> [UInt8] {
    if listing.hasPlaces { return csvOfPlaces(listing) }
    var names = ["kind", "text", "frequency", "reports", "first_year", "last_year", "variants", "unit", "sentence"]
    if listing.hasReference { names += ["reference_frequency", "g2", "ratio"] }
    var out = CSVText.row(names.map { .text($0) })
    for listed in listing.terms {
      let row = listed.row
      var cells: [CSVText.Field] = [
        .text(listed.term.kind.name), .text(listed.term.words), .number(row.frequency), .number(row.reportCount),
        .number(row.years?.lowerBound), .number(row.years?.upperBound),
        .text(listed.variants.map(\.words).joined(separator: "; ")), .text(listed.unit), .text(listed.sentence),
      ]
      if listing.hasReference {
        cells += [
          .number(row.referenceFrequency), row.keyness.map { .number(decimal($0.logLikelihood)) } ?? .empty,
          row.keyness.map { .number(decimal($0.logRatio)) } ?? .empty,
        ]
      }
      out += CSVText.row(cells)
    }
    return out
  }

  private static func csvOfPlaces(_ listing: TermsListing) -> [UInt8] {
    let names = ["kind", "text", "file", "line", "address", "start", "end", "sentence"]
    var out = CSVText.row(names.map { .text($0) })
    for listed in listing.terms {
      for place in listed.places {
        out += CSVText.row([
          .text(listed.term.kind.name), .text(listed.term.words), .text(place.source.name), .number(place.line),
          .text(place.address), .number(place.range.lower.bytes), .number(place.range.upper.bytes),
          .text(place.sentence),
        ])
      }
    }
    return out
  }

  /// A number with two decimals.
  static func decimal(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return "0.00" }
    let hundredths = Int((abs(value) * 100).rounded())
    let sign = value < 0 && hundredths > 0 ? "-" : ""
    return "\(sign)\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }
}
