/// The columns a terminal gives each character.
///
/// After Unicode Standard Annex #11: W and F take two columns, non-spacing and enclosing marks, format controls and
/// the vowels and finals of conjoining jamo none, A (`“”‘’—…·①│▸`) what the terminal gives them, the rest one. The one
/// table for layout and screen: `stages` are the same bytes for C.
public struct WidthTable: Sendable, Hashable {
  /// Columns of a character of ambiguous width: 1, or 2 as many terminals in a Chinese locale draw it.
  public let ambiguousWidth: Int
  @usableFromInline let table: TwoStageTable

  /// The table for a terminal that draws ambiguous characters `ambiguousWidth` columns wide: 2, or else 1.
  public init(ambiguousWidth: Int) {
    self.ambiguousWidth = ambiguousWidth == 2 ? 2 : 1
    table = TwoStageTable.widths
  }

  /// Columns of the character with the code `scalar`: 0, 1 or 2.
  @inlinable @inline(__always)
  public func width(of scalar: UInt32) -> Int {
    let width = Int(table[scalar])
    return width < 3 ? width : ambiguousWidth
  }

  /// Columns of `scalar`: 0, 1 or 2.
  @inlinable
  public func width(of scalar: Unicode.Scalar) -> Int { width(of: scalar.value) }

  /// Whether two tables give the same widths.
  public static func == (left: WidthTable, right: WidthTable) -> Bool { left.ambiguousWidth == right.ambiguousWidth }

  /// Hashes what makes two tables differ.
  public func hash(into hasher: inout Hasher) { hasher.combine(ambiguousWidth) }

  /// The table as bytes: `stage1[c >> 8]`, 0x1100 of them, picks a block of 256 bytes in `stage2`, where byte
  /// `c & 0xFF` is 0, 1 or 2 columns, or 3 for the ambiguous width. Valid for the life of the process.
  public static var stages: (stage1: UnsafePointer<UInt8>, stage2: UnsafePointer<UInt8>) {
    (TwoStageTable.widths.stage1, TwoStageTable.widths.stage2)
  }
}
