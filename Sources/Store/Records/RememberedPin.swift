/// A term that stays highlighted in a report.
public struct RememberedPin: Hashable, Sendable {
  /// The term as it was typed.
  public var text: String
  /// The way to read it, in the form of whoever remembers it.
  public var form: Int
  /// The number of its colour.
  public var colour: Int

  public init(text: String, form: Int, colour: Int) {
    self.text = text
    self.form = form
    self.colour = colour
  }
}
