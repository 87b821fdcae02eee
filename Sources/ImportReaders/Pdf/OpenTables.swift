/// Tables without rules: rows one after the other whose words stand in columns.
enum OpenTables {
  struct Table {
    var rows: [PageLine]
    /// The row after the last.
    var end: Int
  }

  /// The tables among `rows` by the position of their first row.
  static func find(in rows: [PageRow]) -> [Int: Table] {
    var rows = rows
    var found: [Int: Table] = [:]
    let entries = rows.count { ContentsRow.hasLeader($0) }
    if entries >= 2, entries * 3 >= rows.count { return found }
    var index = 0
    while index < rows.count {
      let end = self.end(of: &rows, from: index)
      guard let end else {
        index += 1
        continue
      }
      found[index] = Table(rows: lines(of: Array(rows[index..<end])), end: end)
      index = end
    }
    return found
  }

  /// The end of the table that begins at `start`; nil where none does.
  private static func end(of rows: inout [PageRow], from start: Int) -> Int? {
    guard isRow(rows[start]) || continues(rows, start, start) else { return nil }
    var last: Int?
    var count = isRow(rows[start]) ? 1 : 0
    var index = start + 1
    var anchor = isRow(rows[start]) ? start : nil
    while index < rows.count {
      let gap = rows[index].baseline - rows[index - 1].baseline
      guard gap < 3.2 * max(rows[index].size, rows[index - 1].size) else { break }
      if let anchor, index == anchor + 1, let parted = parted(rows[index], below: rows[anchor]) { rows[index] = parted }
      if isRow(rows[index]), anchor.map({ areAligned(rows[$0], rows[index]) }) ?? true {
        anchor = index
        count += 1
        last = index + 1
        index += 1
      } else if !isRow(rows[index]), continues(rows, index, start) {
        // The rest of a cell's words.
        if let anchor, belongs(rows[index], to: rows[anchor]), index == anchor + 1 || last == index { last = index + 1 }

        index += 1
      } else {
        break
      }
    }
    guard let last, count >= 2 || (last - start >= 3 && !isRow(rows[start])) else { return nil }
    return last
  }

  /// A row whose first cell is so long that only a space stands before its figures, parted where those of the row above
  /// stand; nil for any other.
  private static func parted(_ row: PageRow, below above: PageRow) -> PageRow? {
    guard row.segments.count == 1, let segment = row.segments.first, segment.table.isEmpty, segment.words.count > 1,
      isRow(above), let figures = above.segments.last, areFigures(figures.words[...]),
      abs(segment.size - above.size) <= 0.12 * above.size, abs(segment.right - figures.right) < 0.5 * above.size,
      let place = segment.words.firstIndex(where: { abs($0.left - figures.left) < 0.35 * above.size }), place > 0,
      areFigures(segment.words[place...])
    else { return nil }
    return PageRow([PageSegment(Array(segment.words[..<place])), PageSegment(Array(segment.words[place...]))])
  }

  /// Whether words are figures and their signs alone.
  private static func areFigures(_ words: ArraySlice<PageWord>) -> Bool {
    let scalars = words.flatMap { $0.text.unicodeScalars }
    return scalars.contains { ("0"..."9").contains($0) }
      && scalars.allSatisfy { ("0"..."9").contains($0) || ".,%+-–−".unicodeScalars.contains($0) }
  }

  /// Whether a line has columns.
  private static func isRow(_ row: PageRow) -> Bool {
    // Single characters far apart are a spaced-out title.
    guard row.segments.count >= 2, row.segments.contains(where: \.hasSeveralCharacters) else { return false }
    // `第一章` or `1.1` set apart from its title is a heading; a mark of an item stands before its text.
    if row.segments.count == 2, let first = row.segments.first, let second = row.segments.last {
      let text = LineText.text(of: first.words)
      if second.hasLetters, LineNumbering.isOrdinal(text) || LineNumbering.isNumber(text) { return false }
      // The leader and the page of an entry of a list of contents.
      if LeaderDots.isPage(LineText.text(of: second.words)), LeaderDots.ends(text) {
        return false
      }
    }
    return true
  }

  /// Whether one of the columns of a row stands where the other row has one.
  private static func areAligned(_ above: PageRow, _ row: PageRow) -> Bool {
    let limit = 1.5 * max(row.size, 4)
    let shared = row.segments.count { segment in
      above.segments.contains {
        abs($0.left - segment.left) < limit || abs($0.right - segment.right) < limit
          || abs(($0.left + $0.right) - (segment.left + segment.right)) < limit
      }
    }
    return shared >= 2 || (shared == 1 && row.segments.count >= 3 && above.segments.count >= 3)
  }

