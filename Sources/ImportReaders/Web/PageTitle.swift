import ImportStream

/// The name a page gives itself (HTML, 4.2.2, the title element; `ArticleTitle` of the rules for Chinese government
/// sites, 政府网站发展指引 2017): the first heading that has its words is the title of the text, whatever its level, and
/// however many headings have that level; where none has, the paragraph that does.
enum PageTitle {
  /// Bytes from the start that are searched for the element, and the most of its words.
  private static let (reach, longest) = (1 << 16, 600)
  /// A heading of fewer letters may begin any title, and so may a paragraph of fewer.
  private static let (fewest, fewestOfParagraph) = (4, 18)
  /// The records from the start that may hold the title.
  private static let opening = 200

  /// The words of the title element of `page`, as they are compared; empty where it has none.
  static func words(_ page: [UInt8]) -> [UInt8] {
    let end = min(page.count, reach)
    guard let open = place(of: "<title", in: page, from: 0, to: end),
      let start = page[open..<end].firstIndex(of: 0x3E),
      let close = page[start..<min(end, start + longest)].firstIndex(of: 0x3C)
    else { return [] }
    return key(page[start + 1..<close])
  }

  /// The words of the page's `ArticleTitle`, as they are compared; empty where it has none.
  static func article(_ page: [UInt8]) -> [UInt8] {
    let end = min(page.count, reach)
    var place = 0
    while let open = self.place(of: "<meta", in: page, from: place, to: end) {
      place = open + 5
      guard let close = page[open..<min(end, open + 2 * longest)].firstIndex(of: 0x3E) else { continue }
      // Each byte is looked at once, however many elements begin inside another.
      place = close
      let tag = page[open..<close]
      guard let name = value(of: "name=", in: tag), name.map({ $0 | 0x20 }) == Array("articletitle".utf8) else {
        continue
      }
      return value(of: "content=", in: tag).map { key($0) } ?? []
    }
    return []
  }

  /// The value of an attribute in quotation marks.
  private static func value(of name: StaticString, in tag: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let name = Array(UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
    guard
      let start = tag.indices.first(where: { start in
        zip(tag[start...], name).allSatisfy { $0 | 0x20 == $1 | 0x20 }
      })
    else { return nil }
    let after = tag[start...].dropFirst(name.count)
    guard let quote = after.first, quote == 0x22 || quote == 0x27,
      let end = after.dropFirst().firstIndex(of: quote)
    else { return nil }
    return tag[after.startIndex + 1..<end]
  }

  /// `records` with the title among them: the first heading, where the page's own title is it or begins with it; else
  /// the first paragraph of which that holds.
  static func marked(_ records: [ImportRecord], _ title: [UInt8], article: [UInt8]) -> [ImportRecord] {
    var records = records
    let first = records.firstIndex { record in
      if case .heading = record { return true }
      return false
    }
    if let first, case .heading(let level, let words) = records[first] {
      let own = key(Array(words.utf8)[...])
      if level == 0 { return records }
      if own.count >= fewest, title.starts(with: own) {
        records[first] = .heading(level: 0, words)
        return records
      }
      if let later = titleHeading(in: records, after: first, level, title) {
        setTitle(later, in: &records)
        return records
      }
    }
    for (index, record) in records.prefix(opening).enumerated() {
      guard case .paragraph(let words) = record, words.utf8.count <= longest else { continue }
      let own = key(Array(words.utf8)[...])
      guard own.count >= fewestOfParagraph, own == article || title.starts(with: own) && own.count * 2 >= title.count
      else { continue }
      setTitle(index, in: &records)
      break
    }
    return records
  }

  /// Makes the line at `index` the title. Headings before it are those of boxes of the page, of a series, of a cover.
  private static func setTitle(_ index: Int, in records: inout [ImportRecord]) {
    for before in records.indices.prefix(index) {
      if case .heading(_, let words) = records[before] { records[before] = .paragraph(words) }
    }
    if case .heading(_, let words) = records[index] {
      records[index] = .heading(level: 0, words)
    } else if case .paragraph(let words) = records[index] {
      records[index] = .heading(level: 0, words)
    }
  }

  /// Headings from the first on that the title may stand below: those of a series, a publisher, a cover.
  private static let fewHeadings = 12
  private static let articles = ["the", "a", "an"].map { Array($0.utf8) }

  /// The position of the highest heading as high as the first one that has the whole page's own title, its article aside:
  /// books on the web have the heads of their series and their covers before it.
  private static func titleHeading(
    in records: [ImportRecord], after first: Int, _ level: Int, _ title: [UInt8]
  ) -> Int? {
    var count = 0
    var best: (index: Int, level: Int)?
    for index in records.indices.dropFirst(first + 1).prefix(opening) {
      guard case .heading(let own, let words) = records[index] else { continue }
      count += 1
      guard count < fewHeadings else { break }
      let key = key(Array(words.utf8)[...])
      guard own <= level, best.map({ own < $0.level }) ?? true, key.count >= fewest else { continue }
      if key == title || articles.contains(where: { $0 + key == title }) { best = (index, own) }
    }
    return best?.index
  }

  private static func place(of tag: StaticString, in page: [UInt8], from start: Int, to end: Int) -> Int? {
    var place = start
    while let next = page[place..<end].firstIndex(of: 0x3C) {
      let name = page[next..<min(end, next + tag.utf8CodeUnitCount)].map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
      if name.count == tag.utf8CodeUnitCount, zip(name, 0...).allSatisfy({ $0 == tag.utf8Start[$1] }) { return next }
      place = next + 1
    }
    return nil
  }

  /// Letters and figures, without white space, marks and character references.
  private static func key(_ words: ArraySlice<UInt8>) -> [UInt8] {
    var key: [UInt8] = []
    var place = words.startIndex
    while place < words.endIndex {
      let byte = words[place]
      if byte == 0x26, let end = words[place...].prefix(10).firstIndex(of: 0x3B) {
        place = end + 1
        continue
      }
      switch byte {
      case 0x30...0x39, 0x61...0x7A, 0x80...: key.append(byte)
      case 0x41...0x5A: key.append(byte + 0x20)
      default: break
      }
      place += 1
    }
    return key
  }
}
