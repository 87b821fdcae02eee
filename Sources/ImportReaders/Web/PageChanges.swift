import ImportStream
import ReportModel

/// The changes that a page records in the paragraph under way (`ins` and `del`: HTML Living Standard, 4.7).
struct PageChanges {
  /// A change of the paragraph, the words of a deletion with it.
  private struct ToldChange {
    var kind: Revision.Kind
    var date: String
    var range: Range<Int>
    var words = ""
  }

  /// A page keeps no more changes than this.
  private static let most = 100_000
  /// Bytes of the words of a change.
  private static let longestWords = 4_096

  private var told: [ToldChange] = []
  private var open: [(start: Int, date: String)] = []
  private var count = 0

  /// Whether nothing was changed.
  var isEmpty: Bool { told.isEmpty && open.isEmpty }

  /// An insertion begins at a place of the paragraph.
  mutating func begin(at place: Int, date: String) { open.append((place, date)) }

  /// The innermost insertion ends.
  mutating func end(at place: Int) {
    if let change = open.popLast() { add(ToldChange(kind: .insertion, date: change.date, range: change.start..<place)) }
  }

  /// Words were taken out at a place of the paragraph.
  mutating func delete(_ words: String, at place: Int, date: String) {
    add(ToldChange(kind: .deletion, date: date, range: place..<place, words: words))
  }

  private mutating func add(_ change: ToldChange) {
    guard count < Self.most, change.kind == .deletion ? !change.words.isEmpty : !change.range.isEmpty else { return }
    count += 1
    told.append(change)
  }

  /// Ends the paragraph, whose text begins at `shift` in the record: its changes. Insertions go on in the next.
  mutating func records(of text: String, at shift: Int) -> [ImportRecord] {
    guard !isEmpty else { return [] }
    let length = text.utf8.count
    for index in open.indices {
      add(ToldChange(kind: .insertion, date: open[index].date, range: min(open[index].start, length)..<length))
    }
    defer {
      told = []
      endLine()
    }
    let bytes = Array(text.utf8)
    return told.compactMap { change in
      let range = change.range.clamped(to: 0..<length)
      let inside = String(decoding: bytes[range].prefix(Self.longestWords), as: UTF8.self).trimmed
      let words = change.kind == .deletion ? change.words : inside
      guard !words.isEmpty else { return nil }
      let place = TextRange(shift + range.lowerBound, shift + range.upperBound)
      return .revision(Revision(change.kind, author: "", date: change.date, words: words, range: place))
    }
  }

  /// Ends a paragraph that has no words, or whose changes were told: deletions that were not belong to the next.
  mutating func endLine() {
    guard !isEmpty else { return }
    told = told.filter { $0.kind == .deletion }
    for index in told.indices { told[index].range = 0..<0 }
    for index in open.indices { open[index].start = 0 }
  }
}

/// The words that a page says were taken out of it.
enum DeletedWords {
  /// Nodes that are looked at.
  private static let mostNodes = 4_096

  /// The words below the element at `index`, on one line.
  static func words(below index: Int, in tree: WebTree) -> String {
    var words = CollapsedText()
    var place = index + 1
    let end = min(Int(tree.nodes[index].end), index + mostNodes)
    while place < end {
      let node = tree.nodes[place]
      if node.element == .silent || node.element == .reading {
        place = Int(node.end)
        continue
      }
      if node.element == .text { words.append(tree.bytes(of: node)) } else if node.element.isBlock { words.space() }
      place += 1
    }
    return words.take()
  }
}
