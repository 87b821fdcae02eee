/// Han characters, by block (Unicode 16, chapter 18).
public enum Han {
  /// Whether `scalar` is one.
  @inlinable
  public static func contains(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3007, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x323AF: true
    default: false
    }
  }
}
