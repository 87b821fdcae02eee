import ReportModel
import TextFacts

/// Units of western languages with their number: `Chapter 3`, `ARTICLE IV.`, `Part Two`, `Section 1: Congress`, `§ 5`,
/// `Điều 1.`, `Глава первая`, `Erster Teil`, `21st Amendment`.
enum WesternNumbers {
  /// The unit that begins the line at the cursor, in small letters too where `allowsSmall`; nil where none does, or where
  /// a sentence speaks of one.
  static func read(_ cursor: Cursor, allowsSmall: Bool = false) -> NumberMark? {
    if cursor.text[cursor.place] == 0xC2 { return paragraphSign(cursor) }
    guard let (unit, end) = WesternUnits.read(cursor, allowsSmall: allowsSmall) else { return ordinal(cursor) }
    guard case .unit(let style) = unit, let numeral = numeral(cursor.moved(to: end), allowsLetter: style != .article)
    else { return nil }
    return mark(style, numeral, cursor)
  }

  /// The annex that begins the line at the cursor (`Appendix A`, `SCHEDULE 1`, `Anhang`): its number's value, 0 for
  /// none, the byte after the number, and where the title begins.
  static func annex(_ cursor: Cursor) -> (value: Int, numberEnd: Int, titleStart: Int)? {
    guard let (unit, end) = WesternUnits.read(cursor), unit == .annex else { return nil }
    let sign = cursor.moved(to: end).pastSpaces.past([0x2116])
    let isSigned = sign.place > end && cursor.text[sign.place - 1] >= 0x80
    guard let numeral = numeral(isSigned ? sign : cursor.moved(to: end), allowsLetter: true) else {
      let point = cursor.moved(to: end).past([0x2E, 0x3A])
      if point.isAtEnd { return (0, end, cursor.end) }
      return namedAppendix(cursor, end, point).map { (0, end, $0) }
    }
    let after = cursor.moved(to: numeral.end)
    guard let title = kindEnd(after) ?? titleStart(after) ?? referenceStart(after) else { return nil }
    return (numeral.value, numeral.end, title)
  }

  /// The words of an only appendix; those of schedules and attachments begin fields as well.
  private static let appendices = ["Appendix", "APPENDIX", "Annex", "ANNEX", "Anhang", "Annexe"].map { Array($0.utf8) }

  /// The place where the name of an appendix without a number begins, behind a mark: `Appendix: Proofs`.
  private static func namedAppendix(_ cursor: Cursor, _ end: Int, _ point: Cursor) -> Int? {
    let title = point.pastSpaces
    guard point.place > end, title.place > point.place, let first = title.scalar, LetterFolding.isCapital(first.value),
      appendices.contains(where: { cursor.text[cursor.place..<end].elementsEqual($0) })
    else { return nil }
    return title.place
  }

  /// The words in brackets that say whether a standard binds by an annex (ISO/IEC Directives, Part 2, 20.2: `Annex A
  /// (normative)`).
  private static let kinds = [
    "normative", "informative", "mandatory", "non-mandatory", "normatif", "normativa", "informatif", "normativ",
    "informativ", "informativo", "обязательное", "рекомендуемое", "справочное",
  ].map { Array("(\($0))".utf8) }

  /// The place behind such words, where the title begins.
  private static func kindEnd(_ cursor: Cursor) -> Int? {
    let open = cursor.past([0x3A, 0x2E]).pastSpaces
    guard open.place > cursor.place, open.scalar?.value == 0x28,
      let kind = kinds.first(where: { open.text[open.place..<open.end].starts(with: $0) })
    else { return nil }
    let rest = open.moved(to: open.place + kind.count).past([0x3A, 0x2E]).pastSpaces
    return rest.past(dashes).pastSpaces.place
  }

  /// The place of `к` behind the number of a Russian annex, which says what it belongs to (ГОСТ Р 7.0.97-2016, 5.20:
  /// `Приложение № 1 к приказу …`).
  private static func referenceStart(_ cursor: Cursor) -> Int? {
    let rest = cursor.pastSpaces
    guard rest.place > cursor.place, let sign = rest.scalar, sign.value == 0x43A,
      rest.moved(to: sign.end).scalar.map({ Blank.contains($0.value) }) ?? false
    else { return nil }
    return rest.place
  }

  /// A number after the word of a unit.
  private struct Numbering {
    var value: Int
    /// The value of the component before the last, 0 for none.
    var above = 0
    var end: Int
    var isLetter = false
  }

