/// The change from one figure of an indicator to another, in words: `+34.2亿元 (+13.5%)`, `−1.2`.
enum FigureChange {
  /// The change between two indicators of one kind; empty where they have another unit.
  static func words(_ old: Indicator, _ new: Indicator) -> String {
    guard old.unit == new.unit else { return "" }
    let difference = new.value - old.value
    if difference == 0 { return "=" }
    switch new.kind {
    case .growth, .share, .change, .multiple: return signed(difference, decimals: 2)
    case .amount:
      let (scale, name) = magnitude(of: max(old.value.magnitude, new.value.magnitude), unit: new.unit)
      let share = old.value != 0 ? " (\(signed(100 * difference / old.value.magnitude, decimals: 1))%)" : ""
      return signed(difference / scale, decimals: 2) + name + share
    }
  }

  /// The power of ten that a value is told in, and its words with the unit; Chinese units have 万 and 亿. An income of
  /// 25,852元 is told in 元.
  private static func magnitude(of value: Double, unit: String) -> (scale: Double, words: String) {
    let isChinese = unit.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
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
