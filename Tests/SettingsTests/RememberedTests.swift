import Glibc
import TestReports
import Testing

@testable import Settings

@Suite struct RememberedTests {
  private typealias Mark = Remembered.SavedMark
  private typealias Place = Remembered.SavedPlace

  private func remembered(_ changes: [Remembered.Change]) -> Remembered {
    var remembered = Remembered()
    for change in changes { remembered.apply(change) }
    return remembered
  }

  @Test func searchesAreKeptOnceNewestLast() {
    let searches = remembered(["甲", "乙", "丙", "甲", ""].map { .search($0) }).searches
    #expect(searches == ["乙", "丙", "甲"])
    let many = remembered((0..<300).map { .search("词\($0)") }).searches
    #expect(many == (100..<300).map { "词\($0)" })
  }

  @Test func marksBelongToTheirReportCapitalsToAll() {
    var state = remembered([
      .mark(Mark(letter: "a", path: "/x", offset: 1)), .mark(Mark(letter: "a", path: "/y", offset: 2)),
      .mark(Mark(letter: "A", path: "/x", offset: 3)), .mark(Mark(letter: "A", path: "/y", offset: 4)),
      .mark(Mark(letter: "a", path: "/x", offset: 5)),
    ])
    #expect(state.mark("a", in: "/x") == Mark(letter: "a", path: "/x", offset: 5))
    #expect(state.mark("a", in: "/y") == Mark(letter: "a", path: "/y", offset: 2))
    #expect(state.mark("A", in: "/z") == Mark(letter: "A", path: "/y", offset: 4))
    #expect(state.mark("a", in: "/z") == nil)
    state.apply(.unmark(letter: "a", path: "/y"))
    state.apply(.unmark(letter: "A", path: "/x"))
    #expect(state.marks == [Mark(letter: "a", path: "/x", offset: 5)])
  }

  @Test func placesAreKeptOncePerReport() {
    let state = remembered([
      .place(Place(path: "/x", offset: 1)), .place(Place(path: "/y", offset: 2)), .place(Place(path: "/x", offset: 3)),
    ])
    #expect(state.places == [Place(path: "/y", offset: 2), Place(path: "/x", offset: 3)])
    #expect(state.offset(in: "/x") == 3)
    #expect(state.offset(in: "/z") == nil)
    let many = remembered((0..<1100).map { .place(Place(path: "/\($0)", offset: $0)) }).places
    #expect(many.map(\.offset) == Array(100..<1100))
  }

  static let odd: [Remembered.Change] = [
    .search("主题\t教育\\n\n \r"), .search("\u{301}\u{FEFF}e\u{301}"), .search("\\"), .search("#"),
    .mark(.init(letter: "一", path: "/a b/\n\t报告.txt", offset: 0)), .mark(.init(letter: "\t", path: "", offset: .max)),
    .mark(.init(letter: "\u{300}", path: "/x", offset: 1)),
    .place(.init(path: "/tmp/\\t", offset: 12)), .place(.init(path: "\u{300}x", offset: 13)),
  ]

  /// Text that `String` calls equal and that is written otherwise is something else: to compare it so is quadratic on
  /// marks.
  @Test func whatIsRememberedIsToldApartByBytes() {
    let (one, other) = ("/e\u{301}", "/\u{E9}")
    let all = remembered(
      [one, other, one].flatMap { text -> [Remembered.Change] in
        [
          .search(text), .mark(Remembered.SavedMark(letter: "a", path: text, offset: 1)),
          .place(Remembered.SavedPlace(path: text, offset: 2)),
        ]
      })
    func bytes(_ texts: [String]) -> [[UInt8]] { texts.map { Array($0.utf8) } }
    #expect(bytes(all.searches) == bytes([other, one]))
    #expect(bytes(all.marks.map(\.path)) == bytes([other, one]))
    #expect(bytes(all.places.map(\.path)) == bytes([other, one]))
    #expect(all.mark("a", in: other)?.path.utf8.elementsEqual(other.utf8) == true)
  }

  @Test func textRoundTrips() {
    let state = remembered(Self.odd)
    var problems: [SettingsProblem] = []
    #expect(Remembered(state.text, file: "r", problems: &problems) == state)
    #expect(problems == [])
    #expect(
      String(decoding: remembered([.search("a\tb"), .place(Place(path: "/x", offset: 8))]).text, as: UTF8.self)
        == "search\ta\\tb\nplace\t8\t/x\n")
  }

  @Test func linesOfAnotherFormAreLeftOut() {
    let text =
      Array("search\ta\n\nplace\t-1\t/x\nmark\tab\t1\t/x\nmark\ta\tx\t/x\nplace\t1\nwhat\tb\n".utf8) + [0xFF]
      + Array("\nsearch\tb".utf8)
    var problems: [SettingsProblem] = []
    #expect(Remembered(text, file: "r", problems: &problems) == remembered([.search("a"), .search("b")]))
    #expect(problems == [3, 4, 5, 6, 7, 8].map { .notRemembered(SettingsPlace("r", line: $0)) })
  }
}

