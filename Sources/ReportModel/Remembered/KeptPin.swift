/// A term that stays highlighted in a report, in a form that outlives the program.
public struct KeptPin: Hashable, Sendable {
  /// The term as it was typed.
  public var text: String
  /// The way to read it, in numbers of the browser's own.
  public var form: Int
  /// The number of its colour, from 0.
  public var colour: Int

  /// A term from its parts, which may come from a file and say anything.
  public init(text: String, form: Int, colour: Int) {
    self.text = text
    self.form = form
    self.colour = colour
  }
}
