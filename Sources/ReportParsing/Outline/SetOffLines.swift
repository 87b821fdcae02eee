import TextFacts

/// Short lines with a blank line above them and none below: heads right above the lines that they head, where blank lines
/// part such groups of lines from each other.
///
/// Verse and wrapped paragraphs have groups as well: the first line of theirs is as long as the others.
struct SetOffLines {
  private(set) var heads: Set<Int> = []
  /// The lines of the groups below them.
  private(set) var below: Set<Int> = []

  private static let longest = 30
  private static let fewest = 3

  /// The heads among the lines of `block`; none where fewer than three groups, or than half of all, begin with one.
  init(in document: LinedText, _ block: ArraySlice<Int>) {
    // On a page lines end where it is full.
    guard block.count >= Self.fewest * 2, document.page == nil else { return }
    var (groups, longer) = (0, 0)
    var found: [(head: Int, end: Int)] = []
    var first = block.startIndex
    while first < block.endIndex {
      var end = first + 1
      while end < block.endIndex, block[end] == block[end - 1] + 1, document.lines[block[end]].blanksBefore == 0 {
        end += 1
      }
      defer { first = end }
      guard end > first + 1 else { continue }
      groups += 1
      let line = document.lines[block[first]]
      guard line.blanksBefore > 0 || first == block.startIndex, Self.mayHead(line, document) else { continue }
      found.append((first, end))
      // Half as long again.
      if document.lines[block[first + 1]].characters * 2 >= line.characters * 3 { longer += 1 }
    }
    let announcing = found.count { document.lines[block[$0.head]].lastMark == .colon }
    guard announcing * 2 <= found.count || document.marked.isEmpty else { return }
    guard found.count >= Self.fewest, found.count * 2 >= groups, longer * 4 >= found.count * 3 else { return }
    for (head, end) in found {
      heads.insert(block[head])
      below.formUnion(block[(head + 1)..<end])
    }
  }

  private static func mayHead(_ line: Line, _ document: LinedText) -> Bool {
    line.isOneSentence && line.firstCommas == 0 && [.none, .colon].contains(line.lastMark)
      && (2...longest).contains(Int(line.characters))
      && !line.isRuledOut && document.text[line.content.upperBound - 1] != 0x2E
      && NumberReader.read(document.text, at: line.content.lowerBound, end: line.content.upperBound) == nil
  }
}
