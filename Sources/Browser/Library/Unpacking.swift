import ReportIndex
import ReportModel
import ScreenModel
import TextFacts

/// A request to unpack a large report of the library.
public struct UnpackQuestion: Sendable, Equatable {
  /// The report as the library keeps it.
  public let report: PackedReport
  /// The version that the reader left, where the report was replaced since.
  var before: PackedReport?

  /// Whether both are about the same text in memory.
  public static func == (left: UnpackQuestion, right: UnpackQuestion) -> Bool {
    TextIdentity(left.report.text) == TextIdentity(right.report.text)
  }
}

/// An unpacked large report of the library.
///
/// It is made off the main thread.
public struct UnpackAnswer: Sendable {
  let report: Report
  /// The addresses of its sections.
  let addresses: Addresses
  /// The relocation from the version that the reader left.
  let relocation: ReportRelocation?

  /// The answer to `question`.
  public init(_ question: UnpackQuestion) {
    report = question.report.unpacked()
    addresses = Addresses(report)
    let report = report
    relocation = question.before.map { ReportRelocation(from: $0, to: question.report, unpacked: report) }
  }
}

/// An event that waits for a large report.
struct AwaitedReport: Sendable {
  /// The number of the report, and of all reports waited for so far.
  var number: Int
  var known: Set<Int>
  /// The event to repeat, and the number of times.
  var event: BrowserEvent
  var times: Int

  /// Whether an event is the same key again.
  func isRepeated(by other: BrowserEvent) -> Bool {
    if case .key(let key) = event, case .key(let again) = other { key == again } else { false }
  }
}

/// The unpacking of large reports of a library. A key must not wait for it.
///
/// An event that needs a report not unpacked yet leaves the state as it was. The report is unpacked in the background,
/// and then the event is handled again, unless the reader has typed something else meanwhile.
extension BrowserState {
  mutating func takeOrWait(_ event: BrowserEvent) -> [Effect] {
    guard event.isReader, let library, library.library.largest > UnpackedReports.mostAtOnce else { return take(event) }
    if case .repeat(var awaited) = shell.continuation {
      shell.continuation = nil
      if awaited.isRepeated(by: event) {
        awaited.times += 1
        shell.continuation = .repeat(awaited)
        return []
      }
    }
    return takeOrWait(event, times: 1, having: [])
  }

  /// Handles an event `times` times, or waits for the report that it needs. It never waits twice for one report in
  /// `known`: the cache is limited, and two reports must not push each other out of it for ever.
  private mutating func takeOrWait(_ event: BrowserEvent, times: Int, having known: Set<Int>) -> [Effect] {
    var effects: [Effect] = []
    for done in 0..<times {
      let before = self
      effects += take(event)
      guard let number = reports.missing else { continue }
      let wanted = reports.wanted
      self = before
      reports.wanted = wanted
      guard !known.contains(number) else { break }
      shell.continuation = .repeat(
        AwaitedReport(number: number, known: known.union([number]), event: event, times: times - done))
      say(ReadingMessage.reading)
      break
    }
    return effects
  }

  /// Requests the large reports that were needed and are not unpacked yet.
  mutating func unpackMissing() -> [Effect] {
    reports.missing = nil
    defer { reports.wanted = [:] }
    guard case .library = reports.collection else { return [] }
    return reports.wanted.sorted { $0.key < $1.key }.filter { reports.unpacking.insert($0.key).inserted }
      .map { .unpack(report: $0.key, UnpackQuestion(report: $0.value, before: reports.outdated[$0.key])) }
  }

  mutating func takeUnpacked(_ number: Int, _ answer: UnpackAnswer) -> [Effect] {
    reports.unpacking.remove(number)
    reports.unpacked.keep(number, answer.report, answer.addresses)
    // A report that was replaced in the meantime is requested again, and waited for as before.
    guard let packed = packedReport(number), unpacked(number, packed) != nil else { return [] }
    if reports.outdated.removeValue(forKey: number) != nil, let relocation = answer.relocation {
      relocate(number, by: relocation)
    }
    if number == currentNumber, reports.direct(number) == nil { takeChangedReport() }
    if focus == .tree, shell.layers.isEmpty, case .section(number, let section) = tree.cursor, number != currentNumber {
      shell.notice = nil
      preview(.section(report: number, section))
    }
    guard case .repeat(let awaited) = shell.continuation else {
      goOnWaitedStep()
      return []
    }
    guard awaited.number == number else { return [] }
    shell.continuation = nil
    shell.notice = nil
    return takeOrWait(awaited.event, times: awaited.times, having: awaited.known)
  }

  /// Replaces the report being read by the library's version, where that is another.
  mutating func takeChangedReport() {
    guard let number = currentNumber, let packed = packedReport(number), packed.text != report.text,
      let report = unpacked(number, packed)
    else { return }
    replace(number, with: report, reports.unpacked.addresses(number, report.text))
    say(LibraryMessage.changed)
  }
}

extension BrowserEvent {
  /// Whether the event is the reader's own, or was asked for on the command line.
  fileprivate var isReader: Bool {
    switch self {
    case .key, .paste, .interrupt, .goTo, .goToLine, .goToEnd, .search: true
    case .resized, .report, .reading, .unreadable, .changed, .vanished, .library, .found, .checked, .listing,
      .listingProgress, .terms, .termsProgress, .unpacked, .ambiguousWidth, .theme, .notice, .mark, .recalling,
      .recalled, .pastSearches, .keyMap:
      false
    }
  }
}
