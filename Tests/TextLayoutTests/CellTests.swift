import ReportModel
import Testing
import TextFacts

@testable import TextLayout

@Suite("Cells of a string")
struct CellTests {
  private let typesetter = Typesetter(widths: WidthTable(ambiguousWidth: 1))

  /// A cell that stands for what may not be drawn.
  private func mark(_ base: Unicode.Scalar, at offset: Int) -> LaidCell {
    LaidCell(base, offset: TextOffset(offset), isControlMark: true)
  }

  private func cell(_ base: Unicode.Scalar, _ width: Int, at offset: Int) -> LaidCell {
    LaidCell(base, width: width, offset: TextOffset(offset))
  }

  @Test("Plain characters stand for themselves")
  func plain() {
    #expect(typesetter.cells(of: "a中é") == [cell("a", 1, at: 0), cell("中", 2, at: 1), cell("é", 1, at: 4)])
  }

  @Test("C0 and DEL are control pictures, C1 its code")
  func controls() {
    #expect(
      typesetter.cells(of: "\0\u{1B}[\u{7F}\t\r\n\u{8}") == [
        mark("␀", at: 0), mark("␛", at: 1), cell("[", 1, at: 2), mark("␡", at: 3), mark("␉", at: 4), mark("␍", at: 5),
        mark("␊", at: 6), mark("␈", at: 7),
      ])
    #expect(typesetter.cells(of: "\u{9B}") == "<U+009B>".unicodeScalars.map { mark($0, at: 0) })
  }

  @Test(
    "Invisible characters are shown as their code, every cell with the one offset",
    arguments: [
      0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x061C, 0x00AD, 0xFEFF, 0x202A, 0x202E, 0x2028, 0x2029, 0x2060, 0x2064,
      0x2066, 0x2069, 0xFFF9, 0xFFFB, 0xFE0F, 0xE0041, 0xE0101, 0xE000, 0x10FFFD, 0xFFFE, 0xFDD0, 0x3164, 0x115F,
      0x034F,
      0x180E, 0x1F3FB, 0x1FAE9, 0x0378,
    ] as [UInt32])
  func invisible(code: UInt32) throws {
    let scalar = try #require(Unicode.Scalar(code))
    let digits = String(code, radix: 16, uppercase: true)
    let shown = "<U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ">"
    #expect(typesetter.cells(of: " \(scalar)") == [cell(" ", 1, at: 0)] + shown.unicodeScalars.map { mark($0, at: 1) })
    #expect(typesetter.width(of: "\(scalar)") == shown.count)
  }

  @Test("Two marks are kept over a character, later ones not drawn; one alone stands over ◌")
  func marks() {
    #expect(
      typesetter.cells(of: "e\u{301}\u{302}\u{303}\u{304}x") == [
        LaidCell("e", offset: TextOffset(0), mark: "\u{301}", secondMark: "\u{302}"), cell("x", 1, at: 9),
      ])
    #expect(
      typesetter.cells(of: " \u{301}") == [
        cell(" ", 1, at: 0), LaidCell("◌", offset: TextOffset(1), mark: "\u{301}", isControlMark: true),
      ])
    // 한 as conjoining jamo.
    #expect(
      typesetter.cells(of: "\u{1112}\u{1161}\u{11AB}") == [
        LaidCell("\u{1112}", width: 2, offset: TextOffset(0), mark: "\u{1161}", secondMark: "\u{11AB}")
      ])
  }

  @Test("Sequences that some terminals join and others do not are drawn apart")
  func sequences() {
    #expect(
      typesetter.cells(of: "👩\u{200D}👧\u{200D}👦") == [cell("👩", 2, at: 0), cell("👧", 2, at: 7), cell("👦", 2, at: 14)])
    #expect(typesetter.cells(of: "👍🏽x") == [cell("👍", 2, at: 0), cell("x", 1, at: 8)])
    #expect(typesetter.cells(of: "❤\u{FE0F}x") == [cell("❤", 1, at: 0), cell("x", 1, at: 6)])
    #expect(typesetter.cells(of: "🇨🇳") == [mark("C", at: 0), mark("N", at: 4)])
    #expect(typesetter.cells(of: "1\u{FE0F}\u{20E3}") == [LaidCell("1", offset: TextOffset(0), mark: "\u{20E3}")])
    #expect(typesetter.cells(of: "葛\u{E0100}x") == [cell("葛", 2, at: 0), cell("x", 1, at: 7)])
    // A joiner that joins nothing, and selectors beyond the first, are hidden bytes: shown.
    #expect(typesetter.width(of: "a\u{200D}b") == 10)
    #expect(typesetter.width(of: "a\u{FE00}\u{FE01}") == 9)
  }

  @Test("What does not fit gives way to an ellipsis of its own width")
  func truncated() {
    func shown(_ string: String, _ columns: Int, ambiguous: Int = 1) -> [String] {
      let typesetter = Typesetter(widths: WidthTable(ambiguousWidth: ambiguous))
      return typesetter.truncated(string, to: columns).map { "\($0.base)\($0.offset.bytes)" }
    }
    #expect(shown("云岭区", 6) == ["云0", "岭3", "区6"])
    #expect(shown("云岭区", 5) == ["云0", "岭3", "…6"])
    #expect(shown("云岭区", 4) == ["云0", "…3"])
    #expect(shown("云岭区", 5, ambiguous: 2) == ["云0", "…3"])
    #expect(shown("云岭区", 1) == ["…0"])
    #expect(shown("云岭区", 1, ambiguous: 2) == [])
    #expect(shown("云岭区", 0) == [])
    #expect(shown("", 0) == [])
    #expect(shown("ab\u{301}c", 2) == ["a0", "…1"])
  }

  @Test("A row is cut without reading what does not fit")
  func cutEarly() {
    for count in [1_000, 100_000] {
      let (cells, bytes) = typesetter.cut(String(repeating: "云", count: count), to: 9)
      #expect(cells.count == 5 && cells.last?.base == "…")
      #expect(bytes == 15)
    }
    #expect(typesetter.cut("云岭", to: 9).bytes == 6)
  }

  @Test("Of many marks over a character the first are drawn", arguments: [0, 1, 2, 3, 100_000])
  func manyMarks(count: Int) throws {
    let cells = typesetter.cells(of: "e" + String(repeating: "\u{301}", count: count) + "x")
    #expect(cells.map(\.base) == ["e", "x"])
    let drawn = try #require(cells.first)
    #expect([drawn.mark, drawn.secondMark].count { $0 != "\0" } == min(count, WorkBudget.marksPerBase))
  }
}
