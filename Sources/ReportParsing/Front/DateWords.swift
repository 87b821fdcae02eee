/// Dates as documents write them, in Chinese numerals or figures, and in the words of western languages.
enum DateWords {
  /// The end of the date that `words` begin with: a year and month at least; nil where there is none.
  ///
  /// Words are without white space, ASCII for its full-width forms.
  static func end(_ words: ArraySlice<UInt32>) -> Int? {
    chinese(words) ?? figures(words)
  }

  /// Whether `words` hold a year with its sign (`2025年`, `二〇二五年`, `民國95年`).
  static func holdsYear(_ words: some Collection<UInt32>) -> Bool {
    var digits = 0
    for word in words {
      if word == year, digits >= 2 { return true }
      digits = isDigit(word) ? digits + 1 : 0
    }
    return false
  }

  /// Whether all of `words` is a date, white space left out, as western languages write it: `5January2024`,
  /// `March2024`, `31.Dezember2016`.
  static func isWestern(_ words: some Collection<UInt32>) -> Bool {
    guard (5...30).contains(words.count) else { return false }
    var (letters, figures, name) = (0, 0, [UInt32]())
    for word in words {
      switch word {
      case 0x30...0x39: figures += 1
      case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x400...0x45F:
        letters += 1
        if name.count < 4 { name.append((0x41...0x5A).contains(word) ? word + 0x20 : word) }
      case 0x2C, 0x2E, 0x2D, 0x2013, 0x2F, 0x28, 0x29: break
      default: return false
      }
    }
    guard (4...8).contains(figures), (3...12).contains(letters) else { return false }
    return months.begin(name)
  }

  private static let months = Phrases(
    "jan feb mar apr may jun jul aug sep oct nov dec mär mai okt dez janv fév avr juin juil août déc ene abr ago dic янв "
      + "фев мар апр мая май июн июл авг сен окт ноя дек spri summ autu fall wint")
  private static let year: UInt32 = 0x5E74

  static func isDigit(_ word: UInt32) -> Bool {
    switch word {
    case 0x30...0x39, 0x25CB, 0x3007, 0x96F6, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D,
      0x5341, 0x4F, 0x30FB, 0x5143, 0x58, 0x78, 0xD7, 0x5F:
      true  // figures, 〇 零, 一 … 十, 元年, and what stands in for a figure
    default: false
    }
  }

  /// `2025年3月6日`, `二○二六年五月`, `中華民國95年3月24日`, `平成五年`, `2024年春`.
  private static func chinese(_ words: ArraySlice<UInt32>) -> Int? {
    var place = words.startIndex
    if let era = eras.opening(words) { place += era }
    func digits() -> Int {
      let start = place
      while place < words.endIndex, isDigit(words[place]) { place += 1 }
      return place - start
    }
    guard (1...5).contains(digits()), place < words.endIndex, words[place] == year else { return nil }
    place += 1
    let month = digits()
    guard (1...3).contains(month), place < words.endIndex, words[place] == 0x6708 else {
      // 2024年 alone, 2024年春, 2024年度.
      if month == 0, place == words.endIndex { return place }
      return month == 0 && place + 1 == words.endIndex && seasons.begin(words[place...]) ? place + 1 : nil
    }
    place += 1
    let afterMonth = place
    if (1...3).contains(digits()), place < words.endIndex, words[place] == 0x65E5 || words[place] == 0x53F7 {
      return place + 1
    }
    return afterMonth
  }

  private static let eras = Phrases("中華民國 中华民国 民國 民国 公元 西元 令和 平成 昭和 大正 明治")
  private static let seasons = Phrases("春 夏 秋 冬 版")

  /// `2024-01-05`, `2024/1/5`, `2024.01`, `05.01.2024`.
  private static func figures(_ words: ArraySlice<UInt32>) -> Int? {
    var parts: [Int] = []
    var place = words.startIndex
    while place < words.endIndex, parts.count < 3 {
      let start = place
      while place < words.endIndex, (0x30...0x39).contains(words[place]) { place += 1 }
      guard place > start else { break }
      parts.append(place - start)
      guard place < words.endIndex, [0x2D, 0x2F, 0x2E].contains(words[place]) else { break }
      place += 1
    }
    guard parts.count >= 2, parts[0] == 4 || (parts.count == 3 && parts[2] == 4),
      parts.filter({ $0 == 4 }).count == 1, parts.allSatisfy({ $0 <= 2 || $0 == 4 })
    else { return nil }
    return place
  }
}
