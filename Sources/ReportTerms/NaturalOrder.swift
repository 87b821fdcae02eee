/// Stands in until the natural order of names is there.
enum NaturalOrder {
  static func sorted<Element>(_ elements: [Element], by name: (Element) -> [UInt8]) -> [Element] {
    elements.map { ($0, name($0)) }.sorted { $0.1.lexicographicallyPrecedes($1.1) }.map { $0.0 }
  }
}
