import ReportModel
import TextFacts

/// Front matter that only its place tells: lines right below a title that say who wrote it, where and when, and in which
/// issue. The same words may be a title or a heading elsewhere.
extension FrontFields {
  /// The field that `line` gives below a title; nil where it may go on with the title or head the text.
  static func belowTitle(_ line: OpeningLine, in text: [UInt8]) -> FrontField? {
    guard line.words.count <= 60 else { return nil }
    guard line.isEastAsian else { return westernBelowTitle(line, in: text) }
    if isIssue(line) { return .number }
    if isPlaceAndDay(line) { return .date }
    if isSpeech(line) { return .occasion }
    if areNames(line, in: text) || isPlaceAndName(line, in: text) || isAffiliation(line) { return .author }
    return isOrganisationAndDate(line, in: text) ? .issuer : nil
  }

  // MARK: Issues

  /// `第12期`, `（第3期）`, `总第12期`, `2026年第3期（总第15期）`.
  static func isIssue(_ line: OpeningLine) -> Bool {
    var words = line.bracketed ?? line.words[...]
    guard words.count <= 24 else { return false }
    if words.last == 0x29, let open = words.lastIndex(of: 0x28), open > words.startIndex { words = words[..<open] }
    guard words.last == issue else { return false }
    let before = words.dropLast().reversed().drop { DateWords.isDigit($0) || isTens($0) }.reversed()
    guard before.count + 1 < words.count, before.last == 0x7B2C else { return false }  // 第
    let name = Array(before.dropLast())
    return name.isEmpty || DateWords.end(name[...]) == name.endIndex || volumes.equal(name)
      || volumes.ending(name).map { DateWords.end(name.dropLast($0)) == name.count - $0 } == true
  }

  private static let issue: UInt32 = 0x671F  // 期
  private static let volumes = Phrases("总 總 总期 年度")

  private static func isTens(_ word: UInt32) -> Bool { word == 0x767E || word == 0x5343 }

  /// Whether `words` are the name of a bulletin or of a series of minutes.
  static func isMasthead(_ words: [UInt32]) -> Bool { words.count <= 24 && mastheads.end(words) }

  private static let mastheads = Phrases(
    "简报 快报 情况 信息 动态 参考 专报 要情 通讯 内参 会议纪要 快讯 摘报 周报 月报 交流 通报 简讯 簡報 快報 情況 動態 參考 專報 通訊 會議紀要 快訊 簡訊")

  // MARK: Places, days and persons

  /// `二〇二六年三月于青石`
  private static func isPlaceAndDay(_ line: OpeningLine) -> Bool {
    guard line.words.count <= 24, let end = DateWords.end(line.words[...]), end < line.words.count else { return false }
    let rest = line.words[end...]
    return (rest.first == 0x4E8E || rest.first == 0x65BC) && (3...8).contains(rest.count) && !TitleWords.isEnd(rest)
  }

  /// `（三月六日讲）`: a day between brackets.
  private static func isSpeech(_ line: OpeningLine) -> Bool {
    guard let inside = line.bracketed, (4...16).contains(inside.count), let first = inside.first,
      DateWords.isDigit(first), let month = inside.firstIndex(of: 0x6708), month - inside.startIndex <= 2 + 5
    else { return false }
    return inside[month...].contains(0x65E5)
  }

  /// `林某　周某`, `张某某、李某`, marks of their units behind them left out.
  private static func areNames(_ line: OpeningLine, in text: [UInt8]) -> Bool {
    guard line.words.count <= 40, line.gaps > 0 || line.words.contains(0x3001) || line.words.contains(0x2C) else {
      return false
    }
    var count = 0
    for part in Spaces.split(text, line.line.content) {
      for name in PersonalNames.scalars(text, part.indices).split(whereSeparator: { nameMarks.contains($0) }) {
        guard PersonalNames.isName(name) else { return false }
        count += 1
      }
    }
    return count >= 2
  }

  /// 、 , and ， between names; figures, * and stars behind them.
  private static let nameMarks: Set<UInt32> = Set("、,，*＊★0123456789¹²³⁴".unicodeScalars.map(\.value))

