/// The words that titles end with: the kinds of official documents (GB/T 9704-2012, 7.3.1: a title names issuer,
/// subject and kind), of legislation, of reports, of works.
enum TitleWords {
  private static let kinds = Phrases(
    "登记表 申请表 审批表 汇总表 一览表 考核表 评分表 统计表 推荐表 报名表 评审表 明细表 判决 裁定 判決 裁定書 判決書 起訴書 處分書 自诉状 起诉状 上诉状 反诉状 招标书 投标书 标书 合同书 劳动合同书 报告 报告书 决议 决定 公报 公告 通告 意见 通知 通知书 通报 请示 批复 议案 函 纪要 办法 条例 规定 规则 细则 规划 纲要 方案 预案 计划 总结 要点 讲话 法 "
      + "制度 章程 指南 指引 标准 规范 白皮书 蓝皮书 提纲 汇报 述职 讲稿 讲义 手册 说明书 说明 合同 协议 协议书 合约 契约 公约 守则 准则 须知 清单 目录 方法 "
      + "记录 会议记录 简报 快报 年报 月报 周报 论文 设计 任务书 申请书 建议书 倡议书 承诺书 保证书 责任书 判决书 裁定书 起诉书 答辩书 决定书 意见书 证书 宪法 "
      + "宣言 声明 致辞 贺词 演讲 演讲稿 发言 发言稿 主持词 答辩 教程 大纲 教案 综述 概论 导论 原理 研究 调查 分析 评估 评价 采购文件 招标文件 磋商文件 谈判文件 "
      + "投标文件 询价文件 解释 批示 命令 令 要求 措施 安排 部署 体会 心得 感想 演义 传 记 史 "
      + "報告 決議 決定 公報 通報 請示 批覆 議案 紀要 辦法 條例 規定 規則 細則 規劃 綱要 計劃 總結 要點 講話 標準 規範 說明 合約 協議 須知 記錄 簡報 論文 設計 憲法 "
      + "聲明 演講 研究 調查 契約 約定書 규칙 법 보고서 계획 규정 계약서 약관 규약 정관 조례 협약 협약서 要綱 要領 規程 施行令 施行規則 議事録 報告書 契約書")
  /// Words of one character that also end what is no title are none by themselves.
  private static let weak = Phrases("法 函 令 记 传 史 법 目录 清单 要求 措施 安排 部署 研究 分析 说明 設計 设计 方法 原理 調查 调查 评价 评估 发言 讲稿")

  /// Whether `words` end with one of them, brackets after it (`（试行）`) left out.
  static func isEnd(_ words: some RandomAccessCollection<UInt32>) -> Bool { kinds.end(bare(words)) }

  /// Whether that says by itself that the words are a title: not of one character, and not all there is.
  static func isStrongEnd(_ words: some RandomAccessCollection<UInt32>) -> Bool {
    let words = bare(words)
    return kinds.end(words) && words.count >= 4 && !(weak.ending(words) == kinds.ending(words) && words.count < 8)
  }

  /// The length of the words up to the first name of a decision (判決) inside them; nil where none stands there.
  static func firstKind(in words: [UInt32]) -> Int? {
    words.indices.lazy.compactMap { place in decisions.opening(words[place...]).map { place + $0 } }.first
  }

  private static let decisions = Phrases("判決書 判决书 裁定书 裁定書 判決 裁定 支付命令 起訴書 不起訴處分書")

  /// Words without what stands in brackets at their end.
  private static func bare(_ words: some RandomAccessCollection<UInt32>) -> [UInt32] {
    var words = Array(words)
    while words.last == 0x29, let open = words.lastIndex(of: 0x28), open > 0 { words.removeSubrange(open...) }
    if words.last == 0x300B { words.removeLast() }
    return words
  }

  /// Whether a line goes on a title that the line before it began: 的通知, 实施方案, 工作总结, 总结报告.
  static func isRest(_ words: [UInt32]) -> Bool {
    words.first == 0x7684 || (words.count <= 8 && isEnd(words))
  }

  /// Whether a line ends so that a title must go on: 关于…的, 和, 、, `of`, `the`.
  static func isOpen(_ line: OpeningLine, in text: [UInt8]) -> Bool {
    guard let last = line.words.last else { return false }
    if open.equal(CollectionOfOne(last)) { return true }
    guard !line.isEastAsian, let word = Spaces.split(text, line.line.content).last else { return false }
    let folded = word.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    return joints.contains { folded.elementsEqual($0) }
  }

