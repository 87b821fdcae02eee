import Glibc
import Testing

@testable import ReportReading

@Suite("Files that move while a library is walked")
struct LibraryWalkTests {
  /// The files found, and what was skipped, below a folder; `onFile` is called with each file's path as it is found.
  private func walk(_ folder: TemporaryFolder, onFile: (String) -> Void) -> [String] {
    var told: [String] = []
    LibraryWalk.run(
      [folder.path], limits: LibraryLimits(), scope: LinkScope(roots: [folder.path], followsAll: false),
      isCancelled: { false }
    ) { finding in
      switch finding {
      case .file(let file, _):
        let path = String(decoding: file.path.dropFirst(folder.path.count + 1), as: UTF8.self)
        told.append(path)
        onFile(path)
      case .skipped(let skipped, _): told.append("skipped \(String(decoding: skipped.path, as: UTF8.self))")
      default: break
      }
    }
    return told
  }

  @Test("a file that is renamed into a folder not listed yet is found there")
  func renamed() throws {
    let folder = try TemporaryFolder()
    for name in ["1", "2"] { try folder.makeFolder(name) }
    try folder.write("正文。\n", to: "1/甲.txt")
    try folder.write("正文。\n", to: "2/乙.txt")
    // Times of files are no finer than a few milliseconds.
    usleep(30_000)
    let told = walk(folder) { path in
      guard path == "1/甲.txt" else { return }
      rename(cString(folder.path + Array("/1/甲.txt".utf8)), cString(folder.path + Array("/2/甲.txt".utf8)))
    }
    #expect(Set(told) == ["1/甲.txt", "2/乙.txt", "2/甲.txt"])
    #expect(told.count == 3)
  }

  @Test("a file named as a root and found below another is read once")
  func repeated() throws {
    let folder = try TemporaryFolder()
    try folder.makeFolder("1")
    try folder.write("正文。\n", to: "1/甲.txt")
    var told: [String] = []
    let roots = [folder.path, folder.path + Array("/1/甲.txt".utf8)]
    LibraryWalk.run(
      roots, limits: LibraryLimits(), scope: LinkScope(roots: roots, followsAll: false), isCancelled: { false }
    ) { finding in
      switch finding {
      case .file: told.append("file")
      case .skipped(let skipped, _): told.append("\(skipped.reason)")
      default: break
      }
    }
    #expect(told == ["file", "repeated"])
  }
}
