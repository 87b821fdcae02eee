import Glibc
import Testing

@testable import ReportReading

/// A folder of things that someone may name and that are hard to read, and an import program that never ends.
final class HostileFolder {
  enum Input: String, CaseIterable, Sendable {
    case documentWithoutEnd, pageOfAttributes, manyMarks, deepNesting, longLine, silentPipe, fullPipe, fifo, device
    case folder, missing, tooLarge
  }

  private let own: [UInt8]
  private var ends: [Int32] = []

  init() throws {
    let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array((base + "/hostile-XXXXXX").utf8CString)
    try #require(mkdtemp(&template) != nil)
    own = template.dropLast().map { UInt8(bitPattern: $0) }
    _ = try write("#!/bin/sh\nexec sleep 600\n", "import")
    try #require(chmod(Self.name(path("import")), 0o755) == 0)
  }

  deinit {
    for end in ends { close(end) }
    guard let listing = opendir(Self.name(own)) else { return }
    while let entry = readdir(listing) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if name != [0x2E], name != [0x2E, 0x2E] { remove(Self.name(own + [0x2F] + name)) }
    }
    closedir(listing)
    rmdir(Self.name(own))
  }

  /// An import program that never ends.
  var program: String { String(decoding: path("import"), as: UTF8.self) }

  /// The path of something in this folder.
  func path(_ name: String) -> [UInt8] { own + [0x2F] + Array(name.utf8) }

  /// A path as the system takes it.
  static func name(_ path: [UInt8]) -> [CChar] { path.map { CChar(bitPattern: $0) } + [0] }

  func write(_ text: String, _ name: String) throws -> [UInt8] {
    let file = try #require(fopen(Self.name(path(name)), "w"))
    let bytes = Array(text.utf8)
    let count = fwrite(bytes, 1, bytes.count, file)
    try #require(fclose(file) == 0 && count == bytes.count)
    return path(name)
  }

  /// Something to be read, and whether the reading ends by itself.
  func input(_ input: Input) throws -> (ReadingInput, isFinite: Bool) {
    switch input {
    case .documentWithoutEnd:
      let head = "PK\u{3}\u{4}" + String(repeating: "\0", count: 26) + "word/document.xml"
      return (.file(try write(head, "endless.docx")), false)
    case .pageOfAttributes:
      let attributes = (0..<60_000).map { " a\($0)=''" }.joined()
      return (.file(try write("<html><p\(attributes)>文</p></html>", "attributes.html")), false)
    case .manyMarks:
      return (.file(try write("一、\(String(repeating: "\u{301}", count: 5_000))。\n", "marks.txt")), true)
    case .deepNesting:
      return (.file(try write("# 甲\n\n" + String(repeating: "*_[", count: 5_000), "nesting.md")), true)
    case .longLine: return (.file(try write(String(repeating: "国", count: 30_000), "line.txt")), true)
    case .silentPipe: return (.descriptor(try pipe().reading, name: "-"), false)
    case .fullPipe:
      let (reading, writing) = try pipe()
      _ = fcntl(writing, F_SETFL, O_NONBLOCK)
      let lines = Array(String(repeating: "年年岁岁\n", count: 20_000).utf8)
      #expect(Glibc.write(writing, lines, lines.count) > 0)
      return (.descriptor(reading, name: "-"), false)
    case .fifo:
      try #require(mkfifo(Self.name(path("fifo")), 0o600) == 0)
      return (.file(path("fifo")), true)
    case .device: return (.file(Array("/dev/zero".utf8)), true)
    case .folder: return (.file(own), true)
    case .missing: return (.file(path("none.txt")), true)
    case .tooLarge:
      _ = try write("一、\n", "large.txt")
      try #require(truncate(Self.name(path("large.txt")), 2 << 30) == 0)
      return (.file(path("large.txt")), true)
    }
  }

  private func pipe() throws -> (reading: Int32, writing: Int32) {
    var both: [Int32] = [-1, -1]
    try #require(Glibc.pipe(&both) == 0)
    ends += both
    return (both[0], both[1])
  }
}
