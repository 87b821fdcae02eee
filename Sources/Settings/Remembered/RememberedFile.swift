import Glibc

/// The file `remembered` in the state folder, shared by all running copies of the program.
///
/// A change is written under a lock, into what the file then holds, so that two writers lose nothing; and by way of a
/// second file, so that a reader or a power cut never meets half a file. Nothing here fails the program: what cannot be
/// read or written is a problem to show.
public struct RememberedFile: Sendable {
  /// The state folder; nil remembers nothing.
  private let folder: String?

  /// The longest wait for another writer, in milliseconds.
  private let patience: Int

  /// The file of a state folder, which is made when first written to.
  public init(folder: String?, patience: Int = 2000) {
    self.folder = folder
    self.patience = patience
  }

  /// Read the file.
  public func read() -> (remembered: Remembered, problems: [SettingsProblem]) {
    guard let folder else { return (Remembered(), []) }
    do throws(SettingsProblem) {
      return try Self.read(folder + "/remembered")
    } catch {
      return (Remembered(), [error])
    }
  }

  /// Remembers changes, oldest first. The result is what kept them from being written; none when they are.
  public func record(_ changes: [Remembered.Change]) -> [SettingsProblem] {
    guard let folder, !changes.isEmpty else { return [] }
    do throws(SettingsProblem) {
      try StateFolder.make(folder)
      try FileLock.hold(folder + "/lock", patience: patience) { () throws(SettingsProblem) in
        try Self.write(changes, to: folder + "/remembered")
      }
      return []
    } catch {
      return [error]
    }
  }

  private static func write(_ changes: [Remembered.Change], to file: String) throws(SettingsProblem) {
    let known = try read(file).remembered
    var changed = known
    for change in changes { changed.apply(change) }
    if changed.text != known.text { try AtomicFile.write(changed.text, to: file) }
  }

  private static func read(
    _ file: String
  ) throws(SettingsProblem) -> (remembered: Remembered, problems: [SettingsProblem]) {
    guard let bytes = try SettingsFile.read(file) else { return (Remembered(), []) }
    var problems: [SettingsProblem] = []
    let remembered = Remembered(bytes, file: file, problems: &problems)
    return (remembered, problems)
  }
}
