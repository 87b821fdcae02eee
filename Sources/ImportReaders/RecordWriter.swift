import Descriptors
import Glibc
import ImportStream

/// Writes records to a descriptor, many at a time. Ends the process where nobody reads them any more.
public final class RecordWriter {
  private let descriptor: Int32
  private var bytes: [UInt8] = []
  /// The notes already written: each reason and detail is said once, and no more than `mostNotes`.
  private var notes: Set<ImportNote> = []
  private static let mostNotes = 100
  private static let full = 64 << 10

  /// A writer to `descriptor`, which is not closed.
  public init(descriptor: Int32) { self.descriptor = descriptor }

  /// Writes `record`, soon.
  public func write(_ record: ImportRecord) {
    RecordEncoder.append(record, to: &bytes)
    if bytes.count >= Self.full { flush() }
  }

  /// Says that something could not be read, unless that was said before.
  func note(_ reason: ImportNote.Reason, _ detail: String = "") {
    let note = ImportNote(reason, detail: detail)
    guard notes.count < Self.mostNotes, notes.insert(note).inserted else { return }
    write(.note(note))
  }

  /// Writes everything now.
  public func flush() {
    do throws(WritingError) {
      try writeAll(bytes, to: descriptor)
    } catch {
      exit(1)
    }
    bytes.removeAll(keepingCapacity: true)
  }
}
