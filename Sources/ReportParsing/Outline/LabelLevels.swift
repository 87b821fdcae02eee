import ReportModel

/// The level of words in 【】 that head a line: above the numbers, where a numbering begins below one of them and goes on
/// over none (`【基本案情】`, `【评析意见】` with 一、二、 below it).
enum LabelLevels {
  static func raise(_ heads: inout [Head], in document: LinedText) {
    let labels = heads.indices.filter { isLabel(heads[$0], document.text) }
    guard labels.count >= 3, OpenLines.headNumbering(labels.map { heads[$0].line }, heads) else { return }
    for label in labels { heads[label].evidence = .part }
  }

  private static func isLabel(_ head: Head, _ text: [UInt8]) -> Bool {
    head.evidence == .plain && head.kind == .plain && text[head.start...].starts(with: "【".utf8)
  }
}
