/// The progress of reading a report.
public struct ReadingProgress: Sendable, Hashable {
  /// The bytes received so far: of a file or a pipe, or of the records of a document.
  public var bytes = 0
  /// The bytes there are in all; nil where that is not known.
  public var total: Int?
  /// Milliseconds since the reading began.
  public var milliseconds = 0

  /// A reading of which nothing is known yet.
  public init() {}

  /// So many bytes of `total`, or of a number that is not known.
  public init(bytes: Int, of total: Int? = nil) {
    self.bytes = bytes
    self.total = total
  }

  /// The share that was received, in percent; nil where the whole is not known.
  public var percent: Int? { total.flatMap { $0 > 0 ? min(100, bytes * 100 / $0) : nil } }
}

extension Report {
  /// A report of so many spaces, in the place of one that could not be read again; not complete, for another is to take
  /// its place.
  static func blank(bytes: Int) -> Report {
    let all = TextRange(0, bytes)
    let nothing = TextRange(0, 0)
    let root = Section(
      kind: .report, level: 0, parent: nil, subtreeEnd: SectionIndex(1), range: all, heading: nothing,
      body: all, number: nothing, title: nothing, characters: bytes)
    return Report(
      source: ReportSource(name: ""), text: [UInt8](repeating: 0x20, count: bytes), sections: [root],
      paragraphs: [Paragraph(range: all, kind: .body)], lines: LineMap(lineStarts: [0]), encoding: .utf8,
      replacements: 0, isComplete: false)
  }

  /// The report of a source of which nothing has been read yet: no text, no section but itself, not complete.
  public static func nothingRead(of source: ReportSource) -> Report {
    let nothing = TextRange(0, 0)
    let root = Section(
      kind: .report, level: 0, parent: nil, subtreeEnd: SectionIndex(1), range: nothing, heading: nothing,
      body: nothing, number: nothing, title: nothing, characters: 0)
    return Report(
      source: source, text: [], sections: [root], paragraphs: [], lines: LineMap(lineStarts: [0]), encoding: .utf8,
      replacements: 0, isComplete: false)
  }
}
