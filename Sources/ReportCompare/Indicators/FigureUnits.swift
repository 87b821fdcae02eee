/// Units of one quantity: 亩 and 公顷, 斤 and 吨.
enum FigureUnits {
  /// The number of the unit `to` that one of `from` is; nil where they measure something else.
  static func factor(from: String, to: String) -> Double? {
    if from == to { return 1 }
    for units in quantities {
      if let one = units[from], let other = units[to] { return one / other }
    }
    return nil
  }

  private static let quantities: [[String: Double]] = [
    ["米": 1, "公里": 1_000], ["平方米": 1, "平方公里": 1_000_000, "公顷": 10_000], ["亩": 1, "公顷": 15],
    ["斤": 1, "公斤": 2, "吨": 2_000],
    ["%": 10, "‰": 1], ["千瓦": 1, "兆瓦": 1_000], ["度电": 1, "兆瓦时": 1_000],
  ]
}
