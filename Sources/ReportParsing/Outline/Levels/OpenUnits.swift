/// The units (Chapter, Part, 章, and those called by a Roman numeral) that lines at the margin stand in: a numbering of
/// units that counts on past such a heading is not cut by it.
struct OpenUnits {
  /// By heading, 1 more than the style of the unit it stands in, 0 for none; empty where no line at the margin is one.
  private var styles: [UInt8] = []
  /// By style, whether its numbers count on past such a heading.
  private var isCut = [Bool](repeating: false, count: NumberStyle.allCases.count)

  /// The headings at the margin that head units: THE STATE right above ARTICLE 4, which counts on after ARTICLE 3.
  private var parts = Set<Int>()

  init(_ heads: [Head], in text: [UInt8]) {
    guard heads.contains(where: { $0.evidence == .margin }) else { return }
    parts = Self.parts(heads)
    guard parts.isEmpty else { return }
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
    markLast(heads, text, behind: last.compactMap { $0?.index }.max() ?? heads.count)
  }

  /// The fewest headings right above units that head them, two in three of all at the margin.
  private static let fewestParts = 3

  private static func parts(_ heads: [Head]) -> Set<Int> {
    let margin = heads.indices.filter { heads[$0].evidence == .margin }
    var values: [Int] = []
    let above = margin.filter { index in
      guard index + 1 < heads.count, case .numbered(.article, let value) = heads[index + 1].evidence,
        heads[index + 1].line == heads[index].line + 1
      else { return false }
      values.append(value)
      return true
    }
    let isOneSeries = zip(values, values.dropFirst()).allSatisfy { $0 < $1 }
    return above.count >= fewestParts && above.count * 3 >= margin.count * 2 && isOneSeries ? Set(above) : []
  }

  /// Whether heading `index` heads units that count on through the document.
  func isPart(_ index: Int) -> Bool { parts.contains(index) }

  /// The headings before the last unit that those in it are compared with.
  private static let reach = 64

  /// Marks the headings in the last unit that are called as others inside units are: SCENE below each act, NOTES behind each
  /// chapter.
  private mutating func markLast(_ heads: [Head], _ text: [UInt8], behind unit: Int) {
    let inside = heads.indices.prefix(unit).filter { styles[$0] > 0 }.suffix(Self.reach)
    guard !inside.isEmpty else { return }
    for index in heads.indices.dropFirst(unit) where styles[index] == 0 && heads[index].evidence == .margin {
      let alike = inside.first { text[heads[$0].title].elementsEqual(text[heads[index].title]) }
      if let alike { styles[index] = styles[alike] }
    }
  }

  /// Whether units of `style` count on past lines at the margin, which then head none of them.
  func countOn(_ style: NumberStyle) -> Bool { isCut[Int(style.rawValue)] }

  /// The style of the unit that heading `index` stands in; nil where it stands in none that counts on.
  func unit(around index: Int) -> NumberStyle? {
    styles.isEmpty || styles[index] == 0 ? nil : NumberStyle(rawValue: styles[index] - 1)
  }
}
