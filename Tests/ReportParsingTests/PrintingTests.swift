import ReportModel
import TestReports
import Testing
import TextFacts

@testable import ReportParsing

/// Outlines printed piece by piece.
@Suite struct PrintingTests {
  /// Headings of several styles, at several depths, spaced out, repeated, with figures that would run together.
  private static let text =
    "报告\n"
    + (1...600).map { part in
      "一、甲\n（一）乙\n1.丙\n1)丁\n（\(part % 9 + 1)）戊。一是己。己己己。二是庚。庚庚庚。\n第 三 章　辛\n第\(part)条　壬\n1.1 癸\n"
    }.joined()

  @Test func aWalkGivesTheAddressesAndPathsThatAreGivenOneByOne() throws {
    let report = try parsed(Self.text)
    let addresses = Addresses(report)
    var walk = AddressWalk(addresses)
    #expect(report.sections.count > 1_500)
    for index in report.sections.indices.dropFirst() {
      let name = SectionIndex(index)
      walk.step(to: name)
      #expect(walk.address.elementsEqual(addresses.address(of: name).utf8))
      #expect(walk.path.elementsEqual(addresses.path(of: name).utf8))
    }
  }

  @Test(.enabled(if: TestLane.isFull, "slow")) func piecesAreSmallAndTogetherTheWhole() throws {
    let report = try parsed(Self.text)
    for explained in [nil, Language.chinese] {
      var pieces: [Int] = []
      var bytes: [UInt8] = []
      OutlinePrinter.writeJSONLines(report, explained: explained) { piece in
        pieces.append(piece.count)
        bytes += piece
        return true
      }
      #expect(bytes.elementsEqual(OutlinePrinter.jsonLines(report, explained: explained).utf8))
      #expect(pieces.count > 3)
      #expect(pieces.allSatisfy { $0 < 70_000 })
    }
  }

  @Test func nothingIsPrintedForWhoWantsNoMore() throws {
    let report = try parsed(Self.text)
    var calls = 0
    let refuse = { (_: ArraySlice<UInt8>) in
      calls += 1
      return false
    }
    OutlinePrinter.writeJSONLines(report, to: refuse)
    OutlinePrinter.writeText(report, explained: .english, to: refuse)
    #expect(calls == 2)
  }

  @Test func anOutlineWeighsLittle() {
    #expect(MemoryLayout<Section>.stride <= 60)
    #expect(MemoryLayout<Paragraph>.stride <= 12)
    #expect(MemoryLayout<Head>.stride <= 56)
    #expect(MemoryLayout<Line>.stride <= 32)
  }
}
