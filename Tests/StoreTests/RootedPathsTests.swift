import Testing

@testable import Store

/// Files by the roots of a command line.
@Suite struct RootedPathsTests {
  private func place(_ path: String, _ roots: String...) -> String? {
    RootedPaths(roots.map { Array($0.utf8) }).place(of: Array(path.utf8)).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test("a root is a whole name of a folder; of two the inner one")
  func places() {
    #expect(place("reports2/b.txt", "reports", "reports2") == "1/b.txt")
    #expect(place("reports2/b.txt", "reports") == nil)
    #expect(place("reports/2024/b.txt", "reports/", "reports/2024") == "1/b.txt")
    #expect(place("a.txt", "a.txt", "a") == "0/")
    #expect(place("/b.txt", "/") == "0/b.txt")
  }

  @Test("each place leads back to its file")
  func back() {
    let roots = RootedPaths(["reports", "reports2/", "a.txt"].map { Array($0.utf8) })
    for path in ["reports/x/b.txt", "reports2/b.txt", "a.txt"] {
      #expect(roots.place(of: Array(path.utf8)).flatMap(roots.path) == Array(path.utf8))
    }
    for place in ["3/b.txt", "-1/b.txt", "b.txt", "/b.txt", ""] { #expect(roots.path(of: Array(place.utf8)) == nil) }
  }
}