  /// 的 和 与 及 暨 或 、 ， 《 “ — : - & and the 于 in 关于.
  private static let open = Phrases("的 和 与 與 及 暨 或 、 , 《 “ — : & 于 於")
  private static let joints: [[UInt8]] = [
    "of", "the", "and", "for", "in", "to", "a", "an", "on", "with", "from", "by", "or", "der", "die", "das", "und",
    "de",
    "la", "le", "les", "des", "du", "et", "para", "del", "y", "&",
  ].map { Array($0.utf8) }

  /// Whether the words are the subject of an official document: 关于 in them, or more than eight with its kind.
  static func isAbout(_ words: [UInt32]) -> Bool {
    about.stand(in: words) || (words.count > 8 && isStrongEnd(words))
  }
  private static let about = Phrases("关于 關於 印发 转发")

  /// Whether the words begin as titles of official documents do.
  static func isBegin(_ words: [UInt32]) -> Bool { begins.begin(words) }
  private static let begins = Phrases("关于 關於 印发 转发 批转 《关于 中华人民共和国 中華人民共和國")

  /// Nouns that western titles hold.
  static func isWestern(_ folded: [UInt32]) -> Bool { western.stand(in: folded) }
  private static let western = Phrases(
    "report manual agenda guide handbook license licence agreement contract minutes policy specification plan constitution act "
      + "readme specification proposal statement charter bylaws tutorial faq howto changelog changes news notes "
      + "standard memorandum protocol introductionto bericht vertrag gesetz protokoll rapport contrat loi contrato ley "
      + "informe отчет договор закон конституция кодекс устав положение инструкция протокол constitución constituição "
      + "règlement statuts satzung verfassung")
}

/// Words that head the text or one of its parts, and so are no title of it.
enum HeadingWords {
  private static let chinese = Phrases(
    "摘要 内容摘要 中文摘要 英文摘要 内容提要 提要 前言 引言 序言 序 自序 代序 总序 导言 导论 绪论 概述 绪言 楔子 引子 尾声 后记 跋 目录 目次 正文 总则 说明 编者按 关键词 致谢 "
      + "声明 独创性声明 参考文献 附录 附件 名词解释 背景 简介 摘　要 内容简介 作者简介 译者序 出版说明 修订记录 版本历史 工作回顾 "
      + "內容摘要 導言 導論 緒論 緒言 目錄 總則 說明 關鍵詞 聲明 參考文獻 附錄 簡介 はじめに 要旨 概要 まえがき 서론 초록 목차 요약 머리말 전문 前文")
  private static let western = Phrases(
    "abstract summary executivesummary introduction preface foreword preamble prologue acknowledgements acknowledgments "
      + "contents tableofcontents overview background keywords statusofthismemo revisionhistory disclaimer dedication "
      + "copyrightnotice abbreviations glossary references bibliography listoffigures listoftables purpose scope epilogue "
      + "vorwort einleitung zusammenfassung inhaltsverzeichnis inhalt kurzfassung danksagung résumé préface avant-propos "
      + "remerciements sommaire tabledesmatières resumen prólogo índice agradecimientos introducción введение содержание "
      + "préambule preámbulo präambel preâmbulo преамбула "
      + "предисловие оглавление аннотация licence license agenda attendees attendance participants present synopsis name "
      + "description installation usage requirements features gettingstarted quickstart")

  /// Whether all of `words` is one of them, whatever their case, marks around them left out.
  static func isOne(_ words: some BidirectionalCollection<UInt32>) -> Bool {
    let words = bare(words)
    return words.count <= 24 && (chinese.equal(words) || western.equal(words) || PartWords.isOfGenre(words))
  }

  private static let references = Phrases(
    "参考文献 參考文獻 参考书目 引用文献 主要参考文献 参考资料 references bibliography workscited literaturecited literatur")

  /// Whether all of `words` heads a list of the works that a text refers to.
  static func areOfReferences(_ words: some BidirectionalCollection<UInt32>) -> Bool { references.equal(bare(words)) }

  /// Words in small letters, marks around them left out.
  private static func bare(_ words: some BidirectionalCollection<UInt32>) -> [UInt32] {
    var words = words.map(LetterFolding.small)
    if let first = words.first, Brackets.close(of: first) == words.last { words = Array(words.dropFirst().dropLast()) }
    if let last = words.last, [0x2E, 0x3A, 0x2014].contains(last) { words.removeLast() }
    return words
  }
}
