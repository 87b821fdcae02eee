import Glibc

/// Real reports, and the outlines a careful reader gives to them: `reports/` and `gold/` in the folder that
/// GANGMU_REPORTS names. Without it, tests of them are skipped; with it, every file they name must be there.
public enum GivenReports {
  /// The folder; nil where the variable is not set.
  public static let folder = getenv("GANGMU_REPORTS").map { String(cString: $0) }

  /// The names of the two reports the project began with.
  public static let founding = ["000_32978eeceef8f739.txt", "001_f140fd063535cd87.txt"]

  /// The names of the files in `reports/` that end in one of `suffixes`, in order.
  public static func names(endingIn suffixes: String...) throws -> [String] {
    try names(in: "reports", endingIn: suffixes)
  }

  /// The names of the outlines in `gold/`, in order.
  public static func outlineNames() throws -> [String] { try names(in: "gold", endingIn: [".jsonl"]) }

  /// The path of a report.
  public static func path(of name: String) throws -> String { try path(in: "reports/" + name) }

  /// The bytes of the report called `name`.
  public static func bytes(of name: String) throws -> [UInt8] { try bytes(in: "reports/" + name) }

  /// The outline of the report called `name`, or so called itself, as JSON lines.
  public static func outline(of name: String) throws -> [UInt8] {
    try bytes(in: "gold/" + name.prefix { $0 != "." } + ".jsonl")
  }

  private static func names(in place: String, endingIn suffixes: [String]) throws -> [String] {
    let path = try path(in: place)
    guard let listing = opendir(path) else { throw GivenReportError.unreadable(path: path) }
    defer { closedir(listing) }
    var names: [String] = []
    while let entry = readdir(listing) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if suffixes.contains(where: name.hasSuffix) { names.append(name) }
    }
    return names.sorted()
  }

  private static func path(in place: String) throws -> String {
    guard let folder else { throw GivenReportError.noFolder }
    return folder + "/" + place
  }

  private static func bytes(in place: String) throws -> [UInt8] {
    let path = try path(in: place)
    guard let bytes = TestReports.bytes(of: path) else { throw GivenReportError.unreadable(path: path) }
    return bytes
  }
}

/// Why there is no real report.
public enum GivenReportError: Error {
  /// GANGMU_REPORTS names no folder.
  case noFolder
  /// A file or folder that should be in it cannot be read.
  case unreadable(path: String)
}
