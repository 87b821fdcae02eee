import TextFacts

/// Link reference definitions (CommonMark 0.31, 4.7), each on a line: `[label]: destination "title"`.
struct MarkdownDefinitions {
  /// A label has no more bytes (6.3 says 999 characters).
  static let longestLabel = 999
  private var destinations: [[UInt8]: Range<Int>] = [:]

  var isEmpty: Bool { destinations.isEmpty }

  /// Notes the definition that the whole of `line` is; false where it is none.
  mutating func add(_ text: [UInt8], _ line: Range<Int>) -> Bool {
    guard line.count > 4, text[line.lowerBound] == 0x5B, let close = Self.labelEnd(text, line),
      close + 1 < line.upperBound, text[close + 1] == 0x3A
    else { return false }
    let label = Self.key(text, line.lowerBound + 1..<close)
    guard !label.isEmpty, label.first != 0x5E, let link = MarkdownLink.destination(text, close + 2, line.upperBound)
    else {
      return false
    }
    let after = text.trimmed(link.end..<line.upperBound)
    if !after.isEmpty {
      guard after.lowerBound > link.end,
        MarkdownLink.titleEnd(text, after.lowerBound, line.upperBound) == after.upperBound
      else { return false }
    }
    if destinations[label] == nil { destinations[label] = link.range }
    return true
  }

  /// The destination that `label` stands for.
  func destination(_ text: [UInt8], _ label: Range<Int>) -> Range<Int>? {
    guard !isEmpty, label.count <= Self.longestLabel else { return nil }
    let key = Self.key(text, label)
    return key.isEmpty ? nil : destinations[key]
  }

  /// The mark of a footnote that begins with `range` (`[^1]: `, GFM), without `[^` and `]:`.
  static func footnote(_ text: [UInt8], _ range: Range<Int>) -> Range<Int>? {
    guard text.begins(with: "[^", in: range) else { return nil }
    var place = range.lowerBound + 2
    while place < range.upperBound, text[place] > 0x20, text[place] != 0x5D, text[place] != 0x5B { place += 1 }
    guard place > range.lowerBound + 2, place + 1 < range.upperBound, text[place] == 0x5D, text[place + 1] == 0x3A
    else {
      return nil
    }
    return range.lowerBound + 2..<place
  }

  /// The place of the `]` that ends the label at the start of `range`.
  static func labelEnd(_ text: [UInt8], _ range: Range<Int>) -> Int? {
    let end = min(range.upperBound, range.lowerBound + longestLabel + 2)
    var place = range.lowerBound + 1
    while place < end {
      switch text[place] {
      case 0x5C: place += 1
      case 0x5B: return nil
      case 0x5D: return place
      default: break
      }
      place += 1
    }
    return nil
  }

  /// The bytes by which labels are compared: small letters, white space runs as one space.
  private static func key(_ text: [UInt8], _ label: Range<Int>) -> [UInt8] {
    var key: [UInt8] = []
    for byte in text[text.trimmed(label)] {
      if HTMLTag.isSpace(byte) {
        if key.last != 0x20 { key.append(0x20) }
      } else {
        key.append((0x41...0x5A).contains(byte) ? byte + 0x20 : byte)
      }
    }
    return key
  }
}

/// Parts of links (CommonMark 6.3).
enum MarkdownLink {
  /// The destination at `place`, white space before it passed over, and the byte after it.
  static func destination(_ text: [UInt8], _ start: Int, _ end: Int) -> (range: Range<Int>, end: Int)? {
    var place = pastSpaces(text, start, end)
    guard place < end else { return nil }
    let first = place
    if text[place] == 0x3C {
      place += 1
      while place < end, text[place] != 0x3E {
        if text[place] == 0x3C || text[place] == 0x0A { return nil }
        place += text[place] == 0x5C && place + 1 < end ? 2 : 1
      }
      return place < end ? (first + 1..<place, place + 1) : nil
    }
    var depth = 0
    while place < end, text[place] > 0x20, text[place] != 0x7F {
      if text[place] == 0x5C, place + 1 < end, text[place + 1] > 0x20 {
        place += 2
        continue
      }
      if text[place] == 0x28 { depth += 1 }
      if text[place] == 0x29 {
        if depth == 0 { break }
        depth -= 1
      }
      if depth > 32 { return nil }
      place += 1
    }
    return place > first && depth == 0 ? (first..<min(place, end), min(place, end)) : nil
  }

  /// The byte after the title that begins at `place`; nil where none does.
  static func titleEnd(_ text: [UInt8], _ start: Int, _ end: Int) -> Int? {
    guard start < end else { return nil }
    let close: UInt8
    switch text[start] {
    case 0x22: close = 0x22
    case 0x27: close = 0x27
    case 0x28: close = 0x29
    default: return nil
    }
    let end = min(end, start + WorkBudget.tagBytes)
    var place = start + 1
    while place < end {
      if text[place] == 0x5C { place += 1 } else if text[place] == close { return place + 1 }
      place += 1
    }
    return nil
  }

  /// The rest of an inline link after `](`: its destination, and the byte after the closing bracket.
  static func inline(_ text: [UInt8], _ start: Int, _ end: Int) -> (target: Range<Int>, end: Int)? {
    let first = pastSpaces(text, start, end)
    guard first < end else { return nil }
    if text[first] == 0x29 { return (first..<first, first + 1) }
    guard let link = destination(text, first, end) else { return nil }
    var place = pastSpaces(text, link.end, end)
    if place > link.end, let title = titleEnd(text, place, end) { place = pastSpaces(text, title, end) }
    return place < end && text[place] == 0x29 ? (link.range, place + 1) : nil
  }

  private static func pastSpaces(_ text: [UInt8], _ start: Int, _ end: Int) -> Int {
    var place = start
    while place < end, HTMLTag.isSpace(text[place]) { place += 1 }
    return place
  }
}
