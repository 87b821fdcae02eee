import TextFacts

/// Lines that web pages put around a text.
enum Furniture {
  private static let openings = Phrases(
    "设为首页 加入收藏 来源 发布时间 发表时间 阅读量 阅读次数 浏览 点击 访问量 【字体 【字号 【打印 [字体 [字号 [打印 字体: 字号: 字体大小 打印 下载 收藏 分享 当前位置 您当前的位置 您的位置 您所在的位置 所在位置 你的位置 "
      + "现在位置 首页 网站首页 责任编辑 责编 编辑: 扫一扫 相关附件 相关链接 相关文档 相关报道 相关阅读 相关新闻 相关稿件 关闭窗口 关闭本页 打印本页 【关闭 [关闭 全屏 加大 减小 还原 版权所有 上一篇 下一篇 "
      + "上一条 下一条 》》 返回顶部 返回首页 信息来源 文章来源 稿件来源 作者:佚名 用微信 朗读 無障碍 无障碍 请输入 请选择 选择搜索类型 选择特殊符号 搜索 登录 注册 繁体 繁體 rss "
      + "來源 發布時間 發佈時間 閱讀 點擊 列印 下載 分享 目前位置 您的位置 首頁 回首頁 回上頁 上一則 下一則 友善列印 瀏覽")
  /// Words of buttons that titles begin with as well (注册商标转让合同).
  private static let actions = Phrases("注册 登录 搜索 收藏 打印 下载 分享 還原 还原 下載 搜尋 阅读 浏览")
  private static let western = Phrases(
    "home| home> home» home/ home· skiptocontent skiptomain jumpto textsize fontsize sharethis sharepage shareon backtotop "
      + "printthis printpage posted postedon postedby publishedon published: updated: lastupdated lastmodified readmore "
      + "minread signin login search menu cookie advertisement subscribe tweet email| previous: next: «previous "
      + "allrightsreserved youarehere navigation")
  private static let signs = Phrases("> | 【 】 × 大 中 小 / » - › ] [ ·")
  private static let sources = Phrases("来源 來源 作者: 下载本文 责任编辑 浏览 点击 阅读 访问量 字体 字号 source: views")

  /// The ends of the line that mail has above what it quotes: `On 2 Jan 2031, A. Name wrote:`.
  private static let attributions = ["wrote", "写道", "寫道"].map { $0.unicodeScalars.map(\.value) }

  /// Whether a line is a word or sign of a web page rather than of a report: short, and a navigation word, a single
  /// sign, or a time of publication.
  static func isPageWord(_ line: OpeningLine) -> Bool {
    let words = line.words
    guard words.count <= 60, let first = words.first else { return false }
    if words.count == 1 { return signs.equal(words) }
    if line.line.lastMark == .colon,
      attributions.contains(where: { words.dropLast().suffix($0.count).elementsEqual($0) })
    {
      return true
    }
    if (0x30...0x39).contains(first) { return isTime(words) }
    if !line.isEastAsian { return western.begin(line.folded) }
    if openings.begin(words) { return !(actions.begin(words) && TitleWords.isStrongEnd(words)) }
    // A date of publication with its source: 时间:2025-09-03 11:20:04 来源:本网.
    return words.count > 12 && times.begin(words) && sources.stand(in: words.dropFirst(4))
  }

  private static let times = Phrases("时间 时间: 日期 發布 时间： 發佈")

  /// Whether a line is a word of a web page, for lines anywhere.
  static func isPageWord(_ document: LinedText, _ index: Int) -> Bool {
    document.lines[index].characters <= 60 && isPageWord(OpeningLine(document, index))
  }

  /// `首页 > 政务公开 > 公告`, `首页　新闻　政务公开　办事服务`, `Home | News | Contact`.
  static func isBreadcrumbOrMenu(_ line: OpeningLine, in text: [UInt8]) -> Bool {
    guard line.words.count <= 80 else { return false }
    let steps = line.words.count { [0x3E, 0xBB, 0x203A, 0x2192].contains($0) }
    if steps >= 2, line.line.lastMark != .period { return true }
    let bars = line.words.count { $0 == 0x7C || $0 == 0xB7 }
    if bars >= 2, line.words.count <= bars * 14, line.line.lastMark == .none { return true }
    let parts = Spaces.split(text, line.line.content)
    guard line.isEastAsian, parts.count >= 5, line.line.lastMark == .none else { return false }
    // One blank parts all words of Korean.
    if line.widestGap < 2, line.words.contains(where: { (0xAC00...0xD7A3).contains($0) }) { return false }
    // Words of one character are a title spaced out.
    let sizes = parts.map { $0.count / 3 }
    return sizes.allSatisfy { (2...6).contains($0) }
  }

  /// `2026-02-03 09:02:33`, `2026年02月10日 07时41分`.
  private static func isTime(_ words: [UInt32]) -> Bool {
    guard words.count <= 40 else { return false }
    let digits = words.count { (0x30...0x39).contains($0) }
    guard digits >= 8, words.allSatisfy({ $0 <= 0x3A || $0 >= 0x80 }) else { return false }
    return words.contains(0x3A) || words.last == 0x5206
  }
}
