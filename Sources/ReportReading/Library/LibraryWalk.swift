import Glibc
import ReportModel

/// Finds the files of a library: below each root in the order people sort names, files of a folder before the folders
/// in it, without recursion.
///
/// Hidden names, and the backups that editors leave, are passed over (`isPassedOver`); a root is read whatever it is
/// called. Symbolic links are followed where they lead to a place in one of the roots, or where all are (`LinkScope`).
/// They wait until everything else was found, so that what they lead to has its own name where it has one in the
/// library; each file and folder is read once, but hard links are files of their own. File systems of the kernel are
/// passed over.
struct LibraryWalk {
  /// The findings of the walk, in its order.
  enum Entry {
    /// A folder, before what is in it.
    case folder(LibraryFolder, root: Int, depth: Int)
    case file(LibraryFile, FileVersion)
    case skipped(SkippedFile, root: Int)
    /// Something passed over.
    case hidden
    /// The walk ends here: there are too many files.
    case full
  }

  private struct PendingFolder {
    let folder: LibraryFolder
    let root: Int
    /// The depth below the root, in folders.
    let depth: Int
    /// The folders it is in, itself not included, for telling loops.
    let above: [FileIdentity]
  }

  private struct Link {
    let parent: PendingFolder
    let name: [UInt8]
    /// The folder the link stands in.
    let identity: FileIdentity
  }

  /// A file as it was found. What was renamed meanwhile, or another file that took over the number of one that is gone,
  /// has changed since, and is no other name of what was found before.
  private struct FoundFile: Hashable {
    let identity: FileIdentity
    let seconds: Int
    let nanoseconds: Int

    init(_ status: stat) {
      identity = FileIdentity(status)
      (seconds, nanoseconds) = (status.st_ctim.tv_sec, status.st_ctim.tv_nsec)
    }
  }

  private let limits: LibraryLimits
  private let scope: LinkScope
  private let isCancelled: () -> Bool
  private var found: (Entry) -> Void
  /// Folders to be listed, the next one last.
  private var folders: [PendingFolder] = []
  private var links: [Link] = []
  private var visited: Set<FileIdentity> = []
  private var foundFiles: Set<FoundFile> = []
  /// Devices that hold files and not what the kernel makes up.
  private var devices: Set<UInt> = []
  private var files = 0
  private var bytes = 0
  private var isFull = false

  /// Walks `roots`, files and folders mixed, telling `found` of everything.
  static func run(
    _ roots: [[UInt8]], limits: LibraryLimits, scope: LinkScope, isCancelled: () -> Bool, found: (Entry) -> Void
  ) {
    withoutActuallyEscaping(isCancelled) { isCancelled in
      withoutActuallyEscaping(found) { found in
        var walk = LibraryWalk(limits: limits, scope: scope, isCancelled: isCancelled, found: found)
        for (index, root) in roots.enumerated() { walk.root(root, index) }
        walk.followLinks()
      }
    }
  }

  /// Walks a folder that came into a library later, so many folders below its root.
  static func run(
    below folder: LibraryFolder, root: Int, depth: Int, limits: LibraryLimits, scope: LinkScope,
    isCancelled: () -> Bool, found: (Entry) -> Void
  ) {
    withoutActuallyEscaping(isCancelled) { isCancelled in
      withoutActuallyEscaping(found) { found in
        var walk = LibraryWalk(limits: limits, scope: scope, isCancelled: isCancelled, found: found)
        walk.folders = [PendingFolder(folder: folder, root: root, depth: depth, above: [])]
        walk.listFolders()
        walk.followLinks()
      }
    }
  }

  private init(
    limits: LibraryLimits, scope: LinkScope, isCancelled: @escaping () -> Bool, found: @escaping (Entry) -> Void
  ) {
    self.limits = limits
    self.scope = scope
    self.isCancelled = isCancelled
    self.found = found
  }

  private var isOver: Bool { isFull || isCancelled() }

  // MARK: Roots and links

