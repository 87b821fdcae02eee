import ReportModel
import ReportParsing

/// The rules of a sound report that `report` breaks, in words; empty where it breaks none.
public func faults(of report: Report) -> [String] {
  var faults: [String] = []
  let joined = report.segments.flatMap { report.text[$0.bytes] }
  if joined != report.text { faults.append("segments do not give back the text") }
  for (index, section) in report.sections.enumerated() {
    let inside = [section.heading, section.body, section.number, section.title]
    if inside.contains(where: { $0.lower < section.range.lower || $0.upper > section.range.upper }) {
      faults.append("\(index): a part outside its section")
    }
    if section.heading.lower != section.range.lower || section.heading.upper != section.body.lower {
      faults.append("\(index): heading and body do not follow each other")
    }
    if section.subtreeEnd.value <= index || section.subtreeEnd.value > report.sections.count {
      faults.append("\(index): end of subtree")
    } else if section.subtreeEnd.value < report.sections.count,
      report[section.subtreeEnd].range.lower != section.range.upper
    {
      faults.append("\(index): the section after it does not begin where it ends")
    }
    guard let parent = section.parent else {
      if index != 0 || section.level != 0 { faults.append("\(index): no parent") }
      continue
    }
    if parent.value >= index || report[parent].level != section.level - 1 { faults.append("\(index): level skipped") }
    if report[parent].subtreeEnd < section.subtreeEnd { faults.append("\(index): outside its parent") }
  }
  let own = report.sections.indices.map { index in
    report.sections[index].characters
      - report.children(of: SectionIndex(index)).reduce(0) { $0 + report[$1].characters }
  }
  if own.contains(where: { $0 < 0 }) { faults.append("characters of children exceed the parent's") }
  if String(validating: report.text, as: UTF8.self) == nil { faults.append("the text is not UTF-8") }
  return faults + wordFaults(of: report) + addressFaults(of: report) + paragraphFaults(of: report)
    + blockFaults(of: report) + packedFaults(of: report)
}

/// Blocks and spans lie in the text, in order, and cut no character; hidden spans overlap no other hidden one.
private func blockFaults(of report: Report) -> [String] {
  var faults: [String] = []
  func check(_ range: TextRange, _ name: String) {
    let isCut = [range.lower.bytes, range.upper.bytes].contains { place in
      place < report.text.count && report.text[place] & 0xC0 == 0x80
    }
    if range.upper > report.end || isCut { faults.append("\(name): out of the text or in a character") }
  }
  for (index, block) in report.blocks.enumerated() {
    check(block.range, "block \(index)")
    check(block.marker, "marker of block \(index)")
    let marker = block.marker.clamped(to: block.range)
    if marker.count != block.marker.count { faults.append("block \(index): marker outside") }
    let before = index > 0 ? report.blocks[index - 1].range.lower : .start
    if before > block.range.lower { faults.append("block \(index): out of order") }
  }
  var hidden = TextOffset.start
  for (index, span) in report.spans.enumerated() {
    check(span.range, "span \(index)")
    if let target = span.target { check(target, "target of span \(index)") }
    if let number = span.wordsNumber, report.spanWords[number] == nil { faults.append("span \(index): no words") }
    if span.range.isEmpty { faults.append("span \(index): empty") }
    let before = index > 0 ? report.spans[index - 1].range.lower : .start
    if before > span.range.lower { faults.append("span \(index): out of order") }
    guard span.hidesText else { continue }
    if span.range.lower < hidden { faults.append("span \(index): overlaps what is hidden") }
    hidden = max(hidden, span.range.upper)
  }
  return faults
}

/// Number and title of each section are words of its heading, in order.
private func wordFaults(of report: Report) -> [String] {
  report.sections.indices.compactMap { index in
    let section = report.sections[index]
    let inside = [section.number, section.title].allSatisfy {
      section.heading.lower <= $0.lower && $0.upper <= section.heading.upper
    }
    return inside ? nil : "\(index): number or title outside the heading"
  }
}

/// Every address and every path names its section. Only the first sections are looked at: each asks about all.
private func addressFaults(of report: Report) -> [String] {
  let addresses = Addresses(report)
  return report.sections.indices.dropFirst().prefix(50).map { SectionIndex($0) }.compactMap { index in
    let address = addresses.address(of: index)
    if !addresses.sections(matching: address).contains(index) { return "\(index.value): \(address) names another" }
    let path = addresses.path(of: index)
    return addresses.sections(matching: path).contains(index) ? nil : "\(index.value): \(path) names another"
  }
}

/// Paragraphs cover the text but for line ends, in order, and are valid UTF-8 each.
private func paragraphFaults(of report: Report) -> [String] {
  var faults: [String] = []
  var end = 0
  for (index, paragraph) in report.paragraphs.enumerated() {
    let gap = report.text[end..<max(end, paragraph.range.lower.bytes)]
    if paragraph.range.lower.bytes < end { faults.append("paragraph \(index) overlaps the one before") }
    if gap.contains(where: { $0 != 0x0A && $0 != 0x0D }) || gap.count > 2 { faults.append("paragraph \(index): a gap") }
    if paragraph.kind != .blank, paragraph.range.count > ParagraphBuilder.longest {
      faults.append("paragraph \(index): too long")
    }
    let bytes = Array(report.text[paragraph.range.bytes])
    if Array(String(decoding: bytes, as: UTF8.self).utf8) != bytes {
      faults.append("paragraph \(index): cut character")
    }
    end = paragraph.range.upper.bytes
  }
  if report.text[end...].count > 2 { faults.append("text after the last paragraph") }
  return faults
}
