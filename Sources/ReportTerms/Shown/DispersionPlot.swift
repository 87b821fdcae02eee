import ReportModel

/// The spread of a term: over a report from its beginning to its end, over years, or over reports in their order.
public struct DispersionPlot: Equatable, Sendable {
  /// The number of times it stands in each part.
  public var counts: [Int]

  /// A plot of these counts.
  public init(counts: [Int]) { self.counts = counts }

  /// A plot of places in a text of `length` bytes, which is cut into `bins` parts of the same length.
  public init(places: some Sequence<TextRange>, length: Int, bins: Int) {
    counts = [Int](repeating: 0, count: max(1, bins))
    for place in places where length > 0 {
      counts[min(counts.count - 1, max(0, place.lower.bytes * counts.count / length))] += 1
    }
  }

  /// The characters a plot is drawn with.
  public enum Glyphs: Sendable {
    /// `▁▂▃▄▅▆▇█`, one part a column, in eight heights. A terminal may draw them two columns wide: their width is
    /// ambiguous.
    case blocks
    /// Braille dots `⡀⣀⣄⣤`, two parts a column, in four heights; one column wide everywhere.
    case dots

    /// The number of parts of a plot that a column shows.
    public var partsPerColumn: Int { self == .blocks ? 1 : 2 }
  }

  /// The greatest count of a part, as so many characters show it.
  public func greatest(columns: Int, glyphs: Glyphs = .blocks) -> Int {
    resampled(to: max(0, columns) * glyphs.partsPerColumn).max() ?? 0
  }

  /// The plot as so many characters: the heights are the counts of the columns' parts beside `greatest`, or else beside
  /// the greatest of them. A part without any is blank, one with a single occurrence among thousands is not.
  public func row(columns: Int, glyphs: Glyphs = .blocks, greatest: Int? = nil) -> String {
    let parts = resampled(to: max(0, columns) * glyphs.partsPerColumn)
    let most = max(parts.max() ?? 0, greatest ?? 0)
    let levels = glyphs == .blocks ? 8 : 4
    let heights = parts.map { most == 0 ? 0 : ($0 * levels + most - 1) / most }
    var row = String.UnicodeScalarView()
    switch glyphs {
    case .blocks: for height in heights { row.append(Self.block(height)) }
    case .dots:
      for column in stride(from: 0, to: heights.count - 1, by: 2) {
        row.append(Self.dots(heights[column], heights[column + 1]))
      }
    }
    return String(row)
  }

  /// The counts over another number of parts: summed where there are fewer; where there are more, each part of the
  /// plot is drawn as wide as its share.
  func resampled(to width: Int) -> [Int] {
    guard width > 0, !counts.isEmpty else { return [Int](repeating: 0, count: width) }
    if width >= counts.count { return (0..<width).map { counts[$0 * counts.count / width] } }
    var parts = [Int](repeating: 0, count: width)
    for (index, count) in counts.enumerated() { parts[index * width / counts.count] += count }
    return parts
  }

  private static func block(_ height: Int) -> Unicode.Scalar {
    height == 0 ? " " : Unicode.Scalar(0x2580 + UInt32(min(8, height))) ?? " "
  }

  /// Dots of two heights from the bottom: 7 3 2 1 on the left, 8 6 5 4 on the right (Unicode 16, chapter 21.1).
  private static func dots(_ left: Int, _ right: Int) -> Unicode.Scalar {
    let (lefts, rights): ([UInt32], [UInt32]) = ([0, 0x40, 0x44, 0x46, 0x47], [0, 0x80, 0xA0, 0xB0, 0xB8])
    let pattern = lefts[min(4, max(0, left))] | rights[min(4, max(0, right))]
    return pattern == 0 ? " " : Unicode.Scalar(0x2800 + pattern) ?? " "
  }
}
