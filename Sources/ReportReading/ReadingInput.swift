import ReportModel

/// A thing that a report is read from.
public enum ReadingInput: Sendable {
  /// The file at a path, in the bytes the system knows it by.
  case file([UInt8])
  /// An open descriptor, of a pipe as a rule, with a name for people.
  case descriptor(Int32, name: String)
  /// A report compiled into the program.
  case sample(SampleReports.Sample)

  /// Whether it is sure to end: whoever writes to a pipe may never stop.
  public var ends: Bool {
    switch self {
    case .file, .sample: true
    case .descriptor: false
    }
  }

  /// The source of the report.
  public var source: ReportSource {
    switch self {
    case .file(let path): ReportReader.source(path)
    case .descriptor(_, let name): ReportSource(name: name)
    case .sample(let sample): ReportSource(name: sample.name)
    }
  }

  /// The path as people named it; `-` for standard input.
  public var path: [UInt8] {
    switch self {
    case .file(let path): path
    case .descriptor(_, let name): Array(name.utf8)
    case .sample(let sample): Array(sample.name.utf8)
    }
  }
}
