import Glibc

/// The trend of a value over years: its slope, and how sure it is that it is no chance.
public struct Trend: Sendable, Equatable {
  /// The change in a year: the median of the slopes between all pairs of years (Theil 1950, Sen 1968).
  public let slope: Double
  /// The probability that a row without a trend looks like this one: the test of Mann (1945) and Kendall (1975), two-sided,
  /// with the normal approximation corrected for ties and for continuity.
  public let probability: Double

  /// The direction, where it is no chance at one in twenty.
  public enum Direction: String, Sendable { case rising, falling, level }

  /// Whether the value rises or falls, and not by chance.
  public var direction: Direction {
    guard probability < 0.05, slope != 0 else { return .level }
    return slope > 0 ? .rising : .falling
  }

  /// The trend of the values of at least four years; nil of fewer.
  public init?(_ values: [(year: Int, value: Double)]) {
    guard values.count >= 4 else { return nil }
    var slopes: [Double] = []
    var sum = 0
    for later in values.indices {
      for earlier in 0..<later where values[later].year != values[earlier].year {
        let rise = values[later].value - values[earlier].value
        slopes.append(rise / Double(values[later].year - values[earlier].year))
        sum += rise > 0 ? 1 : rise < 0 ? -1 : 0
      }
    }
    guard !slopes.isEmpty else { return nil }
    slopes.sort()
    let middle = slopes.count / 2
    slope = slopes.count % 2 == 1 ? slopes[middle] : (slopes[middle - 1] + slopes[middle]) / 2
    let count = Double(values.count)
    let ties = Dictionary(grouping: values.map(\.value)) { $0 }.values.map { Double($0.count) }
    let tied = ties.reduce(0) { $0 + $1 * ($1 - 1) * (2 * $1 + 5) }
    let variance = (count * (count - 1) * (2 * count + 5) - tied) / 18
    guard variance > 0, sum != 0 else {
      probability = 1
      return
    }
    let score = (Double(abs(sum)) - 1) / variance.squareRoot()
    probability = min(1, erfc(score / 2.0.squareRoot()))
  }
}
