/// The formulas of a page, whose elements become a line of text (`FormulaText`).
struct WebFormulas {
  private var formula: FormulaText?
  /// The element that the last formula stood in, and the one around that.
  private var around: [Int] = []

  /// An element begins; whether it is part of a formula.
  mutating func start(_ tag: String, _ attribute: (String) -> String?) -> Bool {
    // Books write `m:math`.
    let name = tag.utf8.lastIndex(of: 0x3A).map { String(tag[tag.index(after: $0)...]) } ?? tag
    if formula == nil, name == "math" {
      formula = FormulaText(name)
      return true
    }
    formula?.start(name, attribute)
    return formula != nil
  }

  /// Characters; whether they are those of a formula.
  mutating func add(_ bytes: some Collection<UInt8>) -> Bool {
    formula?.add(String(decoding: bytes, as: UTF8.self))
    return formula != nil
  }

  /// An element ends; its text where a formula ends with it, nothing for one inside; nil outside of formulas. `around` are
  /// the elements open around the formula, the innermost first.
  mutating func end(in around: [Int]) -> String? {
    guard formula != nil else { return nil }
    guard let text = formula?.end() else { return "" }
    formula = nil
    self.around = around
    return text
  }

  /// The page ends; the text of a formula that is still open.
  mutating func endAll() -> String? {
    defer { formula = nil }
    return formula?.endAll()
  }

  /// Whether an element in `parent` that is hidden from readers aloud is the formula before it once more, drawn by a script
  /// (`aria-hidden`: WAI-ARIA 1.2, 6.6).
  func isCopy(in parent: Int, _ attribute: (String) -> String?) -> Bool {
    around.contains(parent) && attribute("aria-hidden") == "true"
  }
}
