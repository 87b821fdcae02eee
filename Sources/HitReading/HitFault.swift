import TextFacts

/// A reason why a row of a list of hits is not placed in a report.
public enum HitFault: Error, Message, Hashable {
  /// The row is no JSON object.
  case noObject
  /// The names of the columns, or the fields of the row, name no file.
  case noFile
  /// Neither offsets nor an address nor a line.
  case noPlace
  /// The file is not there, or is no report that can be read.
  case unread
  /// The offsets do not lie in the text, or tear a character.
  case outside
  /// Other words stand in the report.
  case otherWords
  /// The report has no section of this address, or several.
  case noSection(String), severalSections(String, count: Int)
  /// The report has no such line.
  case noLine(Int)
  /// The format has no lines.
  case noLines
  /// The place lies in that of another row.
  case inside
  /// The list has more hits than are kept.
  case tooMany(most: Int)

  /// The reason in words.
  public func message(in language: Language) -> String {
    switch self {
    case .noObject: language.wording(english: "no JSON object", chinese: "不是 JSON 对象")
    case .noFile: language.wording(english: "names no file", chinese: "没有文件名")
    case .noPlace:
      language.wording(
        english: "says no place: give start and end, an address, or a line",
        chinese: "没有位置：请给出 start 和 end、address 或 line")
    case .unread: language.wording(english: "is not there, or no report", chinese: "不存在，或不是可读的报告")
    case .outside: language.wording(english: "the place is not in the text", chinese: "位置不在正文之内")
    case .otherWords:
      language.wording(english: "other words stand there: has the file changed since?", chinese: "该处文字不同：文件此后是否改过？")
    case .noSection(let address):
      language.wording(english: "no such section: \(address)", chinese: "没有这样的章节：\(address)")
    case .severalSections(let address, let count):
      language.wording(english: "\(address) fits \(count) sections", chinese: "“\(address)”可指 \(count) 个章节")
    case .noLine(let line): language.wording(english: "no line \(line)", chinese: "没有第 \(line) 行")
    case .noLines: language.wording(english: "this format has no lines", chinese: "此格式没有行号")
    case .inside: language.wording(english: "lies in the place of another row", chinese: "位置与另一行重叠")
    case .tooMany(let most):
      language.wording(
        english: "one hit too many: no more than \(most) are kept",
        chinese: "命中过多：至多保留 \(most) 处")
    }
  }
}
