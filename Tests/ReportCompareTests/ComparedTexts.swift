import ReportModel
import ReportParsing

@testable import ReportCompare

/// Two texts as reports, and their comparison.
struct ComparedTexts {
  let old: Report
  let new: Report
  let comparison: ReportComparison

  init(_ old: String, _ new: String) throws {
    try self.init(Array(old.utf8), Array(new.utf8))
  }

  init(_ old: [UInt8], _ new: [UInt8]) throws {
    self.old = try ReportParser.report(from: old, source: ReportSource(name: "old.txt"))
    self.new = try ReportParser.report(from: new, source: ReportSource(name: "new.txt"))
    comparison = ReportComparison(self.old, self.new)
  }

  /// The edits as `kind: old → new`, line ends as ¶, the number of a move behind its kind.
  var lines: [String] {
    comparison.edits.map { edit in
      let move = edit.move.map { " \($0)" } ?? ""
      return "\(edit.kind.rawValue)\(move): \(words(edit.old, of: old)) → \(words(edit.new, of: new))"
    }
  }

  private func words(_ range: TextRange, of report: Report) -> String {
    String(decoding: report.text[range.bytes], as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: "¶")
  }

  /// The new text as the edits make it from the old one: every old run taken out, every new run put at its place.
  var made: [UInt8] {
    var isGone = Array(repeating: false, count: old.text.count)
    var given: [Int: UInt8] = [:]
    for edit in comparison.edits + comparison.lineEnds {
      for place in edit.old.bytes { isGone[place] = true }
      for place in edit.new.bytes { given[place] = new.text[place] }
    }
    var kept = old.text.indices.filter { !isGone[$0] }.map { old.text[$0] }[...]
    return (0..<kept.count + given.count).compactMap { given[$0] ?? kept.popFirst() }
  }
}
