import Glibc
import Testing

@testable import Descriptors

struct WritingAllTests {
  /// Both ends of a pipe, the writing one in non-blocking mode where `blocks` is false.
  private final class Pipe {
    private(set) var reading: Int32
    private(set) var writing: Int32

    init(blocks: Bool) throws {
      var ends: [Int32] = [0, 0]
      try #require(pipe(&ends) == 0)
      (reading, writing) = (ends[0], ends[1])
      signal(SIGPIPE, SIG_IGN)
      if !blocks { _ = fcntl(writing, F_SETFL, O_NONBLOCK) }
    }

    deinit {
      closeReading()
      closeWriting()
    }

    func closeReading() {
      if reading >= 0 { close(reading) }
      reading = -1
    }

    func closeWriting() {
      if writing >= 0 { close(writing) }
      writing = -1
    }
  }

  /// A thread that reads all bytes up to the end, a few at a time. No task: the writer blocks its thread, and tasks have
  /// only so many.
  private final class Drain {
    private let descriptor: Int32
    private var all: [UInt8] = []
    private var thread = pthread_t()

    init(_ descriptor: Int32) throws {
      self.descriptor = descriptor
      let body = Unmanaged.passUnretained(self).toOpaque()
      let problem = pthread_create(
        &thread, nil,
        { body in
          if let body { Unmanaged<Drain>.fromOpaque(body).takeUnretainedValue().run() }
          return nil
        }, body)
      try #require(problem == 0)
    }

    private func run() {
      var piece = [UInt8](repeating: 0, count: 1000)
      while true {
        let count = read(descriptor, &piece, piece.count)
        guard count > 0 else { return }
        all += piece[..<count]
      }
    }

    /// The bytes that were read, once the other end is closed.
    func finished() -> [UInt8] {
      pthread_join(thread, nil)
      return all
    }
  }

  @Test(arguments: [true, false])
  func writesMoreThanAPipeHolds(_ blocks: Bool) throws {
    let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 / 7) }
    let pipe = try Pipe(blocks: blocks)
    let drain = try Drain(pipe.reading)
    try writeAll(bytes, to: pipe.writing)
    // A collection that is not contiguous in memory.
    try writeAll(bytes.reversed(), to: pipe.writing)
    pipe.closeWriting()
    #expect(drain.finished() == bytes + bytes.reversed())
  }

  @Test func tellsThatTheReaderIsGone() throws {
    let pipe = try Pipe(blocks: true)
    pipe.closeReading()
    #expect(throws: WritingError.readerGone) { try writeAll([1], to: pipe.writing) }
    #expect(WritingError.readerGone.errno == EPIPE)
  }

  @Test func waitsNoLongerThanItsPatience() throws {
    let pipe = try Pipe(blocks: false)
    #expect(throws: WritingError.failed(errno: EAGAIN)) {
      try writeAll([UInt8](repeating: 0, count: 300_000), to: pipe.writing, patience: 10)
    }
  }

  @Test func tellsTheSystemsError() throws {
    #expect(throws: WritingError.failed(errno: EBADF)) { try writeAll([1], to: -1) }
    let full = open("/dev/full", O_WRONLY)
    defer { close(full) }
    #expect(throws: WritingError.failed(errno: ENOSPC)) { try writeAll([1], to: full) }
    try writeAll([], to: -1)
  }
}