  /// `青石乡　林某`: where a person is from, and the name.
  private static func isPlaceAndName(_ line: OpeningLine, in text: [UInt8]) -> Bool {
    let parts = Spaces.split(text, line.line.content)
    guard parts.count == 2 || parts.count == 3, let first = parts.first else { return false }
    let place = PersonalNames.scalars(text, first.indices)
    let name = parts.dropFirst().flatMap { PersonalNames.scalars(text, $0.indices) }
    return (3...20).contains(place.count) && (places.end(place) || isOrganisation(place))
      && PersonalNames.isName(name[...])
  }

  private static let places = Phrases("乡 镇 村 县 市 省 局 厅 校 鄉 鎮 縣 廳 街道 社区")

  /// `（青石师范学院，青石 000000）`: the unit of the author between brackets.
  private static func isAffiliation(_ line: OpeningLine) -> Bool {
    guard let inside = line.bracketed else { return false }
    let unit = inside.prefix { $0 != 0x2C && $0 != 0x3001 && $0 != 0x3B }
    return isOrganisation(Array(unit.drop { (0x30...0x39).contains($0) || $0 == 0x2E }), fewest: 5)
  }

  /// `青石县政府办公室编　　　　2026年3月6日`, the line below the head of a bulletin.
  private static func isOrganisationAndDate(_ line: OpeningLine, in text: [UInt8]) -> Bool {
    guard line.widestGap >= 2 else { return false }
    let parts = Spaces.split(text, line.line.content).map { PersonalNames.scalars(text, $0.indices) }
    guard let first = parts.first, parts.count >= 2 else { return false }
    let date = parts.dropFirst().flatMap { $0 }
    let issuer = deeds.ending(first).map { Array(first.dropLast($0)) } ?? first
    return isOrganisation(issuer) && DateWords.end(date[...]) == date.endIndex
  }

  private static let deeds = Phrases("编 编印 主办 印发 印 主编 編 編印 主辦")

  // MARK: Names of fields

  /// Whether a line is a pair whose name is a noun of fields (`采访时间：…`), or whose value is a date or a figure.
  static func isFieldPair(_ line: OpeningLine) -> Bool {
    guard line.isEastAsian, isPair(line), let colon = line.words.firstIndex(of: 0x3A), (2...6).contains(colon) else {
      return false
    }
    let value = line.words[(colon + 1)...]
    return value.count <= 30 && (nouns.end(line.words[..<colon]) || DateWords.end(value) == value.endIndex)
  }

  /// Whether name and value are both so short that the line goes on no title: `天气：晴`.
  static func isShortPair(_ line: OpeningLine) -> Bool {
    guard isPair(line), let colon = line.words.firstIndex(of: 0x3A), (2...6).contains(colon) else { return false }
    return line.words.count - colon <= 10 && line.gaps == 0
  }

  private static let nouns = Phrases(
    "时间 时限 日期 地点 地址 对象 单位 部门 机构 学校 人 者 编号 号 号码 电话 天气 期限 方式 口述 采访 记录 来源 范围 名称 姓名 级别 类别 年级 班级 期数 邮箱 职务 时段 主办 承办 协办 "
      + "通讯员 办理员 时点 時間 時限 地點 對象 單位 部門 機構 學校 編號 電話 天氣 記錄 來源 範圍 名稱 職務 主辦 承辦 協辦")

  /// Whether a pair is words about one thing rather than a field: no noun of fields before the colon, no date, figure or
  /// address behind it. `Lamps: A History`, `渡口：一种消失的交通`.
  static func mayBeTitle(_ pair: OpeningLine) -> Bool {
    guard let colon = pair.words.firstIndex(of: 0x3A), colon + 1 < pair.words.count else { return false }
    let (name, value) = (pair.words[..<colon], pair.words[(colon + 1)...])
    guard value.count >= 4, !value.contains(where: { [0x3C, 0x3E, 0x40, 0x3D, 0x5F].contains($0) }) else {
      return false
    }
    if pair.isEastAsian {
      return Han.contains(value.first ?? 0) && !nouns.end(name) && !isOrganisation(Array(value))
        && DateWords.end(value) == nil && !PersonalNames.isName(value)
    }
    // One word before the colon and one behind it are a field.
    let isCapital = value.first.map { (0x41...0x5A).contains($0) || $0 >= 0xC0 } ?? false
    return isCapital && pair.gaps >= 2 && !name.contains(0x2D) && !DateWords.isWestern(value)
  }

