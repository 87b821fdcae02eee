/// A report with notes whose file is gone: renamed, and perhaps edited too, its notes are those of the report that it has
/// become.
public struct GoneReport: Hashable, Sendable {
  /// The path that its file had.
  public let path: [UInt8]
  /// The identity of its text; nil where it was never read to its end.
  let content: ContentIdentity?
  /// The sketch of its text; nil where there is none.
  let sketch: ContentSketch?

  /// Whether it has become the report in the file at `path`, whose own notes there are none of: it has the same text, or,
  /// in the same folder or of the same name, one like it. As what is remembered of a report is looked for (`Records.report`).
  public func hasBecome(_ path: [UInt8], _ text: [UInt8]) -> Bool {
    if let content, ContentIdentity(of: text) == content { return true }
    let (own, other) = (Records.parts(of: self.path), Records.parts(of: path))
    guard own.folder == other.folder || own.name == other.name, let sketch, let found = ContentSketch(of: text) else {
      return false
    }
    return found.likeness(to: sketch) != nil
  }
}
