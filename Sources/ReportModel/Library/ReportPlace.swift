import TextFacts

/// The place that a report is about, for a title that says none: `政府工作报告` of which province.
///
/// It stands in the note below the title, `在海南省第七届人民代表大会第六次会议上`, or before the title's words.
public enum ReportPlace {
  /// Bytes after the title that are looked at, and characters of a place.
  private static let (looked, longest) = (600, 12)
  private static let before = Array("在".utf8)
  private static let after = Array("第".utf8)
  /// The words of titles that any place may have.
  private static let common = ["政府工作报告", "工作报告", "人民政府工作报告"]
  /// Bytes of such a title with its year; a longer one is not looked at.
  private static let longestTitle = 64

  /// Whether a title says no more than what the report is: any place and any year may have it.
  public static func isCommon(_ title: String) -> Bool {
    guard title.utf8.count <= longestTitle else { return false }
    let words = title.unicodeScalars.filter { !("0"..."9").contains($0) && $0 != " " && $0 != "年" }
    return common.contains { $0.unicodeScalars.elementsEqual(words) }
  }

  /// The place of a report, whose title ends at `end` of `text`; nil where the title says more than what it is, or no
  /// place stands below it.
  public static func place(title: String, _ text: [UInt8], after end: Int) -> String? {
    guard isCommon(title) else { return nil }
    let head = text[min(max(0, end), text.count)..<min(text.count, max(0, end) + looked)]
    var start = head.startIndex
    while let found = first(before, in: head[start...]) {
      let name = head[(found + before.count)...].prefix(longest * 3)
      if let stop = first(after, in: name), let place = place(name[..<stop]) { return place }
      start = found + before.count
    }
    return nil
  }

  /// The name of a place of Han characters alone, which ends with the word for its kind.
  private static func place(_ bytes: ArraySlice<UInt8>) -> String? {
    let name = String(decoding: bytes, as: UTF8.self)
    let kinds: [Unicode.Scalar] = ["省", "市", "区", "县", "州", "旗", "镇", "乡", "盟"]
    guard name.unicodeScalars.allSatisfy({ Han.contains($0.value) }), let last = name.unicodeScalars.last,
      kinds.contains(last), name.unicodeScalars.count >= 2
    else { return nil }
    return name
  }

  private static func first(_ words: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
    bytes.indices.first { bytes[$0] == words.first && bytes[$0...].starts(with: words) }
  }
}
