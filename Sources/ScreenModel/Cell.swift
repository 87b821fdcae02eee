/// One character cell, or the first cell of a character that is two columns wide.
///
/// Plain scalars and not a string: a frame is thousands of cells, made and compared at every key.
public struct Cell: Hashable, Sendable {
  /// The character; never a control character.
  public var base: Unicode.Scalar
  /// The first combining mark over it; U+0000 for none.
  public var mark: Unicode.Scalar
  /// The second combining mark over it; U+0000 for none.
  public var secondMark: Unicode.Scalar
  /// Columns it takes: 1 or 2. 0 marks the second column of a character two columns wide.
  public var width: UInt8
  /// The role the cell plays; a theme decides by it how the cell looks.
  public var role: Role

  /// A cell. `width` is 1 or 2 columns.
  @inlinable
  public init(
    _ base: Unicode.Scalar, width: UInt8 = 1, role: Role, mark: Unicode.Scalar = "\0", secondMark: Unicode.Scalar = "\0"
  ) {
    self.base = base
    self.mark = mark
    self.secondMark = secondMark
    self.width = width
    self.role = role
  }

  /// An empty cell.
  public static func blank(_ role: Role) -> Cell { Cell(" ", role: role) }

  /// The second column of a character two columns wide.
  public static func continuation(_ role: Role) -> Cell { Cell(" ", width: 0, role: role) }
}
