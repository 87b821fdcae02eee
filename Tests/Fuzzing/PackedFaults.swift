import ReportModel

/// The parts of a report that differ once it was packed and unpacked; empty where none do.
func packedFaults(of report: Report) -> [String] {
  let packed = PackedReport(report)
  let again = packed.unpacked()
  var faults: [String] = []
  for (index, section) in report.sections.enumerated()
  where !again.sections.indices.contains(index) || again.sections[index] != section {
    faults.append("\(index): packed differently")
  }
  if again.sections.count != report.sections.count { faults.append("sections packed") }
  if again.paragraphs != report.paragraphs { faults.append("paragraphs packed") }
  if again.blocks != report.blocks { faults.append("blocks packed") }
  if again.spanWords != report.spanWords { faults.append("words of spans packed") }
  if again.spans != report.spans { faults.append("spans packed") }
  if again.lines != report.lines { faults.append("lines packed") }
  if again.text != report.text || again.source != report.source { faults.append("text or source packed") }
  let places = stride(from: 0, to: report.text.count, by: max(1, report.text.count / 50)).map { TextOffset($0) }
  for place in places where packed.section(at: place) != report.section(at: place) {
    faults.append("\(place.bytes): in another section when packed")
  }
  return faults
}