  private mutating func root(_ path: [UInt8], _ index: Int) {
    func skip(_ reason: SkipReason) {
      found(.skipped(SkippedFile(path: path, reason: reason, isRoot: true), root: index))
    }
    var status = stat()
    guard !path.contains(0), !path.isEmpty else { return skip(.unreadable(.missing)) }
    guard stat(Self.cString(path), &status) == 0 else { return skip(reason(errno, "stat")) }
    var named = path
    while named.count > 1, named.last == 0x2F { named.removeLast() }
    if status.st_mode & S_IFMT == S_IFDIR {
      let folder = LibraryFolder(path: named, components: [named])
      folders.append(PendingFolder(folder: folder, root: index, depth: 0, above: []))
      return listFolders()
    }
    let slash = named.lastIndex(of: 0x2F)
    let parent = slash.map { $0 == 0 ? [0x2F] : Array(named[..<$0]) } ?? []
    let name = slash.map { Array(named[($0 + 1)...]) } ?? named
    let isNew = foundFiles.insert(FoundFile(status)).inserted
    guard isNew || status.st_nlink > 1 else { return skip(.repeated) }
    take(LibraryFile(root: index, folder: LibraryFolder(path: parent, components: []), name: name), status)
  }

  /// Follows the links that were found, and those found on the way.
  private mutating func followLinks() {
    while !isOver, !links.isEmpty {
      let next = links
      links = []
      for link in next where !isOver { follow(link) }
    }
  }

  private mutating func follow(_ link: Link) {
    let path = link.parent.folder.file(link.name)
    var status = stat()
    guard stat(Self.cString(path), &status) == 0 else {
      return skip(path, errno == ENOENT ? .danglingLink : reason(errno, "stat"), link.parent.root)
    }
    let identity = FileIdentity(status)
    let isFolder = status.st_mode & S_IFMT == S_IFDIR
    if isFolder, link.identity == identity || link.parent.above.contains(identity) {
      return skip(path, .linkLoop, link.parent.root)
    }
    switch scope.destination(of: path) {
    case .inside: break
    case .outside(let target): return skip(path, .outsideLink(target: target), link.parent.root)
    case .unknown(let code): return skip(path, reason(code, "realpath"), link.parent.root)
    }
    if !isFolder, KernelFiles.holds(path) { return skip(path, .kernelFiles, link.parent.root) }
    let isKnown = isFolder ? visited.contains(identity) : !foundFiles.insert(FoundFile(status)).inserted
    guard !isKnown else { return skip(path, .repeated, link.parent.root) }
    if isFolder {
      let above = link.parent.above + [link.identity]
      push(link.name, in: link.parent, above: above)
      return listFolders()
    }
    take(LibraryFile(root: link.parent.root, folder: link.parent.folder, name: link.name), status)
  }

  // MARK: Folders

  private mutating func listFolders() {
    while !isOver, let next = folders.popLast() { list(next) }
    folders = []
  }

  private mutating func push(_ name: [UInt8], in parent: PendingFolder, above: [FileIdentity]) {
    guard parent.depth < limits.depth else {
      return skip(parent.folder.file(name), .tooDeep(limit: limits.depth), parent.root)
    }
    folders.append(
      PendingFolder(folder: parent.folder.folder(name), root: parent.root, depth: parent.depth + 1, above: above))
  }

