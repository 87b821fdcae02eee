import Glibc

/// Trouble with what is remembered. None of it stops the program, and each is told once.
public enum StoreProblem: Error, Hashable, Sendable {
  /// A file is there and cannot be read; `code` is the system's errno, 0 where it gave none.
  case unreadable(file: String, code: Int32)
  /// The store can neither be read nor written; `code` is the system's errno, 0 where it gave none.
  case unusable(file: String, code: Int32)
  /// A file or folder cannot be written; `code` is the system's errno, 0 where it gave none.
  case unwritable(file: String, code: Int32)
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

  /// Whether this needs no telling after `other`: the system's answer is the same.
  func isImplied(by other: StoreProblem) -> Bool {
    if self == other { return true }
    guard let code, code != 0 else { return false }
    return code == other.code
  }

  private var code: Int32? {
    switch self {
    case .unreadable(_, let code), .unusable(_, let code), .unwritable(_, let code): code
    case .outOfMemory: ENOMEM
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
