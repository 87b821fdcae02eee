import ReportModel
import ScreenModel
import Testing
import TextFacts

@testable import Browser

/// Keys that fingers know from `less`, and lines that an input method sends.
@Suite("The keys of less")
struct LessKeysTests {
  @Test("J and K scroll as j and k do, ESC-< and ESC-> go to the start and the end")
  func moving() throws {
    for (keys, known) in [("J J K", "j"), ("G alt-<", "g"), ("alt->", "G"), ("alt-> alt-<", "g")] {
      var (one, other) = (try Reader(), try Reader())
      one.press(keys)
      other.press(known)
      #expect(one.rows == other.rows, "\(keys)")
    }
  }

  @Test("ESC-n and ESC-N step as n and N, ESC-U forgets the search") func searching() throws {
    var (one, other) = (try Reader(), try Reader())
    one.press("/ 发展 enter alt-n alt-n alt-N")
    other.press("/ 发展 enter n n N")
    #expect(one.rows == other.rows)
    one.press("& alt-U")
    #expect(one.status.hasPrefix(" the search is forgotten"))
    #expect(one.state.search.hits.isEmpty && one.state.search.query == nil && !one.state.isFiltered)
    one.press("n")
    #expect(one.status.hasPrefix(" nothing searched yet"))
    one.press("alt-U")
    #expect(one.status.hasPrefix(" nothing searched yet"))
  }

  @Test("M marks the last row in sight") func markBelow() throws {
    var reader = try Reader()
    let last = try #require(reader.state.visibleRows.last { $0.row != nil }).range.lower
    reader.press("M a G ' a")
    #expect(reader.state.view.anchor == last)
    #expect(reader.effects.contains(.remember(.mark("a", report: 0, offset: last))))
  }

  @Test("! and | are answered with a word") func refused() throws {
    for (key, language) in [("!", Language.english), ("|", .chinese)] {
      var reader = try Reader(language: language)
      reader.press(key)
      let words = language.wording(
        english: " no command is run from here; ctrl-z goes back to the shell", chinese: " 此处不运行系统命令；按 ctrl-z 回到 shell")
      #expect(reader.status.hasPrefix(words))
      #expect(reader.effects == [])
    }
  }

  @Test(":e reads a file again, goes to an open one, and asks for another") func opening() throws {
    var reader = try Reader([Reports.district, Reports.district])
    reader.press(": e enter")
    #expect(reader.effects == [.reload(report: 0)])
    reader.effects = []
    reader.press(": e space report-2.txt enter")
    #expect(reader.state.currentNumber == 1 && reader.effects.isEmpty)
    reader.press(": e space more.txt enter")
    #expect(reader.effects == [.openFile(path: "more.txt")])
  }

  @Test("full-width letters and Chinese names in the line of a command", arguments: ["ｑ", "ｑｕｉｔ", "退出"])
  func typedName(_ name: String) throws {
    var reader = try Reader()
    reader.press(": \(name) enter")
    #expect(reader.effects == [.quit])
  }

  @Test("a full-width number, and an argument after a full-width space") func typedArgument() throws {
    var (one, other) = (try Reader(), try Reader())
    one.press(": １２ enter")
    other.press(": 12 enter")
    #expect(one.rows == other.rows)
    one.press(":")
    _ = one.state.update(.paste("theme　light"))
    one.press("enter")
    #expect(one.effects.contains(.theme("light")))
  }

  @Test("letters in the list of themes narrow it, the key that opened it too") func letters() throws {
    var reader = try Reader()
    reader.press("C l")
    #expect(reader.state.prompt?.candidates.map(\.label) == ["light", "plain"])
    reader.press("ctrl-u C")
    #expect(reader.state.prompt?.line.text == "C" && reader.state.prompt?.candidates.isEmpty == true)
  }

  @Test("the help opens at the part for what is in front") func helpInContext() throws {
    for (keys, heading) in [("", "Text (keys as in less)"), ("tab", "Tree"), ("/ 发展 enter L", "Searching")] {
      var reader = try Reader()
      reader.press(keys + " f1")
      #expect(reader.rows.first == " " + heading, "\(keys)")
      reader.press("g")
      #expect(reader.rows.first == " Text (keys as in less)")
    }
  }

  @Test("a secure session lets everything be but what reaches further") func secure() {
    let refused: [Effect] = [
      .edit(path: [0x61], line: LineNumber(1)), .open(.address("https://example.org")), .openFile(path: "b"),
      .save(path: "c", [], .rows(1), replacing: false),
    ]
    for effect in refused { #expect(effect.isRefusedInSecureSession, "\(effect)") }
    for effect in [Effect.quit, .reload(report: 0), .theme("dark"), .suspend] {
      #expect(!effect.isRefusedInSecureSession, "\(effect)")
    }
  }
}
