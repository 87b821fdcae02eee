import ReportModel
import TextFacts

/// The difference of the figures of an edit that changes one figure: `3.5%` → `4.1%` is `+0.6`.
public struct FigureDifference: Sendable, Equatable {
  /// The figure of the old text as written.
  public let old: String
  /// The figure of the new text as written.
  public let new: String
  /// The difference, new less old, with its sign, as many decimals as the finer of the two has; nil where one of them is no
  /// number of Arabic digits.
  public let difference: String?

  /// The difference of an edit; nil for one that is not of figures.
  public init?(of edit: Edit, _ oldReport: Report, _ newReport: Report) {
    guard edit.kind == .figure, edit.old.count <= Self.longest, edit.new.count <= Self.longest else { return nil }
    let words = (Self.words(edit.old, oldReport), Self.words(edit.new, newReport))
    (old, new) = words
    difference = DecimalNumber(words.0).flatMap { old in DecimalNumber(words.1).flatMap { $0.difference(from: old) } }
  }

  /// The most bytes of a run that is taken for one figure.
  private static let longest = 60

  private static func words(_ range: TextRange, _ report: Report) -> String {
    VisibleText.line(String(decoding: report.text[range.bytes.clamped(to: 0..<report.text.count)], as: UTF8.self))
  }
}

/// A number of Arabic digits, with what may stand behind it.
private struct DecimalNumber {
  /// The digits with the point left out.
  var value: Int
  var decimals: Int

  /// The only number of a text; nil where there are several or none, or one of more than fifteen digits.
  init?(_ text: String) {
    (value, decimals) = (0, 0)
    var (digits, isBehindPoint, isOver, isBelow) = (0, false, false, false)
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x30...0x39, 0xFF10...0xFF19:
        guard !isOver, digits < 15 else { return nil }
        digits += 1
        value = value * 10 + Int(scalar.value & 0xF)
        if isBehindPoint { decimals += 1 }
      case 0x2E, 0xFF0E:
        guard !isBehindPoint else { return nil }
        isBehindPoint = true
      case 0x2C: if digits == 0 || isBehindPoint { return nil }
      case 0x2D, 0x2212, 0xFF0D:
        // Behind the digits it may join two numbers.
        guard !isBelow, digits == 0 else { return nil }
        isBelow = true
      default: isOver = digits > 0
      }
    }
    guard digits > 0 else { return nil }
    if isBelow { value = -value }
  }

  /// The difference to an earlier number, with its sign.
  func difference(from old: DecimalNumber) -> String? {
    let places = max(decimals, old.decimals)
    guard places <= 3 || places == min(decimals, old.decimals) else { return nil }
    let change = scaled(to: places) - old.scaled(to: places)
    if change == 0 { return nil }
    let digits = String(change.magnitude)
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.utf8.count)) + digits
    let sign = change < 0 ? "−" : "+"
    return places == 0 ? sign + padded : "\(sign)\(padded.dropLast(places)).\(padded.suffix(places))"
  }

  private func scaled(to places: Int) -> Int { (decimals..<max(decimals, places)).reduce(value) { sum, _ in sum * 10 } }
}
