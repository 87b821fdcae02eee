import ArgumentParser
import Glibc
import ReportModel
import ReportReading
import Settings
import Store
import TextFacts

/// `gangmu notes PATH…`: the notes on reports, with the passages they are on; and notes of elsewhere, taken in.
struct NotesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notes",
    abstract: "Print the notes on reports, or take in notes of elsewhere.",
    discussion: """
      Notes are written in the browser with A. As markdown each note stands under its report, below the passage it is \
      on and a citation of that; as jsonl a line a note: file, address, line, heading, text (the passage), note, \
      citation, time (seconds since 1970), and what finds the passage again: name, start and count (UTF-8 offset and \
      bytes in the decoded text), prefix, suffix. address and line are null where the passage is gone.

      With --import the lines of such a file are taken in: those of the reports that are named, else of the files that \
      the lines name. A note that is there already, by its name, is replaced by a newer one only. A secure session takes \
      nothing in.

      Exit codes: 0 printed or taken in, 1 no notes, 2 wrong usage, or an input that could not be read.
      """)

  @Option(help: "markdown, or jsonl (one JSON object a line).")
  var format: NotesFormat = .markdown

  @Option(name: .customLong("import"), help: "Take in the notes of a file of JSON lines; - is standard input.")
  var importFile: String?

  @OptionGroup var encoding: EncodingOption

  @OptionGroup var rules: RulesOption

  @OptionGroup var links: LinksOption

  @OptionGroup var secure: SecureOption

  @Argument(help: "Reports and folders of reports.")
  var paths: [String] = []

  func validate() throws {
    if paths.isEmpty, importFile == nil { throw ValidationError("Name reports or folders.") }
  }

  func run() throws {
    if importFile != nil { try secure.refuse() }
    let settings = LoadedSettings(rules: rules.file)
    guard let folder = settings.folders.state else { throw ExitCode(ExitStatus.nothingFound.rawValue) }
    let store = StoreFile(folder: folder)
    let status: ExitStatus
    do throws(StoreProblem) {
      if let importFile {
        status = try take(importFile, into: store)
      } else {
        status = try printAll(of: store, settings)
      }
    } catch {
      Process.complain(error.message(in: settings.language))
      throw ExitCode(ExitStatus.failed.rawValue)
    }
    for notice in store.takeNotices() { Process.complain(notice.message(in: settings.language)) }
    if status != .done { throw ExitCode(status.rawValue) }
  }

  // MARK: Printing

  private func printAll(of store: StoreFile, _ settings: LoadedSettings) throws(StoreProblem) -> ExitStatus {
    var input = PathReading(encoding: encoding.value, rules: rules.file, followsLinks: links.followsAll, place: nil)
    var output = VerbOutput(format == .jsonl ? .records : .lines)
    var count = 0
    var problem: StoreProblem?
    input.each(paths) { item in
      do throws(StoreProblem) {
        guard let identity = Self.identity(of: item.report) else { return true }
        let known = try store.report(identity)
        guard let notes = known?.notes, !notes.isEmpty else { return output.goesOn }
        if let path = known?.likeness {
          let message = NotePrintingMessage.byLikeness(item.report.source.name, of: path)
          Process.complain(message.message(in: settings.language))
        }
        if count > 0, format == .markdown { output.send([0x0A]) }
        count += notes.count
        let printer = NotePrinter(item.report, year: item.year, citation: settings.configuration.citation)
        output.send(format == .markdown ? printer.markdown(notes) : printer.records(notes))
        return output.goesOn
      } catch {
        problem = error
        return false
      }
    }
    if let problem { throw problem }
    if input.hasFailed || output.hasFailed { return .failed }
    return count == 0 ? .nothingFound : .done
  }

  private static func identity(of report: Report) -> ReportIdentity? {
    guard let path = report.source.path.flatMap(ReportIdentity.absolute) else { return nil }
    return ReportIdentity(path: path, text: report.text)
  }

  // MARK: Taking in

  private func take(_ file: String, into store: StoreFile) throws(StoreProblem) -> ExitStatus {
    let name = Self.path(file)
    let bytes: [UInt8]
    do throws(ReadingError) {
      let input: ReadingInput = file == "-" ? .descriptor(STDIN_FILENO, name: file) : .file(name)
      bytes = try WholeFile.bytes(of: input, limit: NoteRecord.mostBytes)
    } catch {
      Process.complain(ReadingFailure(path: name, error: error).message(in: Process.language))
      return .failed
    }
    guard let wanted = wantedPaths() else { return .failed }
    var changes: [StoreChange] = []
    var left: [NoteRecord.ImportFault: (count: Int, line: Int)] = [:]
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() where !line.allSatisfy({ $0 == 0x20 || $0 == 0x0D }) {
      do throws(NoteRecord.ImportFault) {
        let record = try NoteRecord(line: Array(line))
        guard let path = ReportIdentity.absolute(record.file) else { throw .noFile }
        if !wanted.isEmpty, !wanted.contains(where: { path == $0 || path.starts(with: $0 + [0x2F]) }) { continue }
        changes.append(.note(record.note, report: ReportIdentity(path: path)))
      } catch {
        left[error, default: (0, number + 1)].count += 1
      }
    }
    if !changes.isEmpty { try store.write(changes) }
    Process.tell(NoteRecordMessage.taken(changes.count).message(in: Process.language), on: .output)
    for fault in NoteRecord.ImportFault.allCases {
      guard let (count, line) = left[fault] else { continue }
      Process.complain(NoteRecordMessage.left(fault, count: count, line: line).message(in: Process.language))
    }
    return !left.isEmpty ? .failed : changes.isEmpty ? .nothingFound : .done
  }

  /// The absolute paths of what is named; nil where something is not there.
  private func wantedPaths() -> [[UInt8]]? {
    var wanted: [[UInt8]] = []
    for path in paths {
      guard let absolute = ReportIdentity.absolute(Self.path(path)) else {
        Process.complain(ReadingFailure(path: Self.path(path), error: .missing).message(in: Process.language))
        return nil
      }
      wanted.append(absolute)
    }
    return wanted
  }

  private static func path(_ word: String) -> [UInt8] { Paths.rawArguments()[word] ?? Array(word.utf8) }
}

/// The forms in which notes are printed.
enum NotesFormat: String, ExpressibleByArgument, CaseIterable {
  case markdown, jsonl
}
