import ReportModel
import TextFacts

/// Words that make a line a statement: `The sources are at`, `The modes are as follows`. Questions begin with theirs.
enum Statement {
  private static let verbs = [" is ", " are ", " was ", " were ", " has ", " have ", " will ", " can ", " must "].map {
    Array($0.utf8)
  }

  static func isOne(_ text: Span<UInt8>, _ words: Range<Int>) -> Bool {
    guard words.count > 12, text[words.upperBound - 1] != 0x3F else { return false }
    for place in words.dropFirst(3).dropLast(3) where text[place] == 0x20 {
      for verb in verbs where place + verb.count <= words.upperBound && text[place + 1] == verb[1] {
        if verb.indices.allSatisfy({ text[place + $0] == verb[$0] }) { return true }
      }
    }
    return false
  }
}

/// Names of the boxes that manuals set beside their text, each a line above it (ANSI Z535.6 and the manuals of several
/// languages), whatever mark ends it: `NOTE`, `Warning!`, `Hinweis:`.
enum Admonition {
  private static let names = [
    "note", "warning", "caution", "danger", "tip", "important", "attention", "hinweis", "achtung", "vorsicht",
    "warnung",
    "remarque", "avertissement", "nota", "atención", "advertencia", "attenzione", "примечание", "внимание",
  ].map { Array($0.utf8) }
  private static let longest = 20

  static func isOne(_ text: Span<UInt8>, _ words: Range<Int>) -> Bool {
    guard words.count <= longest + 1, let last = words.last else { return false }
    let count = words.count - ([0x3A, 0x21, 0x2E].contains(text[last]) ? 1 : 0)
    return names.contains { name in
      name.count == count && name.indices.allSatisfy { isSame(text[words.lowerBound + $0], name[$0]) }
    }
  }

  private static func isSame(_ byte: UInt8, _ other: UInt8) -> Bool {
    // The second bytes of É and é differ as E and e do.
    byte == other || ((0x41...0x5A).contains(byte) || (0x80...0x9E).contains(byte)) && byte | 0x20 == other
  }
}

/// Words of contracts and rules that say who has to do something: `用户有权…`, `甲方应当…`.
/// The items of 用户协议, 合同 and 管理办法 begin so and are no headings.
enum Duty {
  private static let words = ["应当", "有权", "无权", "不得"].map { Array($0.utf8) }
  /// A promise leads to its text: `做出如下承诺`, `双方约定如下`.
  private static let promises = [
    "如下承诺", "承诺如下", "如下约定", "约定如下", "如下协议", "协议如下", "声明如下", "如下声明", "同意如下", "保证如下", "承诺并保证", "下列情形", "下列行为",
  ].map { Array($0.utf8) }
  /// One of these stands in each of them.
  private static let leads = ["如下", "下列", "承诺"].map { Array($0.utf8) }
  private static let particle = Array("的".utf8)
  /// Bytes of 的 and a noun of up to five characters.
  private static let longestNoun = 18
  /// The words of a heading that names them are fewer (`3.不得行为`).
  private static let fewest = 24

  static func isOne(_ text: [UInt8], _ title: Range<Int>) -> Bool {
    guard title.count >= fewest, text[title.lowerBound] >= 0xE3 || text[title].contains(where: { $0 >= 0xE3 }) else {
      return false
    }
    // 工作人员应当掌握的技能 names something, and 办理流程如下 does.
    let title = text[title]
    if words.contains(where: { ByteSearch.stands($0, in: title) }) {
      return !ByteSearch.stands(particle, in: title.suffix(longestNoun))
    }
    return leads.contains { ByteSearch.stands($0, in: title) } && promises.contains { ByteSearch.stands($0, in: title) }
  }
}
