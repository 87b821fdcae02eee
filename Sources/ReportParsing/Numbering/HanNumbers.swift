import ReportModel
import TextFacts

/// Numbers in Chinese characters: `一、` `一）` `壹、` `甲、` `一是`, and units `第三章`, `第二条の二`, `正文 第一回`.
enum HanNumbers {
  /// The enumerator `一是`, `二要` … at `place`: its value and the byte after it.
  static func enumerator(_ text: [UInt8], at place: Int, end: Int) -> (value: Int, end: Int)? {
    guard place + 5 < end, text[place] == 0xE4 || text[place] == 0xE5,
      let (value, after) = Numeral.readChinese(text, at: place, end: end), (1...99).contains(value),
      after - place <= 9
    else { return nil }
    let cursor = Cursor(text: text, place: after, end: end)
    guard let marker = cursor.scalar, marker.value == 0x662F || marker.value == 0x8981 else { return nil }
    return (value, marker.end)
  }

  /// `一、` `一.` `一．` `一：` `一）`, and `一是` `一要`.
  static func plain(_ cursor: Cursor) -> NumberMark? {
    guard let read = Numeral.readChinese(cursor.text, at: cursor.place, end: cursor.end),
      (1...999).contains(read.value)
    else { return nil }
    if let enumerator = enumerator(cursor.text, at: cursor.place, end: cursor.end) {
      return NumberMark(
        .enumeration, enumerator.value, cursor, cursor.place..<enumerator.end,
        cursor.moved(to: enumerator.end).past([0xFF0C]).place)
    }
    guard let point = cursor.moved(to: read.end).pastSpaces.scalar else { return nil }
    let title = cursor.moved(to: point.end).pastSpaces.place
    switch point.value {
    case 0x3001, 0x2E, 0xFF0E, 0xFF1A: return NumberMark(.hanPause, read.value, cursor, cursor.place..<read.end, title)
    case 0xFF09, 0x29: return NumberMark(.hanBracket, read.value, cursor, cursor.place..<read.end, title)
    default: return nil
    }
  }

  /// `一，`: an ordinal of speeches without its 第.
  static func ordinal(_ cursor: Cursor) -> NumberMark? {
    guard let read = Numeral.readChinese(cursor.text, at: cursor.place, end: cursor.end),
      (1...20).contains(read.value), let comma = cursor.moved(to: read.end).scalar, comma.value == 0xFF0C
    else { return nil }
    let title = cursor.moved(to: comma.end).pastSpaces
    // One, two, three is counting.
    guard title.scalar != nil, Numeral.readChinese(cursor.text, at: title.place, end: cursor.end) == nil else {
      return nil
    }
    return NumberMark(.ordinal, read.value, cursor, cursor.place..<read.end, title.place, [.needsSeries])
  }

  /// `一　概况`: a numeral and white space, the rest of the line behind it.
  static func spaced(_ cursor: Cursor) -> NumberMark? {
    guard let read = Numeral.readChinese(cursor.text, at: cursor.place, end: cursor.end),
      (1...99).contains(read.value), let blank = cursor.moved(to: read.end).scalar, Blank.contains(blank.value)
    else { return nil }
    let title = cursor.moved(to: blank.end).pastSpaces
    guard title.scalar != nil, Numeral.readChinese(cursor.text, at: title.place, end: cursor.end) == nil else {
      return nil
    }
    return NumberMark(.hanPause, read.value, cursor, cursor.place..<read.end, title.place, [.needsSeries])
  }

  /// The value of 壹 to 玖 and 拾, in their two forms.
  private static func formalDigit(_ scalar: UInt32) -> Int? {
    switch scalar {
    case 0x58F9, 0x58F1: 1
    case 0x8D30, 0x8CB3: 2
    case 0x53C1, 0x53C3, 0x53C4: 3
    case 0x8086: 4
    case 0x4F0D: 5
    case 0x9646, 0x9678: 6
    case 0x67D2: 7
    case 0x634C: 8
    case 0x7396: 9
    case 0x62FE: 10
    default: nil
    }
  }

  /// The numeral of documents that must not be altered: 壹, 拾贰.
  static func readFormal(_ cursor: Cursor) -> (value: Int, end: Int)? {
    var (total, pending) = (0, 0)
    var next = cursor
    while let scalar = next.scalar, let digit = formalDigit(scalar.value) {
      if digit == 10 {
        total += max(1, pending) * 10
        pending = 0
      } else {
        guard pending == 0 else { return nil }
        pending = digit
      }
      next.place = scalar.end
    }
    return total + pending > 0 ? (total + pending, next.place) : nil
  }

