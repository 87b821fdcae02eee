/// The change of a followed file's text.
public enum FileChange: String, Hashable, Sendable, CaseIterable {
  /// Text was added at its end; all places in the old text hold.
  case grown
  /// Another file took its name, as when an editor saves, or it came back.
  case replaced
  /// It became shorter.
  case truncated
  /// It was written over.
  case rewritten

  /// The change that made `old` into `new`; nil where nothing changed.
  init?(from old: [UInt8], to new: [UInt8], isSameFile: Bool) {
    if new.count >= old.count, new.starts(with: old) {
      if new.count == old.count { return nil }
      self = .grown
    } else if !isSameFile {
      self = .replaced
    } else {
      self = new.count < old.count ? .truncated : .rewritten
    }
  }
}
