/// A package as one XML file (Flat OPC, as Word writes it): each part in a `pkg:part` with its name.
///
/// The parts are cut out of the file as they stand: each is a document of its own, with the declarations it needs.
enum FlatPackage {
  private static let start = Array("<pkg:part".utf8)
  private static let data = Array("<pkg:xmlData".utf8)
  /// A tag has no more bytes.
  private static let longestTag = 1_024
  private static let end = Array("</pkg:xmlData>".utf8)

  /// The XML parts of `text`; nil where it is no such package.
  static func parts(of text: [UInt8]) -> [String: [UInt8]]? {
    guard place(of: Array("<pkg:package".utf8), in: text, from: 0) != nil else { return nil }
    var parts: [String: [UInt8]] = [:]
    var next = 0
    while parts.count < PackageParts.mostParts, let tag = place(of: start, in: text, from: next) {
      next = tag + start.count
      guard let tagEnd = text[next...].prefix(longestTag).firstIndex(of: 0x3E) else { continue }
      // The next part's data is not this one's.
      let following = place(of: start, in: text, from: tagEnd) ?? text.count
      defer { next = max(next, tagEnd) }
      guard let name = name(in: text[tag..<tagEnd]),
        let open = place(of: data, in: text, from: tagEnd, before: following),
        let first = text[open...].prefix(longestTag).firstIndex(of: 0x3E),
        let last = place(of: end, in: text, from: first + 1, before: following)
      else { continue }
      if parts[name] == nil { parts[name] = Array(text[(first + 1)..<last]) }
      next = last
    }
    return parts
  }

  /// The name a tag gives its part, without the slash it begins with.
  private static func name(in tag: ArraySlice<UInt8>) -> String? {
    let words = String(decoding: tag, as: UTF8.self)
    guard let key = words.utf8.indices.first(where: { words[$0...].utf8.starts(with: "pkg:name=".utf8) }) else {
      return nil
    }
    let value = words[key...].dropFirst("pkg:name=".count)
    guard let mark = value.first, mark == "\"" || mark == "'" else { return nil }
    let name = value.dropFirst().prefix { $0 != mark }
    return String(name.first == "/" ? name.dropFirst() : name)
  }

  private static func place(of word: [UInt8], in text: [UInt8], from start: Int, before end: Int? = nil) -> Int? {
    let last = (end ?? text.count) - word.count
    guard let first = word.first else { return nil }
    return text.withUnsafeBufferPointer { bytes in
      var place = start
      while place <= last {
        if bytes[place] == first, (1..<word.count).allSatisfy({ bytes[place + $0] == word[$0] }) { return place }
        place += 1
      }
      return nil
    }
  }
}
