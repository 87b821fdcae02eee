/// The units (Chapter, Part, 章, and those called by a Roman numeral) that lines at the margin stand in: a numbering of
/// units that counts on past such a heading is not cut by it.
struct OpenUnits {
  /// By heading, 1 more than the style of the unit it stands in, 0 for none; empty where no line at the margin is one.
  private var styles: [UInt8] = []
  /// By style, whether its numbers count on past such a heading.
  private var isCut = [Bool](repeating: false, count: NumberStyle.allCases.count)

  init(_ heads: [Head]) {
    guard heads.contains(where: { $0.evidence == .margin }) else { return }
    styles = [UInt8](repeating: 0, count: heads.count)
    var last = [(index: Int, value: Int)?](repeating: nil, count: NumberStyle.allCases.count)
    for (index, head) in heads.enumerated() {
      guard case .numbered(let style, let value) = head.evidence, style.namesUnit || style == .roman else { continue }
      let slot = Int(style.rawValue)
      if let before = last[slot], value == before.value + 1 {
        // The unit further in has said so before.
        for inside in before.index..<index where styles[inside] == 0 && heads[inside].evidence == .margin {
          styles[inside] = style.rawValue + 1
          isCut[slot] = true
        }
      }
      last[slot] = (index, value)
    }
  }

  /// Whether units of `style` count on past lines at the margin, which then head none of them.
  func countOn(_ style: NumberStyle) -> Bool { isCut[Int(style.rawValue)] }

  /// The style of the unit that heading `index` stands in; nil where it stands in none that counts on.
  func unit(around index: Int) -> NumberStyle? {
    styles.isEmpty || styles[index] == 0 ? nil : NumberStyle(rawValue: styles[index] - 1)
  }
}
