/// Words that are typed as they stand: options of commands, which begin with `-`, and paths and addresses, which hold `/`.
enum CommandWord {
  /// The bytes on either side of a place that are looked at.
  private static let reach = 80

  /// Whether the place `place`, inside of the bytes of `bounds`, lies in such a word.
  static func holds(_ bytes: UnsafePointer<UInt8>, _ place: Int, in bounds: Range<Int>) -> Bool {
    var start = place
    let least = max(bounds.lowerBound, place - reach)
    while start > least, isPart(bytes[start - 1]) {
      start -= 1
      if bytes[start] == 0x2F { return true }
    }
    if bytes[start] == 0x2D, place - start > 1 { return true }
    var end = place
    let most = min(bounds.upperBound, place + reach)
    while end < most, isPart(bytes[end]) {
      if bytes[end] == 0x2F { return true }
      end += 1
    }
    return false
  }

  /// The columns of the word at the start of `range`; nil where they are more than `most`.
  static func width(_ bytes: UnsafePointer<UInt8>, _ range: Range<Int>, most: Int) -> Int? {
    let end = range.prefix(most + 1).first { !isPart(bytes[$0]) } ?? min(range.upperBound, range.lowerBound + most + 1)
    return end - range.lowerBound <= most ? end - range.lowerBound : nil
  }

  /// Whether a byte belongs to such words: letters, figures and `-` `_` `.` `/` `~` `+` `=` `:` `@` `%`.
  private static func isPart(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x3A, 0x40...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x5F, 0x7E, 0x2B, 0x3D, 0x25: true
    default: false
    }
  }
}
