import ReportModel
import TextFacts

/// Reads the number at the start of a line.
enum NumberReader {
  /// The number at `place` of a line that ends at `end`; nil where the line starts with none.
  static func read(_ text: [UInt8], at place: Int, end: Int) -> NumberMark? {
    let mark = candidate(text, at: place, end: end)
    return mark?.traits.contains(.needsSeries) == true ? nil : mark
  }

  /// The same, with numbers that only a series makes ones (`NumberTraits.needsSeries`).
  static func candidate(_ text: [UInt8], at place: Int, end: Int) -> NumberMark? {
    guard place < end else { return nil }
    let cursor = Cursor(text: text, place: place, end: end)
    switch text[place] {
    case 0x2F: return behindStrokes(cursor)
    case 0x5B: return squareBracketed(cursor)
    case 0x2A: return starred(cursor)
    case 0x20...0x27, 0x2B...0x2E, 0x3A...0x40, 0x5C...0x7F: return nil
    case 0x28: return bracketed(cursor)
    case 0x30...0x39: return arabic(cursor)
    case 0x41...0x5A: return WesternNumbers.read(cursor) ?? latin(cursor) ?? NounNumbers.read(cursor)
    case 0xC2, 0xC3, 0xC4, 0xD0, 0xD1: return WesternNumbers.read(cursor)
    case 0xE2, 0xF0: return SignNumbers.read(cursor) ?? markedOut(cursor)
    case 0xE3: return SignNumbers.read(cursor) ?? bracketed(cursor) ?? HanNumbers.plain(cursor)
    case 0xE4...0xE9:
      if let unit = HanNumbers.unit(cursor) { return unit }
      if let first = cursor.scalar, Numeral.isChinese(first.value) {
        return HanNumbers.plain(cursor) ?? HanNumbers.ordinal(cursor) ?? HanNumbers.spaced(cursor)
          ?? NounNumbers.read(cursor)
      }
      return HanNumbers.formal(cursor) ?? HanNumbers.stem(cursor) ?? HanNumbers.halves(cursor)
        ?? NounNumbers.read(cursor)
    case 0xEA...0xED: return KoreanNumbers.read(cursor)
    case 0xEF: return bracketed(cursor) ?? arabic(cursor) ?? strokeForOne(cursor)
    default: return nil
    }
  }

  /// The enumerator `一是`, `二要` … at `place`: its value and the byte after it.
  static func enumerator(_ text: [UInt8], at place: Int, end: Int) -> (value: Int, end: Int)? {
    HanNumbers.enumerator(text, at: place, end: end)
  }

  /// `－、` typed or recognised for `一、`; only 二、 after it tells.
  private static func strokeForOne(_ cursor: Cursor) -> NumberMark? {
    guard let stroke = cursor.scalar, stroke.value == 0xFF0D,
      let pause = cursor.moved(to: stroke.end).scalar, pause.value == 0x3001
    else { return nil }
    return NumberMark(
      .hanPause, 1, cursor, cursor.place..<stroke.end, cursor.moved(to: pause.end).pastSpaces.place, [.needsSeries])
  }

  /// A number behind marks that set it off: `★一、`.
  private static func markedOut(_ cursor: Cursor) -> NumberMark? {
    guard let after = SignNumbers.afterMarks(cursor), after.place < cursor.end,
      ![0xE2, 0xF0].contains(cursor.text[after.place]),
      var mark = candidate(cursor.text, at: after.place, end: cursor.end), mark.style != .decimal1
    else { return nil }
    mark.start = cursor.place
    mark.traits.insert(.isMarkedOut)
    return mark
  }

  /// A number right behind an asterisk, which marks what a tender insists on: `*一、`. Footnotes begin so as well.
  private static func starred(_ cursor: Cursor) -> NumberMark? {
    guard cursor.place + 1 < cursor.end, cursor.text[cursor.place + 1] != 0x2A, cursor.text[cursor.place + 1] > 0x20,
      var mark = candidate(cursor.text, at: cursor.place + 1, end: cursor.end),
      [.hanPause, .hanBracket, .arabicPoint, .arabicBracket].contains(mark.style) || mark.style.namesUnit,
      cursor.text[mark.titleStart..<cursor.end].first.map({ $0 >= 0xE3 }) == true
    else { return nil }
    mark.start = cursor.place
    mark.traits.insert(.isMarkedOut)
    if mark.style == .arabicPoint || mark.style == .arabicBracket { mark.traits.insert(.needsSeries) }
    return mark
  }

