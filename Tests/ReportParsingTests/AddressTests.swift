import ReportModel
import Testing

@testable import ReportParsing

/// Addresses as people type them find the sections they mean.
@Suite struct AddressTests {
  private static let report = """
    一、总体情况
    过去一年成绩明显。
    二、主要工作
    （一）抓经济。全年增长较快。
    1.稳增长。出台措施十条。
    2.促消费。发放补贴两亿。
    （二）抓民生。办成实事十件。
    （二）抓安全。没有发生事故。
    （三）抓改革。
    三、今后打算
    继续努力。
    """

  @Test(arguments: [
    ("2.1", ["二（一）"]),
    ("2.1.2", ["二（一）2"]),
    ("二（一）", ["二（一）"]),
    ("二(一)2", ["二（一）2"]),
    ("二一", ["二（一）"]),
    ("2（1）", ["二（一）"]),
    ("二 （一） 2", ["二（一）2"]),
    ("二（二）", ["二（二）", "二（二）~2"]),
    ("二（二）~2", ["二（二）~2"]),
    ("二.3", ["二（三）"]),
    ("三", ["三"]),
    ("3", ["三"]),
    ("四", []),
    ("9.9", []),
    ("（一）", ["二（一）", "一"]),
    ("(二)", ["二（二）", "二（二）~2", "二"]),
    ("", []),
  ])
  func typed(_ typed: String, _ expected: [String]) throws {
    let report = try parsed(Self.report)
    let addresses = Addresses(report)
    #expect(addresses.sections(matching: typed).map { addresses.address(of: $0) } == expected)
  }

  /// Brackets and points set numbers apart: 十（二） is not 十二, which may be typed for either.
  @Test(
    arguments: [
      ("十（二）", []), ("10.2", []), ("十（一）", ["十（一）"]), ("10.1", ["十（一）"]), ("十一", ["十一", "十（一）"]), ("十二", ["十二"]),
      ("十(一)", ["十（一）"]),
    ] as [(String, [String])])
  func bracketsPartNumbers(_ typed: String, _ expected: [String]) throws {
    let numbers = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"].map { "\($0)、事项\($0)\n文字。\n" }
    let report = try parsed(numbers.joined() + "（一）抓经济\n增长。\n十一、其他\n文字。\n十二、附则\n文字。\n")
    let addresses = Addresses(report)
    #expect(addresses.sections(matching: typed).map { addresses.address(of: $0) } == expected)
  }

  /// The signs of an address are read once, however many there are.
  @Test(.timeLimit(.minutes(1))) func manyBracketsOfAnAddress() throws {
    let addresses = Addresses(try parsed(Self.report))
    for sign in ["(", "（", ".", "1."] {
      #expect(addresses.sections(matching: String(repeating: sign, count: 200_000)) == [])
    }
    #expect(addresses.sections(matching: String(repeating: "（", count: 1_000) + "二（一）").count == 1)
  }

  /// A number may stand in a report 100,000 times: only the first are looked at, in the same order as all.
  @Test(arguments: ["二", "（二）", "二（二）", "2.1", "·2", "二~2", "三（二）~2", "二二二二", "一（三）1", "~2"])
  func aLimitKeepsTheFirst(typed: String) throws {
    let report = try parsed(String(repeating: Self.report + "\n", count: 5))
    let addresses = Addresses(report)
    let all = addresses.sections(matching: typed)
    for limit in [0, 1, 3, 1_000] {
      let some = addresses.sections(matching: typed, limit: limit)
      #expect(some.allSatisfy { all.contains($0) }, "\(limit)")
      #expect(some.count >= min(limit, all.count), "\(limit)")
      if limit >= all.count { #expect(some == all) }
    }
  }

  /// The hashes of the numbers find the same sections as a look at every address.
  @Test func everyAddressNamesItsSection() throws {
    let report = try parsed(String(repeating: Self.report + "\n", count: 5))
    let addresses = Addresses(report)
    for index in report.sections.indices.dropFirst() {
      let address = addresses.address(of: SectionIndex(index))
      #expect(addresses.sections(matching: address).first == SectionIndex(index), "\(address)")
      #expect(addresses.sections(matching: addresses.path(of: SectionIndex(index))).contains(SectionIndex(index)))
    }
  }

  @Test(arguments: [
    ("第二章", ["第二章"]),
    ("第2章", ["第二章"]),
    ("第二条", ["第二条"]),
    ("第二章第三条", ["第三条"]),
    ("第3条", ["第三条"]),
    ("第一节", ["第一章第一节", "第二章第一节"]),
    ("第二章第一节", ["第二章第一节"]),
    ("2.1.1", ["第三条"]),
  ])
  func typedInALaw(_ typed: String, _ expected: [String]) throws {
    let report = try parsed(
      """
      第一章 总则
      第一节 目的
      第一条 为了绿化。
      第二条 为了美化。
      第二章 附则
      第一节 施行
      第三条 自公布之日起施行。
      """)
    let addresses = Addresses(report)
    #expect(addresses.sections(matching: typed).map { addresses.address(of: $0) } == expected)
  }

  @Test func everyAddressAndPathFindsItsSection() throws {
    let report = try parsed(Self.report)
    let addresses = Addresses(report)
    for index in report.sections.indices.dropFirst().map(SectionIndex.init) {
      #expect(addresses.sections(matching: addresses.address(of: index)).first == index)
      #expect(addresses.sections(matching: addresses.path(of: index)).contains(index))
    }
  }

  @Test func articlesOfTwoLawsAreNamedBelowTheirChapters() throws {
    let report = try parsed("第一章 甲\n第一条 一。\n第二章 乙\n第一条 二。\n第二条 三。\n")
    let addresses = Addresses(report)
    #expect(
      report.sections.indices.dropFirst().map { addresses.address(of: SectionIndex($0)) } == [
        "第一章", "第一章第一条", "第二章", "第二章第一条", "第二条",
      ])
  }
}
