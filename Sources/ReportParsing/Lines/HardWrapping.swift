/// Whether line ends are where a page was full rather than where paragraphs end.
enum HardWrapping {
  /// The number of lines from the start that tell.
  private static let sample = 4_000

  /// Whether most lines end without a mark and hardly one is longer than a page is wide.
  static func isLikely(_ lines: [Line]) -> Bool {
    let lines = lines.prefix(sample)
    guard lines.count >= 40 else { return false }
    let open = lines.count { $0.lastMark == .none || $0.lastMark == .comma }
    let wide = lines.count { $0.characters > 80 }
    return open * 10 > lines.count * 6 && wide * 20 < lines.count
  }

  /// Whether a third of the lines is about as long as a full one: those of forms and lists are of any length.
  static func areFull(_ lines: [Line]) -> Bool {
    let full = fullLine(lines)
    let lines = lines.prefix(sample)
    return lines.count { Int($0.characters) * 10 >= full * 8 } * 3 >= lines.count
  }

  /// Whether blank lines stand between four of five neighbours.
  static func isSpaced(_ lines: [Line]) -> Bool {
    let lines = lines.prefix(sample)
    guard lines.count >= 6 else { return false }
    let apart = lines.dropFirst().count { $0.blanksBefore > 0 }
    return apart * 5 >= (lines.count - 1) * 4
  }

  /// The characters of a full line: nine lines of ten have no more.
  static func fullLine(_ lines: [Line]) -> Int {
    let lengths = lines.prefix(sample).map { Int($0.characters) }.sorted()
    return lengths.isEmpty ? .max : lengths[lengths.count * 9 / 10]
  }
}
