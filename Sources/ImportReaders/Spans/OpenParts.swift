import ImportStream

/// The items and quotations that are open, as a reader goes through a document, and what a line tells of them.
struct OpenParts {
  private struct OpenPart {
    var isItem: Bool
    /// The element that opened it, and the number of its kind that hold it, itself among them.
    var owner: Int
    var depth: Int
  }

  private var open: [OpenPart] = []
  /// The number of them that a line has told of; the others begin at the next line.
  private var told = 0
  /// Parts of the next line besides.
  private var next: [ImportPart] = []

  /// An item or a quotation opens with the element `owner`.
  mutating func begin(isItem: Bool, _ owner: Int) {
    let depth = open.last { $0.isItem == isItem }.map { $0.depth + 1 } ?? 1
    open.append(OpenPart(isItem: isItem, owner: owner, depth: depth))
  }

  /// Whether `owner` has one open.
  func holds(_ owner: Int) -> Bool { open.contains { $0.owner == owner } }

  /// The one that `owner` opened closes, with all inside it.
  mutating func end(_ owner: Int) {
    guard let last = open.lastIndex(where: { $0.owner == owner }) else { return }
    open.removeSubrange(last...)
    told = min(told, open.count)
  }

  /// All close that were opened by an owner of this number or a greater one.
  mutating func end(from owner: Int) {
    guard let first = open.firstIndex(where: { $0.owner >= owner }) else { return }
    open.removeSubrange(first...)
    told = min(told, open.count)
  }

  /// The next line is this besides.
  mutating func add(_ part: ImportPart) { if !next.contains(part) { next.append(part) } }

  /// The records to be written before a line whose text begins with a marker of so many bytes.
  mutating func tell(marker: Int = 0) -> [ImportRecord] {
    guard !open.isEmpty || !next.isEmpty else { return [] }
    var parts: [ImportPart] = []
    if told > 0 {
      let last = open[told - 1]
      parts.append(
        last.isItem ? .item(depth: last.depth, marker: nil) : .quotation(depth: last.depth, isFirst: false))
    }
    let lastItem = open.lastIndex(where: \.isItem)
    for index in told..<open.count {
      let part = open[index]
      parts.append(
        part.isItem
          ? .item(depth: part.depth, marker: index == lastItem ? marker : 0)
          : .quotation(depth: part.depth, isFirst: true))
    }
    told = open.count
    defer { next = [] }
    return (parts + next).map { .part($0) }
  }
}

extension [ImportRecord] {
  /// A line that is longer than this many bytes is a paragraph, whatever ends it.
  private static var longestLine: Int { 240 }

  /// Lines of one paragraph, with `first` told before the first and what `further` gives before each other.
  func told(_ first: [ImportRecord], further: () -> [ImportRecord]) -> [ImportRecord] {
    var told = first
    var isFirst = true
    var isLooked = false
    // The bytes of the line before.
    var length = 0
    for record in self {
      switch record {
      case .look: isLooked = true
      case .paragraph, .heading: isLooked = false
      case .row, .preformatted, .bookmark, .outlined, .footnote, .part, .span, .revision, .note, .end:
        told.append(record)
        continue
      }
      // The parts stand before the look, where there is one.
      if isLooked || told.last.map({ !$0.isLook }) ?? true {
        if !isFirst { told += further() + ((1...Self.longestLine).contains(length) ? [.part(.line)] : []) }
        isFirst = false
      }
      if case .paragraph(let words) = record { length = words.utf8.count }
      told.append(record)
    }
    return told
  }
}

extension ImportRecord {
  fileprivate var isLook: Bool {
    if case .look = self { return true }
    return false
  }
}