  /// `壹、` `（壹）`, and `壹　目的`.
  static func formal(_ cursor: Cursor) -> NumberMark? {
    guard let read = readFormal(cursor), let point = cursor.moved(to: read.end).pastSpaces.scalar else { return nil }
    guard [0x3001, 0x2E, 0xFF0E, 0xFF1A].contains(point.value) else {
      let title = cursor.moved(to: read.end).pastSpaces
      guard title.place > read.end else { return nil }
      return NumberMark(.formal, read.value, cursor, cursor.place..<read.end, title.place, [.needsSeries])
    }
    return NumberMark(
      .formal, read.value, cursor, cursor.place..<read.end, cursor.moved(to: point.end).pastSpaces.place)
  }

  /// The order of 上, 中 and 下.
  private static func half(_ scalar: UInt32) -> Int? {
    switch scalar {
    case 0x4E0A: 1
    case 0x4E2D: 2
    case 0x4E0B: 3
    default: nil
    }
  }

  /// Whether a part or volume counted `value` goes on one counted `before`: 下 comes after 中, and right after 上 where a
  /// book has two.
  static func goesOn(_ style: NumberStyle, _ before: Int, _ value: Int) -> Bool {
    value == before + 1 || before == 1 && value == 3 && (style == .volume || style == .part)
  }

  /// The most bytes of the title of half a book.
  private static let longestHalf = 90

  /// `上篇　出发`, `下卷`: the halves, or thirds, of a book, alone on their lines or set off from a name.
  static func halves(_ cursor: Cursor) -> NumberMark? {
    guard let first = cursor.scalar, let value = half(first.value),
      let unit = HanUnit.read(cursor.moved(to: first.end).pastSpaces), [.part, .volume].contains(unit.style)
    else { return nil }
    let title = cursor.moved(to: unit.end)
    // 上部 and 上集 stand for other things too; 上　篇 is one word where nothing else stands on the line.
    let isSpaced = unit.end - first.end > 3
    if unit.isSetOff || isSpaced {
      guard title.pastSpaces.isAtEnd else { return nil }
      let traits: NumberTraits = unit.isSetOff ? [.needsSeries] : []
      return NumberMark(unit.style, value, cursor, cursor.place..<unit.end, cursor.end, traits)
    }
    if let next = title.scalar, !Blank.contains(next.value), !setsOff.contains(next.value) { return nil }
    let name = title.pastSpaces.past(setsOff).pastSpaces
    guard name.end - name.place <= longestHalf else { return nil }
    return NumberMark(unit.style, value, cursor, cursor.place..<unit.end, name.place)
  }

  /// The heavenly stems.
  private static let stems = Array("甲乙丙丁戊己庚辛壬癸".unicodeScalars.map(\.value))

  /// `甲、`, but not `甲、乙双方`.
  static func stem(_ cursor: Cursor) -> NumberMark? {
    guard let sign = cursor.scalar, let value = stems.firstIndex(of: sign.value),
      let point = cursor.moved(to: sign.end).scalar, [0x3001, 0xFF0E].contains(point.value)
    else { return nil }
    let title = cursor.moved(to: point.end).pastSpaces
    guard let next = title.scalar, !stems.contains(next.value) else { return nil }
    return NumberMark(.stem, value + 1, cursor, cursor.place..<sign.end, title.place, [.needsSeries])
  }

  /// `（甲）`: a stem at `inside` the bracket that opens at `start`. It stands below what other numbers count.
  static func bracketedStem(_ inside: Cursor, from start: Cursor, _ closing: [UInt32]) -> NumberMark? {
    guard let sign = inside.scalar, let value = stems.firstIndex(of: sign.value),
      let close = inside.moved(to: sign.end).pastSpaces.scalar, closing.contains(close.value)
    else { return nil }
    let title = inside.moved(to: close.end).past([0x3001, 0xFF0E, 0x2E]).pastSpaces
    guard title.scalar != nil else { return nil }
    return NumberMark(.letter, value + 1, start, inside.place..<sign.end, title.place, [.needsSeries])
  }

  // MARK: Units

