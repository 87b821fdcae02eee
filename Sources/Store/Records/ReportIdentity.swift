import Glibc

/// The things a report is known by: its file and its text. A renamed or moved one is found again by its text, an edited
/// one by its file, and one that is both by the likeness of its text.
public struct ReportIdentity: Hashable, Sendable {
  /// The path of its file, in the bytes the system knows it by.
  public var path: [UInt8]
  /// The identity of its text; nil while it is not all there.
  public var content: ContentIdentity?
  /// The sketch of its text; nil while it is not all there, and where it is too short to tell.
  public var sketch: ContentSketch?

  public init(path: [UInt8], content: ContentIdentity? = nil, sketch: ContentSketch? = nil) {
    self.path = path
    self.content = content
    self.sketch = sketch
  }

  /// A report that was read to its end.
  public init(path: [UInt8], text: [UInt8]) {
    self.init(path: path, content: ContentIdentity(of: text), sketch: ContentSketch(of: text))
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
