import Glibc
import ReportModel
import Threads

/// The changes of a library after it was loaded.
extension LibraryLoader {
  /// Waits for changes and tells them, until the end; returns at once where nothing is watched.
  func watch() {
    guard options.watches, watching.descriptor >= 0 else { return }
    var cost = 0
    while !ending.isCancelled {
      guard (try? Poll.ready([watching.descriptor, ending.descriptor], milliseconds: -1)) != nil else { return }
      if ending.isCancelled { return }
      var events = watching.drain()
      settle(&events, atLeast: min(20 * cost, 5_000))
      if ending.isCancelled { return }
      let start = Clock.milliseconds()
      tell(news(of: events))
      cost = Clock.milliseconds() - start
    }
  }

  /// Waits until the writers pause, so that a file written in many pieces is read once; after an answer that took long,
  /// longer.
  private func settle(_ events: inout Set<LibraryWatch.Event>, atLeast patience: Int) {
    let deadline = Clock.milliseconds() + 250
    _ = try? Poll.ready([ending.descriptor], milliseconds: patience)
    while !ending.isCancelled, Clock.milliseconds() < deadline {
      let ready = try? Poll.ready([watching.descriptor, ending.descriptor], milliseconds: 20)
      guard ready?[0] ?? false else { break }
      events.formUnion(watching.drain())
    }
    events.formUnion(watching.drain())
  }

  /// Looks at every file and folder that is not watched, or at all of them, and tells what has changed.
  func check(watchedToo: Bool) {
    var news = LibraryNews()
    for folder in known.all where watchedToo || !folder.isWatched {
      for entry in folder.files.values { look(at: entry.file, &news) }
      if folder.depth != nil { list(folder, &news) }
    }
    tell(news)
  }

  /// Reads files anew and tells their reports, or why there are none.
  func reload(_ files: [LibraryFile]) {
    for file in files where !ending.isCancelled {
      switch reader.read(file, imports: true) {
      case .report(let report, let stamp, let version):
        known.note(file, stamp)
        outbox.add(reader.loaded(file, report, stamp, version))
      case .skipped(let reason):
        known.note(file, FileStamp(path: file.path))
        outbox.add(SkippedFile(path: file.path, reason: reason, isRoot: false))
      case .document: break
      }
    }
    outbox.flush()
  }

  private func tell(_ news: LibraryNews) {
    if !news.vanished.isEmpty { outbox.say(.vanished(news.vanished)) }
    if !news.changed.isEmpty { outbox.say(.changed(news.changed)) }
    if !news.appeared.isEmpty { outbox.say(.appeared(news.appeared)) }
    if follows.load(ordering: .acquiring) { reload(news.changed + news.appeared) }
  }

  // MARK: From events to news

  private func news(of events: Set<LibraryWatch.Event>) -> LibraryNews {
    var news = LibraryNews()
    if events.contains(.lost) {
      for folder in known.all {
        for entry in folder.files.values { look(at: entry.file, &news) }
        if folder.depth != nil { list(folder, &news) }
      }
      return news
    }
    for event in events {
      switch event {
      case .file(let path, let name):
        guard let folder = known[path] else { continue }
        if let entry = folder.files[name] {
          look(at: entry.file, &news)
        } else if folder.depth != nil, !LibraryWalk.isPassedOver(name) {
          appear(LibraryFile(root: folder.root, folder: folder.folder, name: name), &news)
        }
      case .folder(let path, let name):
        guard let parent = known[path], let depth = parent.depth, !LibraryWalk.isPassedOver(name) else { continue }
        let below = parent.folder.folder(name)
        if FileStamp(path: below.path) == nil {
          news.vanished += known.removeFolder(below.path)
        } else if known[below.path] == nil {
          walk(below, root: parent.root, depth: depth + 1, &news)
        }
      case .gone(let path): news.vanished += known.removeFolder(path)
      case .lost: break
      }
    }
    return news
  }

  /// Compare a known file with the file system.
  private func look(at file: LibraryFile, _ news: inout LibraryNews) {
    guard let entry = known[file.folder.path]?.files[file.name] else { return }
    let stamp = FileStamp(path: file.path)
    guard stamp != entry.stamp else { return }
    if stamp == nil {
      if known.remove(file) { news.vanished.append(file) }
    } else {
      // Told once, whether it is read again or not.
      known.note(file, stamp)
      news.changed.append(file)
    }
  }

  /// A file that is not known. A link is left until the library is opened again: it is judged with all others.
  private func appear(_ file: LibraryFile, _ news: inout LibraryNews) {
    var status = stat()
    let path = file.path.map { CChar(bitPattern: $0) } + [0]
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return }
    known.note(file, FileStamp(status))
    news.appeared.append(file)
  }

  /// List a known folder, and find the files that are new in it.
  private func list(_ folder: KnownFiles.KnownFolder, _ news: inout LibraryNews) {
    guard let depth = folder.depth, let names = LibraryWalk.names(in: folder.folder.path) else { return }
    for name in names where !LibraryWalk.isPassedOver(name) && folder.files[name] == nil {
      let below = folder.folder.folder(name)
      var status = stat()
      guard lstat(below.path.map { CChar(bitPattern: $0) } + [0], &status) == 0 else { continue }
      switch status.st_mode & S_IFMT {
      case S_IFDIR where known[below.path] == nil: walk(below, root: folder.root, depth: depth + 1, &news)
      case S_IFREG: appear(LibraryFile(root: folder.root, folder: folder.folder, name: name), &news)
      // A link was followed when the folder was found, or is left until the library is opened again.
      default: continue
      }
    }
  }

  /// A folder that is not known, with all that is in it.
  private func walk(_ folder: LibraryFolder, root: Int, depth: Int, _ news: inout LibraryNews) {
    LibraryWalk.run(
      below: folder, root: root, depth: depth, limits: options.limits, scope: scope,
      isCancelled: { ending.isCancelled }
    ) { finding in
      switch finding {
      case .folder(let folder, let root, let depth): note(folder, root: root, depth: depth)
      case .file(let file, _): appear(file, &news)
      case .skipped(let skipped, _): outbox.add(skipped)
      case .hidden, .full: break
      }
    }
  }
}

/// The changes of a library that were found together.
struct LibraryNews {
  var changed: [LibraryFile] = []
  var vanished: [LibraryFile] = []
  var appeared: [LibraryFile] = []
}
