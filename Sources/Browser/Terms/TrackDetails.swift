import ReportIndex
import ReportTerms
import TextFacts

/// The request for what is told beside plots.
struct TrackState: Sendable {
  var request = AwaitedRequest()
  /// The question awaited.
  var question: TrackQuestion?
  /// The list that the answer is opened from; nil for none.
  var parent: ListPanel?
}

/// Lists beside the plots of phrases: near variants, words that stand beside them by period, terms that rise and fall.
extension BrowserState {
  /// Lists the near variants of the phrase in front.
  mutating func openTrackVariants() {
    guard let phrase = trackedPhrase else { return complain(TermsMessage.noTrack) }
    askTrack(.variants(phrase))
  }

  /// Lists the words beside the phrase in front.
  mutating func openTrackCollocates() {
    guard let phrase = trackedPhrase else { return complain(TermsMessage.noTrack) }
    askTrack(.collocates(phrase))
  }

  /// Lists the terms of the library that rise or fall.
  mutating func openRising() {
    guard library != nil else { return complain(TermsMessage.trackNeedsLibrary) }
    askTrack(.rising)
  }

  /// The phrase of the plot that the cursor of the list of plots is on.
  private var trackedPhrase: String? {
    guard case .track(let list) = openList?.listing else { return nil }
    let view = listView(.track)
    return list.phrase(ofLine: view.row(at: view.window.cursor) ?? 0)
  }

  private mutating func askTrack(_ subject: TrackQuestion.Subject) {
    // Typed as a command, it is about the list that the line stands in the place of.
    if !shell.covered.isEmpty, prompt == nil { (shell.layers, shell.covered) = (shell.covered, []) }
    // The answer about a part of the library would be another.
    if library?.isGrowing == true, mustWait(for: .library) { return }
    guard let library = library?.library else { return }
    let question = TrackQuestion(generation: terms.track.request.begin(), subject, library: library)
    terms.track.question = question
    terms.track.parent = subject == .rising ? nil : openList
    shell.effects.append(.findTrack(question))
    say(TermsMessage.lookingForTrack(reports: library.count, key: shell.keyMap.firstKey(for: .cancel)))
  }

  /// Gives up what was asked for last.
  mutating func stopTrack() -> [Effect] {
    guard let question = terms.track.question else { return [] }
    terms.track.request.end()
    terms.track.question = nil
    say(TermsMessage.trackGivenUp)
    return [.stopTrack(question)]
  }

  mutating func take(_ answer: TrackAnswer) {
    guard terms.track.request.awaits(answer.generation) else { return }
    terms.track.request.end()
    terms.track.question = nil
    guard var list = trackList(answer) else { return say(TermsMessage.nothingTracked) }
    // Whoever has gone on to something else is not led away from it.
    guard shell.layers.isEmpty || openList?.listing.kind == .track, !isComparing, prompt == nil else {
      return say(TermsMessage.trackFound)
    }
    if let parent = terms.track.parent, openList?.listing.kind == .track { list.parent = [parent] }
    shell.notice = nil
    openPlaces(list)
  }

  private func trackList(_ answer: TrackAnswer) -> JumpList? {
    switch (answer.content, answer.subject) {
    case (.variants(let variants), .variants(let phrase)): variants.isEmpty ? nil : list(variants, of: phrase)
    case (.collocates(let found), .collocates(let phrase)): found.isEmpty ? nil : list(found, of: phrase)
    case (.rising(let terms), .rising): terms.isEmpty ? nil : list(terms)
    case (.variants, _), (.collocates, _), (.rising, _): nil
    }
  }

  private func list(_ variants: [PhraseVariants.PhraseVariant], of phrase: String) -> JumpList {
    JumpList(
      kind: .variants, name: TermsMessage.variantsOf(phrase).message(in: language),
      columns: ["variant", "count", "reports", "first_year", "last_year"],
      heads: TermsMessage.variantHeads(in: language), narrow: [0, 1],
      rows: variants.map { variant in
        [
          VisibleText.line(variant.words), NumberText.grouped(variant.count), NumberText.grouped(variant.texts),
          variant.years.map { "\($0.lowerBound)" } ?? "", variant.years.map { "\($0.upperBound)" } ?? "",
        ]
      },
      destinations: variants.map { .hits(SearchQuery($0.words, syntax: .literal)) })
  }

  private func list(_ found: [CollocatePeriods.PeriodCollocate], of phrase: String) -> JumpList {
    JumpList(
      kind: .collocates, name: TermsMessage.collocatesOf(phrase).message(in: language),
      columns: ["period", "words", "left", "right", "g2"], heads: TermsMessage.collocateHeads(in: language),
      narrow: [0, 1],
      rows: found.map { one in
        [
          one.years.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" } ?? "",
          VisibleText.line(one.collocate.words), NumberText.grouped(one.collocate.left),
          NumberText.grouped(one.collocate.right), TrackPlot.decimal(one.collocate.logLikelihood),
        ]
      },
      destinations: found.map { one in
        let near = "\(TrackedQuery.quoted(phrase)) NEAR/6 \(TrackedQuery.quoted(one.collocate.words))"
        return .hits(SearchQuery(near + TrackedQuery.condition(one.years), syntax: .query))
      })
  }

  private func list(_ terms: [RisingTerm]) -> JumpList {
    JumpList(
      kind: .rising, name: TermsMessage.risingTerms.message(in: language),
      columns: ["trend", "slope", "p", "count", "kind", "term"], heads: TermsMessage.risingHeads(in: language),
      narrow: [0, 1, 5],
      rows: terms.map { term in
        let slope = term.track.trend?.slope ?? 0
        return [
          slope >= 0 ? "↑" : "↓", term.track.trend?.slopeText ?? "0",
          TrackPlot.thousandths(term.track.trend?.probability ?? 1), NumberText.grouped(term.track.total),
          term.kind.message(in: language), VisibleText.line(term.track.words),
        ]
      },
      destinations: terms.map { .track($0.track.words) })
  }
}

/// Searches for what a row beside a plot tells of.
enum TrackedQuery {
  /// A phrase as an expression has it: within quotation marks that it does not have itself.
  static func quoted(_ phrase: String) -> String {
    let scalars = phrase.unicodeScalars
    let pairs: [(Unicode.Scalar, Unicode.Scalar)] = [("\"", "\""), ("「", "」"), ("『", "』"), ("“", "”")]
    let pair = pairs.first { !scalars.contains($0.0) && !scalars.contains($0.1) && !scalars.contains("＂") } ?? pairs[1]
    return "\(pair.0)\(phrase)\(pair.1)"
  }

  /// The condition that reports are of some years; empty for none.
  static func condition(_ years: ClosedRange<Int>?) -> String {
    years.map { " year:\($0.lowerBound)..\($0.upperBound)" } ?? ""
  }
}
