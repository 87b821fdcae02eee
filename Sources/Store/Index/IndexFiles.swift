import Descriptors
import Glibc
import ReportModel
import Threads

/// The files of one index: segments, which never change, and the manifest, which says of which of them it is made.
///
/// Readers take what the manifest names and never wait. One program at a time writes, under a lock: a segment under
/// another name first, on the disk whole, and then under its own; then the manifest the same way. A program that is
/// killed leaves the old index or the new one, and at the worst files that the next one to write removes.
public final class IndexFiles: Sendable {
  static let usedName = "used"
  static let lockName = "lock"

  let folder: String
  private let roots: [[UInt8]]
  private let parser: UInt64
  private let state: Lock<State>
  private let beginning = Lock<Void>(())
  private let onDamage = Lock<(@Sendable () -> Void)?>(nil)

  private struct State {
    var lock: FileLock?
    var manifest: IndexManifest
    var written = 0
  }

  init(_ folder: String, roots: [[UInt8]], parser: UInt64) {
    self.folder = folder
    self.roots = roots
    self.parser = parser
    state = Lock(State(manifest: IndexManifest(parser: parser, roots: roots)))
  }

  // MARK: Reading

  /// The segments of the index, mapped, with the names of their files; none where there is no index.
  public func segments() throws(IndexProblem) -> [(name: String, file: Result<MappedFile, IndexProblem>)] {
    // A program that has just written may have removed what the manifest named a moment ago.
    for attempt in 0..<3 {
      guard let manifest = try manifest() else { return [] }
      let found = manifest.segments.map { (name: $0, file: mapped($0)) }
      let isGone = found.contains { if case .failure(.unreadable(_, ENOENT)) = $0.file { true } else { false } }
      if isGone, attempt < 2 { continue }
      utimensat(AT_FDCWD, folder + "/" + Self.usedName, nil, 0)
      return found
    }
    return []
  }

  /// Has `body` called, on any thread, where a segment turns out not to be as it was written.
  public func whenDamaged(_ body: @escaping @Sendable () -> Void) { onDamage.withLock { $0 = body } }

  /// A segment, mapped.
  public func segment(_ name: String) -> Result<MappedFile, IndexProblem> { mapped(name) }

  private func mapped(_ name: String) -> Result<MappedFile, IndexProblem> {
    do throws(IndexProblem) {
      return .success(try MappedFile(folder + "/" + name) { [weak self] in self?.onDamage.withLock { $0 }?() })
    } catch {
      return .failure(error)
    }
  }

  /// The manifest; nil where there is none.
  private func manifest() throws(IndexProblem) -> IndexManifest? {
    let path = folder + "/" + IndexManifest.name
    let file: MappedFile
    do throws(IndexProblem) {
      file = try MappedFile(path)
    } catch .unreadable(_, ENOENT) {
      return nil
    }
    guard file.bytes.count <= IndexManifest.mostBytes, let manifest = IndexManifest(file.bytes.array) else {
      throw .damaged(file: path)
    }
    guard manifest.parser == parser else { throw .otherVersion(file: path) }
    guard manifest.roots == roots else { throw .foreign(file: path) }
    return manifest
  }

  // MARK: Writing

  /// Takes the right to write for as long as this lives, and removes what another program has left behind half done.
  /// Does nothing where it is taken already. An index that cannot be used is begun anew.
  public func beginWriting() throws(IndexProblem) {
    // Threads come here at the same time, and are one program.
    try beginning.withLock { _ throws(IndexProblem) in try begin() }
  }

  private func begin() throws(IndexProblem) {
    let isBegun = state.withLock { $0.lock != nil }
    guard !isBegun else { return }
    let lock: FileLock
    do throws(StoreProblem) {
      try StateFolder.make(folder)
      lock = try FileLock(folder + "/" + Self.lockName, patience: 0)
    } catch .busy {
      throw .busy(file: folder)
    } catch .unwritable(let file, .system(let code)) {
      throw .unwritable(file: file, errno: code)
    } catch {
      throw .unwritable(file: folder, errno: EIO)
    }
    var manifest = IndexManifest(parser: parser, roots: roots)
    do throws(IndexProblem) { manifest = try self.manifest() ?? manifest } catch { unlink(folder + "/manifest") }
    let used = open(folder + "/" + Self.usedName, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    if used >= 0 { close(used) }
    sweep(manifest.segments)
    state.withLock { ($0.lock, $0.manifest) = (lock, manifest) }
  }

  /// Writes a segment, and the manifest that names it. `write` hands on its bytes piece by piece. The name of its file.
  @discardableResult
  public func add(_ write: ((UnsafeRawBufferPointer) -> Void) -> Void) throws(IndexProblem) -> String {
    let number = state.withLock { state in
      state.written += 1
      return state.written
    }
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    let moment = String(time.tv_sec &* 1_000_000_000 &+ time.tv_nsec, radix: 16)
    let name = "\(moment)-\(String(getpid(), radix: 16))-\(String(number, radix: 16)).segment"
    try save(name, write)
    try change { $0.segments.append(name) }
    return name
  }

  /// Writes a manifest without some segments, and removes their files.
  public func remove(_ names: Set<String>) throws(IndexProblem) {
    guard !names.isEmpty else { return }
    try change { manifest in manifest.segments.removeAll { names.contains($0) } }
    for name in names { unlink(folder + "/" + name) }
  }

  /// Removes the index, unless a program is writing it; whether it did, or there is none.
  public func drop() -> Bool {
    var status = stat()
    return stat(folder, &status) != 0 || IndexFolder.remove(folder)
  }

  private func change(_ body: (inout IndexManifest) -> Void) throws(IndexProblem) {
    var failure: IndexProblem?
    state.withLock { state in
      var manifest = state.manifest
      body(&manifest)
      do throws(IndexProblem) {
        let bytes = manifest.bytes
        try save(IndexManifest.name) { sink in bytes.withUnsafeBytes(sink) }
        state.manifest = manifest
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    synchronizeFolder()
  }

  /// Writes a file whole, under another name first.
  private func save(_ name: String, _ write: ((UnsafeRawBufferPointer) -> Void) -> Void) throws(IndexProblem) {
    let path = folder + "/" + name
    let new = path + ".new"
    let descriptor = open(new, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw .unwritable(file: new, errno: errno) }
    var code: Int32 = 0
    write { bytes in
      var place = 0
      while code == 0, place < bytes.count {
        let count = Glibc.write(descriptor, bytes.baseAddress?.advanced(by: place), bytes.count - place)
        if count < 0, errno != EINTR { code = errno }
        place += max(0, count)
      }
    }
    // Some file systems tell only here that the disk is full.
    if code == 0, fsync(descriptor) != 0, errno != EINVAL { code = errno }
    if close(descriptor) != 0, code == 0 { code = errno }
    if code == 0, rename(new, path) != 0 { code = errno }
    guard code == 0 else {
      unlink(new)
      throw .unwritable(file: path, errno: code)
    }
  }

  private func synchronizeFolder() {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  /// Removes the files that no manifest names.
  private func sweep(_ segments: [String]) {
    let known = Set(segments + [IndexManifest.name, Self.lockName, Self.usedName])
    for name in IndexFolder.names(in: folder) where Self.isOurs(name) && !known.contains(name) {
      unlink(folder + "/" + name)
    }
  }

  /// Whether a file of this name is one that an index has.
  static func isOurs(_ name: String) -> Bool {
    let stem = name.hasSuffix(".new") ? String(name.dropLast(4)) : name
    return IndexManifest.isName(stem) || [IndexManifest.name, lockName, usedName].contains(stem)
  }
}