  /// A unit behind strokes that set it off: `// Article 1 - Name`.
  private static func behindStrokes(_ cursor: Cursor) -> NumberMark? {
    let strokes = cursor.text.run(of: 0x2F, in: cursor.place..<cursor.end)
    let after = cursor.moved(to: cursor.place + strokes)
    guard strokes >= 2, after.pastSpaces.place > after.place,
      var mark = candidate(cursor.text, at: after.pastSpaces.place, end: cursor.end), mark.style.namesUnit
    else { return nil }
    mark.start = cursor.place
    mark.traits.insert(.isMarkedOut)
    return mark
  }

  /// `（一）` `(一)` `（1）` `(1)` `【一】` `〔一〕`, full and half width.
  private static func bracketed(_ cursor: Cursor) -> NumberMark? {
    guard let open = cursor.scalar, let closing = closers(of: open.value) else { return nil }
    let inside = cursor.moved(to: open.end).pastSpaces
    if open.value == 0x3010, let mark = bracketedUnit(inside, from: cursor) { return mark }
    if open.value == 0x300A { return namedUnit(inside, from: cursor) }
    let style: NumberStyle
    let read: (value: Int, end: Int)
    if let han = Numeral.readChinese(cursor.text, at: inside.place, end: cursor.end) {
      (style, read) = (open.value == 0x3010 ? .hanSquare : .hanBracket, han)
    } else if let formal = HanNumbers.readFormal(inside) {
      (style, read) = (.hanBracket, formal)
    } else if closing.contains(0x29), let arabic = Numeral.readArabic(cursor.text, at: inside.place, end: cursor.end) {
      (style, read) = (.arabicBracket, arabic)
    } else {
      return closing.contains(0x29) ? HanNumbers.bracketedStem(inside, from: cursor, closing) : nil
    }
    let after = cursor.moved(to: read.end).pastSpaces
    guard let close = after.scalar, closing.contains(close.value), (1...999).contains(read.value) else { return nil }
    let title = cursor.moved(to: close.end).past([0x3001, 0xFF0E, 0x2E]).pastSpaces
    return NumberMark(style, read.value, cursor, inside.place..<read.end, title.place)
  }

  /// `[1].` `[1]、`: the point tells it from a reference (`[1] …`, GB/T 7714-2015).
  private static func squareBracketed(_ cursor: Cursor) -> NumberMark? {
    let number = cursor.place + 1
    if let article = KoreanNumbers.squareBracketed(cursor) { return article }
    guard let read = Numeral.readArabic(cursor.text, at: number, end: cursor.end), (1...99).contains(read.value),
      let close = cursor.moved(to: read.end).scalar, close.value == 0x5D,
      let point = cursor.moved(to: close.end).scalar, [0x2E, 0x3001, 0xFF0E].contains(point.value)
    else { return nil }
    return NumberMark(
      .arabicBracket, read.value, cursor, cursor.place..<close.end, cursor.moved(to: point.end).pastSpaces.place)
  }

  /// `【第一章】`: a unit alone between the brackets, whose title stands behind them.
  static func bracketedUnit(_ inside: Cursor, from cursor: Cursor) -> NumberMark? {
    guard var mark = HanNumbers.unit(inside), mark.style.namesUnit else { return nil }
    let after = cursor.moved(to: mark.number.upperBound).pastSpaces
    guard let close = after.scalar, close.value == 0x3011 else { return nil }
    mark.start = cursor.place
    mark.titleStart = cursor.moved(to: close.end).pastSpaces.place
    return mark
  }

  /// The brackets that close `open`; nil where it opens none.
  private static func closers(of open: UInt32) -> [UInt32]? {
    switch open {
    case 0xFF08, 0x28: [0xFF09, 0x29]
    // ﹙ of older character sets.
    case 0xFE59: [0xFE5A, 0xFF09, 0x29]
    case 0x3010: [0x3011]
    case 0x3014: [0x3015]
    case 0x300A: [0x300B]
    default: nil
    }
  }

