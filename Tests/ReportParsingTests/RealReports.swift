import FoundationEssentials

/// The real reports in the folder that GANGMU_REPORTS names.
enum RealReports {
  /// The folder; nil where the variable is not set.
  static let folder = ProcessInfo.processInfo.environment["GANGMU_REPORTS"]

  /// Every report that is text, by name, in order of the names.
  static func texts() throws -> [(name: String, bytes: [UInt8])] {
    let path = (folder ?? "") + "/reports"
    let names = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    return try names.filter { ($0.hasSuffix(".txt") || $0.hasSuffix(".md")) && $0 != "SOURCES.md" }
      .map { ($0, Array(try Data(contentsOf: URL(filePath: "\(path)/\($0)")))) }
  }
}
