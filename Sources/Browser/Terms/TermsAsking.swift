import ReportIndex
import ReportModel
import ReportTerms
import ScreenModel
import TextFacts

/// The questions about terms, their answers, and the details of the term under the cursor.
extension BrowserState {
  /// The most bytes of a report whose terms are counted at a key.
  private static let mostAtOnce = WorkBudget.termsAtKey

  /// Requests the table where another one is wanted than the last, or where much more text has come; gives up the
  /// request when the table is closed.
  mutating func askTerms() -> [Effect] {
    guard areTermsOpen else {
      guard terms.request.isAwaited else { return [] }
      terms.request.end()
      terms.asked = nil
      return [.stopTerms]
    }
    let extent = termsExtent
    if let asked = terms.asked, asked.view == terms.view, !isWorthAsking(extent, after: asked.extent) { return [] }
    terms.asked = (terms.view, extent)
    let percent = terms.request.isAwaited ? terms.request.percent : 0
    let question = TermsQuestion(
      generation: terms.request.begin(), scope: terms.view.scope, report: reportOfTerms, library: library?.library,
      order: terms.view.order, kind: terms.view.kind, filter: terms.view.filter)
    if question.bytes <= Self.mostAtOnce, let answer = question.answerForOneReport() {
      takeTerms(answer)
      return []
    }
    terms.request.percent = percent
    return [.listTerms(question)]
  }

  private var reportOfTerms: Report? {
    guard case .report(let number) = terms.view.scope else { return nil }
    return report(at: number)
  }

  private var termsExtent: TermsState.Extent {
    var extent = TermsState.Extent()
    extent.isComplete = library?.isLoading != true
    if let library = library?.library {
      (extent.bytes, extent.reports, extent.revision) = (library.bytes, library.count, library.revision)
    } else if let report = reportOfTerms {
      extent.bytes = report.text.count
      extent.isComplete = isWhole
      extent.text = TextIdentity(report.text)
    }
    return extent
  }

  /// Growing text is counted again once there is half as much more, so that all counts together take at most three
  /// times as long as the last one.
  private func isWorthAsking(_ extent: TermsState.Extent, after asked: TermsState.Extent) -> Bool {
    guard extent != asked, !terms.request.isAwaited else { return false }
    return extent.isComplete || 2 * extent.bytes >= 3 * asked.bytes
  }

  mutating func takeTerms(_ answer: TermsAnswer) {
    guard terms.request.awaits(answer.generation), terms.asked != nil else { return }
    terms.take(answer, height: termsHeight)
    // The first question about a report does not know yet which orders there are.
    if !terms.orders.contains(terms.view.order) { terms.view.order = .frequency }
  }

  mutating func takeTermsProgress(_ progress: TermsProgress) {
    if terms.request.awaits(progress.generation) { terms.request.percent = progress.percent }
  }

  // MARK: The term under the cursor

  /// Updates the details of the term under the cursor, where that has changed.
  mutating func settleTerms() {
    guard areTermsOpen, let rows = terms.rows, rows.count > 0, let term = terms.cursorTerm else {
      terms.detail = nil
      return
    }
    terms.window.choose(terms.window.cursor, count: rows.count, height: termsHeight)
    if terms.detail?.term == term { return }
    terms.detail = detail(of: term, rows)
  }

  private mutating func detail(of term: Int, _ rows: TermRows) -> TermDetail? {
    guard let answer = terms.answer else { return nil }
    let row = rows.table[rows[terms.window.cursor].index]
    let text = rows.table.lexicon[term]
    if case .report(let number) = answer.scope, let report = answer.report {
      let range = answer.places?.places(of: term).first ?? Self.firstPlace(of: text, in: report, isEveryday: false)
      return told(TermDetail(term: term, report: number, range: range), of: text, in: report, name: "")
    }
    let reports = rows.table.reports(of: term)
    let isEveryday = row.isEveryday && row.term == term
    guard let first = firstReport(reports), let report = unpackedReport(at: first) else { return nil }
    let range =
      report.text.count > Self.mostLookedThrough
      ? nil : Self.firstPlace(of: text, in: report, isEveryday: isEveryday)
    return told(
      TermDetail(term: term, report: first, range: range), of: text, in: report, name: nameWithFolder(of: first))
  }

  /// The most bytes of a report that is searched at a key.
  private static let mostLookedThrough = WorkBudget.termPlacesAtKey

  /// The first report in the order of the tree that has the term and is small enough to search at once; else the first
  /// of all.
  private func firstReport(_ reports: [ReportCount]) -> Int? {
    guard let library else { return reports.first?.report }
    let sorted = reports.map(\.report).map { ($0, library.catalogue.position(of: .report($0)) ?? .max) }
      .sorted { $0.1 < $1.1 }.map(\.0)
    let small = sorted.prefix(64).first {
      library.library[ReportNumber($0)]?.report.byteCount ?? 0 <= Self.mostLookedThrough
    }
    return small ?? sorted.first
  }

  private static func firstPlace(of term: Term, in report: Report, isEveryday: Bool) -> TextRange? {
    TermExtractor.places(of: term, in: report, onlyMarked: isEveryday).first
  }

  /// The name of a report after its folder: reports of several years often have the same name.
  private func nameWithFolder(of number: Int) -> String {
    guard let folder = library?.library[ReportNumber(number)]?.folders.last else { return name(of: number) }
    return folder + "/" + name(of: number)
  }

  /// Adds to the details the term's unit, address and sentence, and the name of its report where there are several.
  private func told(_ detail: TermDetail, of text: Term, in report: Report, name: String) -> TermDetail {
    var detail = detail
    detail.location = name
    if text.kind == .figure, text.text.count <= WorkBudget.wordsShown, let figure = Figure(text.text) {
      detail.unit = String(decoding: text.text[figure.unit.bytes], as: UTF8.self)
    }
    guard let range = detail.range else { return detail }
    let address = address(at: range.lower, in: report, detail.report)
    detail.location = [name, address].filter { !$0.isEmpty }.joined(separator: "  ")
    let whole = report.sentence(around: range)
    detail.sentence = [
      TextRange(whole.lower, range.lower), range, TextRange(range.upper, max(range.upper, whole.upper)),
    ].map { report.shortWords(in: $0) }
    return detail
  }

  /// The address of the section at a place; empty where computing the addresses of all sections would take too long.
  private func address(at offset: TextOffset, in report: Report, _ number: Int) -> String {
    let section = report.section(at: offset)
    if number == currentNumber, reading.open.report.sections.count == report.sections.count {
      return reading.open.addresses.address(of: section)
    }
    return report.sections.count > 10_000 ? "" : Addresses(report).address(of: section)
  }
}
