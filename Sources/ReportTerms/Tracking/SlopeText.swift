import Glibc

/// A slope in figures: three significant digits, never a power of ten, whatever its size.
extension Trend {
  /// The slope with its sign before it, for people.
  public var slopeText: String { (slope >= 0 ? "+" : "−") + Self.figure(slope.magnitude) }

  /// The slope as a number of CSV and JSON (RFC 8259, 6).
  public var slopeFigure: String { Self.figure(slope) }

  /// The probability as such a number.
  public var probabilityFigure: String { Self.figure(probability) }

  /// A value in three significant digits; whole ones beyond a hundred as they are.
  static func figure(_ value: Double) -> String {
    let size = value.magnitude
    // Below, no rate of counts differs: of a text of all memory one character.
    guard size.isFinite, size >= 1e-15 else { return "0" }
    let places = max(0, 2 - Int(log10(size).rounded(.down)))
    let scaled = (size * pow(10, Double(places))).rounded()
    guard scaled < 1e18 else { return "0" }
    let digits = String(Int(scaled))
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    let sign = value < 0 ? "-" : ""
    if places == 0 { return sign + padded }
    return "\(sign)\(padded.dropLast(places)).\(padded.suffix(places))"
  }
}
