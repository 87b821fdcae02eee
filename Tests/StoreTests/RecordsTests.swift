import Glibc
import ReportModel
import Testing
import TestReports
import TextFacts

@testable import Store

/// Searches, marks and places, and how reports are found again.
@Suite struct RecordsTests {
  @Test func searchesAreKeptOnceNewestLast() throws {
    try withFolder { folder in
      let file = StoreFile(folder: folder)
      try file.write(["甲", "乙", "丙", "甲", "", String(repeating: "长", count: 1 << 16)].map { .search($0) })
      #expect(try file.searches() == ["乙", "丙", "甲"])
      // A text that Swift takes for equal is another search: other bytes are searched.
      try file.write([.search("e\u{301}"), .search("\u{E9}"), .search("a\0b")])
      #expect(try StoreFile(folder: folder).searches() == ["乙", "丙", "甲", "e\u{301}", "\u{E9}", "a\0b"])
    }
  }

  @Test func marksBelongToTheirReportCapitalsToAll() throws {
    try withFolder { folder in
      let file = StoreFile(folder: folder)
      let (x, y) = (report("/x"), report("/y"))
      try file.write([
        .mark("a", report: x, offset: 1), .mark("a", report: y, offset: 2), .mark("A", report: x, offset: 3),
        .mark("A", report: y, offset: 4), .mark("一", report: x, offset: 6), .mark("a", report: x, offset: 5),
      ])
      #expect(try file.report(x) == remembered([("一", 6), ("a", 5)]))
      #expect(try file.report(y) == remembered([("a", 2), ("A", 4)]))
      #expect(try file.report(report("/z")) == nil)
    }
  }

  @Test func theLastPlaceCounts() throws {
    try withFolder { folder in
      let file = StoreFile(folder: folder)
      try file.write([.place(report: report("/x"), offset: 1), .place(report: report("/x"), offset: 0)])
      try file.write([.mark("a", report: report("/y"), offset: 2)])
      #expect(try file.report(report("/x")) == remembered([], place: 0))
      #expect(try file.report(report("/y")) == remembered([("a", 2)]))
    }
  }

  @Test func aPathIsBytes() throws {
    try withFolder { folder in
      let file = StoreFile(folder: folder)
      let odd = ReportIdentity(path: [0x2F, 0xFF, 0x0A, 0x27])
      try file.write([.place(report: odd, offset: .max)])
      #expect(try file.report(odd) == remembered([], place: .max))
    }
  }

  @Test func anEditedOneIsFoundByItsPath() throws {
    try withFolder { folder in
      let file = StoreFile(folder: folder)
      try file.write([.mark("a", report: report("/x", "before"), offset: 1)])
      #expect(try file.report(report("/x", "after")) == remembered([("a", 1)]))
      try file.write([.place(report: report("/x", "after"), offset: 2)])
      #expect(try file.report(report("/elsewhere", "before")) == nil)
      #expect(try file.report(report("/elsewhere", "after")) == remembered([("a", 1)], place: 2))
    }
  }

  @Test func aMovedOneIsFoundByItsText() throws {
    try withFolder { folder in
      let file = StoreFile(folder: folder)
      try file.write([.mark("a", report: report("/gone/x", "text"), offset: 1)])
      #expect(try file.report(report("/gone/y")) == nil, "while it is not read to its end")
      #expect(try file.report(report("/gone/y", "text")) == remembered([("a", 1)]))
      try file.write([.place(report: report("/gone/y", "text"), offset: 7)])
      #expect(try file.report(report("/gone/y")) == remembered([("a", 1)], place: 7))
      #expect(try file.report(report("/gone/x")) == nil)
    }
  }

  @Test func aCopyIsAnotherReport() throws {
    try withFolder { folder in
      let file = StoreFile(folder: folder)
      try write("text", to: folder + "/x")
      try file.write([.mark("a", report: report(folder + "/x", "text"), offset: 1)])
      #expect(try file.report(report(folder + "/y", "text")) == nil)
      try file.write([.mark("a", report: report(folder + "/y", "text"), offset: 2)])
      #expect(try file.report(report(folder + "/x", "text")) == remembered([("a", 1)]))
      #expect(try file.report(report(folder + "/y", "text")) == remembered([("a", 2)]))
    }
  }

