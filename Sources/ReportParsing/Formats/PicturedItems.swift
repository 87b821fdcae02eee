import ReportModel

/// Items that say what the picture below them shows (`（一）小型车辆涂装样图。`, and the picture): a heading each, though a full
/// stop ends it and no text follows.
enum PicturedItems {
  private static let longest = 30
  private static let fewest = 2

  /// Takes the full stop from the lines of a series of such items.
  static func mark(_ document: inout LinedText) {
    guard document.marked.isEmpty else { return }
    var found: [Int] = []
    var index = 0
    for block in document.blocks where block.kind == .image {
      while index < document.lines.count, Int(document.lines[index].start) < block.range.lower.bytes { index += 1 }
      guard index > 0, index < document.lines.count else { continue }
      let line = document.lines[index - 1]
      guard line.part == .text, line.lastMark == .period, line.isOneSentence, line.characters <= longest,
        line.firstCommas == 0,
        let mark = NumberReader.read(document.text, at: Int(line.contentStart), end: Int(line.contentEnd)),
        mark.style.standsAlone
      else { continue }
      found.append(index - 1)
    }
    guard found.count >= fewest else { return }
    for index in found {
      document.lines[index].firstMark = .none
      document.lines[index].lastMark = .none
    }
  }
}
