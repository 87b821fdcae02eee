import Glibc
import ReportModel

/// The file of the running program.
public enum ProgramFile {
  /// A number that another version of the program, or of those beside it, does not have: made of the sizes of their
  /// files and the times when they were written.
  public static func identity(of others: [String]) -> UInt64 {
    let own = "/proc/self/exe"
    guard let path = realpath(own, nil) else { return 0 }
    defer { free(path) }
    let folder = String(cString: path).split(separator: "/", omittingEmptySubsequences: false).dropLast()
    var facts: [UInt8] = []
    for file in [own] + others.map({ (folder + [$0[...]]).joined(separator: "/") }) {
      var status = stat()
      guard stat(file, &status) == 0 else { continue }
      for fact in [Int(status.st_size), status.st_mtim.tv_sec, status.st_mtim.tv_nsec] {
        withUnsafeBytes(of: fact) { facts += $0 }
      }
    }
    return Checksum.of(facts)
  }
}

/// Paths without links in them.
public enum ResolvedPath {
  /// The absolute path of what `path` names, links followed (realpath(3)); nil where there is nothing.
  public static func of(_ path: [UInt8]) -> [UInt8]? {
    guard !path.isEmpty, !path.contains(0), let found = realpath(path.map { CChar(bitPattern: $0) } + [0], nil) else {
      return nil
    }
    defer { free(found) }
    return (0..<strlen(found)).map { UInt8(bitPattern: found[$0]) }
  }
}
