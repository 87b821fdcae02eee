import ReportModel
import TextFacts

/// The lines before and after the report itself: its title, salutation, and the furniture of a web page.
enum FrontMatter {
  /// The front is looked for among so many lines.
  private static let reach = 60
  /// The number after the first of a sequence is looked for among so many.
  private static let goingOn = 400

  /// Marks title, salutation and furniture among the first lines, furniture among the last.
  static func mark(_ document: inout LinedText) {
    let end = frontEnd(document)
    markSalutation(&document, before: end)
    markTitle(&document, before: end)
    markTail(&document)
  }

  /// The first line that is the report's own text: a number, or a sentence. The front stands before it.
  private static func frontEnd(_ document: LinedText) -> Int {
    var index = 0
    // A heading that is not the title ends the front.
    let heading = document.marksTitle ? nil : document.marked.first?.line
    let ruled = document.ruled.first?.line
    while index < min(reach, document.lines.count, heading ?? reach, ruled ?? reach) {
      let line = document.lines[index]
      let number = NumberReader.read(document.text, at: Int(line.contentStart), end: Int(line.contentEnd))
      if let number, number.style.standsAlone || number.style == .arabicPoint || isGoneOn(number, from: index, document)
      {
        break
      }
      // A sentence is text; so is a long line. A line without its mark may be a title of any length up to a row's.
      if line.firstMark == .period || (line.firstMark == .semicolon && !line.isOneSentence) || line.characters > 60 {
        break
      }
      index += 1
    }
    return index
  }

  /// Whether a line soon after `index` goes on a number that begins a sequence there: `I. Trade` and `II. Works`.
  private static func isGoneOn(_ number: NumberMark, from index: Int, _ document: LinedText) -> Bool {
    guard number.value == 1 else { return false }
    return document.lines[(index + 1)...].prefix(goingOn).contains { line in
      let next = NumberReader.read(document.text, at: Int(line.contentStart), end: Int(line.contentEnd))
      return next?.style == number.style && next?.value == 2
    }
  }

  /// 各位代表：, 同志们：, 尊敬的…：, XX人民政府：; the last line of the front that ends with a colon.
  private static func markSalutation(_ document: inout LinedText, before end: Int) {
    for index in (0..<end).reversed() {
      let line = document.lines[index]
      guard line.lastMark == .colon, line.isOneSentence, line.characters >= 3 else { continue }
      guard !Furniture.isPageWord(document.text, line.content) else { continue }
      // A salutation stands at the end of the front; nothing but a line or two follows.
      guard end - index <= 2 else { return }
      document.lines[index].part = .salutation
      return
    }
  }

  private static func markTitle(_ document: inout LinedText, before end: Int) {
    let text = document.text
    // A format that says which line is the title is believed.
    if document.lines.prefix(end).contains(where: { $0.part == .title }) { return }
    if document.marksTitle, let first = document.marked.first, first.line < max(end, 1), first.depth == 1,
      NumberReader.read(text, at: first.content.lowerBound, end: first.content.upperBound) == nil
    {
      // A format that marks headings marks the title too.
      document.lines[first.line].part = .title
      document.lines[first.line].contentStart = UInt32(first.content.lowerBound)
      document.lines[first.line].contentEnd = UInt32(first.content.upperBound)
      document.marked.removeFirst()
      return
    }
    let page = (0..<end).filter { Furniture.isPageWord(text, document.lines[$0].content) }
    var titles = 0
    var isOpen = true
    let salutation = document.lines.prefix(end).firstIndex { $0.part == .salutation } ?? end
    for index in 0..<salutation where document.lines[index].part == .text {
      let line = document.lines[index]
      if page.contains(index) {
        document.lines[index].part = .furniture
      } else if isSubtitle(text, line) {
        if titles > 0 { document.lines[index].part = .title }
        isOpen = page.isEmpty && isOpen
      } else if page.isEmpty {
        // Before the date, the author or a long gap, every line without a full stop is the title's.
        if isByline(text, line), titles > 0 || line.characters > 4 { isOpen = false }
        guard isOpen, titles < 6, line.lastMark != .period else { continue }
        document.lines[index].part = .title
        titles += 1
      } else if DocumentType.ends(text, line.content) {
        document.lines[index].part = .title
        titles += 1
      } else if titles == 0 {
        document.lines[index].part = .furniture
      }
    }
  }

  /// Furniture after the report: from the last line up, short lines without a full stop, at least one of them a word
  /// of web pages.
  private static func markTail(_ document: inout LinedText) {
    var first = document.lines.count
    var isFurniture = false
    while first > 0, document.lines.count - first < reach {
      let line = document.lines[first - 1]
      guard line.part == .text, line.characters <= 40, line.lastMark != .period else { break }
      if NumberReader.read(document.text, at: Int(line.contentStart), end: Int(line.contentEnd)) != nil { break }
      first -= 1
      if Furniture.isPageWord(document.text, line.content) { isFurniture = true }
    }
    guard isFurniture else { return }
    for index in first..<document.lines.count { document.lines[index].part = .furniture }
  }

