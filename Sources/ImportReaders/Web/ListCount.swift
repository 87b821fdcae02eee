/// Counts the items of a list and writes the mark of each as a browser shows it.
struct ListCount {
  private static let bullet = "• "
  private let list: WebNode
  private var next: Int

  /// The count of `list`, which has `items` items where it counts down.
  init(_ list: WebNode, items: Int) {
    self.list = list
    next = list.number.map(Int.init) ?? (list.marks.contains(.reversed) ? items : 1)
  }

  /// The mark of the next item, with the space after it; empty where items show none.
  mutating func mark(of item: WebNode) -> String {
    guard list.element == .orderedList else { return list.marks.contains(.unmarked) ? "" : Self.bullet }
    let value = item.number.map(Int.init) ?? next
    next = list.marks.contains(.reversed) ? value - 1 : value + 1
    return list.marks.contains(.unmarked) ? "" : number(value) + ". "
  }

  /// The text of an item after its mark. An item that begins with a number or a mark of its own shows no bullet:
  /// reports are full of lists so numbered by hand.
  static func marked(_ text: String, with mark: String) -> String {
    guard mark == bullet, let first = text.unicodeScalars.first else { return mark + text }
    let isOwnMark =
      switch first {
      case "0"..."9", "(", "（", "第", "附", "•", "●", "■", "◆", "★", "—", "-", "·": true
      case "一", "二", "三", "四", "五", "六", "七", "八", "九", "十": true
      case "\u{2460}"..."\u{24FF}", "\u{3220}"..."\u{3229}": true
      default: false
      }
    return isOwnMark ? text : mark + text
  }

  private func number(_ value: Int) -> String {
    if list.marks.contains(.smallLetters) { return Self.letters(value, first: 0x61) }
    if list.marks.contains(.capitalLetters) { return Self.letters(value, first: 0x41) }
    if list.marks.contains(.smallRoman) { return Self.roman(value).lowercased() }
    if list.marks.contains(.capitalRoman) { return Self.roman(value) }
    return String(value)
  }

  /// `a … z aa ab …`
  private static func letters(_ value: Int, first: UInt8) -> String {
    guard value > 0 else { return String(value) }
    var digits: [UInt8] = []
    var rest = value
    while rest > 0 {
      digits.append(first + UInt8((rest - 1) % 26))
      rest = (rest - 1) / 26
    }
    return String(decoding: digits.reversed(), as: UTF8.self)
  }

  private static func roman(_ value: Int) -> String {
    guard (1..<4_000).contains(value) else { return String(value) }
    let numerals: [(Int, String)] = [
      (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
      (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ]
    var rest = value
    var written = ""
    for (step, letters) in numerals {
      while rest >= step {
        written += letters
        rest -= step
      }
    }
    return written
  }
}
