import Glibc
import ImportStream
import ReportModel
import ReportParsing

/// Why a report could not be read; the words for people are made in `ReadingFailure`.
public enum ReadingError: Error, Hashable, Sendable {
  /// There is no such file.
  case missing
  /// The file, or a folder on the way to it, may not be read.
  case notPermitted
  /// It is a folder.
  case isFolder
  /// Its path has more bytes than the system opens (PATH_MAX).
  case pathTooLong
  /// It is neither a file nor a folder.
  case notAFile(FileKind)
  /// There is no text in it.
  case empty
  /// It is mostly no text: the byte at this offset stands in none.
  case binary(at: Int)
  /// It is in a format that is not read, told by its first bytes.
  case otherFormat(FileSignature)
  /// The program that reads this format, or a library it needs, is not installed.
  case importerMissing(ImportFormat)
  /// Reading this format needs a program, and none may be started.
  case importRefused(ImportFormat)
  /// Nothing could be read of it, for these reasons.
  case unreadable([ReportNote])
  /// It has, or goes on for, more bytes than the limit.
  case tooLarge(bytes: Int, limit: Int)
  /// The system refused `call` with `errno`.
  case system(errno: Int32, call: String)

  /// The error that the system means by refusing `call` with `errno`.
  init(errno code: Int32, call: String) {
    switch code {
    case ENOENT, ENOTDIR: self = .missing
    case EACCES, EPERM: self = .notPermitted
    case EISDIR: self = .isFolder
    case ENAMETOOLONG: self = .pathTooLong
    default: self = .system(errno: code, call: call)
    }
  }
}

/// The kinds of things with a name in the file system that are no file and no folder.
public enum FileKind: String, Hashable, Sendable, CaseIterable {
  /// A FIFO.
  case namedPipe
  /// A terminal, `/dev/null` and the like.
  case characterDevice
  /// A disk or a part of one.
  case blockDevice
  /// A socket.
  case socket
  /// Something else.
  case other

  /// The kind that the type bits of `mode` name.
  init(mode: mode_t) {
    switch mode & S_IFMT {
    case S_IFIFO: self = .namedPipe
    case S_IFCHR: self = .characterDevice
    case S_IFBLK: self = .blockDevice
    case S_IFSOCK: self = .socket
    default: self = .other
    }
  }
}

/// A reading error together with the name of what was to be read.
public struct ReadingFailure: Error, Hashable, Sendable {
  /// The path as the bytes the system knows it by; `-` for standard input.
  public var path: [UInt8]
  /// The error.
  public var error: ReadingError

  /// An error of reading `path`.
  public init(path: [UInt8], error: ReadingError) {
    self.path = path
    self.error = error
  }
}
