/// The confinement that holds for the program which reads other formats: what the kernel refuses it.
public struct ImportConfinement: Sendable, Hashable {
  /// The ABI of Landlock that confines files, and from 4 on the network; 0 where none does.
  public var landlock: Int
  /// Whether system calls are filtered.
  public var filtersCalls: Bool

  /// A confinement by these.
  public init(landlock: Int, filtersCalls: Bool) {
    self.landlock = landlock
    self.filtersCalls = filtersCalls
  }

  /// The confinement as the import program tells it: `landlock 7 calls 1`.
  public var line: String { "landlock \(landlock) calls \(filtersCalls ? 1 : 0)" }

  /// The confinement that `line` tells of; nil where it is no such line.
  public init?(line: some StringProtocol) {
    let words = line.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 4, words[0] == "landlock", words[2] == "calls", words[3] == "0" || words[3] == "1",
      let landlock = Int(words[1]), landlock >= 0
    else { return nil }
    self.init(landlock: landlock, filtersCalls: words[3] == "1")
  }
}
