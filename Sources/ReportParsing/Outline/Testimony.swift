import TextFacts

/// Items of judgments that say what a piece of evidence shows or what a party holds: `监控录像证明，被告人从东门离开。…`,
/// `兩造於去年成立買賣契約，被告迄未交付。…`. Each is text with a number, not a heading above text.
enum Testimony {
  /// A witness, a record or a party: what stands before the comma says something.
  private static let before = list("证明 证实 供述 供称 陈述 述称 辩称 诉称 主张 载明 显示 表明 證明 證稱 陳述 辯稱 訴稱 主張 載明 顯示")
  /// Words before what a piece of evidence says.
  private static let after = list("证明 证实 称 承认 显示 载明 表明 证言 證明 證實 稱 承認 顯示 載明")
  private static let parties = list("被告 原告 兩造 上诉人 上訴人 系爭 系争")
  /// Questions in dispute are headings.
  private static let questions = list("是否 應否 应否 能否 如何 有無 有无")

  /// Whether the words around the comma at `comma` say what evidence shows.
  static func isOne(_ text: [UInt8], _ title: Range<Int>, comma: Int) -> Bool {
    guard title.contains(comma) else { return false }
    let (front, rest) = (text[title.lowerBound..<comma], text[min(comma + 3, title.upperBound)..<title.upperBound])
    return before.contains { front.count > $0.count && front.suffix($0.count).elementsEqual($0) }
      || after.contains { rest.starts(with: $0) }
  }

  /// Whether a title with a comma says what the parties of a case did.
  static func isPleading(_ text: [UInt8], _ title: Range<Int>) -> Bool {
    let words = text[title]
    return parties.contains { ByteSearch.stands($0, in: words) }
      && !questions.contains { ByteSearch.stands($0, in: words) }
  }

  private static func list(_ words: String) -> [[UInt8]] { words.utf8.split(separator: 0x20).map(Array.init) }
}
