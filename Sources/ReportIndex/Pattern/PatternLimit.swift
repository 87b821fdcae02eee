/// The most that a regular expression may cost in one text; beyond it the search throws `.tooCostly`.
public enum PatternLimit: Sendable {
  /// So many steps, and so many more for each byte of the text. A step is an item of the pattern that is tried, or 16
  /// bytes passed over. The same in every run, but counting takes several times as long as an ordinary pattern does.
  case steps(Int, perByte: Int)
  /// 100 ms of processor time, and 50 ns for each byte of the text; ordinary patterns take 0.1 to 10 ns. Not time of
  /// day: a program that is suspended or starved refuses no pattern that it would have accepted.
  ///
  /// The closure tells how many nanoseconds the thread that calls it has used.
  case processorTime(@Sendable () -> Int)

  /// About as many steps as the bound of processor time has room for.
  public static let counted = PatternLimit.steps(5_000_000, perByte: 4)
}
