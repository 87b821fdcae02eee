import TextFacts

/// Names of persons and of their offices, as the line under a title gives them.
enum PersonalNames {
  /// Whether a line gives an author: `作者：…`, `省长　王　明`, `By J. Smith`, or a name alone.
  static func isAuthor(_ line: OpeningLine, in text: [UInt8]) -> Bool {
    if line.isEastAsian {
      if marks.begin(line.words), line.words.count <= 40 { return true }
      return isName(line.words[...]) || isOfficeAndName(line, in: text) || isWriter(line, in: text)
    }
    let folded = line.folded
    return line.words.count <= 60 && line.gaps <= 10 && by.begin(folded) && isCapital(line, in: text, after: 2)
  }

  /// 张三, 欧阳 某某: a family name and one or two characters, or two after one of two characters.
  static func isName(_ words: ArraySlice<UInt32>) -> Bool {
    guard (2...4).contains(words.count), words.allSatisfy({ Han.contains($0) || $0 == 0xD7 || $0 == 0x58 }) else {
      return false
    }
    if words.count == 4 { return doubles.begin(words) }
    if TitleWords.isEnd(words) || HeadingWords.isOne(words) { return false }
    guard let first = words.first else { return false }
    return families.contains(first) || doubles.begin(words)
  }

  /// The name stands after white space, itself perhaps spaced out: `省长　王　明`; or after a long office.
  private static func isOfficeAndName(_ line: OpeningLine, in text: [UInt8]) -> Bool {
    let parts = Spaces.split(text, line.line.content)
    guard (2...4).contains(parts.count), let office = parts.first else { return false }
    let name = parts.dropFirst().flatMap { scalars(text, $0.indices) }
    let words = scalars(text, office.indices)
    return words.count <= 30 && offices.end(words) && (2...4).contains(name.count) && name.allSatisfy(Han.contains)
  }

  /// `张某某 著`, `[美]约翰 著 李四 译`, `〔清〕无名氏著`: a name, and what its bearer did for the work, set off or behind a
  /// name in brackets.
  private static func isWriter(_ line: OpeningLine, in text: [UInt8]) -> Bool {
    guard line.words.count <= 16, line.line.isOneSentence, !line.words.contains(0x300A), let last = line.words.last,
      let first = line.words.first
    else { return false }
    let parts = Spaces.split(text, line.line.content)
    let isSetOff = parts.count > 1 && parts.last.map { deeds.equal(scalars(text, $0.indices)[...]) } == true
    // A country or a dynasty between the brackets, a name behind them.
    let close = line.words.prefix(5).firstIndex { [0x5D, 0x29, 0x3015, 0x3011].contains($0) } ?? 0
    let isBracketed =
      [0x5B, 0x28, 0x3014, 0x3010].contains(first) && (2...4).contains(close)
      && [0x8457, 0x8BD1, 0x64B0].contains(last) && (2...8).contains(line.words.count - close - 2)
      && line.words[line.words.count - 2] != 0x540D
    return isSetOff || isBracketed
  }

  private static let deeds = Phrases("著 译 撰 编著 著译 校注 译注 点校 编译 编选 主编 著; 譯 譯著")

  static func scalars(_ text: [UInt8], _ range: Range<Int>) -> [UInt32] {
    var cursor = Cursor(text: text, place: range.lowerBound, end: range.upperBound)
    var scalars: [UInt32] = []
    while let scalar = cursor.scalar, scalars.count < 60 {
      scalars.append(scalar.value)
      cursor.place = scalar.end
    }
    return scalars
  }

  private static func isCapital(_ line: OpeningLine, in text: [UInt8], after words: Int) -> Bool {
    let content = text[line.line.content].dropFirst(words)
    guard let blank = content.first, blank <= 0x20 || blank == 0x3A else { return false }
    return content.dropFirst().first { $0 > 0x20 }.map { (0x41...0x5A).contains($0) || $0 >= 0x80 } ?? false
  }

  private static let marks = Phrases(
    "作者: 作者( 文/ 文: 文| 撰稿 撰文 记者 通讯员 供稿 编者: 主编: 主编 译者: 编著 著者: 演讲人: 报告人: 讲话人: 发言人: 汇报人: 述职人: 述职者: "
      + "主讲人: 整理: 整理人: 起草人: 執筆 著者 作者")
  private static let by = Phrases("by von par por")
  private static let offices = Phrases(
    "长 長 席 记 記 任 理 总统 总裁 董事 院士 教授 委员 代表 总经理 秘书 書記 主席 主任 总理 同志 会长 负责人 检察长 记者 教师 医师 博士 先生 女士")
  private static let doubles = Phrases("欧阳 司马 诸葛 上官 皇甫 尉迟 公孙 慕容 令狐 东方 夏侯 歐陽 司馬 諸葛 尉遲 公孫 東方")
  /// The commonest two hundred family names, simplified and traditional, and what stands in for one.
  private static let families: Set<UInt32> = Set(
    ("王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董袁潘蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石"
      + "金韦贾夏付邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严欧莫孔汤康乔牛樊葛邢齐梅庄辛祝左涂谷祁"
      + "舒耿牟卜詹关苗凌费纪靳盛童欧甄曲裴卫查屈鲍位覃霍翁隋植甘景薄包司柏宁柯阮桂闵丛"
      + "張劉陳楊黃趙吳孫馬羅鄭謝許韓鄧馮蕭葉蘇呂盧鍾譚陸賈鄒閻龍賀顧龔萬錢嚴莊時關費紀項陽衛單閔華某甲乙丙丁").unicodeScalars
      .map(\.value))
}

/// White space between words.
enum Spaces {
  /// The words of `range`, split at white space.
  static func split(_ text: [UInt8], _ range: Range<Int>) -> [ArraySlice<UInt8>] {
    var words: [ArraySlice<UInt8>] = []
    var cursor = Cursor(text: text, place: range.lowerBound, end: range.upperBound)
    var start = range.lowerBound
    while let scalar = cursor.scalar {
      if Blank.contains(scalar.value) {
        if cursor.place > start { words.append(text[start..<cursor.place]) }
        start = scalar.end
      }
      cursor.place = scalar.end
    }
    if range.upperBound > start { words.append(text[start..<range.upperBound]) }
    return words
  }
}
