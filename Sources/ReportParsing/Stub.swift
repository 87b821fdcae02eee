import ReportModel

public enum ParsingError: Error, Hashable, Sendable {
  case empty
  case binary(at: Int)
}

public enum ReportParser {
  public static func report(
    from bytes: [UInt8], source: ReportSource, isComplete: Bool
  ) throws(ParsingError) -> Report {
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    if text.isEmpty { throw .empty }
    if let zero = text.firstIndex(of: 0) { throw .binary(at: zero) }
    let whole = TextRange(0, text.count)
    let root = Section(
      kind: .report, level: 0, parent: nil, subtreeEnd: SectionIndex(1), range: whole,
      heading: TextRange(emptyAt: .start), body: whole, number: TextRange(emptyAt: .start),
      title: TextRange(emptyAt: .start), characters: 0)
    return Report(
      source: source, text: text, sections: [root], paragraphs: [Paragraph(range: whole, kind: .body)], lines: nil,
      encoding: .utf8, replacements: 0, isComplete: isComplete)
  }
}
