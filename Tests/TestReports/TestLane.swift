import Glibc

/// The lanes of tests: all of them, the quick ones for while someone works, and the long forms of a night.
public enum TestLane {
  /// Whether slow tests run too: everywhere but in `.ci/test --fast`, which sets GANGMU_FAST.
  public static let isFull = getenv("GANGMU_FAST") == nil

  /// Whether tests that repeat something at random do so as often as a night has time for: in `.ci/nightly`, which sets
  /// GANGMU_LONG.
  public static let isLong = getenv("GANGMU_LONG") != nil

  /// The number of times to repeat something: `short`, in the long form `long`.
  public static func times(_ short: Int, long: Int) -> Int { isLong ? long : short }

  /// Prints a figure that `.ci/nightly` adds up under its name and puts in its table.
  public static func tell(_ count: Int, _ name: String) { if isLong { print("figure: \(count) \(name)") } }
}
