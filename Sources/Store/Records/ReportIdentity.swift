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
