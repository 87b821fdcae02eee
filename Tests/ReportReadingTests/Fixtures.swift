import Glibc
import ReportModel
import ReportParsing
import ReportReading

/// The files of Tests/Fixtures.
enum Fixtures {
  /// The folder, beside the one this file stands in.
  private static let folder: String = {
    let own = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(2)
    return own.joined(separator: "/") + "/Fixtures/"
  }()

  /// The report in the file called `name`.
  static func report(_ name: String) throws(ReadingError) -> Report {
    try ReportReader.read(path: path(name))
  }

  /// The path of the file called `name`.
  static func path(_ name: String) -> [UInt8] { Array((folder + name).utf8) }
}

extension Report {
  /// The text as a string.
  var string: String { String(decoding: text, as: UTF8.self) }

  /// Level, number and title of each section.
  var outline: [String] {
    sections.indices.dropFirst().map { index in
      let number = number(of: SectionIndex(index))
      let title = title(of: SectionIndex(index))
      return "\(sections[index].level) " + (number.isEmpty ? "" : number + "|") + title
    }
  }
}
