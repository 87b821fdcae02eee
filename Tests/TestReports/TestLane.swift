import Glibc

/// The two lanes of tests: all of them, and the quick ones for while someone works.
public enum TestLane {
  /// Whether slow tests run too: everywhere but in `.ci/test --fast`, which sets GANGMU_FAST.
  public static let isFull = getenv("GANGMU_FAST") == nil
}
