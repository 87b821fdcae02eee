import Glibc

/// The two things a report is known by: its file and its text. A renamed or moved one is found again by its text, an
/// edited one by its file.
public struct ReportIdentity: Hashable, Sendable {
  /// The path of its file, in the bytes the system knows it by.
  public var path: [UInt8]
  /// The identity of its text; nil while it is not all there.
  public var content: ContentIdentity?

  public init(path: [UInt8], content: ContentIdentity? = nil) {
    self.path = path
    self.content = content
  }
}

extension ReportIdentity {
  /// The absolute path of a file, links followed; nil for what is no file.
  public static func absolute(_ path: [UInt8]) -> [UInt8]? {
    guard let found = realpath(path.map { CChar(bitPattern: $0) } + [0], nil) else { return nil }
    defer { free(found) }
    return (0..<strlen(found)).map { UInt8(bitPattern: found[$0]) }
  }
}
