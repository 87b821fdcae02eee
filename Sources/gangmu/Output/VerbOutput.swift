import ReportIndex
import ReportModel
import StandardStreams

/// Standard output as a command uses it: everything in one form, for as long as someone reads it.
struct VerbOutput {
  /// Whether it could not be written, which was told.
  private(set) var hasFailed = false
  /// Whether more is wanted; not after the reader went away, which is no failure, or nothing could be written.
  private(set) var goesOn = true
  private let form: OutputForm
  /// Whether the text that was sent last does not end with a line end.
  private var endsInsideLine = false

  init(_ form: OutputForm) { self.form = form }

  /// The output of records. The byte order mark of csv is for programs that read a file: a terminal is sent none.
  init(records format: RecordFormat, as form: OutputForm, bom: Bool) {
    self.init(form)
    guard format == .csv, bom, !StandardStream.output.isTerminal else { return }
    send(CSVText.byteOrderMark, as: .raw)
  }

  /// Sends a text, one of several, byte for byte; whether more is wanted. Where the one before it ends in the middle of a
  /// line, that line is ended first; on a terminal the last one's is too, for the shell goes on there.
  @discardableResult
  mutating func sendText(_ text: some BidirectionalCollection<UInt8>) -> Bool {
    guard let last = text.last else { return goesOn }
    if endsInsideLine { send(Self.lineEnd) }
    send(text)
    endsInsideLine = last != UInt8(ascii: "\n")
    if endsInsideLine, StandardStream.output.isTerminal {
      send(Self.lineEnd)
      endsInsideLine = false
    }
    return goesOn
  }

  private static let lineEnd = CollectionOfOne(UInt8(ascii: "\n"))

  /// Sends text; whether more is wanted.
  @discardableResult
  mutating func send(_ text: some Collection<UInt8>) -> Bool {
    send(text, as: form)
    return goesOn
  }

  private mutating func send(_ text: some Collection<UInt8>, as form: OutputForm) {
    guard goesOn, !text.isEmpty else { return }
    switch StandardStream.output.send(text, as: form) {
    case .sent: return
    case .readerGone: goesOn = false
    case .failed(let problem):
      (goesOn, hasFailed) = (false, true)
      Process.complain(BatchMessage.cannotWrite(errno: problem).message(in: Process.language))
    }
  }
}

extension RecordFormat {
  /// The form in which hits and terms go to standard output: their excerpts are safe in csv too, which has no escapes.
  var form: OutputForm {
    switch self {
    case .text, .csv: .lines
    case .jsonl: .records
    }
  }
}