  /// ——在…会议上, （2017年10月18日）, 2026年1月14日在…会议上: the line under a title that says where it was spoken.
  private static func isSubtitle(_ text: [UInt8], _ line: Line) -> Bool {
    let content = text[line.content]
    if content.starts(with: Dash.wide) || content.starts(with: [0x2D, 0x2D]) { return true }
    return content.suffix(3).elementsEqual("上".utf8) && line.firstHasDigit
  }

  /// A date in brackets, or a name: two to four characters, or words with a name set off by white space.
  private static func isByline(_ text: [UInt8], _ line: Line) -> Bool {
    let content = text[line.content]
    guard let first = content.first else { return false }
    if first == 0x28 || content.starts(with: [0xEF, 0xBC, 0x88]) { return true }
    if line.characters <= 4 { return true }
    // The name stands after white space, itself perhaps spaced out: 省长　王　明.
    let words = Spaces.split(text, line.content)
    guard words.count == 2 || words.count == 3, let office = words.first, isOffice(text[office]) else { return false }
    return (6...12).contains(words.dropFirst().reduce(0) { $0 + $1.count })
  }

  /// Whether words end as an office does: 省长, 主席, 书记, 主任, 市长.
  private static func isOffice(_ words: ArraySlice<UInt8>) -> Bool {
    ["长", "席", "记", "任", "理"].contains { words.suffix(3).elementsEqual($0.utf8) }
  }
}

/// White space between words.
enum Spaces {
  /// The words of `range`, split at white space.
  static func split(_ text: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var cursor = Cursor(text: text, place: range.lowerBound, end: range.upperBound)
    var start = range.lowerBound
    while let scalar = cursor.scalar {
      if Blank.contains(scalar.value) {
        if cursor.place > start { words.append(start..<cursor.place) }
        start = scalar.end
      }
      cursor.place = scalar.end
    }
    if range.upperBound > start { words.append(start..<range.upperBound) }
    return words
  }
}

/// Dashes that begin a line.
enum Dash {
  /// `——`
  static let wide: [UInt8] = Array("——".utf8)
}

/// The kinds of official documents (GB/T 9704-2012, 7.3.1: a title names issuer, subject and kind), of legislation
/// and of reports: what a title ends with.
enum DocumentType {
  private static let names = [
    "报告", "决议", "决定", "公报", "公告", "通告", "意见", "通知", "通报", "请示", "批复", "议案", "纪要", "办法", "条例",
    "规定", "细则", "规划", "纲要", "方案", "计划", "总结", "要点", "讲话", "法", "制度", "章程", "指南", "标准", "白皮书",
  ].map { Array($0.utf8) }

  /// Whether `range` ends with one of them, brackets after it left out.
  static func ends(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    let squeezed = text[range].filter { $0 > 0x20 }
    return squeezed.count >= 12 && names.contains { squeezed.suffix($0.count).elementsEqual($0) }
  }
}

/// Lines that web pages put around a text.
enum Furniture {
  private static let openings = [
    "来源", "发布时间", "发表时间", "时间：", "时间:", "阅读量", "浏览", "点击", "【字体", "【字号", "【打印", "字体", "字号", "打印", "下载", "收藏",
    "分享", "当前位置", "首页", "责任编辑", "责编", "编辑：", "扫一扫", "相关附件", "相关链接", "相关文档", "相关报道", "相关阅读", "关闭窗口", "打印本页", "全屏",
    "加大", "减小", "还原", "版权所有", "上一篇", "下一篇", "》》", "返回顶部",
  ].map { Array($0.utf8) }
  private static let signs: [String] = [">", "|", "【", "】", "×", "大", "中", "小", "/", "»", "-"]

  /// Whether a line is a word or sign of a web page rather than of a report: short, and a navigation word, a single
  /// sign, or a time of publication.
  static func isPageWord(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    guard range.count <= 90, let first = text[range].first else { return false }
    if range.count <= 3 { return signs.contains { text[range].elementsEqual($0.utf8) } }
    if (0x30...0x39).contains(first) { return isTime(text[range]) }
    return openings.contains { text[range].starts(with: $0) }
  }

  /// `2026-02-03 09:02:33`, `2026年02月10日 07时41分`.
  private static func isTime(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.count <= 40 else { return false }
    let digits = line.count { (0x30...0x39).contains($0) }
    let hasClock = line.contains(0x3A) || line.suffix(3).elementsEqual("分".utf8)
    let isDate = line.contains(0x2D) && digits >= 8
    return digits >= 8 && (hasClock || isDate) && line.allSatisfy { $0 <= 0x3A || $0 >= 0x80 }
  }
}
