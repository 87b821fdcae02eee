/// Characters that words are made of, of any script: letters, the marks on them, and digits (Unicode, DerivedCoreProperties
/// and general categories Mn, Mc, Nd).
public enum WordCharacter {
  /// Whether `scalar` is one.
  public static func contains(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return (0x41...0x5A).contains(scalar & ~0x20) || (0x30...0x39).contains(scalar) }
    guard !Han.contains(scalar) else { return true }
    guard let properties = Unicode.Scalar(scalar)?.properties else { return false }
    if properties.isAlphabetic { return true }
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .decimalNumber: return true
    default: return false
    }
  }
}
