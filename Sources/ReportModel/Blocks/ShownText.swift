/// The text of a report as a page shows it, without what is hidden, and the way back to the places of the report.
public struct ShownText: Sendable {
  /// A run that is shown.
  private struct ShownRun {
    /// Its first byte in the shown text, and its bytes in the report.
    var start: UInt32
    var range: TextRange
    /// Whether it is one character that the report writes otherwise.
    var isCharacter: Bool
  }

  /// The bytes that are shown, in UTF-8.
  public private(set) var text: [UInt8] = []
  private var runs: [ShownRun] = []

  /// The shown part of `text`; nil where all of it is shown as it stands. `spans` are those of the report, in order.
  public init?(_ text: [UInt8], _ spans: [InlineSpan]) {
    guard spans.contains(where: \.hidesText) else { return nil }
    self.text.reserveCapacity(text.count)
    Self.forEachPiece(of: text, text.indices, spans[...]) { piece in
      let start = UInt32(clamping: self.text.count)
      switch piece {
      case .bytes(let bytes):
        runs.append(
          ShownRun(start: start, range: TextRange(bytes.lowerBound, bytes.upperBound), isCharacter: false))
        self.text += text[bytes]
      case .scalar(let scalar, let range):
        runs.append(ShownRun(start: start, range: range, isCharacter: true))
        self.text += String(scalar).utf8
      }
    }
  }

  /// The bytes of the report from the first to the last of a run of the shown text, which is not empty.
  public func range(_ shown: TextRange) -> TextRange {
    func run(at place: Int) -> ShownRun? {
      let index = runs.partitionPoint { Int($0.start) <= place } - 1
      return runs.indices.contains(index) ? runs[index] : nil
    }
    let last = shown.upper.bytes - 1
    guard let first = run(at: shown.lower.bytes), let end = run(at: last) else { return shown }
    let lower =
      first.isCharacter ? first.range.lower.bytes : first.range.lower.bytes + shown.lower.bytes - Int(first.start)
    let upper = end.isCharacter ? end.range.upper.bytes : end.range.lower.bytes + last + 1 - Int(end.start)
    return TextRange(lower, upper)
  }
}

extension Report {
  /// The text as a page shows it; nil where that is the text itself.
  public var shownText: ShownText? { spans.isEmpty ? nil : ShownText(text, spans) }
}

extension PackedReport {
  /// The text as a page shows it; nil where that is the text itself.
  public var shownText: ShownText? { hidesText ? ShownText(text, unpackedSpans) : nil }
}
