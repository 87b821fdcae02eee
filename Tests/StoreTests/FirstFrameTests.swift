import Glibc
import Testing
import TextFacts

@testable import Store

/// The file that is read before the first frame.
@Suite struct FirstFrameTests {
  private let quote = TextQuote(start: 88, prefix: Array("前\t\n\0\\".utf8), suffix: [0xFF, 0x0D])

  private func text(of folder: String) -> FirstFrameText? { FirstFrameFile.read(in: folder) }

  @Test("places, folds and choices are in it as soon as they are in the store") func isWritten() throws {
    try withFolder { folder in
      let odd = ReportIdentity(path: [0x2F, 0xFF, 0x0A, 0x09, 0x5C])
      let file = StoreFile(folder: folder)
      try file.write([.search("a")])
      #expect(text(of: folder) == nil, "a search is none of the first frame's")
      try file.write([
        .place(report: report("/x"), offset: 7), .place(report: odd, offset: 88, quote: quote),
        .folds(report: odd, [1, 0, 9, 10, 13, 92]), .choice(RememberedChoice(name: "theme", value: "暗\tauto")),
      ])
      let read = try #require(text(of: folder))
      #expect(
        read.report(odd.path) == RememberedReport(marks: [], place: 88, quote: quote, folds: [1, 0, 9, 10, 13, 92]))
      #expect(read.report(Array("/x".utf8)) == RememberedReport(marks: [], place: 7, quote: TextQuote(start: 7)))
      #expect(read.report(Array("/y".utf8)) == nil)
      #expect(read.choice("theme") == "暗\tauto")
      #expect(read.choice("other") == nil)
      #expect(read.paths == [odd.path, Array("/x".utf8)])
      #expect(mode(of: folder + "/first-frame") == S_IFREG | 0o600)
      #expect(names(in: folder).filter { $0.hasSuffix(".new") } == [])
    }
  }

  @Test("another program's changes are in it too") func sharesTheStore() throws {
    try withFolder { folder in
      let (one, two) = (StoreFile(folder: folder), StoreFile(folder: folder))
      try one.write([.place(report: report("/x"), offset: 1)])
      try two.write([.place(report: report("/y"), offset: 2)])
      try one.write([.place(report: report("/z"), offset: 3)])
      #expect(text(of: folder)?.paths == ["/z", "/y", "/x"].map { Array($0.utf8) })
    }
  }

  @Test("it has the reports used last, and never more than are read") func limits() throws {
    let reports = (0..<100).map { number in
      (path: Array("/\(number)".utf8), RememberedReport(marks: [], place: number, quote: TextQuote(start: number)))
    }
    let text = FirstFrameText(choices: [], reports: reports)
    #expect(text.paths == reports.prefix(WorkBudget.firstFrame.reports).map(\.path))
    let long = [UInt8](repeating: 0x5C, count: 60_000)
    let wide = FirstFrameText(choices: [], reports: reports.map { ($0.path + long, $0.1) })
    #expect(wide.bytes.count <= WorkBudget.firstFrame.bytes)
    #expect(FirstFrameText(wide.bytes) == wide)
    #expect(wide.paths.count == 2)
  }

  @Test("whatever else stands in its place is passed over") func untrusted() throws {
    try withFolder { folder in
      let path = folder + "/first-frame"
      for bytes in [
        [], Array("gangmu first-frame 2\nplace\t/x\t1\t\t\t\n".utf8), [UInt8](repeating: 0x41, count: 1 << 19),
      ] {
        try write(bytes, to: path)
        #expect(text(of: folder) == nil)
      }
      try write(
        "gangmu first-frame 1\nplace\t/a\t-1\t\t\t\nplace\t/b\t99999999999999999999\t\t\t\nplace\t/c\t1\t\t\nplace\nplaces\t/d\t1\t\t\t\n"
          + "choice\ttheme\nchoice\ttheme\tda\\", to: path)
      let read = try #require(text(of: folder))
      for name in ["/a", "/b", "/c", "/d"] { #expect(read.report(Array(name.utf8)) == nil) }
      #expect(read.choice("theme") == "da")
      unlink(path)
      #expect(mkfifo(path, 0o600) == 0)
      #expect(text(of: folder) == nil)
      unlink(path)
      #expect(mkdir(path, 0o700) == 0)
      let file = StoreFile(folder: folder)
      try file.write([.place(report: report("/x"), offset: 1)])
      #expect(try file.report(report("/x"))?.place == 1)
      #expect(names(in: folder).filter { $0.hasSuffix(".new") } == [])
    }
  }
}
