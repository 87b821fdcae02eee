import ReportModel
import ReportParsing

@testable import ReportTerms

/// Reports made of text, and tables of terms as lines.
enum Reports {
  static func report(_ text: String, name: String = "r") throws -> Report {
    try ReportParser.report(from: Array(text.utf8), source: ReportSource(name: name))
  }

  /// The terms of a text as `kind text ×frequency`, in the order found.
  static func terms(_ text: String, name: String = "r") throws -> [String] {
    let terms = TermExtractor.terms(in: try report(text, name: name))
    return terms.lexicon.indices.map { term in
      "\(terms.lexicon.kind(of: term).name) \(terms.lexicon[term].words) ×\(terms.frequency(of: term))"
    }
  }

  /// A library of texts with their years, counted.
  static func library(_ texts: [(year: Int?, text: String)]) throws -> LibraryTerms {
    let reports = try texts.map { try report($0.text) }
    var library = LibraryTerms()
    for (number, report) in reports.enumerated() {
      library.add(TermExtractor.marked(in: report), report: number, year: texts[number].year)
    }
    let counter = library.counter
    for (number, report) in reports.enumerated() {
      library.setCounts(counter.counts(in: report.text), report: number)
    }
    return library
  }

  /// The rows of a table as `text ×frequency in reports, first–last`, variants after a stroke.
  static func lines(_ table: TermTable) -> [String] {
    (0..<table.count).map { index in
      let row = table[index]
      let variants = row.variants.map { "|" + table.lexicon[$0].words }.joined()
      let years = row.years.map { ", \($0.lowerBound)–\($0.upperBound)" } ?? ""
      return "\(table.words(at: index))\(variants) ×\(row.frequency) in \(row.reportCount)\(years)"
    }
  }
}
