import TextFacts

/// The year a report is about, told by its names.
///
/// The title decides, else a date that stands alone below it, else the file's name, else the folders' names, innermost
/// first; each names its first year from 1900 to 2100. A year is four digits: Arabic of either width, Chinese (`二〇二三`,
/// `二○二三`, `二零二三`), or mixed as some type it (`二0二三`); `2019–2020` is about 2019. With 年 after it it is a year
/// wherever it stands. Alone it may be anything: in a title it counts at the start, or where no Han character follows
/// (`2000户` is no year), in names where its word is no code (`f140fd2019e` is none). Names may also have a date,
/// `20230115` or `202301`.
public enum ReportYear {
  /// The years that are believed.
  public static let believed = 1900...2100

  /// The year of a report with this title, dates below it aside, and this file name, in folders with these names,
  /// outermost first; nil where none of them has one.
  public static func of(title: [UInt8], name: [UInt8], folders: some Sequence<[UInt8]>) -> Int? {
    if let year = inTitle(title) ?? inName(name) { return year }
    var innermost: Int?
    for folder in folders { innermost = inName(folder) ?? innermost }
    return innermost
  }

  /// The year a title has.
  public static func inTitle(_ title: [UInt8]) -> Int? {
    first(in: title) { run in
      run.digits == 4 && (run.start == 0 || !isHan(title, at: afterSpace(title, run.end)))
    }
  }

  /// The year of a line that is a date and nothing else, in brackets or not: `（2017年10月18日）`, `二〇一七年十月十八日`.
  public static func inDate(_ line: String) -> Int? {
    var words = line.unicodeScalars.filter { !$0.properties.isWhitespace }[...]
    if let first = words.first, let last = words.last, "（(".unicodeScalars.contains(first) {
      guard "）)".unicodeScalars.contains(last), words.count > 2 else { return nil }
      words = words.dropFirst().dropLast()
    }
    guard words.last == "日", let year = words.firstIndex(of: "年"), let month = words.firstIndex(of: "月"), year < month
    else { return nil }
    let numbers = [
      words[..<year], words[words.index(after: year)..<month], words[words.index(after: month)...].dropLast(),
    ]
    guard numbers.allSatisfy({ !$0.isEmpty && $0.allSatisfy(isNumeral) }) else { return nil }
    return inTitle(Array(String(String.UnicodeScalarView(words)).utf8))
  }

  private static func isNumeral(_ scalar: Unicode.Scalar) -> Bool {
    ("0"..."9").contains(scalar) || ("０"..."９").contains(scalar) || "〇○零一二三四五六七八九十".unicodeScalars.contains(scalar)
  }

  /// The year that the name of a file or folder has.
  public static func inName(_ name: [UInt8]) -> Int? {
    first(in: name) { run in
      guard run.isDate || run.digits == 4 else { return false }
      return !run.isASCII || isWordOfItsOwn(name, run)
    }
  }

  // MARK: Runs of digits

  /// Digits in a row.
  private struct DigitRun {
    var start: Int
    var end: Int
    var digits: Int
    /// The first eight as a number.
    var value: Int
    var isASCII: Bool

    /// The first four as a number.
    var year: Int {
      var value = value
      for _ in 4..<max(4, min(digits, 8)) { value /= 10 }
      return value
    }

    /// Whether it is a day (20230115) or a month (202301).
    var isDate: Bool {
      let (month, day) = digits == 8 ? (value / 100 % 100, value % 100) : (value % 100, 1)
      return (digits == 8 || digits == 6) && (1...12).contains(month) && (1...31).contains(day)
    }
  }

  /// The first run of digits that is a year by the 年 after it, else the first that `counts`.
  private static func first(in text: [UInt8], counts: (DigitRun) -> Bool) -> Int? {
    var bare: Int?
    var place = 0
    while place < text.count {
      guard let run = run(text, at: place) else {
        place += 1
        continue
      }
      place = run.end
      guard believed.contains(run.year), run.digits >= 4 else { continue }
      if run.digits == 4, isYearSign(text, at: afterSpace(text, run.end)) { return run.year }
      if bare == nil, counts(run) { bare = run.year }
    }
    return bare
  }

  private static func run(_ text: [UInt8], at place: Int) -> DigitRun? {
    var run = DigitRun(start: place, end: place, digits: 0, value: 0, isASCII: true)
    var lastIsChinese = false
    while let (sign, end) = NumeralSign.read(text, at: run.end) {
      let (digit, isChinese): (Int, Bool)
      switch sign {
      case .arabic(let value): (digit, isChinese) = (value, false)
      case .chinese(let value): (digit, isChinese) = (value, true)
      case .unit, .counted: return run.digits > 0 ? run : nil
      }
      // 2023一季度: a year, and another number.
      if run.digits == 4, isChinese != lastIsChinese { break }
      lastIsChinese = isChinese
      if run.digits < 8 { run.value = run.value * 10 + digit }
      if end > run.end + 1 { run.isASCII = false }
      run.digits += 1
      run.end = end
    }
    return run.digits > 0 ? run : nil
  }

  /// Whether the letters and digits of ASCII around a run say that it stands for itself: only letters before it, and
  /// no more than two after it (`GDP2019`, `2019Q1`).
  private static func isWordOfItsOwn(_ text: [UInt8], _ run: DigitRun) -> Bool {
    var before = run.start
    while before > 0, isLetter(text[before - 1]) { before -= 1 }
    if before > 0, (0x30...0x39).contains(text[before - 1]) { return false }
    var after = run.end
    while after < text.count, isLetter(text[after]) || (0x30...0x39).contains(text[after]) { after += 1 }
    return after - run.end <= 2
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) }

  private static func afterSpace(_ text: [UInt8], _ place: Int) -> Int {
    var place = place
    while place < text.count, text[place] == 0x20 { place += 1 }
    return place
  }

  /// Whether 年 stands at `place`.
  private static func isYearSign(_ text: [UInt8], at place: Int) -> Bool {
    place + 2 < text.count && text[place] == 0xE5 && text[place + 1] == 0xB9 && text[place + 2] == 0xB4
  }

  /// Whether a Han character stands at `place`; a name need not be UTF-8.
  private static func isHan(_ text: [UInt8], at place: Int) -> Bool {
    guard place < text.count else { return false }
    return text.withUnsafeBufferPointer { Han.contains(UTF8Step($0, at: place).value) }
  }
}
