import Glibc

/// Watches a name in the file system through inotify (inotify(7)): the file, and the folder in which another file may
/// take its name. Sleeps in the kernel; wakes for changes only.
final class FileWatch {
  /// Readable when something happened.
  let descriptor: Int32
  private let path: [UInt8]
  private let fileName: [UInt8]
  private var file: Int32 = -1
  private var folders: Set<Int32> = []
  private var targetName: [UInt8] = []

  /// Watches the file at `path`, and for one of that name to come where there is none.
  init(path: [UInt8]) throws(ReadingError) {
    descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
    self.path = path
    fileName = Self.split(path).name
    guard descriptor >= 0 else { throw ReadingError(errno: errno, call: "inotify_init1") }
    try watchFolder(Self.split(path).folder)
    try rearm()
    guard file >= 0 || !folders.isEmpty else { throw .missing }
  }

  deinit { close(descriptor) }

  /// Watches whatever file has the name now.
  func rearm() throws(ReadingError) {
    let mask = UInt32(IN_MODIFY | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF)
    let watch = inotify_add_watch(descriptor, Self.cString(path), mask)
    guard watch >= 0 else {
      // No file, or none that may be read: the folder tells when there is one.
      return try throwUnlessAbsent(errno)
    }
    if watch != file, file >= 0 { inotify_rm_watch(descriptor, file) }
    file = watch
    // Behind a symbolic link it is another folder in which the file can be replaced.
    guard let target = realpath(Self.cString(path), nil) else { return }
    defer { free(target) }
    let resolved = Self.split(
      Array(UnsafeBufferPointer(start: target, count: strlen(target))).map { UInt8(bitPattern: $0) })
    targetName = resolved.name
    try watchFolder(resolved.folder)
  }

  /// Takes in what happened; whether any of it concerns the file.
  func drain() -> Bool {
    var isConcerned = false
    WatchEvents.drain(descriptor) { event, name in
      if concerns(event, name) { isConcerned = true }
    }
    return isConcerned
  }

  private func concerns(_ event: inotify_event, _ name: [UInt8]) -> Bool {
    // A queue that ran over may have held anything.
    if event.mask & UInt32(IN_Q_OVERFLOW) != 0 { return true }
    if folders.contains(event.wd) { return name == fileName || name == targetName }
    return event.wd == file && event.mask & UInt32(IN_IGNORED) == 0
  }

  private func watchFolder(_ folder: [UInt8]) throws(ReadingError) {
    let mask = UInt32(IN_CREATE | IN_MOVED_TO | IN_DELETE | IN_MOVED_FROM) | UInt32(IN_ONLYDIR)
    let watch = inotify_add_watch(descriptor, Self.cString(folder), mask)
    // A folder one may pass through but not list: the file itself still tells of growth.
    guard watch >= 0 else { return try throwUnlessAbsent(errno) }
    folders.insert(watch)
  }

  private func throwUnlessAbsent(_ code: Int32) throws(ReadingError) {
    guard [ENOENT, EACCES, ELOOP, ENOTDIR].contains(code) else {
      throw ReadingError(errno: code, call: "inotify_add_watch")
    }
  }

  private static func split(_ path: [UInt8]) -> (folder: [UInt8], name: [UInt8]) {
    guard let slash = path.lastIndex(of: 0x2F) else { return ([0x2E], path) }
    return (slash == 0 ? [0x2F] : Array(path[..<slash]), Array(path[(slash + 1)...]))
  }

  private static func cString(_ path: [UInt8]) -> [CChar] {
    path.prefix { $0 != 0 }.map { CChar(bitPattern: $0) } + [0]
  }
}
