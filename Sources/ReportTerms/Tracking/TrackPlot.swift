/// A track drawn as a plot of characters: bars over years, an axis on the left with the rate per 10,000 characters, one
/// below with years.
///
///     4.2 ┤            █
///         │      ▃  ▅  █
///       0 ┼──────────────
///          2005      2009
public struct TrackPlot {
  private let track: TermTrack
  private let hasBlocks: Bool

  /// A plot of a track; without blocks, whose width some terminals double, bars are of `#`.
  public init(_ track: TermTrack, hasBlocks: Bool = true) { (self.track, self.hasBlocks) = (track, hasBlocks) }

  /// The lines of a plot in so many columns and rows, of which two are the axis below and its years; empty where there is
  /// no year.
  public func lines(columns: Int, rows: Int) -> [String] {
    guard let first = track.years.first?.year, let last = track.years.last?.year, rows >= 3 else { return [] }
    let greatest = track.years.map(\.rate).max() ?? 0
    let label = Self.decimal(greatest)
    let margin = label.count + 2
    let room = max(1, columns - margin)
    let count = last - first + 1
    // A year takes as many columns as there is room for, up to six; of too many years several share a column.
    let width = max(1, min(6, room / count))
    let bars = self.bars(first: first, count: count, bars: min(count, room))
    let height = rows - 2
    var lines: [String] = []
    for row in (0..<height).reversed() {
      let head = row == height - 1 ? label + " ┤" : String(repeating: " ", count: label.count) + " │"
      var line = head
      for bar in bars { line += Self.padded(cell(bar, row: row, of: height, greatest: greatest), to: width) }
      while line.last == " " { line.removeLast() }
      lines.append(line)
    }
    lines.append(
      String(repeating: " ", count: max(0, label.count - 1)) + "0 ┼" + String(repeating: "─", count: bars.count * width)
    )
    lines.append(String(repeating: " ", count: margin) + years(first: first, count: count, columns: bars.count * width))
    return lines
  }

  private struct PlotBar {
    var rate: Double
    /// Whether there is a report of the year.
    var isKnown: Bool
  }

  /// The rates of the years, or of several years each where there are more than bars.
  private func bars(first: Int, count: Int, bars: Int) -> [PlotBar] {
    var (characters, counts) = (Array(repeating: 0, count: bars), Array(repeating: 0, count: bars))
    for year in track.years {
      let bar = (year.year - first) * bars / count
      characters[bar] += year.characters
      counts[bar] += year.count
    }
    return (0..<bars).map { bar in
      PlotBar(
        rate: characters[bar] > 0 ? 10_000 * Double(counts[bar]) / Double(characters[bar]) : 0,
        isKnown: characters[bar] > 0)
    }
  }

  /// The character of a bar in a row, counted from the axis; a year without reports has a dot on the axis.
  private func cell(_ bar: PlotBar, row: Int, of height: Int, greatest: Double) -> String {
    guard bar.isKnown else { return row == 0 ? "·" : " " }
    let eighths = greatest > 0 ? Int((bar.rate / greatest * Double(height * 8)).rounded(.up)) : 0
    let here = min(8, max(0, eighths - row * 8))
    if here == 0 { return " " }
    return hasBlocks ? Unicode.Scalar(0x2580 + UInt32(here)).map(String.init) ?? "#" : "#"
  }

  /// A bar in the columns of its year, one of them left blank where there are more than two.
  private static func padded(_ cell: String, to width: Int) -> String {
    let bar = width > 2 ? width - 1 : width
    return String(repeating: cell, count: bar) + String(repeating: " ", count: width - bar)
  }

  /// The years under the axis: the first, the last, and those between that have room.
  private func years(first: Int, count: Int, columns: Int) -> String {
    var line = Array(repeating: Character(" "), count: columns + 4)
    func put(_ year: Int, at column: Int) {
      for (offset, character) in String(year).enumerated() where column + offset < line.count {
        line[column + offset] = character
      }
    }
    let step = [1, 2, 5, 10, 20, 50, 100].first { $0 * columns >= 6 * count } ?? count
    let lastColumn = (count - 1) * columns / count
    for year in stride(from: 0, to: count, by: max(1, step)) {
      let column = year * columns / count
      if column + 6 <= lastColumn || year == count - 1 || column == 0 { put(first + year, at: column) }
    }
    if count > 1, lastColumn >= 5 { put(first + count - 1, at: lastColumn) }
    while line.last == " " { line.removeLast() }
    return String(line)
  }

  /// A probability with three decimals.
  public static func thousandths(_ value: Double) -> String {
    let digits = String(Int((value * 1_000).rounded()) % 1_000)
    return "\(Int((value * 1_000).rounded()) / 1_000).\(String(repeating: "0", count: 3 - digits.count) + digits)"
  }

  /// A rate or a share, 0 or more, as it stands in files: with four decimals.
  public static func written(_ value: Double) -> String {
    let whole = Int((value * 10_000).rounded())
    let digits = String(whole % 10_000)
    return "\(whole / 10_000).\(String(repeating: "0", count: 4 - digits.count) + digits)"
  }

  /// A rate with two significant decimals at most.
  public static func decimal(_ value: Double) -> String {
    let isSmall = value.magnitude < 10
    let scale = isSmall ? 100.0 : 10
    let whole = Int((value.magnitude * scale).rounded())
    let digits = String(whole % Int(scale))
    let decimals = String(repeating: "0", count: (isSmall ? 2 : 1) - digits.count) + digits
    return "\(value < 0 && whole > 0 ? "−" : "")\(whole / Int(scale)).\(decimals)"
  }
}
