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

/// The unpacking of large reports of a library. A key must not wait for it: what needs one is held (`HeldInput`) while
/// it is unpacked in the background.
extension BrowserState {
  /// Requests the large reports that were needed and are not unpacked yet.
  mutating func unpackMissing() -> [Effect] {
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
    shell.held.noteUnpacked(number)
    return []
  }

  /// Replaces the report being read by the library's version, where that is another.
  mutating func takeChangedReport() {
    guard let number = currentNumber, let packed = packedReport(number), packed.text != report.text,
      let report = unpacked(number, packed)
    else { return }
    let wasComplete = self.report.isComplete
    replace(number, with: report, reports.unpacked.addresses(number, report.text))
    if wasComplete { say(LibraryMessage.changed) }
  }
}
