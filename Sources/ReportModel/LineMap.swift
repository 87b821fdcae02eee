/// A line of the source file, counted from 1 as editors and `grep -n` count.
public struct LineNumber: Comparable, Hashable, Sendable {
  /// The number, 1 for the first line.
  public var value: Int

  /// The line numbered `value`, from 1.
  public init(_ value: Int) { self.value = value }

  /// Whether `left` stands before `right`.
  public static func < (left: LineNumber, right: LineNumber) -> Bool { left.value < right.value }
}

/// The way from a place in the decoded text back to the line of the file it came from.
///
/// For plain text every line of the text is a line of the source. A format that joins or drops lines gives the
/// source line of each line of its text; a format without lines (docx) gives no map at all.
public struct LineMap: Sendable, Equatable {
  /// The offset of the first byte of each mapped line, ascending; the first is 0.
  let starts: [Int]
  /// The source line of each start; empty where they simply count up from 1.
  let sources: [Int]

  /// A map in which the lines that start at `starts` (UTF-8 bytes, ascending) are lines 1, 2, 3 … of the source.
  public init(lineStarts starts: [Int]) {
    self.starts = starts
    self.sources = []
  }

  /// A map in which the run of text that starts at `starts[i]` came from source line `sources[i]`.
  public init(starts: [Int], sources: [LineNumber]) {
    self.starts = starts
    self.sources = sources.count == starts.count ? sources.map(\.value) : []
  }

  /// The map of a copy of the text where each byte moved as `place` says.
  public func moved(_ place: (Int) -> Int) -> LineMap {
    LineMap(starts: starts.map(place), sources: sources.map(LineNumber.init))
  }

  /// The number of mapped lines.
  public var count: Int { starts.count }

  /// The source line that holds the byte at `place`.
  public func line(at place: TextOffset) -> LineNumber {
    let index = starts.partitionPoint { $0 <= place.bytes } - 1
    guard index >= 0 else { return LineNumber(1) }
    return LineNumber(sources.isEmpty ? index + 1 : sources[index])
  }

  /// The first byte of the mapped line that holds `place`.
  public func lineStart(at place: TextOffset) -> TextOffset {
    let index = starts.partitionPoint { $0 <= place.bytes } - 1
    return TextOffset(starts.indices.contains(index) ? starts[index] : 0)
  }

  /// The first byte that came from `line` or from a later line; nil past the last.
  public func start(of line: LineNumber) -> TextOffset? {
    if sources.isEmpty {
      guard line.value >= 1, line.value <= starts.count else { return nil }
      return TextOffset(starts[line.value - 1])
    }
    return sources.firstIndex { $0 >= line.value }.map { TextOffset(starts[$0]) }
  }
}

extension Array {
  /// The index of the first element that does not satisfy `belongsBefore`, in an array where all that do stand
  /// before all that do not; found by halving.
  @inlinable
  public func partitionPoint(where belongsBefore: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = low + (high - low) / 2
      if belongsBefore(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
