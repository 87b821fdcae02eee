import ReportModel
import Threads

/// The files of a library as they were when they were read, by folder: what news is told from.
final class KnownFiles: Sendable {
  /// A folder with what was read in it.
  struct KnownFolder: Sendable {
    let folder: LibraryFolder
    let root: Int
    /// The depth below its root; nil for the folder of files that were named themselves, in which no others count.
    let depth: Int?
    /// Whether the system tells what changes in it.
    var isWatched: Bool
    var files: [[UInt8]: Entry] = [:]
  }

  /// A file that was read or skipped.
  struct Entry: Sendable {
    let file: LibraryFile
    var stamp: FileStamp?
  }

  private let folders = Lock<[[UInt8]: KnownFolder]>([:])

  /// Notes a folder before what is in it.
  func add(_ folder: LibraryFolder, root: Int, depth: Int, isWatched: Bool) {
    folders.withLock { folders in
      let files = folders[folder.path]?.files ?? [:]
      folders[folder.path] = KnownFolder(folder: folder, root: root, depth: depth, isWatched: isWatched, files: files)
    }
  }

  /// Notes the folder of a file that was named itself; false where it is known.
  func addFolder(of file: LibraryFile, isWatched: () -> Bool) -> Bool {
    let path = file.folder.path
    guard folders.withLock({ $0[path] == nil }) else { return false }
    let folder = KnownFolder(folder: file.folder, root: file.root, depth: nil, isWatched: isWatched())
    folders.withLock { $0[path] = folder }
    return true
  }

  /// Notes the state in which a file was read; nil where it could not be.
  func note(_ file: LibraryFile, _ stamp: FileStamp?) {
    folders.withLock { $0[file.folder.path]?.files[file.name] = Entry(file: file, stamp: stamp) }
  }

  /// Notes what was skipped at `path` as it is now, so that it is no news.
  func noteSkipped(_ path: [UInt8]) {
    let slash = path.lastIndex(of: 0x2F)
    let name = slash.map { Array(path[($0 + 1)...]) } ?? path
    let folder = slash.map { $0 == 0 ? [0x2F] : Array(path[..<$0]) } ?? []
    let stamp = FileStamp(path: path)
    folders.withLock { folders in
      guard let known = folders[folder] else { return }
      let file = LibraryFile(root: known.root, folder: known.folder, name: name)
      folders[folder]?.files[name] = Entry(file: file, stamp: stamp)
    }
  }

  /// The folder at `path`.
  subscript(path: [UInt8]) -> KnownFolder? { folders.withLock { $0[path] } }

  /// All folders.
  var all: [KnownFolder] { folders.withLock { Array($0.values) } }

  /// Forgets a file that is gone; whether it was known.
  func remove(_ file: LibraryFile) -> Bool {
    folders.withLock { $0[file.folder.path]?.files.removeValue(forKey: file.name) != nil }
  }

  /// Forgets the folder at `path` and those below it; their files.
  func removeFolder(_ path: [UInt8]) -> [LibraryFile] {
    folders.withLock { folders in
      let gone = folders.keys.filter { $0 == path || $0.starts(with: path + [0x2F]) }
      return gone.flatMap { folders.removeValue(forKey: $0)?.files.values.map(\.file) ?? [] }
    }
  }
}
