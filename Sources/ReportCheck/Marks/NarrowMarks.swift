import ReportModel
import TextFacts

/// Half-width `,` `;` `:` where Chinese punctuation belongs: right before a Han character, whatever stands before it
/// (GB/T 15834-2011, 5.1: marks of Chinese text take the place of a character).
enum NarrowMarks {
  static func append(to findings: inout [Finding], in block: TextBlock, of report: Report) {
    var before: (mark: UInt32, range: TextRange)?
    var found: [Finding] = []
    block.forEachScalar(in: report.text) { scalar, start, end in
      if let before, Han.contains(scalar), let (mark, expected) = wide(before.mark) {
        found.append(Finding(before.range, .narrowMark(mark: mark, expected: expected)))
      }
      before = (scalar, TextRange(start, end))
    }
    findings += found
  }

  private static func wide(_ mark: UInt32) -> (mark: String, expected: String)? {
    switch mark {
    case 0x2C: (",", "，")
    case 0x3B: (";", "；")
    case 0x3A: (":", "：")
    default: nil
    }
  }
}
