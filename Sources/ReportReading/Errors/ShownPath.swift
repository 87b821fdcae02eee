import TextFacts

/// File names made fit to be printed.
///
/// A name is any bytes but `/` and NUL. A byte that is no UTF-8, and what a terminal would obey or not show, stands as a
/// `VisibleMark`; a name can then neither move the cursor nor pass for another.
public enum ShownPath {
  /// The name in `path` as a string without controls.
  public static func words(_ path: [UInt8]) -> String { VisibleText.line(path) }
}
