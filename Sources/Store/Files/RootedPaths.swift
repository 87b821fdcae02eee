/// Paths of files by the number of the root that they are below, in the order of the command line, and the path below
/// it: `0/2024/青溪县.txt`. Asking the system for absolute paths might take its time.
public struct RootedPaths: Sendable {
  private let roots: [[UInt8]]
  private static let slash = UInt8(ascii: "/")

  /// The files and folders that a command line names.
  public init(_ roots: [[UInt8]]) { self.roots = roots }

  /// The place of a file, below the innermost of the roots that it is in; nil for a file that is in none.
  public func place(of path: [UInt8]) -> [UInt8]? {
    let all = roots.indices.filter { isBelow(path, roots[$0]) }
    guard let number = all.max(by: { roots[$0].count < roots[$1].count }) else { return nil }
    return Array("\(number)/".utf8) + path.dropFirst(roots[number].count).drop { $0 == Self.slash }
  }

  /// The path of the file at a place; nil where no root has the number.
  public func path(of place: [UInt8]) -> [UInt8]? {
    guard let end = place.firstIndex(of: Self.slash), let number = Int(String(decoding: place[..<end], as: UTF8.self)),
      roots.indices.contains(number)
    else { return nil }
    let (root, rest) = (roots[number], place[(end + 1)...])
    return rest.isEmpty ? root : root.last == Self.slash ? root + rest : root + [Self.slash] + rest
  }

  /// Whether a path is the root or below it: `reports2/b.txt` is not below `reports`.
  private func isBelow(_ path: [UInt8], _ root: [UInt8]) -> Bool {
    guard path.starts(with: root) else { return false }
    return path.count == root.count || root.last == Self.slash || path[root.count] == Self.slash
  }
}
