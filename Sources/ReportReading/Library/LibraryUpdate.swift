/// The updates from the background threads of a library, one after the other, never two at a time.
public enum LibraryUpdate: Sendable {
  /// The progress of loading; after every batch, and now and then while nothing else is to be told.
  case progress(LibraryProgress)
  /// All files were found, and these are the ones that are read, in the order of `LibraryFile.sorted`. Comes once, unless
  /// loading is stopped before.
  case found([LibraryFile])
  /// Reports that were read, in no order. One whose file was told before takes its place.
  case reports([LoadedReport])
  /// Files and folders that were not, each with its reason.
  case skipped([SkippedFile])
  /// Loading is over, or was stopped; watching begins. Comes once.
  case finished
  /// Files that hold something else now than was read; where the library follows, `reports` brings it.
  case changed([LibraryFile])
  /// Files that are gone. What was read of them stands.
  case vanished([LibraryFile])
  /// Files that came into a watched folder; where the library follows, `reports` brings them.
  case appeared([LibraryFile])
}

/// The progress of loading a library.
public struct LibraryProgress: Sendable, Hashable {
  /// Files found so far.
  public var files = 0
  /// Their size in bytes.
  public var bytes = 0
  /// Files that were read or skipped.
  public var filesDone = 0
  /// Their size in bytes.
  public var bytesDone = 0
  /// Reports that were read.
  public var reports = 0
  /// Files that were skipped with a reason, and folders with all that is in them.
  public var skipped = 0
  /// Hidden files and folders and the backups of editors, which are passed over without a word.
  public var hidden = 0
  /// Whether everything was found: only then `files` and `bytes` are all there are.
  public var isWalkComplete = false
  /// Whether loading was stopped before its end.
  public var isStopped = false
  /// Folders that are not watched: on a network file system, or more than the limit or the system allows. What changes
  /// in them is found by `LibraryReading.check` only.
  public var unwatchedFolders = 0
  /// Milliseconds since loading began.
  public var elapsed = 0

  /// Nothing yet.
  public init() {}

  /// Bytes read in a second; 0 before there is anything to tell by.
  public var bytesPerSecond: Int { elapsed > 0 ? bytesDone * 1000 / elapsed : 0 }

  /// Seconds until everything is read at the speed so far; nil where that is not known yet.
  public var secondsLeft: Int? {
    let speed = bytesPerSecond
    guard isWalkComplete, speed > 0 else { return nil }
    return (bytes - bytesDone + speed - 1) / speed
  }
}

/// A file or folder that was not read.
public struct SkippedFile: Sendable, Hashable {
  /// Its path as the system takes it.
  public let path: [UInt8]
  /// Why.
  public let reason: SkipReason
  /// Whether it was named itself, rather than found in a folder.
  public let isRoot: Bool
}

/// Why a file or folder of a library was not read.
public enum SkipReason: Error, Sendable, Hashable {
  /// It cannot be read, or holds no text.
  case unreadable(ReadingError)
  /// It has more bytes than the limit for one file.
  case tooLarge(bytes: Int, limit: Int)
  /// It was there when its folder was listed, and no more when it was to be read.
  case vanished
  /// A symbolic link that leads nowhere.
  case danglingLink
  /// A symbolic link that leads back to a folder it is in, or to itself.
  case linkLoop
  /// A symbolic link that leads out of the folders that were named, to the resolved path `target`.
  case outsideLink(target: [UInt8])
  /// A folder of a file system in which the kernel shows its state, or a link to a file of one.
  case kernelFiles
  /// Another name of a file or folder that is read under a name found before.
  case repeated
  /// A folder more than so many deep.
  case tooDeep(limit: Int)
  /// The library has more files than the limit; this is the first that was left, all after it were too.
  case tooManyFiles(limit: Int)
  /// With this file the library would have more bytes than the limit.
  case libraryTooLarge(limit: Int)
}