  /// `《第一篇立志之学》`: a unit and its title between the marks of a name, which take the whole line.
  private static func namedUnit(_ inside: Cursor, from cursor: Cursor) -> NumberMark? {
    guard var mark = HanNumbers.unit(inside), mark.style.namesUnit, mark.style != .article,
      cursor.text[..<cursor.end].suffix(3).elementsEqual("》".utf8), mark.titleStart < cursor.end - 3,
      !ByteSearch.stands(Array("》".utf8), in: cursor.text[mark.titleStart..<cursor.end - 3])
    else { return nil }
    mark.start = cursor.place
    return mark
  }

  /// `1.` `1．` `1、` `1)` `1.1` `1.1.1 ` `1-1 ` `0.` `1️⃣`.
  private static func arabic(_ cursor: Cursor) -> NumberMark? {
    guard let first = Numeral.readArabic(cursor.text, at: cursor.place, end: cursor.end) else { return nil }
    let after = cursor.moved(to: first.end)
    guard let point = after.scalar, first.value < 1_000 else { return nil }
    switch point.value {
    // Markdown escapes what would begin a list.
    case 0x5C:
      let escaped = after.moved(to: point.end)
      guard let sign = escaped.scalar, sign.value == 0x2E || sign.value == 0x29, first.value > 0 else { return nil }
      let style: NumberStyle = sign.value == 0x2E ? .arabicPoint : .arabicBracket
      return NumberMark(
        style, first.value, cursor, cursor.place..<first.end, cursor.moved(to: sign.end).pastSpaces.place)
    // `1总则`, where `1.1依据` shows that it is no figure.
    case 0x4E00...0x9FFF where (1...99).contains(first.value) && !counted.contains(point.value):
      return NumberMark(.decimal1, first.value, cursor, cursor.place..<first.end, first.end, [.needsSeries])
    case 0xFF0E, 0x3001, 0x2E:
      if point.value != 0x3001, let decimal = DecimalNumbers.read(cursor, first: first) { return decimal }
      if point.value == 0x2E, let counted = WesternNumbers.counted(cursor, number: first) { return counted }
      let title = cursor.moved(to: point.end)
      if let next = title.scalar, (0x30...0x39).contains(next.value), !isYear(title) { return nil }
      return NumberMark(.arabicPoint, first.value, cursor, cursor.place..<first.end, title.pastSpaces.place)
    // `1，概况`, as some type it for `1、`; in a sentence figures and years stand so.
    case 0xFF0C where (1...99).contains(first.value):
      let title = cursor.moved(to: point.end).pastSpaces
      guard let next = title.scalar, next.value >= 0x2E80 || LetterFolding.letter(next.value) != nil else { return nil }
      return NumberMark(.arabicPoint, first.value, cursor, cursor.place..<first.end, title.place, [.needsSeries])
    case 0x2D: return DecimalNumbers.hyphenated(cursor, first: first)
    case 0xFF09, 0x29:
      guard first.value > 0 else { return nil }
      return NumberMark(
        .arabicBracket, first.value, cursor, cursor.place..<first.end, cursor.moved(to: point.end).pastSpaces.place)
    case 0xFE0F, 0x20E3: return SignNumbers.keycap(cursor)
    case let space where WhiteSpace.contains(space):
      return NumberMark(.decimal1, first.value, cursor, cursor.place..<first.end, after.pastSpaces.place)
    case 0x6E, 0x72, 0x73, 0x74: return WesternNumbers.counted(cursor, number: first)
    case 0xAC00...0xD7A3: return KoreanNumbers.counted(cursor, number: first)
    default: return nil
    }
  }

  /// Words that are counted, or count: 年 月 日 号 時 时 点 分 秒 个 個 名 人 大 元 万 亿 千 百 倍 次 度 米 公 平 立 吨 岁 天 周 小 期 批 届 层
  /// 条 项 家 户 所 村 镇 级 类 组 座 辆 艘 亩 里 只 张 件 本 台 位 角 第 至 到 比 或 和 与.
  private static let counted: Set<UInt32> = Set(
    "年月日号時时点分秒个個名人大元万亿千百倍次度米公平立吨岁天周小期批届层条项家户所村镇级类组座辆艘亩里只张件本台位角第至到比或和与"
      .unicodeScalars.map(\.value))

  /// Whether a year stands at the cursor: the title of `4.2025年度工作` begins with it.
  private static func isYear(_ cursor: Cursor) -> Bool {
    guard let year = Numeral.readArabic(cursor.text, at: cursor.place, end: cursor.end),
      (1900...2099).contains(year.value)
    else { return false }
    return cursor.moved(to: year.end).scalar?.value == 0x5E74
  }

