import Glibc

/// A session that takes the place of the one before: the program is run anew, with another file before those that were
/// named, and with the options of the first. Each report is then where it was left.
struct AnotherSession {
  private let words: [[UInt8]]
  /// The keys and pastes typed for it before it is there.
  var typedAhead = TypedAhead([])

  init(path: [UInt8], request: BrowseRequest) {
    let files = request.items.compactMap { item -> [UInt8]? in
      if case .file(let path) = item.input { Paths.argument(path) } else { nil }
    }
    words =
      [Array("gangmu".utf8)] + request.options.map { Array($0.utf8) } + [Paths.argument(path)]
      + files.filter { $0 != path }
  }

  /// Why a file is not read: it is not there, or a report of the session came through a pipe and would be lost.
  static func refusal(of path: [UInt8], _ request: BrowseRequest) -> OpeningMessage? {
    let hasPipe = request.items.contains { item in
      if case .file = item.input { false } else { true }
    }
    if hasPipe { return .pipeWouldBeLost }
    return Paths.exists(path) ? nil : .noFile(String(decoding: path, as: UTF8.self))
  }

  /// Runs the program anew in this process; returns only where the system refuses.
  func begin() {
    typedAhead.leave()
    var pointers = words.map { strdup($0.map { CChar(bitPattern: $0) } + [0]) } + [nil]
    execv("/proc/self/exe", &pointers)
  }
}

extension BrowseRequest {
  /// The options of the command line that hold for any report.
  fileprivate var options: [String] {
    let flags = [
      ("--ignore-case", ignoresCase), ("--follow", follows), ("--plain-ui", isPlain), ("--mouse", usesMouse),
      ("--secure", isSecure), ("--no-state", !remembers && !isSecure), ("--follow-links", followsLinks),
      ("--no-cache", !usesIndex),
    ]
    let values = [("--theme", theme), ("--encoding", encoding?.rawValue), ("--rules", rules)]
    return flags.filter(\.1).map(\.0) + values.flatMap { name, value in value.map { [name, $0] } ?? [] }
  }
}
