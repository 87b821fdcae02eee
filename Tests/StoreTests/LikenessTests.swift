import Glibc
import ReportModel
import Testing
import TextFacts

@testable import Store

/// Reports that were edited and renamed between two runs.
@Suite struct LikenessTests {
  /// Forty sentences, each with words of its own.
  static let sentences = (1...40).map { number in
    "第\(number)项，\(["修路", "建桥", "办学", "种树", "引水"][number % 5])\(number * 37)公里，投入\(number * number + 11)万元，由第\(number * 7)组负责。\n"
  }
  static let text = sentences.joined()

  private let note = Note(
    name: "a", quote: TextQuote(start: 3, count: 3, exact: Array("项".utf8)), text: "核对", time: 1)

  private func store(in folder: String, _ path: String, _ text: String = Self.text) throws -> StoreFile {
    let file = StoreFile(folder: folder)
    try file.write([
      .note(note, report: report(path, text)), .mark("a", report: report(path, text), offset: 7),
      .place(report: report(path, text), offset: 9),
    ])
    return file
  }

  @Test("an edited and renamed one is found by what its text has in common with the old one, and is then known")
  func foundByLikeness() throws {
    try withFolder { folder in
      let file = try store(in: folder, "/gone/a.txt")
      let edited = "加一行。\n" + Self.text.replacing("办学", with: "兴办学校")
      var expected = remembered([("a", 7)], place: 9)
      (expected.notes, expected.likeness) = ([note], Array("/gone/a.txt".utf8))
      #expect(try file.report(report("/gone/修改稿2.txt", edited)) == expected)
      // One of the same name in another folder, too.
      #expect(try file.report(report("/elsewhere/a.txt", edited)) == expected)
      #expect(try file.report(report("/elsewhere/b.txt", edited)) == nil)
      try file.write([.place(report: report("/gone/修改稿2.txt", edited), offset: 12)])
      (expected.place, expected.likeness) = (12, nil)
      #expect(try file.report(report("/gone/修改稿2.txt", edited)) == expected)
      // The file of the old one may come back: what was remembered of it stays.
      var old = remembered([("a", 7)], place: 9)
      old.notes = [note]
      old.notes[0].name = try #require(try file.report(report("/gone/a.txt"))?.notes.first?.name)
      #expect(old.notes[0].name != note.name)
      #expect(try file.report(report("/gone/a.txt")) == old)
      // A note that is changed is that of the version alone.
      var changed = note
      (changed.text, changed.time) = ("再核对", 2)
      try file.write([.note(changed, report: report("/gone/修改稿2.txt", edited))])
      #expect(try file.report(report("/gone/修改稿2.txt", edited))?.notes == [changed])
      #expect(try file.report(report("/gone/a.txt")) == old)
    }
  }

  @Test("a note that went to the edited and renamed report is told once, and once removed it is gone")
  func toldOnce() throws {
    try withFolder { folder in
      let file = try store(in: folder, "/gone/a.txt")
      let edited = report("/gone/b.txt", "加一行。\n" + Self.text)
      try file.write([.place(report: edited, offset: 12)])
      #expect(try file.notes() == [StoredNote(path: Array("/gone/b.txt".utf8), note: note)])
      try file.write([.noteRemoved(note.name)])
      #expect(try file.notes() == [])
      #expect(try file.report(edited)?.notes == [])
      #expect(try file.report(report("/gone/a.txt"))?.notes == [])
    }
    // The old file has come back: it has its own, which stays.
    try withFolder { folder in
      let path = folder + "/there.txt"
      let file = try store(in: folder, path)
      try file.write([.place(report: report(folder + "/b.txt", "加一行。\n" + Self.text), offset: 12)])
      try write(Self.text, to: path)
      #expect(try file.notes().map(\.path) == [Array((folder + "/b.txt").utf8), Array(path.utf8)])
      try file.write([.noteRemoved(note.name)])
      #expect(try file.notes().map(\.path) == [Array(path.utf8)])
    }
  }