  /// `A.` `A、` `A.1` and `I.` `IV.`.
  private static func latin(_ cursor: Cursor) -> NumberMark? {
    var next = cursor.place
    while next < cursor.end, (0x41...0x5A).contains(cursor.text[next]), next - cursor.place < 6 { next += 1 }
    let letters = cursor.place..<next
    let after = cursor.moved(to: next)
    guard let point = after.scalar else { return nil }
    if Blank.contains(point.value) { return spacedRoman(cursor, letters) }
    guard [0x2E, 0x3001, 0xFF0E].contains(point.value) else { return nil }
    let title = cursor.moved(to: point.end)
    if point.value != 0x3001, let sign = title.scalar, (0x30...0x39).contains(sign.value) {
      return letters.count == 1 ? DecimalNumbers.lettered(cursor) : DecimalNumbers.belowRoman(cursor, letters)
    }
    if point.value == 0x2E, let sign = title.scalar, !Blank.contains(sign.value), sign.value < 0x2E80 { return nil }
    if letters.count == 1, let letter = cursor.text[letters].first, ![0x49, 0x56, 0x58].contains(letter) {
      if isInitial(title.pastSpaces) { return nil }
      return NumberMark(.letter, Int(letter) - 0x40, cursor, letters, title.pastSpaces.place, [.hasLetter])
    }
    guard let value = RomanNumeral.value(cursor.text[letters]) else { return nil }
    return NumberMark(.roman, value, cursor, letters, title.pastSpaces.place)
  }
}

extension NumberReader {
  /// Whether another initial and a name follow: `J. B. Miller` is a person, `B. U.S. Policy` a heading.
  private static func isInitial(_ cursor: Cursor) -> Bool {
    let (text, place) = (cursor.text, cursor.place)
    guard place + 3 < cursor.end else { return false }
    return (0x41...0x5A).contains(text[place]) && text[place + 1] == 0x2E && text[place + 2] == 0x20
      && (0x41...0x5A).contains(text[place + 3])
  }

  /// `II Sources`: a numeral of I, V and X, white space, and a title in capitals or another script. The pronoun begins
  /// sentences so; only a series tells.
  private static func spacedRoman(_ cursor: Cursor, _ letters: Range<Int>) -> NumberMark? {
    guard cursor.text[letters].allSatisfy({ [0x49, 0x56, 0x58].contains($0) }),
      let value = RomanNumeral.value(cursor.text[letters]), value <= 39
    else { return nil }
    let title = cursor.moved(to: letters.upperBound).pastSpaces
    guard let first = title.scalar, LetterFolding.isCapital(first.value) || first.value >= 0x2E80 else { return nil }
    return NumberMark(.roman, value, cursor, letters, title.place, [.needsSeries])
  }
}

/// Numbers of several components: `1.1` `1.2.13` `A.1` `1-1`.
enum DecimalNumbers {
  /// Two components or more, white space or a Han character after them: `2.5亿` is a figure.
  static func read(_ cursor: Cursor, first: (value: Int, end: Int)) -> NumberMark? {
    var components = 1
    var (last, above) = (first.value, 0)
    var place = first.end
    var hasLetter = false
    while let point = cursor.moved(to: place).scalar, point.value == 0x2E || point.value == 0xFF0E {
      if let next = Numeral.readArabic(cursor.text, at: point.end, end: cursor.end) {
        (above, last, place) = (last, next.value, next.end)
      } else if let letter = letter(cursor.moved(to: point.end)) {
        (above, last, place) = (last, letter, point.end + 1)
        hasLetter = true
      } else {
        break
      }
      components += 1
    }
    guard components > 1, last > 0, last < 1_000 else { return nil }
    let title = cursor.moved(to: place)
    let isGlued = glues(title)
    if let next = title.scalar, !(next.value == 0x2E || Blank.contains(next.value) || next.value >= 0x2E80), !isGlued {
      return nil
    }
    guard !isFigure(title), first.value > 0 || title.pastSpaces.place > place else { return nil }
    var mark = NumberMark(
      .decimal(components: components), last, cursor, cursor.place..<place,
      title.past([0x2E, 0xFF0E, 0x3001, 0xFF1A]).pastSpaces.place, hasLetter ? [.hasLetter] : [])
    mark.above = above
    if isGlued { mark.traits.insert(.needsSeries) }
    return mark
  }

