import ScreenModel
import Testing

@testable import Browser

/// Names of files, completed where a command takes one.
@Suite struct FileCompletionTests {
  private func asked(_ reader: Reader) -> String? {
    reader.effects.compactMap { if case .listFiles(let start, _) = $0 { start } else { nil } }.last
  }

  @Test("one name is completed; several as far as they are the same, and listed; the rest narrows them")
  func completes() throws {
    var reader = try Reader(columns: 60, rows: 12)
    reader.press(": e space d o tab")
    #expect(asked(reader) == "do")
    _ = reader.state.update(.fileNames("do", ["docs/"]))
    #expect(reader.state.prompt?.line.text == "e docs/")
    reader.press("tab")
    #expect(asked(reader) == "docs/")
    _ = reader.state.update(.fileNames("docs/", ["docs/海拉尔-2014.txt", "docs/海拉尔-2016.txt"]))
    #expect(reader.state.prompt?.line.text == "e docs/海拉尔-201")
    try expectFrame(reader.frame, "files-60x12")
    reader.press("6")
    #expect(reader.state.prompt?.candidates.map(\.label) == ["海拉尔-2016.txt"])
    reader.press("backspace down enter")
    #expect(reader.effects.last == .openFile(path: "docs/海拉尔-2016.txt"))
  }

  @Test("an answer to what is typed no longer, and one to another line, changes nothing") func late() throws {
    var reader = try Reader()
    reader.press(": c o m p a r e space a tab b")
    _ = reader.state.update(.fileNames("a", ["abc"]))
    #expect(reader.state.prompt?.line.text == "compare ab")
    reader.press("tab")
    _ = reader.state.update(.fileNames("ab", []))
    #expect(reader.state.prompt?.line.text == "compare ab" && reader.state.prompt?.error != nil)
    reader.press("esc")
    _ = reader.state.update(.fileNames("ab", ["abc"]))
    #expect(reader.state.prompt == nil)
  }

  @Test("commands that take no file, and secure sessions, ask for none") func none() throws {
    var reader = try Reader()
    reader.press(": t h e m e space d tab")
    #expect(asked(reader) == nil)
    var options = BrowserOptions()
    options.session.isSecure = true
    reader = try Reader(options: options)
    reader.press(": e space d tab")
    #expect(asked(reader) == nil)
  }
}
