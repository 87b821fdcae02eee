import Glibc
import ReportModel
import Testing

@testable import Store

/// The files of an index on the disk.
@Suite struct IndexFilesTests {
  private static let roots = [Array("/报告/甲".utf8), [0x2F, 0xFF, 0x0A]]

  private static func index(_ folder: String, parser: UInt64 = 1) -> IndexFiles {
    IndexFolder(folder + "/gangmu").index(of: roots, parser: parser)
  }

  private static func add(_ bytes: [UInt8], to files: IndexFiles) throws {
    try files.beginWriting()
    try files.add { sink in bytes.withUnsafeBytes(sink) }
  }

  private static func contents(_ files: IndexFiles) throws -> [[UInt8]] {
    try files.segments().map { try $0.file.get().bytes.array }
  }

  @Test("segments are there, in order, for the next program; files and folders are the user's alone") func kept() throws
  {
    try withFolder { folder in
      let files = Self.index(folder)
      #expect(try Self.contents(files) == [])
      for part in 1...3 { try Self.add([UInt8](repeating: UInt8(part), count: 5000 * part), to: files) }
      let again = Self.index(folder)
      #expect(try Self.contents(again).map(\.count) == [5000, 10000, 15000])
      let name = try again.segments()[1].name
      try files.remove([name])
      #expect(try Self.contents(Self.index(folder)).map(\.count) == [5000, 15000])
      for path in names(in: files.folder).map({ files.folder + "/" + $0 }) + [files.folder, folder + "/gangmu"] {
        var status = stat()
        #expect(lstat(path, &status) == 0 && status.st_mode & 0o077 == 0, "\(path)")
      }
    }
  }

  @Test("one program writes; another is told so, and reads what there is") func oneWriter() throws {
    try withFolder { folder in
      let first = Self.index(folder)
      try Self.add([1, 2, 3], to: first)
      let second = Self.index(folder)
      #expect(throws: IndexProblem.busy(file: second.folder)) { try second.beginWriting() }
      #expect(try Self.contents(second) == [[1, 2, 3]])
      #expect(!second.drop())
      #expect(IndexFolder(folder + "/gangmu").evict(above: 0, except: Self.index(folder, parser: 9)) == 0)
    }
  }

  @Test("leftovers of a program that was killed are removed, and what is not ours stays") func leftovers() throws {
    try withFolder { folder in
      var files: IndexFiles? = Self.index(folder)
      try Self.add([1], to: try #require(files))
      let path = try #require(files?.folder)
      files = nil
      for name in ["ab-1.segment", "cd-2.segment.new", "manifest.new", "notes.txt"] {
        try write([9], to: path + "/" + name)
      }
      try Self.add([2], to: Self.index(folder))
      #expect(names(in: path).filter { $0.hasSuffix(".segment") }.count == 2)
      #expect(names(in: path).filter { $0.hasSuffix(".new") } == [])
      #expect(names(in: path).contains("notes.txt"))
    }
  }

  @Test("a manifest with any byte another, cut short, or of another parser is refused, and begun anew") func manifest()
    throws
  {
    try withFolder { folder in
      var files: IndexFiles? = Self.index(folder)
      try Self.add([1], to: try #require(files))
      let path = try #require(files?.folder) + "/manifest"
      let bytes = try MappedFile(path).bytes.array
      files = nil
      for place in bytes.indices {
        var other = bytes
        other[place] ^= 0x11
        #expect(IndexManifest(other) == nil, "byte \(place)")
        #expect(IndexManifest(Array(bytes[..<place])) == nil)
      }
      #expect(throws: IndexProblem.otherVersion(file: path)) { try Self.index(folder, parser: 2).segments() }
      try write(Array(bytes.dropLast(3)), to: path)
      #expect(throws: IndexProblem.damaged(file: path)) { try Self.index(folder).segments() }
      try Self.add([7], to: Self.index(folder))
      #expect(try Self.contents(Self.index(folder)) == [[7]])
    }
  }

  @Test("names of segments are no paths") func segmentNames() {
    for name in ["../x.segment", "a/b.segment", ".segment.new", "x y.segment", "gh.segment"] {
      #expect(!IndexManifest.isName(name), "\(name)")
    }
    #expect(IndexManifest.isName("18ec-a1-2.segment"))
  }

  @Test("a file that is made shorter while it is mapped reads as zeros, and is known to be damaged") func shrinks()
    throws
  {
    try withFolder { folder in
      let path = folder + "/file"
      try write([UInt8](repeating: 5, count: 100_000), to: path)
      let file = try MappedFile(path)
      #expect(file.bytes[checked: 99_999] == 5 && !file.isDamaged)
      #expect(truncate(path, 4096) == 0)
      #expect(file.bytes[checked: 99_999] == 0)
      #expect(file.bytes[checked: 50_000] == 0)
      #expect(file.bytes[checked: 100] == 5)
      #expect(file.isDamaged)
      #expect(file.bytes[checked: 100_000] == nil)
    }
  }

  @Test("links, folders and empty files are not mapped") func refused() throws {
    try withFolder { folder in
      try write([], to: folder + "/empty")
      #expect(throws: IndexProblem.damaged(file: folder + "/empty")) { try MappedFile(folder + "/empty") }
      #expect(throws: IndexProblem.foreign(file: folder)) { try MappedFile(folder) }
      #expect(symlink("empty", folder + "/link") == 0)
      #expect(throws: IndexProblem.unreadable(file: folder + "/link", errno: ELOOP)) {
        try MappedFile(folder + "/link")
      }
    }
  }

  @Test("of all indexes those that were not used for the longest time go first, never the one that is kept")
  func evicts() throws {
    try withFolder { folder in
      let all = IndexFolder(folder + "/gangmu")
      let indexes = (0..<4).map { all.index(of: [[UInt8($0)]], parser: 1) }
      for (number, index) in indexes.enumerated() {
        // Another value each, so that the right to write ends.
        try Self.add([UInt8](repeating: 1, count: 10_000), to: all.index(of: [[UInt8(number)]], parser: 1))
        var times = [timespec(tv_sec: 1000 - number, tv_nsec: 0), timespec(tv_sec: 1000 - number, tv_nsec: 0)]
        #expect(utimensat(AT_FDCWD, index.folder + "/used", &times, 0) == 0)
      }
      #expect(all.all().map(\.used) == [997, 998, 999, 1000])
      #expect(all.evict(above: 25_000, except: indexes[3]) == 2)
      #expect(try indexes.map { try Self.contents($0).count } == [1, 0, 0, 1])
      #expect(indexes[0].drop())
      #expect(try Self.contents(indexes[0]) == [])
    }
  }

  @Test("XXH64 of known texts") func checksum() {
    #expect(Checksum.of([]) == 0xEF46_DB37_51D8_E999)
    #expect(Checksum.of(Array("abc".utf8)) == 0x44BC_2CF5_AD77_0999)
  }
}
