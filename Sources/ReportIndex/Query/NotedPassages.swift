import ReportModel
import TextFacts

/// The notes on reports, for expressions that ask for them (`note:`): words on passages, by the report's file.
public struct NotedPassages: Hashable, Sendable {
  /// A note: a passage, by the text that it was written on, and the words.
  public struct Passage: Sendable {
    public var quote: TextQuote
    public var words: [UInt8]

    public init(quote: TextQuote, words: [UInt8]) {
      self.quote = quote
      self.words = words
    }
  }

  /// A report with notes whose file is gone, by which a renamed one is known.
  public struct MissingReport: Sendable {
    /// The path that its file had.
    let path: [UInt8]
    /// Whether it has become the report in the file at a path, which has this text.
    let hasBecome: @Sendable (_ path: [UInt8], _ text: [UInt8]) -> Bool

    public init(path: [UInt8], hasBecome: @escaping @Sendable (_ path: [UInt8], _ text: [UInt8]) -> Bool) {
      (self.path, self.hasBecome) = (path, hasBecome)
    }
  }

  /// By the paths of the files, ascending.
  private let reports: [(path: [UInt8], passages: [Passage])]
  /// A number that is another one for other notes: whoever compares two queries compares these.
  private let version: Int

  private let gone: [MissingReport]

  /// The notes on each file, those on files that are `gone` too; `version` tells them from those of another time.
  public init(_ notes: [(path: [UInt8], passage: Passage)], gone: [MissingReport] = [], version: Int) {
    var reports: [(path: [UInt8], passages: [Passage])] = []
    for note in notes.sorted(by: { $0.path.lexicographicallyPrecedes($1.path) }) {
      if let last = reports.last, last.path == note.path {
        reports[reports.count - 1].passages.append(note.passage)
      } else {
        reports.append((note.path, [note.passage]))
      }
    }
    self.reports = reports
    self.gone = gone
    self.version = version
  }

  /// The notes on the report in a file: its own, else those of the one that it was before it was renamed.
  func passages(of path: [UInt8], in text: [UInt8]) -> [Passage] {
    let own = passages(of: path)
    guard own.isEmpty else { return own }
    for report in gone {
      let passages = passages(of: report.path)
      // A passage that is found tells more quickly what report it may be than its whole text does.
      if passages.contains(where: { $0.quote.range(in: text) != nil }), report.hasBecome(path, text) { return passages }
    }
    return []
  }

  private func passages(of path: [UInt8]) -> [Passage] {
    let place = reports.partitionPoint { $0.path.lexicographicallyPrecedes(path) }
    return reports.indices.contains(place) && reports[place].path == path ? reports[place].passages : []
  }

  public static func == (left: NotedPassages, right: NotedPassages) -> Bool { left.version == right.version }
  public func hash(into hasher: inout Hasher) { hasher.combine(version) }
}

extension ReportSource {
  /// The name by which notes on a report are looked up: the path of its file, else its own name.
  public var nameOfNotes: [UInt8] { path ?? Array(name.utf8) }
}
