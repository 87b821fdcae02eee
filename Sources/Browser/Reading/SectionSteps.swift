import ReportModel
import ScreenModel

/// Moving from section to section, back and forward.
extension BrowserState {
  /// Goes forward or back by sections; after the last to the next report, before the first to the previous one.
  mutating func stepSection(forward: Bool, _ times: Int) {
    if forward, currentSection.value + times >= report.sections.count, !isWhole, mustWait(for: .furtherText) { return }
    if let section = forward ? sectionAfter(by: times) : sectionBefore(by: times) {
      go(to: section)
    } else {
      goOn(to: forward ? 1 : -1)
    }
  }

  /// Goes forward or back by sections of the same level.
  mutating func stepSibling(forward: Bool, _ times: Int) {
    step(times, forward: forward) { forward ? $0.nextSibling(of: $1) : $0.previousSibling(of: $1) }
  }

  /// Goes to the parent of the section.
  mutating func goToParent() {
    guard let parent = report[currentSection].parent else { return complain(ReadingMessage.noFurtherSection) }
    go(to: parent)
  }

  mutating func goBack() {
    guard let place = reading.jumps.back(from: here) else { return complain(ReadingMessage.noEarlierPlace) }
    go(to: place)
  }

  mutating func goForward() {
    guard let place = reading.jumps.forward(from: here) else { return complain(ReadingMessage.noLaterPlace) }
    go(to: place)
  }

  /// Goes to a section, as a jump.
  mutating func go(to section: SectionIndex) {
    jump(to: start(of: section))
    pointTree(at: section)
  }

  /// Goes to a place, not as a jump.
  mutating func go(to place: Place) {
    show(place.subject)
    if place.subject == current, place.anchor > report.end, !isWhole, mustWait(for: .furtherText) { return }
    view.place(max(.start, min(place.anchor, report.end)))
  }

  /// The place to begin reading a section: its heading; for a report its title, after what a web page put before it.
  func start(of section: SectionIndex) -> TextOffset {
    section == .root ? report.beginning : report[section].range.lower
  }

  /// Takes `times` steps, as far as there are sections.
  private mutating func step(_ times: Int, forward: Bool, _ next: (Report, SectionIndex) -> SectionIndex?) {
    let report = report
    var section = currentSection
    for _ in 0..<times {
      guard let target = next(report, section) else {
        // A section that goes on to where the text ends so far may yet have a next one.
        let mayGoOn = forward && report[section].subtreeEnd.value >= report.sections.count && !isWhole
        if mayGoOn, mustWait(for: .furtherText) { return }
        break
      }
      section = target
    }
    step(to: section == currentSection ? nil : section)
  }

  private mutating func step(to section: SectionIndex?) {
    guard let section else { return complain(ReadingMessage.noFurtherSection) }
    go(to: section)
  }

  private func sectionAfter(by times: Int) -> SectionIndex? {
    let last = report.sections.count - 1
    let section = currentSection
    return section.value < last ? SectionIndex(min(section.value + times, last)) : nil
  }

  /// The section `times` before; inside a section, its own start counts as the first, as in other readers.
  private func sectionBefore(by times: Int) -> SectionIndex? {
    let section = currentSection
    let isInside = view.top > start(of: section)
    guard isInside || section.value > 0 else { return nil }
    return SectionIndex(max(0, section.value - times + (isInside ? 1 : 0)))
  }

  mutating func goToTopSection(_ number: Int) {
    let tops = report.children(of: .root)
    if number > tops.count, !isWhole, mustWait(for: .furtherText) { return }
    guard number > 0, number <= tops.count else {
      complain(ReadingMessage.noTopSection(number, count: tops.count))
      return
    }
    go(to: tops[number - 1])
  }
}