  /// `第二编` `第三章` `第二十一条之一` `第一部分` `第一，`, a word of the text's body before it (`正文 第一回`).
  static func unit(_ cursor: Cursor) -> NumberMark? {
    if let body = cursor.after(bodyWord) {
      let after = cursor.moved(to: body)
      guard after.pastSpaces.place > body, var mark = unit(after.pastSpaces) ?? decimal(after.pastSpaces) else {
        return nil
      }
      mark.start = cursor.place
      return mark
    }
    guard let first = cursor.scalar, first.value == 0x7B2C else { return nil }
    let numeral = cursor.moved(to: first.end).pastSpaces
    guard
      let read = Numeral.read(cursor.text, at: numeral.place, end: cursor.end) ?? readFormal(numeral),
      (0...9_999).contains(read.value)
    else { return nil }
    let after = cursor.moved(to: read.end).pastSpaces
    guard let unit = HanUnit.read(after) else { return nil }
    // 第〇章 comes before the first.
    if read.value == 0, ![.part, .chapter, .section, .portion, .volume].contains(unit.style) { return nil }
    if unit.style == .ordinal {
      return NumberMark(
        .ordinal, read.value, cursor, cursor.place..<read.end, cursor.moved(to: unit.end).pastSpaces.place)
    }
    let end = unit.style.isLegal ? inserted(cursor.moved(to: unit.end)) ?? unit.end : unit.end
    let title = cursor.moved(to: end)
    // 第三章规定的… and 第五条规定… speak of a chapter; a heading's number is set off, or the article's text begins.
    if unit.style == .article, let comma = title.scalar?.value, comma == 0xFF0C || comma == 0x3001 {
      // `第三条，本会的…` among articles without a comma is one of them; `第三条，第五条` are not.
      let text = title.past([0xFF0C, 0x3001]).pastSpaces
      guard let next = text.scalar, next.value != 0x7B2C else { return nil }
      return NumberMark(.article, read.value, cursor, cursor.place..<end, text.place, [.needsSeries])
    }
    if let next = title.scalar, !Blank.contains(next.value) {
      if speaksOfUnit(title, first: next) || unit.notBefore.contains(next.value) { return nil }
      if unit.isSetOff, !setsOff.contains(next.value) { return nil }
    }
    return NumberMark(
      unit.style, read.value, cursor, cursor.place..<end, title.pastSpaces.past(setsOff).pastSpaces.place)
  }

  /// `正文 1.1 …`
  private static func decimal(_ cursor: Cursor) -> NumberMark? {
    Numeral.readArabic(cursor.text, at: cursor.place, end: cursor.end).flatMap {
      DecimalNumbers.read(cursor, first: $0)
    }
  }

  private static let bodyWord = Array("正文".utf8)

  /// 的 、 ， 至 规 規 之 第 和 与 或 及 前 所 中
  private static let references: [UInt32] = [
    0x7684, 0x3001, 0xFF0C, 0x81F3, 0x89C4, 0x898F, 0x4E4B, 0x7B2C, 0x548C, 0x4E0E, 0x6216, 0x53CA, 0x524D, 0x6240,
    0x4E2D,
  ]

  /// Whether the words after a unit's number speak of the unit: 第三章规定的…, 第五条中的…, 第二条第三款. Where no space stands
  /// between, the text of an article may begin with the same character: 第二条中华人民共和国…, 第四条第三人….
  private static func speaksOfUnit(_ words: Cursor, first: (value: UInt32, end: Int)) -> Bool {
    guard references.contains(first.value) else { return false }
    let rest = words.moved(to: first.end)
    guard let ordinary = beginnings[first.value], var next = rest.scalar else { return true }
    if first.value == 0x7B2C {
      guard let numeral = Numeral.readChinese(words.text, at: rest.place, end: rest.end),
        let counted = rest.moved(to: numeral.end).scalar
      else { return true }
      next = counted
    }
    return !ordinary.contains(next.value)
  }

  /// The second characters, behind 第 the counted ones, of words that a text begins with: 中华 中国 中央, 规划 规模 规章, 第三人
  /// 第三方 第一审 第三产业.
  private static let beginnings: [UInt32: [UInt32]] = [
    0x4E2D: "华華国國央小医醫等级級外标標型心共学學", 0x89C4: "划模章范程", 0x898F: "劃模章範程", 0x7B2C: "人方审審产產",
  ].mapValues { $0.unicodeScalars.map(\.value) }

  /// ： : ． . —
  private static let setsOff: [UInt32] = [0xFF1A, 0x3A, 0xFF0E, 0x2E, 0x2014, 0xB7]

