/// Something done with the mouse on the screen.
public struct MouseEvent: Hashable, Sendable {
  /// The things that are done.
  public enum Action: Hashable, Sendable {
    /// The left button was pressed, for the first or the second time in quick succession.
    case press(clicks: Int)
    /// The mouse was moved while the left button was held.
    case drag
    /// The left button was let go.
    case release
    /// The wheel was turned by a notch.
    case wheelUp, wheelDown
  }

  /// The thing done.
  public var action: Action
  /// The cell it was done at, from 0.
  public var row: Int
  public var column: Int

  /// Something done at a cell.
  public init(_ action: Action, row: Int, column: Int) {
    self.action = action
    self.row = row
    self.column = column
  }
}
