import Glibc
import ReportModel
import ReportParsing
import Testing

@testable import ReportTerms

/// Reports made of text, and tables of terms as lines.
enum Reports {
  static func report(_ text: String) throws -> Report {
    try ReportParser.report(from: Array(text.utf8), source: ReportSource(name: "r"))
  }

  /// The terms of a text as `kind text ×frequency`, in the order found.
  static func terms(_ text: String) throws -> [String] {
    let terms = TermExtractor.terms(in: try report(text))
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

  /// The folder with real reports; nil where GANGMU_REPORTS names none.
  static var folder: String? { getenv("GANGMU_REPORTS").map { String(cString: $0) + "/reports" } }

  /// The bytes of the real report whose name begins with `prefix`.
  static func bytes(_ prefix: String) throws -> [UInt8] {
    let folder = try #require(folder)
    let listing = try #require(opendir(folder))
    defer { closedir(listing) }
    while let entry = readdir(listing) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard name.hasPrefix(prefix) else { continue }
      let file = try #require(fopen(folder + "/" + name, "r"))
      defer { fclose(file) }
      var all: [UInt8] = []
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { all += buffer[..<count] }
      return all
    }
    try #require(Bool(false), "no report \(prefix)")
    return []
  }
}