@Suite struct RememberedFileTests {
  @Test func whatIsRecordedIsReadAgain() throws {
    try withFolder { home in
      let file = RememberedFile(folder: home + "/.local/state/gangmu")
      #expect(file.read().remembered == Remembered())
      #expect(file.record(RememberedTests.odd) == [])
      #expect(file.record([]) == [])
      var expected = Remembered()
      for change in RememberedTests.odd { expected.apply(change) }
      #expect(file.read().remembered == expected)
      #expect(file.read().problems == [])
      let names = try SettingsFile.names(in: home + "/.local/state/gangmu")
      #expect(names == ["lock", "remembered"])
    }
  }

  @Test func filesAreTheUsersAloneAndLinksStayLinks() throws {
    try withFolder { home in
      let folder = home + "/state"
      try StateFolder.make(home + "/elsewhere")
      try StateFolder.make(folder)
      try write("search\told\n", to: home + "/elsewhere/kept")
      #expect(chmod(home + "/elsewhere/kept", 0o640) == 0)
      #expect(symlink("../elsewhere/kept", folder + "/remembered") == 0)
      #expect(RememberedFile(folder: folder).record([.search("new")]) == [])
      let kept = try #require(try SettingsFile.read(home + "/elsewhere/kept"))
      #expect(String(decoding: kept, as: UTF8.self) == "search\told\nsearch\tnew\n")
      var information = stat()
      #expect(lstat(folder + "/remembered", &information) == 0 && information.st_mode & S_IFMT == S_IFLNK)
      #expect(stat(home + "/elsewhere/kept", &information) == 0 && information.st_mode & 0o777 == 0o640)
      #expect(stat(folder, &information) == 0 && information.st_mode & 0o777 == 0o700)
      #expect(stat(folder + "/lock", &information) == 0 && information.st_mode & 0o777 == 0o600)
    }
  }

  @Test(.enabled(if: TestLane.isFull, "slow")) func twoWritersLoseNothing() async throws {
    let folder = try makeFolder()
    await withTaskGroup(of: [SettingsProblem].self) { group in
      for writer in ["甲", "乙"] {
        group.addTask {
          // Patient beyond what a busy disk takes: here only losses count.
          (0..<40).flatMap { RememberedFile(folder: folder, patience: 120_000).record([.search("\(writer)\($0)")]) }
        }
      }
      for await problems in group { #expect(problems == []) }
    }
    let searches = RememberedFile(folder: folder).read().remembered.searches
    #expect(Set(searches) == Set((0..<40).flatMap { ["甲\($0)", "乙\($0)"] }))
    #expect(searches.filter { $0.hasPrefix("甲") } == (0..<40).map { "甲\($0)" })
    remove(folder)
  }

  @Test func aFileAsHomeIsAProblemAndNoMore() throws {
    try withFolder { home in
      try write("", to: home + "/file")
      let file = RememberedFile(folder: home + "/file/state/gangmu")
      #expect(file.read().remembered == Remembered())
      #expect(file.read().problems == [])
      #expect(file.record([.search("a")]) == [.unwritable(file: home + "/file/state/gangmu", code: ENOTDIR)])
    }
    #expect(RememberedFile(folder: nil).record([.search("a")]) == [])
    #expect(RememberedFile(folder: nil).read().remembered == Remembered())
  }

  /// The kernel's own folder refuses new names even to root, as a read-only home does to all.
  @Test func aReadOnlyHomeIsAProblemAndNoMore() {
    let problems = RememberedFile(folder: "/proc/self/gangmu").record([.search("a")])
    #expect(problems == [.unwritable(file: "/proc/self/gangmu", code: ENOENT)])
  }

  @Test func whatCannotBeReadIsNotOverwritten() throws {
    try withFolder { folder in
      try StateFolder.make(folder + "/remembered")
      let file = RememberedFile(folder: folder)
      #expect(file.record([.search("a")]) == [.notAFile(file: folder + "/remembered")])
      #expect(file.read().problems == [.notAFile(file: folder + "/remembered")])
    }
  }

  @Test func aHeldLockIsAProblemAndNoMore() throws {
    try withFolder { folder in
      try FileLock.hold(folder + "/lock", patience: 0) { () throws(SettingsProblem) in
        do throws(SettingsProblem) {
          try FileLock.hold(folder + "/lock", patience: 20) { () throws(SettingsProblem) in
            Issue.record("held twice")
          }
          Issue.record("no problem")
        } catch {
          #expect(error == .locked(file: folder + "/lock"))
        }
      }
    }
  }
}
