import Glibc
import Testing

/// The end of a program without a terminal, its output, and its complaints.
struct Batch: Equatable {
  /// nil where it had to be killed.
  var ending: Ending?
  var output: String
  var complaints: String

  init(_ ending: Ending?, output: String = "", complaints: String = "") {
    (self.ending, self.output, self.complaints) = (ending, output, complaints)
  }

  /// Runs a program to its end, with `input` in a pipe (at most 64 KB) or with no input at all.
  static func run(
    _ words: [String], in folder: GangmuFolder, input: String? = nil, environment: [String: String?] = [:]
  ) throws -> Batch {
    let outlet = try #require(Pipe())
    let errors = try #require(Pipe())
    let inlet = try #require(Pipe())
    let given = Array((input ?? "").utf8)
    try #require(given.isEmpty || write(inlet.writing, given, given.count) == given.count)
    let entry: Spawned.Stream =
      input == nil ? .file("/dev/null", flags: O_RDONLY) : .descriptor(inlet.reading)
    let variables = TestEnvironment.variables(term: "xterm-256color", folder.environment(environment))
    let streams: [Spawned.Stream] = [entry, .descriptor(outlet.writing), .descriptor(errors.writing)]
    let spawned = try #require(Spawned(words, environment: variables, streams: streams))
    [inlet, outlet, errors].forEach { $0.closeWriting() }
    let texts = read([outlet, errors], seconds: 30)
    var ending: Ending?
    if !waitUntil({
      ending = spawned.ending(); return ending != nil
    }) {
      kill(spawned.process, SIGKILL)
      waitpid(spawned.process, nil, 0)
    }
    return Batch(ending, output: texts[0], complaints: texts[1])
  }

  /// Runs the program itself.
  static func gangmu(
    _ words: String..., in folder: GangmuFolder, input: String? = nil, environment: [String: String?] = [:]
  ) throws -> Batch {
    try run([Built.path("gangmu")] + words, in: folder, input: input, environment: environment)
  }

  /// Reads pipes side by side until all have ended, or the time is over.
  private static func read(_ pipes: [Pipe], seconds: Int) -> [String] {
    var texts = pipes.map { _ in [UInt8]() }
    var polled = pipes.map { pollfd(fd: $0.reading, events: Int16(POLLIN), revents: 0) }
    var buffer = [UInt8](repeating: 0, count: 65536)
    let end = time(nil) + seconds
    while polled.contains(where: { $0.fd >= 0 }), time(nil) < end {
      guard poll(&polled, nfds_t(polled.count), 1000) > 0 else { continue }
      for index in polled.indices where polled[index].fd >= 0 && polled[index].revents != 0 {
        let count = Glibc.read(polled[index].fd, &buffer, buffer.count)
        if count > 0 { texts[index] += buffer.prefix(count) } else { polled[index].fd = -1 }
      }
    }
    return texts.map { String(decoding: $0, as: UTF8.self) }
  }
}
