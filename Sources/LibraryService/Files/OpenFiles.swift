import Browser
import ReportModel
import ReportReading

/// The files of the reports that were named one by one: read in the background, read again, followed, watched. For one
/// thread.
public struct OpenFiles {
  private let service: LibraryService
  private let options: ReadingOptions
  /// The readings that go on, by report; a reading that is let go of ends.
  private var readings: [Int: BackgroundReading]
  /// Encodings that the reader has named, by report; nil to find out.
  private var encodings: [Int: ReportEncoding?] = [:]
  private var followed: [Int: BackgroundReading] = [:]
  /// The files watched for changes.
  private var watched: [Int: BackgroundReading] = [:]

  /// The files of reports whose reading goes on in `readings`; all are read again as `options` say.
  public init(_ service: LibraryService, options: ReadingOptions, readings: [Int: BackgroundReading]) {
    self.service = service
    self.options = options
    self.readings = readings
  }

  /// Reads a report in an encoding from now on; nil to find out from the file.
  public mutating func setEncoding(_ encoding: ReportEncoding?, of number: Int) {
    encodings.updateValue(encoding, forKey: number)
  }

  /// Reads the file at `path` again: the report or its beginning, or why there is none. The rest is posted.
  public mutating func reload(_ number: Int, path: [UInt8]) -> BrowserEvent {
    do throws(ReadingError) {
      let opened = try ReportReader.open(
        path: path, options: options(of: number), deliver: service.delivery(to: number))
      readings[number] = opened.rest
      service.replace(number, with: opened.report)
      return .report(number, opened.report)
    } catch {
      return .notice(service.words(ReadingFailure(path: path, error: error)))
    }
  }

  /// Reads what comes into the file of `report` from now on, or no more where it is nil; the reason if that fails.
  public mutating func follow(_ number: Int, _ report: Report?) -> BrowserEvent? {
    followed[number] = nil
    guard let report else { return nil }
    do throws(ReadingError) {
      followed[number] = try ReportReader.follow(
        report, options: options(of: number), deliver: service.delivery(to: number))
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
  /// Receives the report at `number` while it is read in the background.
  public func delivery(to number: Int) -> @Sendable (ReadingUpdate) -> Void {
    { [self] update in
      switch update {
      case .report(let report), .changed(let report, _):
        inbox.post(.report(number, report, Addresses(report)))
        replace(number, with: report)
      case .failed(let error): inbox.post(.readingFailed(number, words(error)))
      }
    }
  }

  /// Receives the changes of a file that is watched, the report at `number`.
  fileprivate func watching(_ number: Int) -> @Sendable (ReadingUpdate) -> Void {
    { [self] update in
      switch update {
      case .report(let report), .changed(let report, _): inbox.post(.changed(number, report, Addresses(report)))
      case .failed(.missing): inbox.post(.vanished(number))
      case .failed: break
      }
    }
  }

  /// An error in the words of the reader's language.
  func words(_ error: ReadingError) -> String { error.message(in: language) }

  fileprivate func words(_ failure: ReadingFailure) -> String { failure.message(in: language) }
}
