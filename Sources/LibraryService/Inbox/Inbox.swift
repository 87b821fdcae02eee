import Descriptors
import Browser
import Glibc
import Threads

/// Hands the results of background work to the main thread, which sleeps in `poll` on `descriptor`.
///
/// By a lock and a pipe and not by the main actor: a task that hops there never runs while the main thread waits.
public final class Inbox: Sendable {
  private let events = Lock(EventQueue())
  /// Readable while events wait; -1 where the system gave none.
  public let descriptor: Int32
  private let writeEnd: Int32

  /// An empty inbox.
  public init() {
    (descriptor, writeEnd) = openPipe(blocks: false) ?? (-1, -1)
  }

  deinit {
    Glibc.close(descriptor)
    Glibc.close(writeEnd)
  }

  /// Leaves an event and wakes the main thread.
  public func post(_ event: BrowserEvent) {
    events.withLock { $0.add(event) }
    var byte: UInt8 = 0
    _ = write(writeEnd, &byte, 1)
  }

  /// Forgets what waits of the reading of a report: it was given up.
  public func withdrawReading(of number: Int) { events.withLock { $0.removeReading(of: number) } }

  /// Sleeps until an event waits, at most so many milliseconds; whether one does.
  public func wait(milliseconds: Int) -> Bool {
    var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&entry, 1, Int32(clamping: milliseconds)) > 0
  }

  /// Forgets all events that wait. What is posted from now on is dropped.
  public func close() { events.withLock { $0.close() } }

  /// Takes all events that wait, in order.
  public func take() -> [BrowserEvent] {
    var bytes = [UInt8](repeating: 0, count: 256)
    while read(descriptor, &bytes, bytes.count) == bytes.count {}
    return events.withLock { $0.take() }
  }
}