  private static func mark(_ style: NumberStyle, _ numeral: Numbering, _ cursor: Cursor) -> NumberMark? {
    guard let title = titleStart(cursor.moved(to: numeral.end)) else { return nil }
    var mark = NumberMark(
      style, numeral.value, cursor, cursor.place..<numeral.end, title,
      numeral.isLetter ? [.isWestern, .hasLetter] : [.isWestern])
    mark.above = numeral.above
    return mark
  }

  private static func numeral(_ cursor: Cursor, allowsLetter: Bool) -> Numbering? {
    let start = cursor.pastSpaces
    guard start.place > cursor.place || cursor.text[cursor.place - 1] == 0x2E, let first = start.scalar else {
      return nil
    }
    if let number = Numeral.readArabic(cursor.text, at: start.place, end: cursor.end), number.value < 10_000 {
      return components(Numbering(value: number.value, end: number.end), start)
    }
    guard let word = LetterFolding.word(start) else { return nil }
    let letters = cursor.text[start.place..<word.end]
    if let value = RomanNumeral.value(letters), letters.count > 1 || [0x49, 0x56, 0x58].contains(first.value) {
      return components(Numbering(value: value, end: word.end), start)
    }
    if let value = ordinalRoman(letters) { return components(Numbering(value: value, end: word.end), start) }
    if word.letters == 1, (0x41...0x5A).contains(first.value) {
      // Article L. 111-1 of the French codes.
      let code = start.moved(to: word.end).past([0x2E]).pastSpaces
      if let number = Numeral.readArabic(cursor.text, at: code.place, end: cursor.end) {
        return components(Numbering(value: number.value, end: number.end), start)
      }
      return allowsLetter ? Numbering(value: Int(first.value) - 0x40, end: word.end, isLetter: true) : nil
    }
    return WesternUnits.value(start).map { Numbering(value: $0.value, end: $0.end) }
  }

  /// `Ier`, `IIe`: a numeral with the ending of a French ordinal.
  private static func ordinalRoman(_ letters: ArraySlice<UInt8>) -> Int? {
    let digits = letters.prefix { [0x49, 0x56, 0x58].contains($0) }
    let ending = letters.dropFirst(digits.count)
    return endings.contains { ending.elementsEqual($0) } ? RomanNumeral.value(digits) : nil
  }
  private static let endings = ["er", "re", "ère", "e"].map { Array($0.utf8) }

  /// A number with what belongs to it: `1.2`, `1-1`, `5a`, `1er`, `1º`, `3-bis`.
  private static func components(_ first: Numbering, _ cursor: Cursor) -> Numbering {
    var numeral = first
    while let point = cursor.moved(to: numeral.end).scalar, [0x2E, 0x2D].contains(point.value),
      let next = Numeral.readArabic(cursor.text, at: point.end, end: cursor.end)
    {
      numeral = Numbering(value: next.value, above: numeral.value, end: next.end)
    }
    if let sign = cursor.moved(to: numeral.end).scalar, [0xBA, 0xAA, 0xB0].contains(sign.value) {
      numeral.end = sign.end
    }
    if let end = inserted(cursor.moved(to: numeral.end)) ?? insertedApart(cursor.moved(to: numeral.end)) {
      numeral.end = end
    }
    if let word = LetterFolding.word(cursor.moved(to: numeral.end)), word.letters <= 3, cursor.text[numeral.end] < 0x80
    {
      numeral.end = word.end
    }
    return numeral
  }

  /// The end of what the number of an article put in later has behind a hyphen: `3-bis`, `1º-A`.
  private static func inserted(_ cursor: Cursor) -> Int? {
    guard let hyphen = cursor.scalar, hyphen.value == 0x2D,
      let word = LetterFolding.word(cursor.moved(to: hyphen.end))
    else { return nil }
    return word.letters == 1 ? (word.isCapitalised ? word.end : nil) : insertions.contains(word.hash) ? word.end : nil
  }

  /// The same behind a blank: `14 bis`.
  private static func insertedApart(_ cursor: Cursor) -> Int? {
    guard let blank = cursor.scalar, blank.value == 0x20,
      let word = LetterFolding.word(cursor.moved(to: blank.end)), insertions.contains(word.hash)
    else { return nil }
    return word.end
  }

