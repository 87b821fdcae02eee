import ReportModel

/// Placeholders that were never filled in: `X%`, `XX镇`, `7X周年`, `X7亿元`, `Ｘ月`.
///
/// One is counted for each longest run of `X` or `Ｘ`, however many letters it has, and for each run of two or more
/// `×`. Where the letter means itself there is none: beside another Latin letter (`XML`), after a plus sign or two
/// digits (`1+N+X`, `415X`), and before 射 and 光 (`X射线`). A small `x` is never counted.
enum Placeholders {
  static func append(to findings: inout [Finding], in block: TextBlock, of report: Report) {
    var found: [Finding] = []
    var run = Run()
    var before: (UInt32, UInt32) = (0, 0)
    block.forEachScalar(in: report.text) { scalar, start, end in
      defer { before = (before.1, scalar) }
      if isPlaceholder(scalar) {
        if run.count == 0 { run = Run(start: start, meansItself: meansItself(after: before)) }
        run.count += 1
        run.end = end
        run.hasCapital = run.hasCapital || scalar != cross
      } else {
        if !isLetter(scalar), scalar != 0x5C04, scalar != 0x5149, let finding = run.finding { found.append(finding) }
        run = Run()
      }
    }
    if let finding = run.finding { found.append(finding) }
    findings += found
  }

  private static let cross: UInt32 = 0xD7

  private static func isPlaceholder(_ scalar: UInt32) -> Bool {
    scalar == 0x58 || scalar == 0xFF38 || scalar == cross
  }

  private static func isLetter(_ scalar: UInt32) -> Bool { scalar < 0x80 && (0x41...0x5A).contains(scalar & ~0x20) }
  private static func isDigit(_ scalar: UInt32) -> Bool { (0x30...0x39).contains(scalar) }

  private static func meansItself(after before: (UInt32, UInt32)) -> Bool {
    isLetter(before.1) || before.1 == 0x2B || (isDigit(before.0) && isDigit(before.1))
  }

  private struct Run {
    var start = 0
    var end = 0
    var count = 0
    var hasCapital = false
    var meansItself = false

    /// What the run is, if it is anything.
    var finding: Finding? {
      guard count > 0, hasCapital || count > 1, !meansItself else { return nil }
      return Finding(TextRange(start, end), .placeholder(count: count))
    }
  }
}
