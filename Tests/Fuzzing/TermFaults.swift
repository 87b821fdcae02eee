import ReportModel
import ReportParsing
import ReportTerms

/// The faults of the terms of a report, in words; empty where there are none.
func termFaults(of report: Report) -> [String] {
  var faults: [String] = []
  let terms = TermExtractor.terms(in: report)
  for term in terms.lexicon.indices {
    let places = terms.places(of: term)
    let words = terms.lexicon[term].words
    if places.isEmpty { faults.append("\(words) stands nowhere") }
    if places.contains(where: {
      $0.upper.bytes > report.text.count || !report.text[$0.bytes].elementsEqual(terms.lexicon.text(of: term))
    }) {
      faults.append("\(words) does not stand at its places")
    }
    if zip(places, places.dropFirst()).contains(where: { $0.upper > $1.lower }) { faults.append("\(words) overlaps") }
    if String(validating: terms.lexicon.text(of: term), as: UTF8.self) == nil { faults.append("\(words) is cut") }
    for place in places {
      let sentence = report.sentence(around: place)
      if sentence.lower > place.lower || sentence.upper < place.upper || sentence.upper.bytes > report.text.count {
        faults.append("\(words) outside its sentence")
      } else if String(validating: report.text[sentence.bytes], as: UTF8.self) == nil {
        faults.append("a cut sentence around \(words)")
      }
    }
  }
  return faults + tableFaults(of: report, terms)
}

/// A library of this report alone counts what the report's own terms do; variants are grouped without loss.
private func tableFaults(of report: Report, _ terms: ReportTerms) -> [String] {
  var library = LibraryTerms()
  library.add(TermExtractor.marked(in: report), report: 0, year: 2019)
  library.setCounts(library.counter.counts(in: report.text), report: 0)
  var table = library.table(groupingVariants: false)
  table.sort(by: .found)
  var faults: [String] = []
  if (0..<table.count).map({ table[$0].frequency }) != terms.counts { faults.append("other counts in a library") }
  let grouped = library.table(groupingVariants: true)
  let rows = (0..<grouped.count).reduce(0) { $0 + 1 + grouped[$1].variants.count }
  if rows != table.count { faults.append("\(table.count) terms in \(rows) rows and variants") }
  return faults
}
