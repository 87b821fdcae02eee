import ReportModel
import TextFacts

/// A noun with a numeral, as a series of them heads the parts of a plan: `任务一：`, `问题1.`, `议题一`, `第一步：`, `Step 2:`,
/// `Q1：`, `一问：`. Only the series tells (`NounSeries`).
enum NounNumbers {
  private static let longestNoun = 4

  static func read(_ cursor: Cursor) -> NumberMark? {
    cursor.text[cursor.place] < 0x80 ? latin(cursor) : han(cursor)
  }

  // MARK: Chinese

  private static func han(_ cursor: Cursor) -> NumberMark? {
    guard let first = cursor.scalar else { return nil }
    if first.value == 0x7B2C { return ordinal(cursor) }
    if let numeral = Numeral.readChinese(cursor.text, at: cursor.place, end: cursor.end) {
      return asked(cursor, numeral)
    }
    var next = cursor
    var characters = 0
    while characters <= longestNoun, let scalar = next.scalar, Han.contains(scalar.value) {
      if characters > 0, Numeral.isChinese(scalar.value),
        let numeral = Numeral.readChinese(cursor.text, at: next.place, end: cursor.end)
      {
        return mark(cursor, noun: cursor.place..<next.place, numeral, numberEnd: numeral.end)
      }
      next.place = scalar.end
      characters += 1
    }
    guard characters > 0, characters <= longestNoun,
      let numeral = Numeral.readArabic(cursor.text, at: next.pastSpaces.place, end: cursor.end)
    else { return nil }
    return mark(cursor, noun: cursor.place..<next.place, numeral, numberEnd: numeral.end)
  }

  /// `第一步：` `第二阶段`.
  private static func ordinal(_ cursor: Cursor) -> NumberMark? {
    let numeral = cursor.moved(to: cursor.place + 3).pastSpaces
    guard let read = Numeral.read(cursor.text, at: numeral.place, end: cursor.end) else { return nil }
    var next = cursor.moved(to: read.end)
    let noun = next.place
    var characters = 0
    while characters < longestNoun, let scalar = next.scalar, Han.contains(scalar.value) {
      next.place = scalar.end
      characters += 1
    }
    guard characters > 0 else { return nil }
    return mark(cursor, noun: noun..<next.place, read, numberEnd: next.place, isOrdinal: true)
  }

  /// `一问：`
  private static func asked(_ cursor: Cursor, _ numeral: (value: Int, end: Int)) -> NumberMark? {
    guard let sign = cursor.moved(to: numeral.end).scalar, sign.value == 0x95EE || sign.value == 0x554F else {
      return nil
    }
    return mark(cursor, noun: numeral.end..<sign.end, numeral, numberEnd: sign.end)
  }

  private static func mark(
    _ cursor: Cursor, noun: Range<Int>, _ numeral: (value: Int, end: Int), numberEnd: Int, isOrdinal: Bool = false
  ) -> NumberMark? {
    guard (1...99).contains(numeral.value), !isOther(cursor.text[noun], isOrdinal: isOrdinal) else { return nil }
    let after = cursor.moved(to: numberEnd)
    var title = after
    if let sign = after.scalar {
      switch sign.value {
      case 0xFF1A, 0x3A, 0xFF0E: title.place = sign.end
      case 0x2E, 0x3001:
        guard !isOrdinal else { return nil }
        title.place = sign.end
        if let next = title.scalar, (0x30...0x39).contains(next.value) { return nil }
      case let blank where Blank.contains(blank): break
      default: return nil
      }
    }
    var mark = NumberMark(
      .noun1, numeral.value, cursor, cursor.place..<numberEnd, title.pastSpaces.past([0xFF1A, 0x3A]).pastSpaces.place,
      [.needsSeries])
    mark.noun = hash(cursor.text[noun])
    return mark
  }