  private static let insertions = Set(
    ["bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "novies", "decies"].map(LetterFolding.hash))

  /// The start of the title after a number that ends at the cursor: the end of the line, a mark that sets it off, or
  /// white space before a capital or what is no letter. `Section 5 of the Act` and `Article 3, paragraph 2` speak of one.
  private static func titleStart(_ cursor: Cursor) -> Int? {
    guard let next = cursor.scalar else { return cursor.place }
    switch next.value {
    case 0x2E, 0x3A, 0xFF1A, 0x2013, 0x2014, 0x7C, 0x29:
      // The marks of strong words end behind the colon too.
      let rest = cursor.moved(to: next.end).past([0x2A, 0x5F])
      // 1.a and 3:5 are other things.
      if let sign = rest.scalar, !Blank.contains(sign.value), sign.value < 0x80, next.value < 0x80, sign.value != 0x2D {
        return nil
      }
      return rest.pastSpaces.past(dashes).pastSpaces.place
    case 0x2A:
      // **Art. 1** and its text, **Artículo 1**.- and its text.
      let strong = cursor.past([0x2A])
      let rest = strong.past([0x2E, 0x3A]).past(dashes)
      guard strong.place == cursor.place + 2, rest.isAtEnd || rest.pastSpaces.place > rest.place else { return nil }
      return rest.pastSpaces.past(dashes).pastSpaces.place
    case 0x28:
      let rest = cursor.moved(to: next.end)
      return rest.scalar.map { LetterFolding.isCapital($0.value) } == true ? cursor.place : nil
    case let blank where Blank.contains(blank):
      let rest = cursor.pastSpaces
      guard let sign = rest.scalar else { return rest.place }
      if sign.value == 0x28, let inside = rest.moved(to: sign.end).scalar, !LetterFolding.isCapital(inside.value) {
        return nil
      }
      guard LetterFolding.letter(sign.value) == nil || LetterFolding.isCapital(sign.value), sign.value != 0x2C,
        sign.value != 0x3B
      else { return nil }
      return rest.past(dashes).pastSpaces.place
    default: return nil
    }
  }

  /// - – — : |
  private static let dashes: [UInt32] = [0x2D, 0x2013, 0x2014, 0x3A, 0x7C]

  /// `§ 5`, `§ 5a Title` of German laws, and of Russian textbooks.
  private static func paragraphSign(_ cursor: Cursor) -> NumberMark? {
    guard let sign = cursor.scalar, sign.value == 0xA7 else { return nil }
    let start = cursor.moved(to: sign.end).pastSpaces
    guard let number = Numeral.readArabic(cursor.text, at: start.place, end: cursor.end) else { return nil }
    let numbering = components(Numbering(value: number.value, end: number.end), start)
    // §1) numbers an axiom, a rule: no law writes so.
    if cursor.moved(to: numbering.end).scalar?.value == 0x29 { return nil }
    return mark(.article, numbering, cursor)
  }

  // MARK: Ordinals first

  /// `First Part`, `Erster Teil`, `PREMIÈRE PARTIE`.
  private static func ordinal(_ cursor: Cursor) -> NumberMark? {
    guard let (value, end) = WesternUnits.value(cursor), cursor.text[end...].first == 0x20,
      let (unit, unitEnd) = WesternUnits.read(cursor.moved(to: end).pastSpaces), case .unit(let style) = unit
    else { return nil }
    return mark(style, Numbering(value: value, end: unitEnd), cursor)
  }

  /// `21st Amendment`, `1. Kapitel`, `2. Abschnitt`: digits that end before the cursor's place, then the word alone or
  /// set off. What is counted so (Amendment) is named whole.
  static func counted(_ cursor: Cursor, number: (value: Int, end: Int)) -> NumberMark? {
    let after = cursor.moved(to: number.end)
    guard let sign = after.scalar else { return nil }
    if sign.value == 0x2E {
      // The German way; in English a unit after `1.` is a title (`1. Title`).
      let word = after.moved(to: sign.end).pastSpaces
      guard let found = LetterFolding.word(word), german.contains(found.hash),
        let (unit, end) = WesternUnits.read(word), case .unit(let style) = unit
      else { return nil }
      return mark(style, Numbering(value: number.value, end: end), cursor)
    }
    guard let suffix = LetterFolding.word(after), suffix.letters == 2, suffixes.contains(suffix.hash),
      let (unit, end) = WesternUnits.read(after.moved(to: suffix.end).pastSpaces), case .unit(let style) = unit,
      after.moved(to: end).isAtEnd
    else { return nil }
    let none = cursor.place..<cursor.place
    return NumberMark(style, number.value, cursor, none, cursor.place, [.isWestern])
  }

  private static let german = Set(
    ["kapitel", "teil", "abschnitt", "buch", "titel", "hauptstuck"].map(LetterFolding.hash))
  private static let suffixes = Set(["st", "nd", "rd", "th"].map(LetterFolding.hash))
}

/// Units of Korean laws: `제1장 총칙`, `제3조의2(정의)`, of books: `1장. 개요`, and the letters that count (`가.`).
enum KoreanNumbers {
  private static let ordinal = Array("제".utf8)
  private static let units: [(UInt32, NumberStyle)] = [
    (0xD3B8, .part), (0xC7A5, .chapter), (0xC808, .section), (0xAD00, .division), (0xC870, .article), (0xBD80, .volume),
  ]  // 편 장 절 관 조 부
  /// 가 나 다 라 마 바 사 아 자 차 카 타 파 하
  private static let letters = Array("가나다라마바사아자차카타파하".unicodeScalars.map(\.value))

  static func read(_ cursor: Cursor) -> NumberMark? {
    guard let start = cursor.after(ordinal) else { return letter(cursor) }
    let numeral = cursor.moved(to: start).pastSpaces
    guard let number = Numeral.readArabic(cursor.text, at: numeral.place, end: cursor.end), number.value > 0,
      let unit = cursor.moved(to: number.end).pastSpaces.scalar,
      let style = units.first(where: { $0.0 == unit.value })?.1
    else { return nil }
    let end = inserted(cursor.moved(to: unit.end))
    let after = cursor.moved(to: end)
    if let next = after.scalar,
      !(Blank.contains(next.value) || [0x28, 0xFF08, 0x3A, 0x2E, 0x3010].contains(next.value))
    {
      return nil
    }
    return NumberMark(
      style, number.value, cursor, cursor.place..<end, after.pastSpaces.past([0x3A, 0x2E]).pastSpaces.place)
  }

  /// `1장. 개요`, `2부`: digits that end before the cursor's place, then 부, 편, 장 or 절 and a mark, white space or the end.
  static func counted(_ cursor: Cursor, number: (value: Int, end: Int)) -> NumberMark? {
    guard let unit = cursor.moved(to: number.end).scalar, number.value > 0,
      let style = units.first(where: { $0.0 == unit.value })?.1, style != .article, style != .division
    else { return nil }
    let after = cursor.moved(to: unit.end)
    let title = after.past([0x3A, 0x2E])
    guard after.isAtEnd || title.place > after.place || title.scalar.map({ Blank.contains($0.value) }) ?? false else {
      return nil
    }
    return NumberMark(style, number.value, cursor, cursor.place..<unit.end, title.pastSpaces.place)
  }

  private static let article: UInt32 = 0xC870  // 조
  private static let closers: [UInt32] = [0x5D, 0xFF3D]

  /// `[제1조] 목적`, `[5조]의무`: an article between square brackets. Behind a reference a particle stands (`[제1조]에 따라`).
  static func squareBracketed(_ cursor: Cursor) -> NumberMark? {
    let inside = cursor.moved(to: cursor.place + 1).pastSpaces
    let numeral = inside.moved(to: inside.after(ordinal) ?? inside.place).pastSpaces
    guard let number = Numeral.readArabic(cursor.text, at: numeral.place, end: cursor.end), number.value > 0,
      let unit = cursor.moved(to: number.end).pastSpaces.scalar, unit.value == article
    else { return nil }
    let end = inserted(cursor.moved(to: unit.end))
    guard let close = cursor.moved(to: end).pastSpaces.scalar, closers.contains(close.value) else { return nil }
    let title = cursor.moved(to: close.end)
    if let particle = title.scalar, !Blank.contains(particle.value),
      title.moved(to: particle.end).scalar.map({ Blank.contains($0.value) }) ?? true
    {
      return nil
    }
    return NumberMark(.article, number.value, cursor, inside.place..<end, title.pastSpaces.place)
  }

  /// The end of `의2` after an article put in later.
  private static func inserted(_ cursor: Cursor) -> Int {
    guard let particle = cursor.scalar, particle.value == 0xC758,
      let number = Numeral.readArabic(cursor.text, at: particle.end, end: cursor.end)
    else { return cursor.place }
    return number.end
  }

  private static func letter(_ cursor: Cursor) -> NumberMark? {
    guard let sign = cursor.scalar, let value = letters.firstIndex(of: sign.value),
      let point = cursor.moved(to: sign.end).scalar, point.value == 0x2E,
      let blank = cursor.moved(to: point.end).scalar, Blank.contains(blank.value)
    else { return nil }
    return NumberMark(
      .letter, value + 1, cursor, cursor.place..<sign.end, cursor.moved(to: point.end).pastSpaces.place, [.hasLetter])
  }
}
