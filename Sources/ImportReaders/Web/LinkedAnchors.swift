/// The places that links of pages lead to, read from the source before the page is: only those are told of.
enum LinkedAnchors {
  /// Bytes of a destination that is looked at, and the destinations of a page.
  private static let (longest, most) = (1_024, 20_000)

  /// The names in links within the page: `href="#name"`.
  static func names(in page: [UInt8]) -> Set<String> {
    var names: Set<String> = []
    forEach(in: page) { destination in
      guard destination.first == 0x23 else { return }
      names.formUnion(Self.names(destination.dropFirst()))
    }
    return names
  }

  /// Calls `body` with the destination of each link, as it is written.
  static func forEach(in page: [UInt8], _ body: (ArraySlice<UInt8>) -> Void) {
    let sign = Array("href".utf8)
    var left = most
    var place = 0
    while place + sign.count < page.count, left > 0 {
      guard page[place] | 0x20 == sign[0], page[place..<place + sign.count].elementsEqual(sign, by: { $0 | 0x20 == $1 })
      else {
        place += 1
        continue
      }
      place += sign.count
      while place < page.count, page[place] <= 0x20 || page[place] == 0x3D { place += 1 }
      guard place < page.count, page[place] == 0x22 || page[place] == 0x27 else { continue }
      let quote = page[place]
      let rest = page[(place + 1)...].prefix(longest)
      guard let end = rest.firstIndex(of: quote) else { continue }
      left -= 1
      body(rest[..<end])
      place = end
    }
  }

  /// The names that the end of a destination may stand for: as it is written, and with `%E4` as the byte it stands for.
  static func names(_ written: ArraySlice<UInt8>) -> [String] {
    let name = String(decoding: written, as: UTF8.self)
    return name.isEmpty ? [] : [name, EpubReader.decoded(Substring(name))]
  }
}
