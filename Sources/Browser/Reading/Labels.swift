import ReportModel
import ScreenModel

/// Letters shown on the visible headings; typing one goes to its section.
struct Labels: Sendable {
  var sections: [SectionIndex]
  /// The letters of each section, in the order of `sections`.
  var letters: [String]
  /// The letters typed so far.
  var typed = ""

  /// Gives letters to `sections`: one each where the alphabet is enough, else two.
  init(_ sections: [SectionIndex]) {
    let alphabet = Array("asdfghjklqwertyuiopzxcvbnm")
    let short = sections.count <= alphabet.count
    self.sections = Array(sections.prefix(short ? alphabet.count : alphabet.count * alphabet.count))
    letters = self.sections.indices.map { index in
      short
        ? String(alphabet[index])
        : String([alphabet[index / alphabet.count], alphabet[index % alphabet.count]])
    }
  }

  /// The letters still to be typed for `section`; nil where it has none, or where other letters were typed.
  func rest(for section: SectionIndex) -> String? {
    guard let index = sections.firstIndex(of: section), letters[index].hasPrefix(typed) else { return nil }
    return String(letters[index].dropFirst(typed.count))
  }
}

/// The labels on the visible headings: showing them, and typing one.
extension BrowserState {
  mutating func showLabels() {
    let sections = sectionsInSight
    if !isWhole, visibleRows.count < geometry.textRows.count, mustWait(for: .furtherText) { return }
    guard !sections.isEmpty else { return complain(ReadingMessage.noHeadingInSight) }
    shell.layers.append(.labels(Labels(sections)))
  }

  /// All sections whose headings are visible: first those in the text, then those in the tree; each once.
  var sectionsInSight: [SectionIndex] {
    let visible = visibleRange
    let first = report.section(at: visible.lower)
    var found: [SectionIndex] = []
    for index in first.value..<report.sections.count {
      let section = report.sections[index]
      if section.range.lower >= visible.upper { break }
      if index > 0, section.range.lower >= visible.lower { found.append(SectionIndex(index)) }
    }
    if !geometry.tree.isEmpty {
      for row in walk.rows(from: tree.top, limit: geometry.treeRows.count) {
        guard row.report == currentNumber, let section = row.section else { continue }
        if !found.contains(section) { found.append(section) }
      }
    }
    return found
  }

  mutating func typeLabel(_ key: Key) -> [Effect] {
    guard case .labels(var labels) = shell.layers.popLast() else { return [] }
    guard let scalar = (KeyForms.plain(key) ?? key).character else { return [] }
    labels.typed.unicodeScalars.append(scalar)
    let candidates = labels.sections.filter { labels.rest(for: $0) != nil }
    if let section = candidates.first(where: { labels.rest(for: $0)?.isEmpty == true }) {
      commit(section)
    } else if candidates.isEmpty {
      complain(ReadingMessage.noSuchLabel(labels.typed))
    } else {
      shell.layers.append(.labels(labels))
    }
    return []
  }
}
