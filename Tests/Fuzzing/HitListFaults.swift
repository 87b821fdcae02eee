import HitReading
import ReportModel
import ReportParsing

/// The faults of a list of hits and of where they are placed, in words; empty where there are none.
func hitListFaults(_ input: [UInt8]) -> [String] {
  let parts = input.split(separator: 0xFF, maxSplits: 1, omittingEmptySubsequences: false)
  let list = HitListReader.read(Array(parts[0]))
  guard
    let report = try? ReportParser.report(from: Array(parts.dropFirst().first ?? []), source: ReportSource(name: "a"))
  else { return [] }
  var faults: [String] = []
  // A carriage return alone ends a row too.
  let lines = parts[0].count { $0 == 0x0A || $0 == 0x0D } + 1
  if list.faults.contains(where: { !(1...lines + 1).contains($0.line) }) { faults.append("a fault outside the list") }
  var placing = HitPlacing(report)
  for hit in list.hits.prefix(200) {
    if hit.file.isEmpty || hit.file.contains(0) { faults.append("a file without a name") }
    if !(1...lines + 1).contains(hit.line) { faults.append("a hit outside the list") }
    guard case .success(let range) = placing.place(hit) else { continue }
    if range.upper.bytes > report.text.count || range.lower > range.upper {
      faults.append("\(hit) outside the text")
    } else if String(validating: report.text[range.bytes], as: UTF8.self) == nil {
      faults.append("\(hit) tears a character")
    }
  }
  return faults
}
