import ReportReading

extension SkipReason {
  /// Whether a file skipped for it should have been read. What is read under another name was; a link that leads out of the folders was not
  /// asked for; a picture in a folder of reports is no report that is missing from the answer, unless it was named itself; a report that may not be read is.
  public func isFailure(named isNamed: Bool) -> Bool {
    switch self {
    case .repeated, .outsideLink: false
    case .unreadable(.binary), .unreadable(.otherFormat), .unreadable(.empty), .unreadable(.notAFile), .danglingLink,
      .linkLoop, .kernelFiles:
      isNamed
    case .unreadable, .tooLarge, .vanished, .tooDeep, .tooManyFiles, .libraryTooLarge: true
    }
  }
}
