import Descriptors
import Glibc
import ReportModel
import Testing

@testable import ReportReading

@Suite("Reading a pipe", .timeLimit(.minutes(5)))
struct StreamTests {
  private func input(_ pipe: Pipe) -> ReadingInput { .descriptor(pipe.readEnd, name: "-") }

  private func text(_ report: Report?) -> String? { report.map { String(decoding: $0.text, as: UTF8.self) } }

  @Test("that has ended is complete at once")
  func ended() async throws {
    let pipe = try Pipe()
    pipe.write("云岭\n一、开头\n")
    pipe.closeWriteEnd()
    let updates = Updates()
    _ = try updates.read(input(pipe))
    guard case .report(let report)? = await updates.untilEnd().first else {
      Issue.record("no report")
      return
    }
    #expect(text(report) == "云岭\n一、开头\n")
    #expect(report.source == ReportSource(name: "-"))
    #expect(report.isComplete)
    close(pipe.readEnd)
  }

  @Test("that ends without a word is empty, at once or later")
  func empty() async throws {
    let atOnce = try Pipe()
    atOnce.closeWriteEnd()
    let first = Updates()
    _ = try first.read(input(atOnce))
    #expect(await first.next() == "failed: empty")
    #expect(throws: ReadingError.empty) { try ReportReader.read(descriptor: atOnce.readEnd) }
    let later = try Pipe()
    let updates = Updates()
    _ = try updates.read(input(later))
    // Nothing comes, and that is told each second.
    #expect(await updates.nextProgress() == ReadingProgress(bytes: 0))
    later.closeWriteEnd()
    #expect(await updates.next() == "failed: empty")
  }

  @Test("that trickles: what came so far after each pause, characters never torn, then the whole")
  func trickling() async throws {
    let pipe = try Pipe()
    pipe.write("一、")
    let updates = Updates()
    _ = try updates.read(input(pipe))
    #expect(await updates.next() == "so far: 一、")
    pipe.write("开头\n")
    #expect(await updates.next() == "so far: 一、开头\n")
    let torn = Array("二".utf8)
    #expect(write(pipe.writeEnd, Array("x".utf8) + torn[..<2], 3) == 3)
    #expect(await updates.next() == "so far: 一、开头\nx")
    #expect(write(pipe.writeEnd, Array(torn[2...]), 1) == 1)
    #expect(await updates.next() == "so far: 一、开头\nx二")
    pipe.closeWriteEnd()
    #expect(await updates.next() == "complete: 一、开头\nx二")
    close(pipe.readEnd)
  }

  @Test("that turns out to be no text")
  func binary() async throws {
    let pipe = try Pipe()
    pipe.write("一、开头\n")
    let updates = Updates()
    _ = try updates.read(input(pipe))
    #expect(await updates.next() == "so far: 一、开头\n")
    #expect(write(pipe.writeEnd, [0, 0, 0, 0], 4) == 4)
    pipe.closeWriteEnd()
    let last = try #require(await updates.next())
    #expect(last.hasPrefix("failed: binary("))
    close(pipe.readEnd)
  }

  @Test("that never ends: stops when cancelled, closes nothing that is not its own")
  func endless() async throws {
    let pipe = try Pipe()
    let writer = EndlessWriter(pipe.writeEnd)
    let updates = Updates()
    let reading = try updates.read(input(pipe))
    #expect(await updates.nextReport(first: 26) == "年年岁岁\n年年岁岁\n")
    reading.cancel()
    #expect(reading.isCancelled)
    #expect(fcntl(pipe.readEnd, F_GETFD) >= 0)
    close(pipe.readEnd)
    await writer.finished()
  }

  @Test("that never ends: stops at the limit, and what came before stands")
  func limited() async throws {
    let pipe = try Pipe()
    let writer = EndlessWriter(pipe.writeEnd)
    let updates = Updates()
    var options = ReadingOptions()
    options.pipeLimit = 1_000_000
    _ = try updates.read(input(pipe), options: options)
    let all = await updates.untilEnd()
    let last = try #require(all.last)
    #expect(Updates.words(last) == "failed: tooLarge(bytes: 1000001, limit: 1000000)")
    guard case .report(let report)? = all.dropLast().last else {
      Issue.record("no report before the failure")
      return
    }
    // Whole lines of 13 bytes.
    #expect(report.text.count == 1_000_000 / 13 * 13)
    #expect(!report.isComplete)
    close(pipe.readEnd)
    await writer.finished()
  }

  @Test("that is a file after all, or a folder")
  func redirected() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("云岭\n", to: "a")
    let file = open(cString(path), O_RDONLY)
    let updates = Updates()
    _ = try updates.read(.descriptor(file, name: "-"))
    #expect(await updates.next() == "complete: 云岭\n")
    close(file)
    let itself = open(cString(folder.path), O_RDONLY)
    _ = try updates.read(.descriptor(itself, name: "-"))
    #expect(await updates.next() == "failed: isFolder")
    close(itself)
  }
}

/// A thread that writes lines into a descriptor until the other end is closed.
private struct EndlessWriter {
  private let done = Updates()

  init(_ descriptor: Int32) {
    signal(SIGPIPE, SIG_IGN)
    let done = done
    do {
      try BackgroundThread.start(onStart: {}) {
        let lines = Array(String(repeating: "年年岁岁\n", count: 1000).utf8)
        while (try? writeAll(lines, to: descriptor)) != nil {
          // Some megabytes a second: without a rest the test would be about parsing.
          usleep(5000)
        }
        close(descriptor)
        done.deliver(.failed(.empty))
      }
    } catch {
      Issue.record(error)
    }
  }

  func finished() async { _ = await done.next() }
}
