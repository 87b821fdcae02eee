import TestReports
import Testing
import TextFacts

@testable import ReportModel

@Suite("Natural order of names")
struct NaturalOrderTests {
  private func sorted(_ names: [String]) -> [String] {
    NaturalOrder.sorted(names.shuffled()) { Array($0.utf8) }
  }

  @Test(
    "sorts as people do",
    arguments: [
      ["第一章", "第二章", "第九章", "第十章", "第十一章", "第十九章", "第二十章", "第一百零三章", "第两千章", "第一万零二章"],
      ["九", "十", "十一", "二十", "二十一"],
      ["1", "2.txt", "010.txt", "10.txt", "11", "100", "99999999999999999999", "100000000000000000000"],
      ["一九九八年", "2009年", "二〇一九年", "2020年", "２０２１年", "二零二二年"],
      ["报告1", "报告２", "报告三", "报告④", "报告五", "报告㈥", "报告7"],
      ["Report 2", "report.txt", "report2.txt", "REPORT10.txt", "reporter.txt"],
      ["a", "a/2/x", "a/10/b", "a/b", "a b", "a.txt", "ab"],
      ["v1.2.9", "v1.2.10", "v1.10"],
      ["2023-01", "2023-02-01", "2023-10"],
    ])
  func table(_ names: [String]) { #expect(sorted(names) == names) }

  @Test("takes every byte, and what is not UTF-8")
  func bytes() {
    let names: [[UInt8]] = [[], [0], [0, 1], [1], [0x20], [0x31], [0x41], [0xB0, 0xA1], [0xE4, 0xB8], [0xFF]]
    #expect(NaturalOrder.sorted(names.shuffled()) == names)
  }

  @Test(
    "numbers written as people write them",
    arguments: [
      ("二〇一九", "2019"), ("二零一九", "2019"), ("一百零三", "103"), ("二十", "20"), ("十", "10"), ("三万二千", "32000"),
      ("一千零一十", "1010"), ("〇", ""), ("007", "7"), ("十百", "10"), ("一二三", "123"), ("⑫", "12"), ("３０", "30"),
    ])
  func numbers(_ text: String, _ digits: String) {
    let number = WrittenNumber.read(Array(text.utf8), at: 0)
    #expect(number?.digits == Array(digits.utf8))
  }

  @Test("no number", arguments: ["百货", "千山", "万", "甲", "a1", ""])
  func noNumber(_ text: String) { #expect(WrittenNumber.read(Array(text.utf8), at: 0) == nil) }

  @Test("is a strict total order of whatever bytes", arguments: 0..<8)
  func order(_ seed: UInt64) {
    var random = SplitMix(state: seed)
    let pieces: [[UInt8]] =
      [0, 1, 0x2F, 0x30, 0x39, 0x41, 0x61, 0x20, 0xE4, 0xFF].map { [$0] }
      + ["十", "二", "〇", "百", "万", "①", "２", "年", "第"].map { Array($0.utf8) }
    let names = (0..<16).map { _ in
      (0..<Int.random(in: 0...6, using: &random)).flatMap { _ in pieces.randomElement(using: &random) ?? [] }
    }
    for one in names {
      #expect(!NaturalOrder.precedes(one, one))
      for other in names where one != other {
        #expect(NaturalOrder.precedes(one, other) != NaturalOrder.precedes(other, one))
        for third in names where NaturalOrder.precedes(one, other) && NaturalOrder.precedes(other, third) {
          guard NaturalOrder.precedes(one, third) else {
            Issue.record("\(one) < \(other) < \(third), but not \(one) < \(third)")
            return
          }
        }
      }
    }
    let order = NaturalOrder.sorted(names)
    for (one, next) in zip(order, order.dropFirst()) { #expect(!NaturalOrder.precedes(next, one)) }
  }

  /// Names are read as far as a path goes; those that begin alike stand by their bytes.
  @Test func longNamesAreReadInPart() {
    for (length, expected) in [(WorkBudget.sortKey - 2, ["2", "10"]), (WorkBudget.sortKey, ["10", "2"])] {
      let start = [UInt8](repeating: 0x61, count: length)
      let names = ["2", "10"].map { start + Array($0.utf8) }
      #expect(NaturalOrder.sorted(names).map { String(decoding: $0[length...], as: UTF8.self) } == expected)
    }
    #expect(NaturalOrder.key(of: [UInt8](repeating: 0x31, count: 1 << 20)).count < 2 * WorkBudget.sortKey)
  }
}
