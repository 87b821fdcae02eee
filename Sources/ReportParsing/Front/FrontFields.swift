import ReportModel

/// Front matter by its own form: the elements of official documents (GB/T 9704-2012, 7.2 and 7.3), of standards, of
/// covers and of minutes.
enum FrontFields {
  /// The field that a line gives by its form alone; nil where it gives none.
  static func field(of line: OpeningLine, in text: [UInt8]) -> FrontField? {
    let words = line.words
    guard !words.isEmpty, words.count <= 120 else { return nil }
    if isMotto(words) { return .note }
    if let field = mark(line) ?? numberOrStandard(line) ?? date(line) { return field }
    if PersonalNames.isAuthor(line, in: text) { return .author }
    if isIssuer(words) { return .issuer }
    return isNamed(line) || isParty(line) || isSpacedName(line, in: text) ? .field : note(line)
  }

  /// The name and the motto of the state, which head Vietnamese documents (Nghị định 30/2020/NĐ-CP, phụ lục I).
  static func isMotto(_ words: [UInt32]) -> Bool { words.count <= 40 && mottos.begin(words) }

  private static let mottos = Phrases(
    "CỘNGHÒAXÃHỘICHỦNGHĨAVIỆTNAM CỘNGHOÀXÃHỘICHỦNGHĨAVIỆTNAM Độclập-Tựdo-Hạnhphúc ĐỘCLẬP-TỰDO-HẠNHPHÚC Độclập–Tựdo–Hạnhphúc"
  )

  // MARK: Marks

  private static let secrecies = Phrases("绝密 机密 秘密 絕密 機密 内部资料 内部文件 商业秘密 密级")
  private static let urgencies = Phrases("特急 加急 特提 平急 急件 紧急程度 紧急 緊急")
  private static let signers = Phrases("签发人 签发: 簽發人 会签人")

  private static func mark(_ line: OpeningLine) -> FrontField? {
    let words = line.words
    if line.index < 3, words.count == 6, words.first == 0x30, words.allSatisfy({ (0x30...0x39).contains($0) }) {
      return .copy
    }
    if secrecies.begin(words), words.count <= 4 || words.contains(0x2605) || words.contains(0x3A), words.count <= 24 {
      return .secrecy
    }
    if urgencies.begin(words), words.count <= 3 || (words.contains(0x3A) && words.count <= 12) { return .urgency }
    return signers.begin(words) ? .signer : nil
  }

  // MARK: Numbers

  private static func numberOrStandard(_ line: OpeningLine) -> FrontField? {
    if isStandard(line) { return .standard }
    let words = line.bracketed ?? line.words[...]
    guard isNumber(words) else { return nil }
    // 民事判決　　110年度訴字第12號: the title and its number share a line.
    if line.widestGap >= 2, let kind = TitleWords.firstKind(in: line.words), kind >= 4 { return nil }
    return .number
  }

  /// `某政发〔2025〕12号`, `第12号`, `2025年第12号`, `国务院令第588号`; the signer may follow.
  static func isNumber(_ words: ArraySlice<UInt32>) -> Bool {
    guard words.count <= 40, let sign = words.lastIndex(where: { $0 == 0x53F7 || $0 == 0x865F }) else { return false }
    let rest = words[(sign + 1)...]
    guard rest.isEmpty || signers.begin(rest) || (rest.first == 0x28 && rest.count <= 12) else { return false }
    var place = sign
    while place > words.startIndex, DateWords.isDigit(words[place - 1]) || units.contains(words[place - 1]) {
      place -= 1
    }
    guard place < sign, place > words.startIndex else { return false }
    if words[place - 1] == 0x7B2C {
      // 第…号, alone or after the name of what is numbered.
      let before = words[..<(place - 1)]
      return before.isEmpty || DateWords.end(before) == before.endIndex || orders.end(before) || yearOfOrder(before)
    }
    if isDocket(words[..<place]) { return true }
    guard let close = Optional(words[place - 1]), [0x3015, 0x5D, 0x29, 0x3011, 0x3009].contains(close) else {
      return false
    }
    let year = words[..<(place - 1)].suffix(4)
    guard year.count == 4, year.allSatisfy(DateWords.isDigit), year.startIndex > words.startIndex else { return false }
    return Brackets.close(of: words[year.startIndex - 1]) == close && year.startIndex - words.startIndex <= 16
  }

