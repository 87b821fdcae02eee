import TextFacts

/// Tags of HTML in Markdown (CommonMark 0.31, 6.6), by their bytes.
enum HTMLTag {
  /// The name of a tag, small letters, whose bytes after `<` are `range`: letters, digits and hyphens, then white space,
  /// `/`, `>` or the end. nil where it is no tag.
  static func name(_ text: [UInt8], _ range: Range<Int>) -> (word: String, isEnd: Bool)? {
    var place = range.lowerBound
    let isEnd = place < range.upperBound && text[place] == 0x2F
    if isEnd { place += 1 }
    let first = place
    while place < range.upperBound, isNameByte(text[place]), place - first < 32 { place += 1 }
    guard place > first, isLetter(text[first]) else { return nil }
    if place < range.upperBound {
      guard isSpace(text[place]) || text[place] == 0x3E || text[place] == 0x2F else { return nil }
    }
    return (String(decoding: text[first..<place].map { isLetter($0) ? $0 | 0x20 : $0 }, as: UTF8.self), isEnd)
  }

  /// The byte after the tag that begins with `<` at `place`, before `limit`; nil where it is none. Attributes hold no
  /// more than `WorkBudget.tagBytes`.
  static func end(_ text: [UInt8], _ start: Int, limit: Int) -> Int? {
    let limit = min(limit, start + WorkBudget.tagBytes)
    var place = start + 1
    let isEnd = place < limit && text[place] == 0x2F
    if isEnd { place += 1 }
    guard place < limit, isLetter(text[place]) else { return nil }
    while place < limit, isNameByte(text[place]) { place += 1 }
    while place < limit {
      let blanks = place
      while place < limit, isSpace(text[place]) { place += 1 }
      guard place < limit else { return nil }
      if text[place] == 0x3E { return place + 1 }
      if text[place] == 0x2F, !isEnd { return place + 1 < limit && text[place + 1] == 0x3E ? place + 2 : nil }
      guard !isEnd, place > blanks, let next = attributeEnd(text, place, limit) else { return nil }
      place = next
    }
    return nil
  }

  private static func attributeEnd(_ text: [UInt8], _ start: Int, _ limit: Int) -> Int? {
    var place = start
    guard isLetter(text[place]) || text[place] == 0x5F || text[place] == 0x3A || text[place] == 0x40 else { return nil }
    while place < limit, isNameByte(text[place]) || [0x5F, 0x3A, 0x2E, 0x40].contains(text[place]) { place += 1 }
    var value = place
    while value < limit, isSpace(text[value]) { value += 1 }
    guard value < limit, text[value] == 0x3D else { return place }
    value += 1
    while value < limit, isSpace(text[value]) { value += 1 }
    guard value < limit else { return nil }
    if text[value] == 0x22 || text[value] == 0x27 {
      return ByteSearch.first(text[value], in: text, from: value + 1, to: limit).map { $0 + 1 }
    }
    let first = value
    while value < limit, !isSpace(text[value]), ![0x22, 0x27, 0x3D, 0x3C, 0x3E, 0x60].contains(text[value]) {
      value += 1
    }
    return value > first ? value : nil
  }

  /// The value of an attribute of the tag at `range`, its quotation marks left out; nil where it has none.
  static func attribute(_ name: StaticString, in text: [UInt8], _ range: Range<Int>) -> Range<Int>? {
    var place = range.lowerBound + 1
    while place < range.upperBound, isNameByte(text[place]) { place += 1 }
    while place < range.upperBound {
      while place < range.upperBound, isSpace(text[place]) { place += 1 }
      guard place < range.upperBound, isLetter(text[place]), let end = attributeEnd(text, place, range.upperBound)
      else {
        return nil
      }
      let length = name.utf8CodeUnitCount
      if text.beginsFolded(with: name, in: place..<end), place + length < end, !isNameByte(text[place + length]) {
        var value = place + length
        while value < end, isSpace(text[value]) || text[value] == 0x3D { value += 1 }
        let isQuoted = value < end && (text[value] == 0x22 || text[value] == 0x27)
        return isQuoted ? value + 1..<max(value + 1, end - 1) : value..<end
      }
      place = end
    }
    return nil
  }

  /// The depth of the first heading whose tag (`<h1>` to `<h6>`) stands in `range`, and the byte after the tag.
  static func heading(_ text: [UInt8], _ range: Range<Int>) -> (depth: Int, start: Int)? {
    guard let place = place(of: "<h", in: text, range), place + 3 < range.upperBound,
      (0x31...0x36).contains(text[place + 2]),
      let end = end(text, place, limit: range.upperBound)
    else { return nil }
    return (Int(text[place + 2] - 0x30), end)
  }

  /// The place where `words`, small letters that begin with `<`, stand before a digit in `range`.
  static func place(of words: StaticString, in text: [UInt8], _ range: Range<Int>) -> Int? {
    let length = words.utf8CodeUnitCount
    var place = range.lowerBound
    while let next = ByteSearch.first(0x3C, in: text, from: place, to: range.upperBound) {
      let after = next + length
      if after < range.upperBound, (0x30...0x39).contains(text[after]),
        text.beginsFolded(with: words, in: next..<range.upperBound)
      {
        return next
      }
      place = next + 1
    }
    return nil
  }

  static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & ~0x20) }
  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
  private static func isNameByte(_ byte: UInt8) -> Bool {
    isLetter(byte) || (0x30...0x39).contains(byte) || byte == 0x2D
  }
}

/// Names of files in addresses and paths.
enum FileName {
  /// The last part of the path that is `range`, without what an address has behind it.
  static func range(_ text: [UInt8], _ range: Range<Int>) -> Range<Int> {
    let end = text[range].firstIndex { $0 == 0x3F || $0 == 0x23 } ?? range.upperBound
    let start = text[range.lowerBound..<end].lastIndex { $0 == 0x2F || $0 == 0x5C }.map { $0 + 1 } ?? range.lowerBound
    return start..<end
  }

  /// Whether a name is one of an image.
  static func isImage(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    guard let dot = text[range].lastIndex(of: 0x2E), range.upperBound - dot <= 6 else { return false }
    let end = String(decoding: text[dot + 1..<range.upperBound], as: UTF8.self).lowercased()
    return ["png", "jpg", "jpeg", "gif", "svg", "webp", "bmp", "tif", "tiff"].contains(end)
  }
}
