import ImportStream

/// The name a page gives itself (HTML, 4.2.2, the title element): the first heading that has its words is the title of
/// the text, whatever its level, and however many headings have that level.
enum PageTitle {
  /// Bytes from the start that are searched for the element, and the most of its words.
  private static let (reach, longest) = (1 << 16, 600)
  /// A heading of fewer letters may begin any title.
  private static let fewest = 4

  /// The words of the title element of `page`, as they are compared; empty where it has none.
  static func words(_ page: [UInt8]) -> [UInt8] {
    let end = min(page.count, reach)
    guard let open = place(of: "<title", in: page, from: 0, to: end),
      let start = page[open..<end].firstIndex(of: 0x3E),
      let close = page[start..<min(end, start + longest)].firstIndex(of: 0x3C)
    else { return [] }
    return key(page[start + 1..<close])
  }

  /// `records` with the title among them: the first heading, where the page's own title is it or begins with it.
  static func marked(_ records: [ImportRecord], _ title: [UInt8]) -> [ImportRecord] {
    guard
      let first = records.firstIndex(where: { record in
        if case .heading = record { return true }
        return false
      }), case .heading(let level, let words) = records[first], level > 0
    else { return records }
    let own = key(Array(words.utf8)[...])
    guard own.count >= fewest, title.starts(with: own) else { return records }
    var records = records
    records[first] = .heading(level: 0, words)
    return records
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
