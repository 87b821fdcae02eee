import TextFacts

/// A place in a line, read scalar by scalar.
struct Cursor {
  let text: [UInt8]
  var place: Int
  let end: Int

  /// The scalar at the place and the byte after it; nil at the end. The text is valid UTF-8.
  @inline(__always)
  var scalar: (value: UInt32, end: Int)? {
    TextScalar.read(text.span, at: place, end: min(end, text.count)).map { ($0.value, $0.next) }
  }

  /// Whether nothing but white space is left.
  var isAtEnd: Bool { pastSpaces.scalar == nil }

  /// The same line at another place.
  func moved(to place: Int) -> Cursor {
    var cursor = self
    cursor.place = place
    return cursor
  }

  /// Past white space and controls.
  var pastSpaces: Cursor {
    var cursor = self
    while let next = cursor.scalar, Blank.contains(next.value) { cursor.place = next.end }
    return cursor
  }

  /// Past any of `scalars`.
  func past(_ scalars: [UInt32]) -> Cursor {
    var cursor = self
    while let next = cursor.scalar, scalars.contains(next.value) { cursor.place = next.end }
    return cursor
  }

  /// The place after `words`; nil where the line does not go on with them.
  func after(_ words: [UInt8]) -> Int? {
    let next = place + words.count
    guard next <= min(end, text.count), text[place..<next].elementsEqual(words) else { return nil }
    return next
  }
}