  /// （2023）某0101民初: the year stands first in the number of a case.
  private static func isDocket(_ words: ArraySlice<UInt32>) -> Bool {
    guard let first = words.first, let close = Brackets.close(of: first), (7...20).contains(words.count) else {
      return false
    }
    let year = words.dropFirst().prefix(4)
    return year.allSatisfy { DateWords.isDigit($0) } && words.dropFirst(5).first == close
  }

  private static let units: [UInt32] = [0x5341, 0x767E, 0x5343]
  private static let orders = Phrases(
    "令 公告 通告 文 字 號令 期 总 法律 政令 省令 府令 規則 条例 條例 告示 訓令 법률 대통령령")

  /// 国家税务总局公告2019年
  private static func yearOfOrder(_ words: ArraySlice<UInt32>) -> Bool {
    guard words.last == 0x5E74 else { return false }
    let name = words.dropLast().reversed().drop { DateWords.isDigit($0) }.reversed()
    return orders.end(Array(name))
  }

  private static let standards = Phrases(
    "ICS CCS GB/T GB GJB DB YD/T HJ JB/T QB/T SH/T ISO IEC ISBN ISSN 备案号 中图分类号 分类号 UDC 代替GB 代替 学校代码")

  /// `ICS 01.140.20`, `GB/T 9704—2012`, `备案号：…`.
  private static func isStandard(_ line: OpeningLine) -> Bool {
    // `X 55`, a class of the Chinese Classification for Standards, `PXX` in a draft.
    if line.words.count == 3, let letter = line.words.first, (0x41...0x5A).contains(letter),
      line.words.dropFirst().allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x58 })
    {
      return true
    }
    guard line.words.count <= 40, let length = standards.opening(line.words) else { return false }
    let rest = line.words.dropFirst(length)
    guard let next = rest.first else { return length == 3 }
    let isCode = (0x30...0x39).contains(next) || next == 0x3A || next == 0x2F
    return isCode && rest.contains { (0x30...0x39).contains($0) } && !rest.contains(0x3002) && line.wide <= 12
  }

  // MARK: Dates and occasions

  private static let afterDates = Phrases("印发 发布 实施 施行 起施行 通过 稿 修订 版 第一版 北京 订 立 於北京")
  private static let closing = Phrases("批准 上 上的报告 上的讲话 上的報告 上的講話 通过 通過 修正 修订 修訂 公布 施行 发布 起施行 召开 生效")

  /// A line that is a date, or says when and where: `——2026年1月在…会议上`, `（2017年…通过）`.
  private static func date(_ line: OpeningLine) -> FrontField? {
    let isBracketed = line.bracketed != nil
    var words = line.bracketed ?? line.words[...]
    let dashes = words.prefix { isDash($0) }.count
    words = words.dropFirst(dashes)
    guard !words.isEmpty else { return nil }
    if let end = DateWords.end(words) {
      if end == words.endIndex { return .date }
      let rest = words[end...]
      if afterDates.equal(rest) || isWeekdayOrTime(rest) || (DateWords.end(rest) == rest.endIndex) { return .date }
      if afterDates.begin(rest), rest.count <= 16 { return .date }
      if closing.end(words) || isBracketed || dashes > 0 { return .occasion }
      // Two dates stand for themselves each: 2020-11-19发布 2021-06-01实施.
      return nil
    }
    if DateWords.isWestern(words) || isVietnamese(words) { return .date }
    guard isBracketed || dashes > 0 else {
      // The place before a date: 北京，2026年5月.
      return line.words.count <= 20 && placeAndDate(line.words) ? .date : nil
    }
    if closing.end(words), words.count >= 8 { return .occasion }
    return isBracketed && DateWords.holdsYear(words) && words.count > 12 ? .occasion : nil
  }

  /// Hà Nội, ngày 05 tháng 02 năm 2024
  private static func isVietnamese(_ words: ArraySlice<UInt32>) -> Bool {
    words.count <= 40 && words.contains(0x2C) && days.stand(in: words) && months.stand(in: words)
      && years.stand(in: words)
  }

  private static let (days, months, years) = (Phrases("ngày"), Phrases("tháng"), Phrases("năm"))

  private static func placeAndDate(_ words: [UInt32]) -> Bool {
    guard let comma = words.firstIndex(where: { $0 == 0x2C || $0 == 0x3001 }), comma <= 8 else { return false }
    let rest = words[(comma + 1)...]
    return !rest.isEmpty && DateWords.end(rest) == rest.endIndex
  }

  static func isDash(_ word: UInt32) -> Bool { [0x2014, 0x2015, 0x2013, 0x2500, 0xFF0D, 0x2D, 0x2012].contains(word) }

  private static func isWeekdayOrTime(_ words: ArraySlice<UInt32>) -> Bool {
    words.count <= 24 && (words.first == 0x28 || words.first == 0x661F || words.contains(0x3A))
      && !words.contains(0x3002)
  }

  // MARK: Issuers

  private static let organisations = Phrases(
    "总署 管理总局 标准化管理委员会 人民政府 政府办公室 政府办公厅 办公厅 办公室 委员会 市委 省委 县委 区委 党委 党组 党支部 总支 局 厅 部 院 委 署 公司 集团 大学 学院 学校 中学 小学 研究所 中心 协会 学会 "
      + "工会 联合会 代表大会 常务委员会 法院 检察院 银行 医院 事务所 科 处 "
      + "人民政府 辦公室 辦公廳 委員會 局 廳 協會 學會 大學 學院 醫院 銀行")
  private static let publishers = Phrases("出版社 出版公司 出版集团 印书馆 门户网站 政府网站 官方网站 政府网 官网 网站首页")
  private static let redHeads = Phrases("文件 (文件) 令 公报 简报 会议纪要 文件汇编")

  /// A red head: an organisation and 文件.
  static func isIssuer(_ words: [UInt32]) -> Bool {
    // 某某省市场监督管理局 发布
    if words.count <= 40, let length = Phrases.issued.ending(words),
      isOrganisation(Array(words.dropLast(length))), !words.contains(0x300A)
    {
      return true
    }
    // 某某出版社, 某某县人民政府门户网站
    if (4...30).contains(words.count), publishers.end(words), !words.contains(0x7684),
      !words.starts(with: [0x5173, 0x4E8E])
    {
      return true
    }
    guard (5...40).contains(words.count), let length = Phrases.file.ending(words) else { return false }
    return organisations.end(words.dropLast(length))
  }

  /// Whether the words are the name of an organisation.
  static func isOrganisation(_ words: [UInt32], fewest: Int = 4) -> Bool {
    (fewest...40).contains(words.count) && organisations.end(words) && !words.contains(0x7684)
  }

  private static let labels = Phrases(
    "学位论文 毕业论文 毕业设计 课程设计 毕业设计(论文) 学年论文 国家标准 行业标准 地方标准 团体标准 企业标准 标准化指导性技术文件 開題報告 學位論文 碩士論文 博士論文 "
      + "internet-draft workingdraft")

  /// Whether the words name a kind of work or standard, as its cover does above the title.
  static func isLabel(_ words: [UInt32]) -> Bool {
    words.count <= 20 && labels.end(words.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 })
      && !words.contains(0x7684)
  }

  // MARK: Names and their values

  private static let names = Phrases(
    "发件人 收件人 抄送人 发信人 收信人 寄件人 发送时间 证券代码 股票代码 证券简称 股票简称 公司代码 债券代码 债券简称 公告编号 时间 地点 日期 会议时间 会议地点 会议名称 会议主题 会议主持 主持 主持人 记录 记录人 会议记录 出席 出席人 出席人员 出席人数 列席 列席人员 缺席 缺席人员 请假 参加 参加人 参加人员 "
      + "参会 参会人员 参会单位 与会人员 到会人员 应到 实到 主题 议题 主讲 主讲人 整理人 审核 审核人 审批 批准 编制 编写 编审 校对 校核 拟稿 拟稿人 核稿 印数 发文字号 "
      + "标题 公文标题 文章标题 论文标题 题名 篇名 作品名 作品名称 信息名称 文件编号 生成日期 关联类型 主办单位 发文机关 发文单位 发文日期 成文日期 索引号 主题分类 主题词 公开方式 公开类别 有效性 文号 发布机构 发布日期 发布时间 发布单位 生效日期 实施日期 效力级别 时效性 颁布单位 颁布日期 "
      + "作者 译者 编者 主编 出版社 出版时间 单位 单位名称 部门 姓名 学号 专业 班级 年级 系别 学院 院系 导师 指导教师 指导老师 培养单位 学位类别 学科专业 研究方向 答辩日期 题目 论文题目 "
      + "英文题目 课题名称 课题编号 项目名称 项目编号 项目负责人 承担单位 申报单位 合同编号 合同名称 编号 档案号 版本 版本号 版次 密级 采购人 采购编号 采购单位 采购项目名称 采购项目编号 采购代理机构 "
      + "招标人 招标编号 招标代理机构 招标单位 代理机构 编制单位 编制日期 编制人 建设单位 设计单位 施工单位 监理单位 投标人 供应商 甲方 乙方 丙方 发包人 承包人 出租方 承租方 委托方 受托方 "
      + "买方 卖方 签订地点 签订时间 签订日期 联系人 联系电话 电话 传真 地址 邮编 网址 来源 书名 字数 状态 类型 分类 案号 原告 被告 上诉人 被上诉人 申请人 被申请人 审判长 案由 关键词 "
      + "最后更新 最后更新日期 最后更新时间 最近更新日期 更新日期 更新时间 生效时间 级别 类别 文种 最終更新日 更新日 制定日 改定日 "
      + "提出時間 文件種類 會議時間 會議地點 時間 地點 主席 記錄 出席人員 列席人員 編號 發文日期 發文字號 主旨 日時 場所 出席者 議題 날짜 장소 참석자")
  private static let western = Phrases(
    "date time place venue location author authors editor editors version status type category created updated subject "
      + "from to cc re present attendees attending absent apologies chair chairs chairman scribe scribes minutetaker "
      + "notetaker secretary recorder title copyright language releasedate revision document documentnumber "
      + "documentno project client prepared preparedby preparedfor submittedby submittedto approvedby course instructor "
      + "student name address phone email e-mail url website homepage license credits producedby character_set "
      + "charactersetencoding requestforcomments obsoletes updates expires network contact maintainer duration meeting "
      + "presiding keywords reference ref isbn issn doi published publisher translator illustrator mostrecentlyupdated "
      + "số jabber agenda bluesheets wg area datum autor fecha lugar ort fecha дата автор")

  /// Whether a line is a name known for it and a value after a colon; the value may be on the next line.
  static func isNamed(_ line: OpeningLine) -> Bool {
    guard let colon = colon(line), line.words.last != 0x3002 else { return false }
    let name = line.folded[..<colon]
    return names.equal(name) || western.equal(name)
  }

  /// A party of a case and its name behind white space: `原　告　王某`, `訴訟代理人　李某律師`.
  private static func isParty(_ line: OpeningLine) -> Bool {
    line.gaps >= 1 && line.words.count <= 30 && line.line.lastMark == .none && parties.begin(line.words)
  }

  private static let parties = Phrases(
    "原告 被告 上訴人 被上訴人 聲請人 相對人 抗告人 訴訟代理人 法定代理人 選任辯護人 辯護人 公訴人 共同 複代理人 再審原告 再審被告 債權人 債務人 上诉人 被上诉人 "
      + "法定代表人 委托诉讼代理人 委托代理人 辩护人 公诉机关")

  /// A name of the cover of a thesis and its value behind white space, without a colon (`题　　目　　…`, `学生姓名　　…`).
  private static func isSpacedName(_ line: OpeningLine, in text: [UInt8]) -> Bool {
    guard line.widestGap >= 2, line.isEastAsian, line.words.count <= 80, line.line.lastMark == .none else {
      return false
    }
    // The value may be missing.
    if coverNames.equal(line.words) { return true }
    var name: [UInt32] = []
    for part in Spaces.split(text, line.line.content).dropLast() {
      name += PersonalNames.scalars(text, part.indices)
      if name.count >= 2, coverNames.equal(name) { return true }
      if name.count > 6 { return false }
    }
    return false
  }

  private static let coverNames = Phrases(
    "题目 论文题目 设计题目 课题名称 学生姓名 姓名 学号 学生学号 班级 专业 专业班级 院系 学院 系别 所在学院 所在院系 院系名称 年级 指导教师 指导老师 导师 完成时间 完成日期 提交日期 答辩日期 起止时间 起止日期 研究方向 学科专业"
  )

  private static let titleNames = Phrases("标题: 公文标题: 信息名称: 名称: 題名: 标题")

  /// Whether a line is the name of the field that gives the title, its value on the next line.
  static func namesTitle(_ line: OpeningLine) -> Bool { titleNames.equal(line.words) }

  /// Whether a line has the form of a name and its value: neither is long, no sentence ends in it.
  static func isPair(_ line: OpeningLine) -> Bool {
    guard let colon = colon(line), colon + 1 < line.words.count else { return false }
    let value = line.words[(colon + 1)...]
    return line.line.isOneSentence && line.line.lastMark != .period && value.count <= 60
      && !value.contains(0x3002) && !value.contains(0x201C)
  }

  /// The place of the colon after a name of at most ten characters, or three western words.
  private static func colon(_ line: OpeningLine) -> Int? {
    guard let colon = line.words.prefix(line.isEastAsian ? 13 : 26).firstIndex(of: 0x3A), colon >= 1,
      line.words[..<colon].allSatisfy({ $0 > 0x40 || $0 == 0x2D || $0 == 0x20 })
    else { return nil }
    return line.words[..<colon].contains { [0x2C, 0x3001, 0x201C, 0x300A].contains($0) } ? nil : colon
  }

  // MARK: Others

  private static let notes = Phrases(
    "(c) © copyright allrightsreserved 版权所有 著作权 中国· 此件公开发布 (此件公开发布) (此件 不公开 isbn doi: http:// https:// www. issn draft-ietf"
  )

  private static let sites = Phrases("www. http:// https:// .com .net xmpp:")
  private static let addresses = Phrases("www. http:// https:// www/")

  /// Whether a line of an East Asian text holds the address of a site: what copies on the web put into a text.
  static func holdsAddress(_ line: OpeningLine) -> Bool {
    guard line.wide >= 2, line.words.count <= 200 else { return false }
    return line.letters >= 5 && addresses.stand(in: line.folded)
  }

  /// 新华社北京3月16日电, 本报讯: what a news agency or a paper puts before a text.
  private static func isDateline(_ words: [UInt32]) -> Bool {
    guard words.count <= 24, agencies.begin(words), let last = words.last else { return false }
    return last == 0x7535 || last == 0x8BAF || last == 0x96FB || last == 0x8A0A
  }

  private static let agencies = Phrases("新华社 新華社 中新社 中新网 中央社 本报 本報 本刊 人民网 新华网")

  private static func note(_ line: OpeningLine) -> FrontField? {
    if isDateline(line.words) { return .note }
    if notes.begin(line.folded) || (line.words.count <= 60 && sites.stand(in: line.folded)) { return .note }
    if line.gaps <= 3, line.words.contains(0x40), line.wide == 0, line.words.contains(0x2E) { return .author }
    if !line.isEastAsian, line.folded.starts(with: version), line.words.contains(where: { (0x30...0x39).contains($0) }),
      line.words.count <= 40
    {
      return .field
    }
    return nil
  }

  private static let version = Array("version".unicodeScalars.map(\.value))
}

extension Phrases {
  /// 发布, below the issuers on the cover of a standard.
  static let issued = Phrases("发布 發布 發佈 批准 联合发布")
  /// 文件, as a red head ends.
  static let file = Phrases("文件 (文件)")
}
