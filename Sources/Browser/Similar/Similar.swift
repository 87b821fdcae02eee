import ReportIndex
import ReportModel
import TextFacts

/// Sections of the library that are like the one being read, or the one chosen in the tree: asked for in the background,
/// and listed with the words that both have.
extension BrowserState {
  var similar: SimilarState {
    get { compare.similar }
    set { compare.similar = newValue }
  }

  /// Asks for the sections that are like the one in front.
  mutating func openSimilar() {
    if library?.isGrowing == true, mustWait(for: .library) { return }
    guard let library = library?.library, reportCount > 1 else { return complain(SimilarMessage.needsLibrary) }
    guard let row = treeSubject, case .section(let number, let section) = row,
      let report = number == currentNumber ? report : report(at: number),
      report.sections.indices.contains(section.value),
      !report[section].range.isEmpty
    else { return complain(SimilarMessage.needsSection) }
    let heading = report.shortTitle(of: section)
    let end = min(report.sections.count, max(section.value + 1, report[section].subtreeEnd.value))
    let question = SimilarQuestion(
      generation: similar.request.begin(), report: number, section: section, sections: section.value..<end,
      text: report.text, range: report[section].range,
      starts: report.sections[section.value..<end].dropFirst().map(\.range.lower), library: library)
    similar.question = question
    similar.heading = VisibleText.line(typesetter.shortened(heading, to: 24))
    shell.effects.append(.findSimilar(question))
    say(SimilarMessage.looking(similar.heading, reports: reportCount, key: shell.keyMap.firstKey(for: .cancel)))
  }

  mutating func take(_ answer: SimilarAnswer) {
    guard similar.request.awaits(answer.generation) else { return }
    similar.request.end()
    similar.question = nil
    guard !answer.rows.isEmpty else { return say(SimilarMessage.none(similar.heading)) }
    guard shell.layers.isEmpty, !isComparing else { return say(SimilarMessage.found(answer.rows.count)) }
    shell.notice = nil
    openPlaces(
      JumpList(
        kind: .similar, name: SimilarMessage.listName(similar.heading).message(in: language),
        columns: SimilarMessage.columns, heads: SimilarMessage.heads(in: language), narrow: [0, 3, 4],
        rows: answer.rows.map { row in
          [
            "\(row.percent)%", library?.library[ReportNumber(row.report)]?.year.map(String.init) ?? "",
            VisibleText.line(listedName(of: row.report)), row.heading, row.shared.joined(separator: " "),
          ]
        }, destinations: answer.rows.map { .place(report: $0.report, $0.place) }))
  }

  /// Gives up the search.
  mutating func stopSimilar() -> [Effect] {
    guard let question = similar.question else { return [] }
    similar.request.end()
    similar.question = nil
    say(SimilarMessage.gaveUp)
    return [.stopSimilar(question)]
  }
}
