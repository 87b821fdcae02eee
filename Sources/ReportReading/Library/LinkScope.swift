import Glibc

/// The symbolic links of a library that are followed: those named, and those that lead to a place in one of the named
/// folders; all of them where the reader says so.
///
/// A folder of reports comes from somewhere: a link in it to `/` would have the whole machine read. Resolved paths are
/// compared (realpath(3)), for a name may pass through any number of links on its way.
struct LinkScope: Sendable {
  /// The end of a link.
  enum Destination: Equatable {
    case inside
    /// The resolved path.
    case outside([UInt8])
    /// It cannot be told: an errno.
    case unknown(Int32)
  }

  private let followsAll: Bool
  /// The resolved paths of the named folders, each with a slash at its end.
  private let folders: [[UInt8]]

  /// The scope of a library of `roots`.
  init(roots: [[UInt8]], followsAll: Bool) {
    self.followsAll = followsAll
    folders = roots.compactMap { root -> [UInt8]? in
      guard case .success(let path) = Self.resolved(root), Self.isFolder(path) else { return nil }
      return path.last == 0x2F ? path : path + [0x2F]
    }
  }

  /// The place that the link at `path` leads to; `inside` for all where all are followed.
  func destination(of path: [UInt8]) -> Destination {
    if followsAll { return .inside }
    switch Self.resolved(path) {
    case .failure(let error): return .unknown(error.number)
    case .success(let target):
      // The folder itself lies in it too.
      let isInside = folders.contains { target.starts(with: $0) || $0.dropLast().elementsEqual(target) }
      return isInside ? .inside : .outside(target)
    }
  }

  /// The reason not to follow `path`, which may be a link or none, now; nil where it is to be read. Files named
  /// themselves are not asked about.
  func refusal(of path: [UInt8]) -> SkipReason? {
    if followsAll { return nil }
    var status = stat()
    guard lstat(Self.cString(path), &status) == 0, status.st_mode & S_IFMT == S_IFLNK else { return nil }
    guard case .outside(let target) = destination(of: path) else { return nil }
    return .outsideLink(target: target)
  }

  private struct SystemError: Error { let number: Int32 }

  private static func resolved(_ path: [UInt8]) -> Result<[UInt8], SystemError> {
    guard !path.isEmpty, !path.contains(0) else { return .failure(SystemError(number: ENOENT)) }
    guard let found = realpath(cString(path), nil) else { return .failure(SystemError(number: errno)) }
    defer { free(found) }
    return .success((0..<strlen(found)).map { UInt8(bitPattern: found[$0]) })
  }

  private static func isFolder(_ path: [UInt8]) -> Bool {
    var status = stat()
    return stat(cString(path), &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private static func cString(_ path: [UInt8]) -> [CChar] { path.map { CChar(bitPattern: $0) } + [0] }
}
