import Browser
import ReportModel
import ReportReading

/// The files of the reports that were named one by one: read in the background, read again, followed, watched. For one
/// thread, which never waits here.
public struct OpenFiles {
  private let service: LibraryService
  private let options: ReadingOptions
  /// Encodings that the reader has named, by report; nil to find out.
  private var encodings: [Int: ReportEncoding?] = [:]
  private var followed: [Int: BackgroundReading] = [:]
  /// The files watched for changes.
  private var watched: [Int: BackgroundReading] = [:]

  /// No files yet; all are read as `options` say.
  public init(_ service: LibraryService, options: ReadingOptions) {
    self.service = service
    self.options = options
  }

  /// Begins reading what was named, in this order; the number of each is its place. Files take turns; a pipe, which may
  /// never end, would not pass its turn on.
  public func open(_ inputs: [ReadingInput]) {
    for (number, input) in inputs.enumerated() { service.read(number, input, options, inTurn: input.ends) }
  }

  /// Reads a report in an encoding from now on; nil to find out from the file.
  public mutating func setEncoding(_ encoding: ReportEncoding?, of number: Int) {
    encodings.updateValue(encoding, forKey: number)
  }

  /// Begins reading the file at `path` again, and gives up a reading of it that goes on; returns the news of that.
  public func reload(_ number: Int, path: [UInt8]) -> BrowserEvent {
    service.stopReading(number)
    service.read(number, .file(path), options(of: number), inTurn: false)
    return .reading(number, ReadingProgress())
  }

  /// Reads what comes into the file of `report` from now on, or no more where it is nil; the reason if that fails.
  public mutating func follow(_ number: Int, _ report: Report?) -> BrowserEvent? {
    followed[number] = nil
    guard let report else { return nil }
    do throws(ReadingError) {
      followed[number] = try ReportReader.follow(
        report, options: options(of: number), deliver: service.following(number))
      return nil
    } catch {
      return .notice(service.words(error))
    }
  }

  /// Posts what the file of `report` holds when it changes; once it is read to its end.
  public mutating func watch(_ number: Int, _ report: Report) {
    guard watched[number] == nil, report.source.path != nil, report.isComplete else { return }
    // Without a watch nothing is lost but a notice.
    watched[number] = try? ReportReader.follow(
      report, options: options(of: number), deliver: service.watching(number))
  }

  private func options(of number: Int) -> ReadingOptions {
    var options = options
    if let encoding = encodings[number] { options.encoding = encoding }
    return options
  }
}

extension LibraryService {
  /// Sections up to this number have their addresses made within a key; those of more come with the report.
  private static let fewSections = 1_000

  /// Begins reading the report of a number; what is read of it is posted.
  func read(_ number: Int, _ input: ReadingInput, _ options: ReadingOptions, inTurn: Bool) {
    do throws(ReadingError) {
      try readings.begin(number, input, options, inTurn: inTurn) { [self] update, milliseconds in
        reading(number, input, update, milliseconds)
      }
    } catch {
      inbox.post(.unreadable(number, ReadingFailure(path: input.path, error: error).message(in: language)))
    }
  }

  /// Ends the reading of a report before its time; nothing of it is heard any more.
  public func stopReading(_ number: Int) {
    readings.stop(number)
    inbox.withdrawReading(of: number)
  }

  /// The post that an update of a reading makes.
  private func reading(
    _ number: Int, _ input: ReadingInput, _ update: ReadingUpdate, _ milliseconds: Int
  ) -> () -> Void {
    switch update {
    case .progress(var progress):
      progress.milliseconds = milliseconds
      return { [inbox] in inbox.post(.reading(number, progress)) }
    case .report(let report), .changed(let report, _):
      let addresses = report.sections.count > Self.fewSections ? Addresses(report) : nil
      let note = report.isComplete ? report.notes.first : nil
      let words = note.map { "\(report.source.shortName): \($0.message(in: language))" }
      return { [inbox] in
        inbox.post(.report(number, report, addresses))
        if let words { inbox.post(.notice(words)) }
      }
    case .failed(let error):
      let words = ReadingFailure(path: input.path, error: error).message(in: language)
      return { [inbox] in inbox.post(.unreadable(number, words)) }
    }
  }

  /// Receives the report at `number` as its file grows.
  fileprivate func following(_ number: Int) -> @Sendable (ReadingUpdate) -> Void {
    { [self] update in
      switch update {
      case .report(let report), .changed(let report, _): inbox.post(.report(number, report, Addresses(report)))
      case .failed(let error): inbox.post(.notice(words(error)))
      case .progress: break
      }
    }
  }

  /// Receives the changes of a file that is watched, the report at `number`.
  fileprivate func watching(_ number: Int) -> @Sendable (ReadingUpdate) -> Void {
    { [self] update in
      switch update {
      case .report(let report), .changed(let report, _): inbox.post(.changed(number, report, Addresses(report)))
      case .failed(.missing): inbox.post(.vanished(number))
      case .failed(let error): inbox.post(.changeUnread(number, words(error)))
      case .progress: break
      }
    }
  }

  /// An error in the words of the reader's language.
  func words(_ error: ReadingError) -> String { error.message(in: language) }
}