  /// Whether a name in capitals touches the number, in a Chinese title (`2.1CBase基础架构`): only a series tells it from a
  /// measure (2.4GHz).
  private static func glues(_ cursor: Cursor) -> Bool {
    guard cursor.place + 2 < cursor.end, (0x41...0x5A).contains(cursor.text[cursor.place]),
      (0x41...0x5A).contains(cursor.text[cursor.place + 1])
    else { return false }
    return cursor.text[cursor.place..<cursor.end].contains { $0 >= 0xE3 }
  }

  /// `A.1` `B.2.3`: the numbers below an annex.
  static func lettered(_ cursor: Cursor) -> NumberMark? {
    guard let letter = letter(cursor) else { return nil }
    var mark = read(cursor, first: (letter, cursor.place + 1))
    mark?.traits.insert(.hasLetter)
    return mark
  }

  /// `II.1`: the sections of a part with a numeral in Roman letters. Versions and codes are written so; only a series tells.
  static func belowRoman(_ cursor: Cursor, _ letters: Range<Int>) -> NumberMark? {
    guard let value = RomanNumeral.value(cursor.text[letters]), value <= 39 else { return nil }
    var mark = read(cursor, first: (value, letters.upperBound))
    mark?.traits.insert(.needsSeries)
    return mark
  }

  /// `1-1 研究背景`: white space after them, or it is a score or a date.
  static func hyphenated(_ cursor: Cursor, first: (value: Int, end: Int)) -> NumberMark? {
    var (components, last, above, place) = (1, first.value, 0, first.end)
    while let hyphen = cursor.moved(to: place).scalar, hyphen.value == 0x2D,
      let next = Numeral.readArabic(cursor.text, at: hyphen.end, end: cursor.end)
    {
      (above, last, place) = (last, next.value, next.end)
      components += 1
    }
    let title = cursor.moved(to: place).past([0x2E])
    guard (2...3).contains(components), first.value > 0, (1...99).contains(last), first.value < 100,
      let blank = title.scalar, Blank.contains(blank.value)
    else { return nil }
    var mark = NumberMark(
      .decimal(components: components), last, cursor, cursor.place..<place, title.pastSpaces.place, [.needsSeries])
    mark.above = above
    return mark
  }

  /// A capital letter that no word begins with, counted from 1.
  private static func letter(_ cursor: Cursor) -> Int? {
    guard let sign = cursor.scalar, (0x41...0x5A).contains(sign.value) else { return nil }
    if let next = cursor.moved(to: sign.end).scalar, next.value != 0x2E, next.value != 0xFF0E,
      !Blank.contains(next.value)
    {
      return nil
    }
    return Int(sign.value) - 0x40
  }

  /// Whether a unit of measure follows: 亿 億 万 萬 倍 % ％ ‰ ℃ 元.
  private static func isFigure(_ cursor: Cursor) -> Bool {
    if cursor.scalar?.value == 0x5143 { return true }
    guard let unit = cursor.pastSpaces.scalar else { return false }
    return [0x4EBF, 0x5104, 0x4E07, 0x842C, 0x500D, 0x25, 0xFF05, 0x2030, 0x2103].contains(unit.value)
  }
}

/// Roman numerals in capital letters.
enum RomanNumeral {
  /// The value of `letters`, 1 to 399; nil where they are none as they are written.
  static func value(_ letters: ArraySlice<UInt8>) -> Int? {
    guard (1...9).contains(letters.count) else { return nil }
    var (total, before) = (0, 0)
    for letter in letters {
      let value: Int
      switch letter {
      case 0x49, 0x69: value = 1
      case 0x56, 0x76: value = 5
      case 0x58, 0x78: value = 10
      case 0x4C, 0x6C: value = 50
      case 0x43, 0x63: value = 100
      default: return nil
      }
      total += value > before ? value - 2 * before : value
      before = value
    }
    return (1...399).contains(total) ? total : nil
  }
}

extension NumberMark {
  init(
    _ style: NumberStyle, _ value: Int, _ cursor: Cursor, _ number: Range<Int>, _ titleStart: Int,
    _ traits: NumberTraits = []
  ) {
    self.init(
      style: style, value: value, start: cursor.place, number: number, titleStart: min(titleStart, cursor.end),
      traits: traits)
  }
}
