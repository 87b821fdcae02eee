/// The marks that stand for what is not sent or drawn as itself, the same on the screen and in every line printed:
///
///     C0, DEL                      the control picture: ␀ … ␡
///     any other hidden character   its code, as less shows it: <U+200B>
///     a byte that is no UTF-8      \xE9
public enum VisibleMark {
  /// The control picture of a C0 control or DEL (block Control Pictures, U+2400 to U+2421).
  @inlinable
  public static func picture(of control: UInt32) -> UInt32 { control == 0x7F ? 0x2421 : 0x2400 + control & 0x3F }

  /// Columns of the code of `scalar`: 8 to 10.
  public static func codeWidth(_ scalar: UInt32) -> Int { digits(scalar) + 4 }

  /// The code of `scalar` in ASCII.
  public static func code(_ scalar: UInt32) -> [UInt8] {
    var found = Array("<U+".utf8)
    for place in (0..<digits(scalar)).reversed() { found.append(digit(scalar >> UInt32(4 * place))) }
    found.append(0x3E)
    return found
  }

  /// Appends the mark of a hidden character.
  static func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
    guard scalar < 0x20 || scalar == 0x7F else {
      bytes += code(scalar)
      return
    }
    let picture = picture(of: scalar)
    bytes += [0xE2, 0x80 | UInt8(picture >> 6 & 0x3F), 0x80 | UInt8(picture & 0x3F)]
  }

  /// Appends the mark of a byte that belongs to no character.
  static func append(byte: UInt8, to bytes: inout [UInt8]) {
    bytes += [0x5C, 0x78, digit(UInt32(byte >> 4)), digit(UInt32(byte))]
  }

  private static func digits(_ scalar: UInt32) -> Int { scalar > 0xFFFFF ? 6 : scalar > 0xFFFF ? 5 : 4 }

  /// The last hexadecimal digit of `value`.
  private static func digit(_ value: UInt32) -> UInt8 {
    let digit = UInt8(truncatingIfNeeded: value & 0xF)
    return digit < 10 ? 0x30 + digit : 0x37 + digit
  }
}
