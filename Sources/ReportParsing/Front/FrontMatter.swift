import ReportModel
import TextFacts

/// The lines before and after the report itself: its title, front matter, salutation, signature, and the furniture of a
/// web page.
enum FrontMatter {
  /// Marks the lines of the opening and of the end with the parts they play.
  static func mark(_ document: inout LinedText) {
    let isTitled = markHeadingAsTitle(&document)
    var opening = TextOpening(document)
    // A title that type alone shows is one where it stands in front.
    let isGiven =
      opening.roles.contains(.title)
      || document.usualSize == 0 && document.lines.prefix(farthestTitle).contains { $0.part == .title }
    var title = isTitled || isGiven || !document.guessesTitle ? [] : opening.title(in: document)
    if title.isEmpty, !isTitled, !isGiven, document.guessesTitle,
      let below = TextOpening.below(opening, in: document)
    {
      mark(&document, opening, title: [])
      opening = below.opening
      title = below.title
    }
    mark(&document, opening, title: title)
    if let end = TextOpening.endMarker(document) { document.lines[end].part = .furniture }
    Signatures.mark(&document, after: opening.end)
    PageTail.mark(&document)
  }

  /// A title given by the format stands among so many lines.
  private static let farthestTitle = 100

  /// A format that marks headings marks the title too, where one heading alone is of the highest level and stands first.
  private static func markHeadingAsTitle(_ document: inout LinedText) -> Bool {
    guard document.marksTitle, let first = document.marked.first, first.depth == 1,
      document.lines[first.line].part == .text || document.lines[first.line].part == .title,
      !document.lines[..<first.line].contains(where: { $0.part == .title }), !first.content.isEmpty,
      NumberReader.read(document.text, at: first.content.lowerBound, end: first.content.upperBound) == nil,
      !HeadingWords.isOne(OpeningLine(document, first.line).words)
    else { return false }
    document.lines[first.line].part = .title
    document.lines[first.line].contentStart = UInt32(first.content.lowerBound)
    document.lines[first.line].contentEnd = UInt32(first.content.upperBound)
    document.marked.removeFirst()
    return true
  }

  private static func mark(_ document: inout LinedText, _ opening: TextOpening, title: [Int]) {
    let titleStart = title.first ?? opening.roles.firstIndex(of: .title) ?? .max
    for (position, role) in opening.roles.enumerated() {
      let line = opening.lines[position]
      if title.contains(position) {
        document.lines[line.index].part = .title
        if let work = opening.work(at: position) { document.lines[line.index].narrow(to: work) }
        continue
      }
      switch role {
      case .field(let field): document.lines[line.index].part = .front(field)
      case .furniture: document.lines[line.index].part = .furniture
      case .candidate where position < titleStart && titleStart < .max:
        if opening.roles.contains(.furniture) {
          document.lines[line.index].part = .furniture
        } else if FrontFields.isOrganisation(line.words) {
          document.lines[line.index].part = .front(.issuer)
        }
      case .address where position + 2 >= opening.roles.count:
        if let part = Salutation.part(of: line) { document.lines[line.index].part = part }
      case .title:
        if let work = opening.work(at: position) { document.lines[line.index].narrow(to: work) }
      case .candidate, .pair, .address, .other: break
      }
    }
  }
}

extension Line {
  /// Makes `range` all of its content.
  fileprivate mutating func narrow(to range: Range<Int>) {
    contentStart = UInt32(range.lowerBound)
    contentEnd = UInt32(range.upperBound)
    firstEnd = min(firstEnd, contentEnd)
  }
}

/// The line before the text that turns to who is spoken or written to.
enum Salutation {
  private static let audiences = Phrases(
    "各位代表 各位委员 各位领导 各位同志 各位 同志们 同志們 尊敬的 敬爱的 亲爱的 朋友们 女士们 先生们 老师们 同学们 乡亲们 战友们 主席 主任 dear ladies gentlemen mr mrs")
  private static let receivers = Phrases(
    "政府 部门 部門 单位 單位 机构 機構 委员会 委員會 公司 集团 学校 學校 法院 检察院 厅 局 办 委 院 部 处 科 室 站 所 中心 银行 医院 县 区 市 省 乡 镇 村 支部 各")

  /// Salutation or addressee; nil where a line that ends with a colon is neither.
  static func part(of line: OpeningLine) -> LinePart? {
    if audiences.begin(line.folded) || Phrases.every.stand(in: line.words) { return .salutation }
    guard line.isEastAsian, line.words.count <= 200 else { return nil }
    return receivers.stand(in: line.words) && !Phrases.speech.stand(in: line.words) ? .front(.addressee) : nil
  }
}

extension Phrases {
  /// 各位 inside a line.
  fileprivate static let every = Phrases("各位")
  /// Words of a sentence that introduces what follows.
  fileprivate static let speech = Phrases("如下 以下 下列 通知: 规定: 主要 就是 提出 包括 要求: 认为")
}
