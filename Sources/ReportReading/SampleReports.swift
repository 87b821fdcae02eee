import ReportModel
import ReportParsing

/// The reports compiled into the program, for a first look without a file.
///
/// District, harbour and people are invented. Between them the texts have every style of heading that work reports
/// use, so that whatever the browser can do can be tried on them.
public enum SampleReports {
  /// A sample: the name shown to people, and the bytes as they would stand in a file.
  public struct Sample: Sendable {
    /// The name shown to people.
    public let name: String
    /// The text as it would stand in a file, in UTF-8.
    public let bytes: [UInt8]

    /// The sample as a report.
    public func report() throws(ReadingError) -> Report {
      try ReportReader.parse(bytes, source: ReportSource(name: name), isComplete: true)
    }
  }

  /// All samples: two Chinese work reports and an English one with decimal numbers.
  public static var all: [Sample] {
    [
      Sample(name: "样例一 党建工作报告", bytes: PackageResources.party_building_txt),
      Sample(name: "样例二 政府工作报告", bytes: PackageResources.government_work_txt),
      Sample(name: "Sample 3, a harbour office's report", bytes: PackageResources.harbour_office_txt),
    ]
  }
}
