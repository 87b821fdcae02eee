import Browser
import Glibc
import ReportModel
import ReportParsing
import ScreenModel
import TestReports
import Testing
import TextFacts

/// A simulated reader: a browser, the keys pressed, and the frames seen.
struct Reader {
  var state: BrowserState
  /// The effects that the browser returned, in order.
  var effects: [Effect] = []

  init(
    _ texts: [String] = [Reports.district], columns: Int = 80, rows: Int = 24, language: Language = .english,
    options: BrowserOptions = BrowserOptions()
  ) throws {
    var options = options
    options.language = language
    options.screen.themes = ["dark", "light", "plain"]
    options.screen.theme = "dark"
    let reports = try texts.enumerated().map { index, text in
      try ParsedReports.report(text, name: "report-\(index + 1).txt")
    }
    state = BrowserState(
      reports: reports, options: options, keyMap: try BuiltInKeys.map(), size: ScreenSize(columns: columns, rows: rows))
  }

  /// Presses keys one after the other: the names of keys, separated by spaces; any other word is typed.
  mutating func press(_ keys: String) {
    for word in keys.split(separator: " ") {
      if let key = Key(text: String(word)) {
        effects += state.update(.key(key))
      } else {
        for scalar in word.unicodeScalars { effects += state.update(.key(Key(scalar))) }
      }
    }
  }

  mutating func resize(_ columns: Int, _ rows: Int) {
    effects += state.update(.resized(ScreenSize(columns: columns, rows: rows)))
  }

  var frame: Frame { state.render() }

  /// The rows of the screen without spaces at their ends.
  var rows: [String] {
    let frame = frame
    return (0..<frame.size.rows).map { row in
      var text = Substring(frame.rowText(row))
      while text.last == " " { text.removeLast() }
      return String(text)
    }
  }

  /// The last row: status, notice or prompt.
  var status: String { rows.last ?? "" }
}

/// Frames on file. `GANGMU_RECORD=1` writes them anew, and fails, so that a recording never passes for a test.
func expectFrame(_ frame: Frame, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
  let path = framesFolder + "/" + name + ".txt"
  let dump = frame.dump() + "\n"
  if getenv("GANGMU_RECORD") != nil {
    try writeFile(path, dump)
    Issue.record("recorded \(name)", sourceLocation: sourceLocation)
    return
  }
  let expected = try #require(contents(of: path), "no frame on file: \(name)", sourceLocation: sourceLocation)
  #expect(dump == expected, "\(name)\n\(dump)", sourceLocation: sourceLocation)
}

private var framesFolder: String { folder(of: #filePath) + "/Frames" }

func folder(of path: String) -> String { path.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 } }

private func writeFile(_ path: String, _ text: String) throws {
  let file = try #require(fopen(path, "w"))
  defer { fclose(file) }
  let bytes = Array(text.utf8)
  #expect(fwrite(bytes, 1, bytes.count, file) == bytes.count)
}
