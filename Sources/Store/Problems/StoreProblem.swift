import Glibc

/// Trouble with what is remembered. None of it stops the program, and each is told once.
public enum StoreProblem: Error, Hashable, Sendable {
  /// The reason that was given for a failure.
  public enum Cause: Hashable, Sendable {
    /// The system's errno.
    case system(Int32)
    /// A result code of SQLite ("Result and Error Codes"), where the system was not at fault.
    case database(Int32)
  }

  /// A file is there and cannot be read.
  case unreadable(file: String, cause: Cause)
  /// The store can neither be read nor written.
  case unusable(file: String, cause: Cause)
  /// A file or folder cannot be written.
  case unwritable(file: String, cause: Cause)
  /// A folder, a device or a pipe stands where a file belongs.
  case notAFile(file: String)
  /// A file of the older form is larger than any that was ever written, `limit` bytes.
  case tooLarge(file: String, limit: Int)
  /// Others kept the file locked for too long.
  case busy(file: String)
  /// The file is no store or a damaged one; it is kept under another name.
  case damaged(file: String, keptAs: String)
  /// A newer version of the program wrote the file; it is left as it is.
  case newer(file: String, version: Int)
  /// There is not enough memory to open or change the file.
  case outOfMemory(file: String)
  /// The program ended before all was written: `count` changes were not.
  case unfinished(file: String, count: Int)

  /// Whether trying again after a while is worth it.
  var isBusy: Bool { if case .busy = self { true } else { false } }

  /// Whether this needs no telling after `other`: the reason is the same.
  func isImplied(by other: StoreProblem) -> Bool {
    if self == other { return true }
    guard let cause else { return false }
    return cause == other.cause
  }

  private var cause: Cause? {
    switch self {
    case .unreadable(_, let cause), .unusable(_, let cause), .unwritable(_, let cause): cause
    case .outOfMemory: .system(ENOMEM)
    case .notAFile, .tooLarge, .busy, .damaged, .newer, .unfinished: nil
    }
  }

  /// Whether a later change may be written all the same.
  var isPassing: Bool {
    switch self {
    case .unusable, .unwritable, .busy, .outOfMemory: true
    case .unreadable, .notAFile, .tooLarge, .damaged, .newer, .unfinished: false
    }
  }
}
