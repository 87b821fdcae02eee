import Descriptors
import Glibc
import Threads

/// Watches the folders of a library through inotify (inotify(7)). Sleeps in the kernel; wakes for changes only.
///
/// A folder costs one watch, its files none; what a symbolic link leads to outside the library is not watched.
final class LibraryWatch: Sendable {
  /// An event in a watched folder.
  enum Event: Hashable {
    /// Something was written, came, went, in the folder at this path under this name.
    case file(folder: [UInt8], name: [UInt8])
    /// A folder came or went.
    case folder(folder: [UInt8], name: [UInt8])
    /// The folder itself went.
    case gone([UInt8])
    /// More happened than the system kept.
    case lost
  }

  /// Readable when something happened; -1 where the system has no watches left.
  let descriptor: Int32
  private let limit: Int
  private let paths = Lock<[Int32: [UInt8]]>([:])

  init(limit: Int) {
    descriptor = limit > 0 ? inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC)) : -1
    self.limit = limit
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Watches the folder at `path`; false where it is on a network file system, whose changes by others the system does
  /// not hear of, or the limit is reached.
  func add(_ path: [UInt8]) -> Bool {
    guard descriptor >= 0, paths.withLock({ $0.count }) < limit else { return false }
    let name = (path.isEmpty ? [0x2E] : path).map { CChar(bitPattern: $0) } + [0]
    guard !isOnRemoteFileSystem(name) else { return false }
    let changes = IN_CLOSE_WRITE | IN_MODIFY | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO
    let own = IN_DELETE_SELF | IN_MOVE_SELF | IN_EXCL_UNLINK
    let watch = inotify_add_watch(descriptor, name, UInt32(changes) | UInt32(own) | UInt32(IN_ONLYDIR))
    guard watch >= 0 else { return false }
    paths.withLock { $0[watch] = path }
    return true
  }

  /// Takes in what happened.
  func drain() -> Set<Event> {
    var events: Set<Event> = []
    WatchEvents.drain(descriptor) { event, name in
      if let event = self.event(event, name) { events.insert(event) }
    }
    return events
  }

  private func event(_ event: inotify_event, _ name: [UInt8]) -> Event? {
    if event.mask & UInt32(IN_Q_OVERFLOW) != 0 { return .lost }
    let isOver = event.mask & UInt32(IN_IGNORED) != 0
    let path = paths.withLock { isOver ? $0.removeValue(forKey: event.wd) : $0[event.wd] }
    guard let path, !isOver else { return nil }
    if event.mask & UInt32(IN_DELETE_SELF | IN_MOVE_SELF) != 0 {
      // A folder that was moved goes on telling, of a place that it is not at any more.
      if event.mask & UInt32(IN_MOVE_SELF) != 0 { inotify_rm_watch(descriptor, event.wd) }
      return .gone(path)
    }
    guard !name.isEmpty else { return nil }
    return event.mask & UInt32(IN_ISDIR) != 0 ? .folder(folder: path, name: name) : .file(folder: path, name: name)
  }
}
