import ReportModel

/// Gaps, repeats and steps back in the numbers of each style under each heading.
///
/// A number that goes on the one before it is right; 1 begins anew wherever it stands after a higher one (a list under
/// a new lead-in); articles, chapters, `一、` and `1.` may also go on from under the heading before.
enum NumberSequence {
  private struct NumberRun {
    var last: SectionNumber
    var seen: Set<Int>
  }

  private struct SequenceKey: Hashable {
    var parent: SectionIndex
    var style: NumberForm.SequenceStyle
  }

  static func findings(in report: Report) -> [Finding] {
    var findings: [Finding] = []
    var runs: [SequenceKey: NumberRun] = [:]
    var latest: [NumberForm.SequenceStyle: Int] = [:]
    for index in report.sections.indices.dropFirst() {
      guard let number = SectionNumber(SectionIndex(index), in: report), let parent = report.sections[index].parent
      else { continue }
      let key = SequenceKey(parent: parent, style: number.form.style)
      if let problem = problem(number, after: runs[key], latest: latest[number.form.style]) {
        findings.append(Finding(report.sections[index].number, problem))
      }
      latest[number.form.style] = number.value
      if number.value == 1 { runs[key] = nil }
      var run = runs[key] ?? NumberRun(last: number, seen: [])
      if number.value >= run.last.value { run.last = number }
      run.seen.insert(number.value)
      runs[key] = run
    }
    return findings
  }

  private static func problem(_ number: SectionNumber, after run: NumberRun?, latest: Int?) -> Problem? {
    guard let run else {
      if number.value == 1 { return nil }
      if number.form.style.countsThrough, let latest {
        if latest == number.value - 1 || (number.isInserted && latest == number.value) { return nil }
      }
      return .gap(found: number.written, after: nil, expected: number.written(1))
    }
    let last = run.last
    if number.value == last.value + 1 || (number.isInserted && number.value == last.value) { return nil }
    if number.value > last.value {
      return .gap(found: number.written, after: last.written, expected: number.written(last.value + 1))
    }
    if number.value == 1, last.value > 1 { return nil }
    return run.seen.contains(number.value)
      ? .repeated(found: number.written) : .backwards(found: number.written, after: last.written)
  }
}