  /// Words that are counted but head no part: pictures, tables, notes, pages, dates, annexes, and those with a numeral
  /// in them (统一, 之一, 星期一).
  private static let others = [
    "图", "圖", "表", "栏", "欄", "式", "注", "註", "页", "頁", "期", "周", "週", "之", "其", "统", "統", "唯", "专", "约", "約", "共",
    "第", "年", "月", "日", "号", "號", "等", "达", "達", "万", "萬", "百分",
  ].map { Array($0.utf8) }
  /// The same where nothing stands before them: `例1：` is no `案例一：`.
  private static let alone = ["例", "示例", "图例", "算例", "范例"].map { Array($0.utf8) }
  private static let annex = Array("附".utf8)
  private static let table = Array("表".utf8)

  private static func isOther(_ noun: ArraySlice<UInt8>, isOrdinal: Bool) -> Bool {
    // 第一表 of old laws is a part; 表1 is a caption.
    if isOrdinal, noun.elementsEqual(table) { return false }
    return noun.starts(with: annex) || alone.contains { noun.elementsEqual($0) }
      || others.contains { noun.suffix($0.count).elementsEqual($0) }
  }

  // MARK: Latin

  /// Captions and statements of mathematics are counted through a text and head no part of it.
  private static let captions: Set<UInt64> = Set(
    [
      "table", "figure", "fig", "page", "version", "note", "footnote", "equation", "eq", "listing", "box", "tabelle",
      "abbildung", "seite", "tableau", "figura", "tabla", "pagina", "line", "row", "column", "theorem", "lemma",
      "corollary", "proposition", "definition", "remark", "proof", "satz", "korollar", "bemerkung", "beispiel",
      "january",
      "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
      "таблица", "рис", "hinh", "bang",
    ].map(LetterFolding.hash))

  private static func latin(_ cursor: Cursor) -> NumberMark? {
    guard let word = LetterFolding.word(cursor), word.isCapitalised, word.letters <= 12, !captions.contains(word.hash)
    else { return nil }
    let after = cursor.moved(to: word.end)
    let start = word.letters == 1 ? after : after.pastSpaces
    guard word.letters == 1 || start.place > after.place,
      let numeral = Numeral.readArabic(cursor.text, at: start.place, end: cursor.end), (1...99).contains(numeral.value)
    else { return nil }
    var title = cursor.moved(to: numeral.end)
    if let sign = title.scalar {
      switch sign.value {
      case 0x3A, 0xFF1A, 0x2E, 0x2014:
        title.place = sign.end
        if let next = title.scalar, next.value < 0x80, !Blank.contains(next.value) { return nil }
      case let blank where Blank.contains(blank) && title.isAtEnd: break
      default: return nil
      }
    }
    var mark = NumberMark(
      .noun1, numeral.value, cursor, cursor.place..<numeral.end, title.pastSpaces.place, [.needsSeries, .isWestern])
    mark.noun = UInt32(truncatingIfNeeded: word.hash) | 1
    return mark
  }

  /// A capital noun and its numeral, whatever follows after white space: `SESSION 2 (THURSDAY)`.
  static func counted(_ cursor: Cursor) -> (noun: UInt64, value: Int)? {
    guard let word = LetterFolding.word(cursor), word.isCapitalised, word.letters > 2, !captions.contains(word.hash)
    else { return nil }
    let after = cursor.moved(to: word.end)
    guard after.pastSpaces.place > after.place,
      let numeral = Numeral.readArabic(cursor.text, at: after.pastSpaces.place, end: cursor.end),
      (1...99).contains(numeral.value)
    else { return nil }
    let rest = cursor.moved(to: numeral.end)
    return rest.scalar.map { Blank.contains($0.value) } ?? true ? (word.hash, numeral.value) : nil
  }

  private static func hash(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    bytes.reduce(0x811C_9DC5) { ($0 ^ UInt32($1)) &* 0x0100_0193 } | 1
  }
}
