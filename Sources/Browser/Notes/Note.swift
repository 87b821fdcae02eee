import ReportIndex
import ReportModel
import TextFacts

extension Note {
  /// A name that another note of the same words on the same passage would have too: one that is written twice is one.
  static func name(for quote: TextQuote, _ text: String, among names: [String]) -> String {
    var number: UInt64 = 0
    while true {
      let (one, other) = (hash(quote, text, number), hash(quote, text, number ^ .max))
      let name = [one, other].map { String($0 | 1 << 63, radix: 16) }.joined()
      if !names.contains(name) { return name }
      number += 1
    }
  }

  /// FNV-1a of 64 bits.
  private static func hash(_ quote: TextQuote, _ text: String, _ number: UInt64) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    func add(_ bytes: some Sequence<UInt8>) {
      for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    }
    withUnsafeBytes(of: number.bigEndian) { add($0) }
    withUnsafeBytes(of: UInt64(clamping: quote.start).bigEndian) { add($0) }
    add(quote.exact)
    add(quote.prefix)
    add(text.utf8)
    return hash
  }
}

/// The notes that are known.
struct NotesState: Sendable {
  /// A note at its place.
  struct PlacedNote: Sendable, Equatable {
    var note: Note
    /// The passage in the report as it is now; nil where it is gone.
    var range: TextRange?
  }

  /// Notes of the reports of this run, by the number of the report, in the order of their places.
  private var reports: [(number: Int, notes: [PlacedNote])] = []
  /// The passage that a note is being written on.
  var writing: NotedPassage?
  /// Notes on all reports, as they were when the program began.
  var stored: [StoredNote] = [] { didSet { version += 1 } }
  /// The reports among those whose files are gone.
  var gone: [NotedPassages.MissingReport] = []
  /// The name of the note whose removal was asked for by the last key, and is done where the next asks for it again.
  var removalAsked: String?
  /// Grows with every change, so that what was laid out before is known to be old.
  private(set) var version = 0

  /// The notes on a report.
  subscript(number: Int) -> [PlacedNote] {
    get { reports.first { $0.number == number }?.notes ?? [] }
    set {
      version += 1
      reports.removeAll { $0.number == number }
      guard !newValue.isEmpty else { return }
      let sorted = newValue.sorted { one, other in
        (one.range?.lower.bytes ?? one.note.quote.start, one.note.name)
          < (other.range?.lower.bytes ?? other.note.quote.start, other.note.name)
      }
      reports.append((number, sorted))
    }
  }

  /// The numbers of the reports with notes.
  var numbers: [Int] { reports.map(\.number).sorted() }
  var isEmpty: Bool { reports.isEmpty }
}