  @Test("a report with notes whose file is gone is known by its text, and near where it was by one like it")
  func goneReports() throws {
    try withFolder { folder in
      let file = try store(in: folder, "/gone/a.txt")
      let (text, edited) = (Array(Self.text.utf8), Array(("加一行。\n" + Self.text).utf8))
      let gone = try file.goneReports()
      #expect(gone.map(\.path) == [Array("/gone/a.txt".utf8)])
      let known = ["/gone/b.txt", "/far/a.txt", "/far/b.txt"].map { path in
        [text, edited, Array("第1项".utf8)].map { gone.first?.hasBecome(Array(path.utf8), $0) }
      }
      #expect(known == [[true, true, false], [true, true, false], [true, false, false]])
      let path = folder + "/there.txt"
      try write(Self.text, to: path)
      try file.write([
        .note(Note(name: "b", quote: note.quote, text: "甲", time: 1), report: report(path, "乙" + Self.text))
      ])
      #expect(try file.goneReports() == gone)
    }
  }

  @Test("a report of other words, one too short to tell, a copy, and one that has notes of its own keep apart")
  func keepsApart() throws {
    try withFolder { folder in
      let file = try store(in: folder, "/gone/a.txt")
      let other = Self.sentences.map { String($0.reversed()) }.joined()
      #expect(try file.report(report("/gone/b.txt", other)) == nil)
      let third = Self.sentences[..<13].joined() + Self.sentences[13...].map { String($0.reversed()) }.joined()
      #expect(try file.report(report("/gone/b.txt", third)) == nil)
      #expect(try file.report(report("/gone/b.txt", "第1项")) == nil)
      try file.write([.mark("b", report: report("/gone/c.txt"), offset: 1)])
      #expect(try file.report(report("/gone/c.txt", "加一行。\n" + Self.text)) == remembered([("b", 1)]))
      // A place noted while the report was only scrolled, before all of it was read is nothing that the reader has made.
      try file.write([.place(report: report("/gone/d.txt"), offset: 1)])
      #expect(try file.report(report("/gone/d.txt", "加一行。\n" + Self.text))?.notes == [note])
    }
    try withFolder { folder in
      let path = folder + "/there.txt"
      try write(Self.text, to: path)
      let file = try store(in: folder, path)
      #expect(try file.report(report(folder + "/copy.txt", "加一行。\n" + Self.text)) == nil)
    }
  }

  @Test("of several the one most like it is taken") func theMostAlike() throws {
    try withFolder { folder in
      let half = Self.sentences[10...].joined()
      let texts = [("a", Self.text), ("h", half)]
      for (name, text) in texts { try write(text, to: "\(folder)/\(name).txt") }
      let file = StoreFile(folder: folder)
      try file.write([
        .mark("a", report: report(folder + "/a.txt", Self.text), offset: 1),
        .mark("h", report: report(folder + "/h.txt", half), offset: 2),
      ])
      for (name, _) in texts { unlink("\(folder)/\(name).txt") }
      #expect(try file.report(report(folder + "/n.txt", half + "完。"))?.marks.map(\.letter) == ["h"])
      #expect(try file.report(report(folder + "/n.txt", Self.text + "完。"))?.marks.map(\.letter) == ["a"])
    }
  }

  @Test("white space and line ends count nowhere, and what a store has kept reads back") func sketches() throws {
    let text = try #require(ContentSketch(of: Array(Self.text.utf8)))
    let wrapped = Self.text.replacing("\n", with: "\r\n").replacing("，", with: "， ")
    #expect(ContentSketch(of: Array(wrapped.utf8)) == text)
    #expect(ContentSketch(bytes: text.bytes) == text)
    #expect(text.bytes.count == 512)
    #expect(text.likeness(to: text) == 100)
    #expect(ContentSketch(bytes: []) == nil && ContentSketch(bytes: Array(text.bytes.dropLast())) == nil)
    #expect(ContentSketch(of: [UInt8](repeating: 0x61, count: 100_000)) == nil)
  }
}