  /// Whether a row of one segment may hold the rest of a cell: it stands within a column of a row nearby.
  private static func continues(_ rows: [PageRow], _ index: Int, _ start: Int) -> Bool {
    guard let segment = rows[index].segments.first, rows[index].segments.count == 1, segment.table.isEmpty else {
      return false
    }
    for other in max(start, index - 2)..<min(rows.count, index + 3) where other != index && isRow(rows[other]) {
      let near = abs(rows[other].baseline - rows[index].baseline)
      guard near < 2.6 * rows[index].size, mayContinue(segment, rows[other], isAbove: index < other) else { continue }
      let crossed = rows[other].segments.count { $0.left < segment.right && $0.right > segment.left }
      let cell = rows[other].segments.first { $0.left < segment.right && $0.right > segment.left }
      if crossed == 1 || (crossed == 0 && near < 1.2 * rows[index].size),
        segment.width < 0.6 * (rows[other].right - min(rows[other].left, segment.left))
      {
        if cell.map({ abs($0.left - segment.left) < 3 * segment.size || $0.size >= segment.size }) ?? true {
          return true
        }
      }
    }
    return false
  }

  /// Whether the words of `segment` may be those of a cell of `row`, above it or below: they are set in its size, end no
  /// sentence above a number and begin with none of their own below one.
  private static func mayContinue(_ segment: PageSegment, _ row: PageRow, isAbove: Bool) -> Bool {
    guard abs(segment.size - row.size) <= 0.12 * row.size else { return false }
    guard let first = row.segments.first, LineNumbering.begins(LineText.text(of: first.words)) else { return true }
    let text = LineText.text(of: segment.words)
    return isAbove ? text.unicodeScalars.last != "。" : !LineNumbering.begins(text)
  }

  private static func belongs(_ row: PageRow, to anchor: PageRow) -> Bool {
    row.baseline - anchor.baseline < 1.5 * row.size
  }

  /// The rows of a table; words of a cell over several lines in one.
  private static func lines(of rows: [PageRow]) -> [PageLine] {
    let anchors = rows.indices.filter { isRow(rows[$0]) }
    var parts: [Int: [PageRow]] = [:]
    for (index, row) in rows.enumerated() {
      let nearest = anchors.min { abs(rows[$0].baseline - row.baseline) < abs(rows[$1].baseline - row.baseline) }
      parts[nearest ?? index, default: []].append(row)
    }
    let columns = self.columns(of: anchors.map { rows[$0] } + rows.filter { !isRow($0) })
    return anchors.compactMap { anchor in
      guard let rows = parts[anchor] else { return nil }
      var cells = [[PageSegment]](repeating: [], count: columns.count)
      for segment in rows.flatMap(\.segments) { cells[column(of: segment, columns)].append(segment) }
      return PageLine(cells: cells.map { $0.sorted { ($0.baseline, $0.left) < ($1.baseline, $1.left) } })
    }
  }

  /// The columns of rows: the strips their segments stand in.
  private static func columns(of rows: [PageRow]) -> [(left: Double, right: Double)] {
    var columns: [(left: Double, right: Double)] = []
    // The row with most segments says which columns there are; the others widen them or add to them.
    let ordered = rows.enumerated().sorted {
      ($0.element.segments.count, $1.offset) > ($1.element.segments.count, $0.offset)
    }
    for row in ordered.map(\.element) {
      for segment in row.segments {
        let hit = columns.indices.filter { columns[$0].left < segment.right && columns[$0].right > segment.left }
        if hit.isEmpty {
          columns.append((segment.left, segment.right))
        } else if hit.count == 1 {
          columns[hit[0]].left = min(columns[hit[0]].left, segment.left)
          columns[hit[0]].right = max(columns[hit[0]].right, segment.right)
        }
      }
    }
    return columns.sorted { $0.left < $1.left }
  }

  private static func column(of segment: PageSegment, _ columns: [(left: Double, right: Double)]) -> Int {
    let distance = { (index: Int) -> Double in
      let column = columns[index]
      if column.left < segment.right, column.right > segment.left { return min(0, column.left - segment.left) }
      return max(column.left - segment.right, segment.left - column.right)
    }
    if let first = columns.indices.first(where: { columns[$0].left < segment.right && columns[$0].right > segment.left }
    ) {
      return first
    }
    return columns.indices.min { distance($0) < distance($1) } ?? 0
  }
}

extension PageLine {
  /// A row of a table; the segments of each cell in the order they are read.
  init(cells: [[PageSegment]]) {
    let words = cells.flatMap { $0.flatMap(\.words) }
    self.init(words, column: 0)
    let texts = cells.map { LineWords(lines: $0) }
    self.cells = texts.map(\.text)
    self.words = LineWords(cells: texts)
  }
}