  /// Tells of the files in a folder, and leaves the folders in it to be listed.
  private mutating func list(_ next: PendingFolder) {
    let path = next.folder.path
    let flags = O_RDONLY | O_DIRECTORY | O_NONBLOCK | O_CLOEXEC
    let descriptor = open(Self.cString(path), flags)
    guard descriptor >= 0 else { return skip(path, reason(errno, "open"), next.root) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, let stream = fdopendir(descriptor) else {
      let code = errno
      close(descriptor)
      return skip(path, reason(code, "fdopendir"), next.root)
    }
    defer { closedir(stream) }
    let identity = FileIdentity(status)
    // A device is asked about once: folders are many, and devices few.
    if !devices.contains(identity.device) {
      guard !KernelFiles.holds(descriptor) else { return skip(path, .kernelFiles, next.root) }
      devices.insert(identity.device)
    }
    guard visited.insert(identity).inserted else { return skip(path, .repeated, next.root) }
    found(.folder(next.folder, root: next.root, depth: next.depth))
    var below: [[UInt8]] = []
    for name in NaturalOrder.sorted(names(in: stream, path, next.root)) {
      if isOver { return }
      var status = stat()
      guard fstatat(descriptor, Self.cString(name), &status, AT_SYMLINK_NOFOLLOW) == 0 else {
        if errno != ENOENT { skip(next.folder.file(name), reason(errno, "fstatat"), next.root) }
        continue
      }
      switch status.st_mode & S_IFMT {
      case S_IFDIR: below.append(name)
      case S_IFLNK: links.append(Link(parent: next, name: name, identity: identity))
      default:
        // A hard link is no other's; a file in two roots is.
        let isNew = foundFiles.insert(FoundFile(status)).inserted
        let file = LibraryFile(root: next.root, folder: next.folder, name: name)
        if isNew || status.st_nlink > 1 { take(file, status) } else { skip(file.path, .repeated, next.root) }
      }
    }
    let above = next.above + [identity]
    for name in below.reversed() { push(name, in: next, above: above) }
  }

  /// The names in a folder that are not passed over.
  private mutating func names(in stream: OpaquePointer, _ path: [UInt8], _ root: Int) -> [[UInt8]] {
    var names: [[UInt8]] = []
    let failure = Self.forEachName(in: stream) { name in
      if Self.isPassedOver(name) { found(.hidden) } else { names.append(name) }
      return !isOver
    }
    if failure != 0 { skip(path, reason(failure, "readdir"), root) }
    return names
  }

  /// All names in the folder at `path`; nil where it cannot be listed.
  static func names(in path: [UInt8]) -> [[UInt8]]? {
    guard let stream = opendir(cString(path)) else { return nil }
    defer { closedir(stream) }
    var names: [[UInt8]] = []
    let failure = forEachName(in: stream) { name in
      names.append(name)
      return true
    }
    return failure == 0 ? names : nil
  }

  /// Every name but `.` and `..`, until `body` says false; the errno that ended it, or 0.
  private static func forEachName(in stream: OpaquePointer, _ body: ([UInt8]) -> Bool) -> Int32 {
    while true {
      errno = 0
      guard let entry = readdir(stream) else { return errno }
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if name == [0x2E] || name == [0x2E, 0x2E] { continue }
      if !body(name) { return 0 }
    }
  }

  /// Whether a name is hidden (`.git`, `.swp`), or that of a backup or lock file of an editor (`a~`, `#a#`, `~$a.docx`).
  static func isPassedOver(_ name: [UInt8]) -> Bool {
    name.first == 0x2E || name.last == 0x7E || name.starts(with: [0x7E, 0x24])
      || (name.count > 1 && name.first == 0x23 && name.last == 0x23)
  }

  // MARK: Telling

  private mutating func take(_ file: LibraryFile, _ status: stat) {
    guard status.st_mode & S_IFMT == S_IFREG else {
      return skip(file.path, .unreadable(.notAFile(FileKind(mode: status.st_mode))), file.root)
    }
    let size = Int(status.st_size)
    guard size <= limits.fileBytes else {
      return skip(file.path, .tooLarge(bytes: size, limit: limits.fileBytes), file.root)
    }
    guard bytes + size <= limits.totalBytes else {
      return skip(file.path, .libraryTooLarge(limit: limits.totalBytes), file.root)
    }
    guard files < limits.files else {
      isFull = true
      skip(file.path, .tooManyFiles(limit: limits.files), file.root)
      return found(.full)
    }
    files += 1
    bytes += size
    found(.file(file, FileVersion(status)))
  }

  private func skip(_ path: [UInt8], _ reason: SkipReason, _ root: Int) {
    found(.skipped(SkippedFile(path: path, reason: reason, isRoot: false), root: root))
  }

  private func reason(_ code: Int32, _ call: String) -> SkipReason {
    code == ELOOP ? .linkLoop : .unreadable(ReadingError(errno: code, call: call))
  }

  private static func cString(_ path: [UInt8]) -> [CChar] {
    (path.isEmpty ? [0x2E] : path).map { CChar(bitPattern: $0) } + [0]
  }
}
