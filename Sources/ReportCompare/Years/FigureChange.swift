import TextFacts

/// The change from one figure of an indicator to another, in words: `+34.2亿元 (+13.5%)`, `−1.2个百分点`.
enum FigureChange {
  /// The change between two indicators of one kind, in the unit of the newer; empty where the units cannot be compared, and of
  /// ranges whose ends changed by different amounts.
  static func words(_ old: Indicator, _ new: Indicator, in language: Language) -> String {
    guard let factor = FigureUnits.factor(from: old.unit, to: new.unit) else { return "" }
    let before = old.value * factor
    let difference = rounded(new.value - before)
    if old.upper != nil || new.upper != nil {
      let upper = rounded((new.upper ?? new.value) - (old.upper ?? old.value) * factor)
      guard upper == difference else { return "" }
    }
    if difference == 0 { return "=" }
    let isAmount = new.kind == .amount || (new.kind == .change && new.unit != "个百分点" && new.unit != "%")
    guard isAmount else { return signed(difference, decimals: 2) + points(of: new.unit, in: language) }
    let isChinese = hasHan(new.unit) || (new.unit.isEmpty && hasHan(new.name)) || new.unit == "℃"
    let (scale, name) = magnitude(of: max(before.magnitude, new.value.magnitude), unit: new.unit, isChinese: isChinese)
    // So many percent of a value below 0 say nothing, nor do they of degrees.
    let hasShare = new.kind == .amount && before > 0 && new.value >= 0 && new.unit != "℃"
    let share = hasShare ? " (\(signed(100 * difference / before, decimals: 1))%)" : ""
    return signed(difference / scale, decimals: 2) + name + share
  }

  /// The unit of the difference of two shares or rates: points, for 6.3% is not 1.3% more than 5%.
  private static func points(of unit: String, in language: Language) -> String {
    switch unit {
    case "%", "个百分点": language.wording(english: " pp", chinese: "个百分点")
    case "‰": language.wording(english: "‰", chinese: "个千分点")
    default: unit
    }
  }

  /// A difference without what binary fractions add to it.
  private static func rounded(_ value: Double) -> Double {
    value.magnitude < 1e9 ? (value * 1e6).rounded() / 1e6 : value.rounded()
  }

  private static func hasHan(_ words: String) -> Bool {
    words.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
  }

  /// The power of ten that a value is told in, and its words with the unit; Chinese units have 万 and 亿. An income of
  /// 25,852元 is told in 元.
  private static func magnitude(
    of value: Double, unit: String, isChinese: Bool
  ) -> (scale: Double, words: String) {
    if isChinese {
      return value >= 1e8 ? (1e8, "亿" + unit) : value >= 1e5 ? (1e4, "万" + unit) : (1, unit)
    }
    let name = unit.isEmpty ? "" : " " + unit
    return value >= 1e9 ? (1e9, " billion" + name) : value >= 1e6 ? (1e6, " million" + name) : (1, name)
  }

  /// A number with its sign and so many decimals at most.
  static func signed(_ value: Double, decimals: Int) -> String {
    let rounded = plain(value.magnitude, decimals: decimals)
    return (value < 0 ? "−" : "+") + rounded
  }

  /// A number of 0 and more, with so many decimals at most.
  static func plain(_ value: Double, decimals: Int) -> String {
    guard value < 1e15 else { return "\(value)" }
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let whole = Int((value * scale).rounded())
    let factor = Int(scale)
    var digits = String(whole % factor)
    digits = String(repeating: "0", count: max(0, decimals - digits.utf8.count)) + digits
    while digits.last == "0" { digits.removeLast() }
    return digits.isEmpty || decimals == 0 ? "\(whole / factor)" : "\(whole / factor).\(digits)"
  }
}