  /// The end of `之一` `の二` after the number of an article put in later; white space may stand before it.
  private static func inserted(_ cursor: Cursor) -> Int? {
    var end: Int?
    var place = cursor.pastSpaces
    while let particle = place.scalar, particle.value == 0x4E4B || particle.value == 0x306E,
      let next = insertedNumeral(place.moved(to: particle.end))
    {
      end = next
      place.place = next
    }
    return end
  }

  /// The end of the numeral after a particle. Figures are one where nothing that they count follows: 第2条の2 is an
  /// article, 第2条の2つの要件 are what it demands.
  private static func insertedNumeral(_ cursor: Cursor) -> Int? {
    if let read = Numeral.readChinese(cursor.text, at: cursor.place, end: cursor.end) { return read.end }
    guard let read = Numeral.readArabic(cursor.text, at: cursor.place, end: cursor.end) else { return nil }
    guard let next = cursor.moved(to: read.end).scalar else { return read.end }
    let isEnd = Blank.contains(next.value) || [0xFF08, 0x28, 0x4E4B, 0x306E].contains(next.value)
    return isEnd ? read.end : nil
  }
}

/// The unit that a Chinese or Japanese number names: 编 章 节 条 of laws, 篇 of plans, 卷 回 of novels, 课 of textbooks.
struct HanUnit {
  var style: NumberStyle
  /// The byte after it.
  var end: Int
  /// Characters that make another word of it: 第一节点, 第二回合.
  var notBefore: [UInt32] = []
  /// Whether its title must stand apart: the character begins many other words (第一部手机).
  var isSetOff = false

  private struct UnitName {
    var characters: [UInt32]
    var style: NumberStyle
    var notBefore: [UInt32] = []
    var isSetOff = false

    init(_ characters: String, _ style: NumberStyle, notBefore: String = "", isSetOff: Bool = false) {
      self.characters = characters.unicodeScalars.map(\.value)
      self.style = style
      self.notBefore = notBefore.unicodeScalars.map(\.value)
      self.isSetOff = isSetOff
    }
  }

  /// Longer names first.
  private static let names: [UnitName] = [
    UnitName("部分", .portion, notBefore: "是为"), UnitName("分编", .subpart), UnitName("分編", .subpart),
    UnitName("单元", .title, isSetOff: true),
    UnitName("單元", .title, isSetOff: true), UnitName("编", .part, notBefore: "辑号制队委剧"),
    UnitName("編", .part, notBefore: "輯號制隊委劇"),
    UnitName("篇", .part, notBefore: "章文幅"), UnitName("章", .chapter, notBefore: "节節"),
    UnitName("节", .section, notBefore: "点目约能"),
    UnitName("節", .section, notBefore: "點目約能"), UnitName("款", .division, notBefore: "式项項", isSetOff: true),
    UnitName("条", .article, notBefore: "件例约款"), UnitName("條", .article, notBefore: "件例約款"), UnitName("，", .ordinal),
    UnitName("、", .ordinal), UnitName("回", .chapter, notBefore: "合到来來答国國家应應头頭"),
    UnitName("卷", .volume, notBefore: "积積轴軸入"),
    UnitName("部", .volume, isSetOff: true), UnitName("册", .volume, isSetOff: true),
    UnitName("冊", .volume, isSetOff: true),
    UnitName("集", .volume, isSetOff: true), UnitName("讲", .chapter, isSetOff: true),
    UnitName("講", .chapter, isSetOff: true),
    UnitName("课", .chapter, isSetOff: true), UnitName("課", .chapter, isSetOff: true),
    UnitName("幕", .chapter, isSetOff: true),
    UnitName("场", .section, isSetOff: true), UnitName("場", .section, isSetOff: true),
    UnitName("折", .chapter, isSetOff: true),
    UnitName("目", .item, isSetOff: true),
  ]

  /// The unit at the cursor; nil where there is none.
  static func read(_ cursor: Cursor) -> HanUnit? {
    guard let first = cursor.scalar else { return nil }
    for name in names where name.characters.first == first.value {
      var end = first.end
      if let second = name.characters.dropFirst().first {
        // 部 and 分 may be spaced out.
        guard let next = cursor.moved(to: end).pastSpaces.scalar, next.value == second else { continue }
        end = next.end
      }
      return HanUnit(style: name.style, end: end, notBefore: name.notBefore, isSetOff: name.isSetOff)
    }
    return nil
  }
}
