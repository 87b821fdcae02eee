import ReportModel
import ReportTerms

/// Terms for programs: JSON lines and CSV.
enum TermsRecords {
  /// A JSON object a term: `kind`, `text`, `frequency`, `reports` (how many have it), `firstYear`, `lastYear` (null
  /// where unknown), `variants` (other forms of it that are counted with it); for a figure `unit` and `sentence` (the
  /// first that has it); `byYear` (frequencies), or, of a single report, `dispersion` (in twenty parts of it); with a
  /// reference `referenceFrequency`, `g2`, `ratio`; with places `places`, each `file`, `line`, `address`, `start`,
  /// `end` (UTF-8 offsets in the decoded text), `sentence`.
  static func jsonLines(_ listing: TermsListing) -> [UInt8] {
    var out: [UInt8] = []
    for listed in listing.terms {
      let row = listed.row
      out += "{\"kind\":\"\(listed.term.kind.name)\",\"text\":".utf8 + JSONText.quoted(listed.term.words)
      out += ",\"frequency\":\(row.frequency),\"reports\":\(row.reportCount)".utf8
      out += ",\"firstYear\":\(number(row.years?.lowerBound)),\"lastYear\":\(number(row.years?.upperBound))".utf8
      out += ",\"variants\":[".utf8
      out += Array(listed.variants.map { JSONText.quoted($0.words) }.joined(separator: [0x2C])) + "]".utf8
      if listed.term.kind == .figure {
        out += ",\"unit\":".utf8 + JSONText.quoted(listed.unit)
        out += ",\"sentence\":".utf8 + JSONText.quoted(listed.sentence)
      }
      out += dispersion(of: listed, listing).utf8
      if let keyness = row.keyness {
        out += ",\"referenceFrequency\":\(number(row.referenceFrequency))".utf8
        out += ",\"g2\":\(decimal(keyness.logLikelihood)),\"ratio\":\(decimal(keyness.logRatio))".utf8
      }
      if listing.hasPlaces { append(listed.places, to: &out) }
      out += "}\n".utf8
    }
    return out
  }

  private static func dispersion(of listed: TermsListing.Listed, _ listing: TermsListing) -> String {
    if listing.isOneReport {
      return ",\"dispersion\":[\(listed.plot.counts.map(String.init).joined(separator: ","))]"
    }
    return ",\"byYear\":{\(listed.byYear.map { "\"\($0.year)\":\($0.count)" }.joined(separator: ","))}"
  }

  private static func append(_ places: [TermsListing.Place], to out: inout [UInt8]) {
    out += ",\"places\":[".utf8
    for (index, place) in places.enumerated() {
      out +=
        "\(index > 0 ? "," : ""){\"file\":".utf8
        + JSONText.quoted(path: place.source.path ?? Array(place.source.name.utf8))
      out += ",\"line\":\(number(place.line)),\"address\":".utf8 + JSONText.quoted(place.address)
      out += ",\"start\":\(place.range.lower.bytes),\"end\":\(place.range.upper.bytes),\"sentence\":".utf8
      out += JSONText.quoted(place.sentence) + "}".utf8
    }
    out += "]".utf8
  }

  /// A row a term under a row of names, or, with places, a row a place.
  static func csv(_ listing: TermsListing) -> [UInt8] {
    if listing.hasPlaces { return csvOfPlaces(listing) }
    var names = ["kind", "text", "frequency", "reports", "first_year", "last_year", "variants", "unit", "sentence"]
    if listing.hasReference { names += ["reference_frequency", "g2", "ratio"] }
    var out = CSVText.row(names.map { .text($0) })
    for listed in listing.terms {
      let row = listed.row
      var cells: [CSVText.Cell] = [
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

  private static func number(_ value: Int?) -> String { value.map { String($0) } ?? "null" }

  /// A number with two decimals.
  static func decimal(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return "0.00" }
    let hundredths = Int((abs(value) * 100).rounded())
    let sign = value < 0 && hundredths > 0 ? "-" : ""
    return "\(sign)\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }
}