  /// `mv b a`: the marks of b come along, and those of a wait for its text to come back.
  @Test func whatIsMovedOverAnotherKeepsItsOwn() throws {
    try withFolder { folder in
      let file = StoreFile(folder: folder)
      try file.write([
        .mark("a", report: report("/gone/a", "text of a"), offset: 1),
        .mark("b", report: report("/gone/b", "text of b"), offset: 2),
      ])
      try file.write([.place(report: report("/gone/a", "text of b"), offset: 3)])
      #expect(try file.report(report("/gone/a", "text of b")) == remembered([("b", 2)], place: 3))
      #expect(try file.report(report("/gone/c", "text of a")) == remembered([("a", 1)]))
    }
  }

  @Test(.enabled(if: TestLane.isFull, "slow")) func theOldestGoFirstAndThoseWithMarksLast() throws {
    try withFolder { folder in
      let file = StoreFile(folder: folder)
      let count = Records.mostReports
      try file.write([.mark("a", report: report("/marked"), offset: 1)])
      try file.write((0..<count + 5).map { .place(report: report("/\($0)"), offset: $0) })
      let removed = 6 + count / 100
      #expect(try file.report(report("/marked")) == remembered([("a", 1)]))
      #expect(try file.report(report("/\(removed - 1)")) == nil)
      #expect(try file.report(report("/\(removed)")) == remembered([], place: removed))
      #expect(try file.report(report("/\(count + 4)")) == remembered([], place: count + 4))
      try file.write((0..<Records.mostSearches + 3).map { .search("\($0)") })
      #expect(try file.searches() == (3..<Records.mostSearches + 3).map { "\($0)" })
    }
  }

  @Test func ofMarksTheOldestGoFirst() throws {
    try withFolder { folder in
      let letters = (0..<Records.mostMarks + 4).compactMap { Unicode.Scalar(0x4E00 + UInt32($0)) }
      let marks = letters.enumerated().map { ($1, $0) }
      let file = StoreFile(folder: folder)
      try file.write(marks.prefix(Records.mostMarks + 3).map { .mark($0, report: report("/x"), offset: $1) })
      #expect(try file.report(report("/x")) == remembered(Array(marks[3..<Records.mostMarks + 3])))
      let database = try Database(folder + "/" + StoreFile.name, .readWrite)
      #expect(try database.first("SELECT count(*) FROM mark") == .integer(Records.mostMarks))
      // One set anew is no longer the oldest.
      try file.write([
        .mark(letters[3], report: report("/x"), offset: 3),
        .mark(letters[Records.mostMarks + 3], report: report("/x"), offset: Records.mostMarks + 3),
      ])
      let newest = Array(marks[5..<Records.mostMarks + 3]) + [marks[3], marks[Records.mostMarks + 3]]
      #expect(try file.report(report("/x")) == remembered(newest))
      // A store in which more were kept: the newest are read.
      try database.run("INSERT INTO mark(report, letter, place, changed) SELECT report, 98, 7, -1 FROM mark LIMIT 1")
      #expect(try file.report(report("/x")) == remembered(newest))
    }
  }

  @Test func rowsThatMakeNoSenseArePassedOverAndKept() throws {
    try withFolder { folder in
      try StoreFile(folder: folder).write([.mark("a", report: report("/x"), offset: 1)])
      let path = folder + "/" + StoreFile.name
      do {
        let database = try Database(path, .readWrite)
        for row in ["1, 1114112, 5, 9", "1, 98, -5, 9", "77, 97, 5, 9"] {
          try database.run("INSERT INTO mark(report, letter, place, changed) VALUES(\(row))")
        }
        try database.run("UPDATE report SET place = -1")
        try database.run("CREATE TABLE later(note TEXT)")
        try database.run("INSERT INTO later VALUES('kept')")
      }
      let file = StoreFile(folder: folder)
      #expect(try file.report(report("/x")) == remembered([("a", 1)]))
      try file.write([.mark("c", report: report("/x"), offset: 2)])
      #expect(file.takeNotices() == [])
      let database = try Database(path, .readWrite)
      #expect(try database.first("SELECT count(*) FROM mark") == .integer(5))
      #expect(try database.first("SELECT note FROM later") == .text("kept"))
    }
  }

  @Test func theIdentityOfATextIsTheSameForEver() {
    func hex(_ text: [UInt8]) -> String? {
      ContentIdentity(of: text)?.bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
    #expect(hex([]) == nil)
    #expect(hex(Array("foobar".utf8)) == Self.foobar)
    #expect(hex([0]) != hex([0, 0]))
    // Beyond 4 MiB pieces count, the first and the last bytes among them.
    var long = [UInt8](repeating: 7, count: 5 << 20)
    let before = hex(long)
    for index in [0, long.count - 1] {
      long[index] = 8
      #expect(hex(long) != before)
      long[index] = 7
    }
  }

  /// The offset basis and the prime of draft-eastlake-fnv, over eight bytes of the length and the text.
  private static let foobar: String = {
    var value: UInt128 = 144_066_263_297_769_815_596_495_629_667_062_367_629
    for byte in [6, 0, 0, 0, 0, 0, 0, 0] + Array("foobar".utf8) {
      value = (value ^ UInt128(byte)) &* 309_485_009_821_345_068_724_781_371
    }
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 32 - digits.count) + digits
  }()
}

