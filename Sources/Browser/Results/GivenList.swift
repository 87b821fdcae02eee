import HitReading
import ReportIndex
import ReportModel
import TextFacts

extension BrowserState {
  /// Lists the hits of a list from elsewhere once all reports are read and nothing is open before the text.
  mutating func settleAwaitedList() {
    // Reports that were named come into the library a moment later.
    let hasAll = library.map { $0.hasEnded || $0.library.count >= reports.directNumbers.count } ?? true
    guard let list = search.awaitedList, hasAll, isLibraryRead, isWhole, shell.layers.isEmpty else { return }
    search.awaitedList = nil
    terms.found.count += 1
    var searched = Library()
    if let library {
      searched = library.library
    } else {
      searched.add([LibraryReport(PackedReport(report), name: report.source.shortName)])
    }
    search.scope = .current
    search.isForward = true
    search.query = SearchQuery(list.name)
    search.places = PlaceSearch(
      number: terms.found.count, query: SearchQuery(list.name), sought: .list(list.hits), reports: searched.numbers,
      library: searched, catalogue: library?.catalogue ?? Catalogue(reports: [0]))
    search.current = nil
    findAll()
    results = nil
    openResults()
  }

  /// A row of a list that is in no report: its line there, its file, and the reason.
  func faultWords(_ fault: GivenHits.Fault) -> String {
    let place = [String(fault.line), String(decoding: fault.file, as: UTF8.self)].filter { !$0.isEmpty }
    return (place + [fault.reason.message(in: language)]).joined(separator: ": ")
  }
}