  // MARK: Western lines

  /// Runs of four figures that begin with 1 or 2.
  static func years(in words: [UInt32]) -> Int {
    words.split { !(0x30...0x39).contains($0) }.count { $0.count == 4 && ($0.first == 0x31 || $0.first == 0x32) }
  }

  private static func westernBelowTitle(_ line: OpeningLine, in text: [UInt8]) -> FrontField? {
    if let comma = line.words.lastIndex(where: { $0 == 0x2C }), (3...20).contains(comma), line.letters > 4,
      DateWords.isWestern(line.words[(comma + 1)...]), line.words[..<comma].allSatisfy({ !(0x30...0x39).contains($0) })
    {
      return .date
    }
    if isWesternOrganisation(line, in: text) { return .issuer }
    return areWesternNames(line, in: text) ? .author : nil
  }

  /// `A. Marsh and B. Holt`: an initial and a name each, with `and`, `&` or commas between.
  private static func areWesternNames(_ line: OpeningLine, in text: [UInt8]) -> Bool {
    var (initials, names) = (0, 0)
    for word in Spaces.split(text, line.line.content) {
      guard let first = word.first else { continue }
      if word.elementsEqual("and".utf8) || word.elementsEqual("&".utf8) {
        guard initials > 0, names > 0 else { return false }
        (initials, names) = (0, 0)
        continue
      }
      guard (0x41...0x5A).contains(first) || first >= 0xC3 else { return false }
      if word.count == 2, word.last == 0x2E {
        initials += 1
      } else {
        guard word.last != 0x2E, word.last != 0x3A else { return false }
        names += 1
      }
      if word.last == 0x2C {
        guard initials > 0, names > 0 else { return false }
        (initials, names) = (0, 0)
      }
    }
    return (1...3).contains(initials) && (1...2).contains(names)
  }

  /// `University of Lowmere`, `LOWMERE HARBOUR BOARD`: a name of two to six words that names a body.
  static func isWesternOrganisation(_ line: OpeningLine, in text: [UInt8]) -> Bool {
    guard !line.isEastAsian, line.words.count <= 60, (1...6).contains(line.gaps) else { return false }
    let folded = line.folded
    guard bodiesFirst.begin(folded) || bodiesLast.end(folded) else { return false }
    let words = Spaces.split(text, line.line.content)
    guard let first = words.first, let last = words.last, (0x41...0x5A).contains(first.first ?? 0),
      WesternLine.capitalShare(text, line.line.content) == 1, !TitleWords.isWestern(folded),
      !articles.equal(PersonalNames.scalars(text, first.indices).map { $0 | 0x20 })
    else { return false }
    let isLast = bodiesLast.equal(PersonalNames.scalars(text, last.indices).map { $0 < 0x80 ? $0 | 0x20 : $0 })
    return bodiesFirst.begin(folded) || isLast && words.count <= 4
  }

  /// Whether a western line is the street of an address: a house number begins it, or a word for a street ends it.
  static func isStreet(_ line: OpeningLine, in text: [UInt8]) -> Bool {
    guard let last = Spaces.split(text, line.line.content).last else { return false }
    return line.words.first.map { (0x30...0x39).contains($0) } ?? false
      || streets.equal(PersonalNames.scalars(text, last.indices).map { $0 < 0x80 ? $0 | 0x20 : $0 })
  }

  private static let streets = Phrases(
    "street st. road rd. lane avenue ave. square drive court close place house row way boulevard terrace crescent straße "
      + "strasse platz weg")
  private static let bodiesFirst = Phrases(
    "universityof departmentof ministryof instituteof facultyof officeof boardof universidadde universitéde universitätzu"
  )
  private static let bodiesLast = Phrases(
    "university council board institute ministry committee association commission authority agency corporation foundation "
      + "laboratory inc. ltd ltd. llc gmbh")
  private static let articles = Phrases("the our my a an your")
}
