import ReportIndex
import ReportModel
import ScreenModel
import TextFacts

/// A large report of the library, to be unpacked.
public struct UnpackQuestion: Sendable, Equatable {
  /// The report as the library keeps it.
  public let report: PackedReport
  /// The report as it was when the reader left it, where it has become another since.
  var before: PackedReport?

  /// Whether both are about the same text in memory.
  public static func == (left: UnpackQuestion, right: UnpackQuestion) -> Bool {
    TextIdentity(left.report.text) == TextIdentity(right.report.text)
  }
}

/// A large report of the library, unpacked.
///
/// Made off the main thread.
public struct UnpackAnswer: Sendable {
  let report: Report
  /// The names of its sections.
  let addresses: Addresses
  /// The succession from the report that the reader left to the new one.
  let succession: Succession?

  /// The answer to `question`.
  public init(_ question: UnpackQuestion) {
    report = question.report.unpacked()
    addresses = Addresses(report)
    let report = report
    succession = question.before.map { Succession(from: $0, to: question.report, unpacked: report) }
  }
}

/// A large report that is waited for, and the event to be taken again once it is there.
struct AwaitedReport: Sendable {
  /// The report, and all that were waited for so far.
  var number: Int
  var known: Set<Int>
  /// The event, and how many times it came.
  var event: BrowserEvent
  var times: Int

  /// Whether an event is the same key once more.
  func isRepeated(by other: BrowserEvent) -> Bool {
    if case .key(let key) = event, case .key(let again) = other { key == again } else { false }
  }
}

/// Large reports of a library: a key must not wait for one to be unpacked.
///
/// Unpacking of large reports in the background. Where an event needs a report that is not at hand, all stays as it
/// was, and the same event is taken again once the report is there; unless the reader has done something else
/// meanwhile.
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

  /// Takes an event so many times, or waits for what it needs, where that is not one of `known`: memory for reports has
  /// its bounds, and one must not drive another out of it for ever.
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

  /// Asks for what was looked for and is not at hand.
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
    // One that has become another meanwhile is asked for again, and is waited for as before.
    guard let packed = packedReport(number), unpacked(number, packed) != nil else { return [] }
    if reports.outdated.removeValue(forKey: number) != nil, let succession = answer.succession {
      carryOver(number, by: succession)
    }
    if number == currentNumber, reports.direct[number] == nil { takeChangedReport() }
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

  /// Takes in the report that the library holds in the place of the one being read, where that is another.
  mutating func takeChangedReport() {
    guard let number = currentNumber, let packed = packedReport(number), packed.text != report.text,
      let report = unpacked(number, packed)
    else { return }
    replace(number, with: report, reports.unpacked.addresses(number, report.text))
    say(LibraryMessage.changed)
  }
}

extension BrowserEvent {
  /// Whether the reader did it, or asked for it when the program was started.
  fileprivate var isReader: Bool {
    switch self {
    case .key, .paste, .interrupt, .goTo, .goToLine, .goToEnd, .search: true
    case .resized, .report, .changed, .vanished, .library, .found, .listing, .listingProgress, .terms, .termsProgress,
      .unpacked, .ambiguousWidth, .theme, .notice, .mark, .pastSearches, .keyMap:
      false
    }
  }
}
