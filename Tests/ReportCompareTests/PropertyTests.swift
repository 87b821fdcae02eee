import ReportModel
import TestReports
import Testing

@testable import ReportCompare

/// Properties of any two texts: the edits make the new one, swapped sides mirror, a text has no difference from itself.
@Suite struct PropertyTests {
  private func hold(_ old: [UInt8], _ new: [UInt8]) throws {
    let there = try ComparedTexts(old, new)
    let back = try ComparedTexts(new, old)
    #expect(there.made == there.new.text)
    #expect(back.made == back.new.text)
    #expect(there.comparison.edits == back.comparison.edits.map(\.mirrored).sorted(by: Edit.stands).renumbered)
    #expect(there.comparison.lineEnds == back.comparison.lineEnds.map(\.mirrored).sorted(by: Edit.stands))
    #expect(try ComparedTexts(old, old).comparison.edits.isEmpty)
  }

  @Test(arguments: 1...8) func inventedReports(_ seed: UInt64) throws {
    let text = InventedReport.text(seed: seed)
    try hold(Array(text.utf8), EditedText(text, seed: seed &* 31).new)
    try hold(Array(text.utf8), Array(InventedReport.text(seed: seed &+ 100).utf8))
  }

  /// Texts of few words and many repetitions, where every alignment has ties.
  @Test(arguments: 1...40) func scrambledLines(_ seed: UInt64) throws {
    var random = SplitMix(state: seed)
    let lines = [
      "一、甲\n", "（一）乙丙丁\n", "甲乙丙丁。甲乙丙丁，戊己庚辛。\n", "\n", "　　　\n", "3.5%，4.1%\n", "a b c\n", "附件\n", "丙丁\r\n", "戊",
    ]
    // A report is never blank.
    func text() -> [UInt8] {
      Array("总结\n".utf8)
        + (0..<Int(random.next() % 24)).flatMap { _ in Array((lines.randomElement(using: &random) ?? "").utf8) }
    }
    for _ in 0..<10 { try hold(text(), text()) }
  }

  @Test(.enabled(if: GivenReports.folder != nil, "GANGMU_REPORTS is not set")) func realReports() throws {
    let names = try GivenReports.names(endingIn: ".txt", ".md").filter {
      !$0.hasPrefix("rfc") && !$0.hasPrefix("civil")
    }
    for (first, second) in zip(names, names.dropFirst()) {
      try hold(try GivenReports.bytes(of: first), try GivenReports.bytes(of: second))
    }
  }
}

extension [Edit] {
  /// The same with the moves numbered in the order of the edits.
  var renumbered: [Edit] {
    var numbers: [Int: Int] = [:]
    return map { edit in
      var edit = edit
      if let move = edit.move {
        numbers[move] = numbers[move] ?? numbers.count + 1
        edit.move = numbers[move]
      }
      return edit
    }
  }
}
