/// The ways from absolute paths, by which reports are remembered, to those by which a command line names them.
public struct NamedPaths: Sendable {
  private let named: [(absolute: [UInt8], named: [UInt8])]

  /// The files and folders that were named. Links are followed, which asks the system: not for the main thread.
  public init(_ paths: [[UInt8]]) {
    named = paths.compactMap { path in ReportIdentity.absolute(path).map { ($0, path) } }
  }

  /// The path of a file as it is read: that of one that was named, or of one in a folder that was; else the absolute one.
  public func path(_ absolute: [UInt8]) -> [UInt8] {
    for (root, name) in named where absolute.starts(with: root) {
      let rest = absolute.dropFirst(root.count)
      if rest.isEmpty { return name }
      guard rest.first == UInt8(ascii: "/") else { continue }
      return name.last == UInt8(ascii: "/") ? name + rest.dropFirst() : name + rest
    }
    return absolute
  }

  /// The absolute path of a file as it is read, without asking the system.
  public func absolute(_ path: [UInt8]) -> [UInt8] {
    for (root, name) in named where path.starts(with: name) {
      let rest = path.dropFirst(name.count)
      if rest.isEmpty { return root }
      if name.last == UInt8(ascii: "/") { return root + [UInt8(ascii: "/")] + rest }
      if rest.first == UInt8(ascii: "/") { return root + rest }
    }
    return path
  }
}
