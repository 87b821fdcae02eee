import ReportIndex
import ReportModel
import ScreenModel
import TextFacts

/// The form of a kept term: the numbers of its syntax, its rule for letter case and its folding, four bits each.
extension KeptPin {
  init(_ pin: PinnedTerm) { self.init(pin.query, colour: pin.slot) }

  init(_ query: SearchQuery, colour: Int = 0) {
    let form =
      Self.number(of: query.syntax, in: Self.syntaxes) | Self.number(of: query.caseRule, in: Self.caseRules) << 4
      | Self.number(of: query.folds, in: Self.foldings) << 8
    self.init(text: query.pattern, form: form, colour: colour)
  }

  /// The query; nil where its form is of none that is known here.
  var query: SearchQuery? {
    guard !text.isEmpty, form >= 0, form >> 12 == 0, let syntax = Self.value(form & 15, of: Self.syntaxes),
      let caseRule = Self.value(form >> 4 & 15, of: Self.caseRules),
      let folds = Self.value(form >> 8 & 15, of: Self.foldings)
    else { return nil }
    return SearchQuery(text, syntax: syntax, caseRule: caseRule, folds: folds)
  }

  /// The colour that the screen has for it.
  var slot: Int { Role.terms.indices.contains(colour) ? colour : 0 }

  // The numbers stand in stores: an order here is for ever.
  private static let syntaxes: [SearchQuery.Syntax] = [.literal, .regularExpression, .query]
  private static let caseRules: [SearchQuery.CaseRule] = [.exact, .ignore, .smart]
  private static let foldings: [SearchQuery.Folding] = [.exact, .forms, .everything]

  private static func number<Value: Equatable>(of value: Value, in all: [Value]) -> Int {
    all.firstIndex(of: value) ?? 0
  }
  private static func value<Value>(_ number: Int, of all: [Value]) -> Value? {
    all.indices.contains(number) ? all[number] : nil
  }
}

/// The terms that stay highlighted: those of earlier runs, their list, and what is remembered of them.
extension BrowserState {
  /// Highlights the terms of an earlier run, unless there are others already.
  mutating func takePins(_ pins: [KeptPin]) {
    guard search.pinned.isEmpty, !pins.isEmpty else { return }
    pin(pins)
    findAll()
  }

  /// Highlights kept terms beside those that are, no more than are remembered.
  mutating func pin(_ pins: [KeptPin]) {
    for pin in pins where search.pinned.count < WorkBudget.pinsRemembered {
      guard let query = pin.query.map({ noted($0) }), !search.pinned.contains(where: { $0.query == query }) else {
        continue
      }
      search.pinned.append(PinnedTerm(query: query, hits: [], slot: pin.slot))
    }
  }

  /// Has a term remembered that is now highlighted, or no longer is.
  mutating func remember(_ pin: PinnedTerm, isKept: Bool) {
    guard let number = currentNumber else { return }
    shell.effects.append(.remember(.pin(KeptPin(pin), report: number, isKept: isKept)))
  }

  mutating func openPins() {
    guard !search.pinned.isEmpty else { return say(SearchMessage.noPinnedTerm) }
    open(ListPanel(listing: .pins(search.pinned)))
  }

  /// The hits of a pinned term in the report being read, and in a library in all reports; a sign where they are still being
  /// counted, nothing where no report is read.
  func pinCounts(of query: SearchQuery) -> [String] {
    let isAwaited = reportSearches.awaited[query] != nil
    let here = search.pinned.first { $0.query == query }.map { "\($0.hits.count)" } ?? ""
    let own = isAwaited ? "…" : isOverview ? "" : here
    guard library != nil else { return [own] }
    return [own, search.library?[query].map { "\($0.total)" } ?? "…"]
  }

  /// Goes to the next hit of a highlighted term, which becomes the current search.
  mutating func goToPin(_ pin: PinnedTerm) {
    search.query = pin.query
    search.scope = .current
    search.isForward = true
    findAll()
    search.current = nil
    stepHit(forward: true)
  }
}
