/// The folders and files that are read together, by which what is remembered of them is known: their absolute paths,
/// links followed, in the order of their bytes.
struct LibraryIdentity: Hashable, Sendable {
  /// The paths, with NUL between them.
  let bytes: [UInt8]

  /// The identity of what was named; nil where something of it is not there.
  init?(roots: [[UInt8]]) {
    let paths = roots.compactMap(ReportIdentity.absolute)
    guard !paths.isEmpty, paths.count == roots.count else { return nil }
    bytes = Array(paths.sorted { $0.lexicographicallyPrecedes($1) }.joined(separator: [0]))
  }
}
