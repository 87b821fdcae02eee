import ReportModel
import TextFacts

/// `“ ”` `《 》` `（ ）` that open or close alone in their paragraph (GB/T 15834-2011, 4.8, 4.9, 4.14: they come in
/// pairs).
///
/// Each kind is paired by itself, so that one that is missing does not accuse those around it. A half-width bracket may
/// stand for either half of `（ ）` and is not itself accused: `(四）` is a matter of style. A bracket that only closes,
/// after a number at the start of the paragraph (`一）`), numbers a list. Of marks left open those beyond
/// `WorkBudget.openMarks` of a kind are paired like the others, and not told of.
enum PairedMarks {
  private enum Kind: Int, CaseIterable { case quotation, title, bracket }

  static func append(to findings: inout [Finding], in block: TextBlock, of report: Report) {
    var open = [OpenMarks](repeating: OpenMarks(), count: Kind.allCases.count)
    var alone: [Finding] = []
    let numberEnd = endOfNumber(block, report.text)
    block.forEachScalar(in: report.text) { scalar, start, end in
      guard let (kind, opens) = role(of: scalar) else { return }
      let range = TextRange(start, end)
      if opens {
        open[kind.rawValue].open(range, scalar)
      } else if !open[kind.rawValue].close(), start != numberEnd, !isNarrow(scalar) {
        alone.append(Finding(range, .unopened(mark: text(scalar))))
      }
    }
    for (range, mark) in open.flatMap(\.remembered) where !isNarrow(mark) {
      alone.append(Finding(range, .unclosed(mark: text(mark))))
    }
    findings += alone
  }

  /// The marks of a kind that are open.
  private struct OpenMarks {
    private(set) var remembered: [(range: TextRange, mark: UInt32)] = []
    /// The number of those opened after the remembered ones.
    private var others = 0

    mutating func open(_ range: TextRange, _ mark: UInt32) {
      if remembered.count < WorkBudget.openMarks { remembered.append((range, mark)) } else { others += 1 }
    }

    /// Closes the mark opened last; false where none is open.
    mutating func close() -> Bool {
      guard others == 0 else {
        others -= 1
        return true
      }
      return remembered.popLast() != nil
    }
  }

  private static func role(of scalar: UInt32) -> (Kind, opens: Bool)? {
    switch scalar {
    case 0x201C: (.quotation, true)
    case 0x201D: (.quotation, false)
    case 0x300A: (.title, true)
    case 0x300B: (.title, false)
    case 0xFF08, 0x28: (.bracket, true)
    case 0xFF09, 0x29: (.bracket, false)
    default: nil
    }
  }

  private static func isNarrow(_ scalar: UInt32) -> Bool { scalar < 0x80 }

  private static func text(_ scalar: UInt32) -> String { Unicode.Scalar(scalar).map { String(Character($0)) } ?? "" }

  /// The byte after the number that a paragraph begins with, white space before it left out; -1 where there is none.
  private static func endOfNumber(_ block: TextBlock, _ text: [UInt8]) -> Int {
    let words = Blank.trimmed(text.span, block.range.bytes)
    return Numeral.read(text, at: words.lowerBound, end: block.range.upper.bytes)?.end ?? -1
  }
}