/// Notes, terms that stay highlighted, choices.
@Suite struct NoteRecordsTests {
  private func note(_ name: String, _ text: String, start: Int = 3, time: Int = 1) -> Note {
    let quote = TextQuote(
      start: start, count: 6, exact: Array("产业".utf8), prefix: Array("前".utf8), suffix: Array("后".utf8))
    return Note(name: name, quote: quote, text: text, time: time)
  }

  @Test func capitalMarksOfAllReports() throws {
    try withFolder { folder in
      let file = StoreFile(folder: folder)
      let (x, y) = (ReportIdentity(path: Array("/x".utf8)), ReportIdentity(path: Array("/y".utf8)))
      let quote = TextQuote(start: 4, prefix: Array("前".utf8), suffix: Array("后".utf8))
      try file.write([
        .mark("B", report: y, offset: 4, quote: quote), .mark("a", report: x, offset: 1),
        .mark("A", report: x, offset: 2),
      ])
      let marks = [
        SharedMark(letter: "A", path: x.path, quote: TextQuote(start: 2)),
        SharedMark(letter: "B", path: y.path, quote: quote),
      ]
      #expect(try file.sharedMarks() == marks)
      try file.write([.mark("A", report: y, offset: 9)])
      #expect(try file.sharedMarks().map(\.path) == [y.path, y.path])
      try file.write([.markRemoved("A", report: nil), .markRemoved("a", report: x)])
      #expect(try file.sharedMarks() == [marks[1]])
      #expect(try file.report(x)?.marks == [])
    }
  }

  @Test func notesBelongToTheirReportAndAreFoundWithIt() throws {
    try withFolder { folder in
      let file = StoreFile(folder: folder)
      let (x, y) = (report("/gone/x", "text"), report("/gone/y"))
      try file.write([
        .note(note("a", "甲"), report: x), .note(note("b", "乙", start: 0), report: x), .note(note("c", "丙"), report: y),
        .note(note("", "none"), report: y), .note(note("d", ""), report: y),
      ])
      #expect(try file.report(x)?.notes.map(\.text) == ["乙", "甲"])
      #expect(try file.report(report("/gone/moved", "text"))?.notes == [note("b", "乙", start: 0), note("a", "甲")])
      #expect(try file.notes().map(\.note.name) == ["b", "a", "c"])
      // The newer of two of one name counts.
      try file.write([.note(note("a", "甲二", time: 5), report: x), .note(note("a", "旧", time: 4), report: x)])
      #expect(try file.report(x)?.notes.map(\.text) == ["乙", "甲二"])
      try file.write([.noteRemoved("a"), .noteRemoved("unknown")])
      #expect(try StoreFile(folder: folder).report(x)?.notes.map(\.name) == ["b"])
    }
  }

  @Test func pinsAreKeptOneByOne() throws {
    try withFolder { folder in
      let (one, two) = (StoreFile(folder: folder), StoreFile(folder: folder))
      let x = report("/x")
      let pins = ["甲", "乙", "丙"].enumerated().map { KeptPin(text: $1, form: 1, colour: $0) }
      try one.write([.pin(pins[0], report: x, isKept: true), .pin(pins[1], report: x, isKept: true)])
      try two.write([.pin(pins[2], report: x, isKept: true)])
      try one.write([.pin(pins[0], report: x, isKept: false)])
      #expect(try two.report(x)?.pins == [pins[1], pins[2]])
      let many = (0..<WorkBudget.pinsRemembered + 3).map { KeptPin(text: "\($0)", form: 0, colour: 0) }
      try one.write(many.map { .pin($0, report: x, isKept: true) })
      #expect(try one.report(x)?.pins == Array(many.dropFirst(3)))
    }
  }

  @Test func marksAreRemoved() throws {
    try withFolder { folder in
      let file = StoreFile(folder: folder)
      let (x, y) = (report("/x"), report("/y"))
      try file.write([
        .mark("a", report: x, offset: 1), .mark("a", report: y, offset: 2), .mark("A", report: x, offset: 3),
        .markRemoved("a", report: x), .markRemoved("A", report: y),
      ])
      #expect(try file.report(x)?.marks == [])
      #expect(try file.report(y) == remembered([("a", 2)]))
    }
  }
}
