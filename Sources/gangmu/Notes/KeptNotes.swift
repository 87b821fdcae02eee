import ReportIndex
import Settings
import Store
import TextFacts

/// The notes that are kept, for expressions that ask for them.
enum KeptNotes {
  /// The notes on the files and folders that the words of a command line name, and on what is in them.
  static func on(_ words: [String], _ language: Language) -> NotedPassages? {
    guard let folder = SettingsFolders.current.state else { return nil }
    let raw = Paths.rawArguments()
    let paths = NamedPaths(words.map { raw[$0] ?? Array($0.utf8) })
    do throws(StoreProblem) {
      let store = StoreFile(folder: folder)
      let notes = try store.notes().map { stored in
        let passage = NotedPassages.Passage(quote: stored.note.quote, words: Array(stored.note.text.utf8))
        return (path: paths.path(stored.path), passage: passage)
      }
      let gone = try store.goneReports().map { gone in
        NotedPassages.MissingReport(path: paths.path(gone.path)) { path, text in
          gone.hasBecome(paths.absolute(path), text)
        }
      }
      return NotedPassages(notes, gone: gone, version: 0)
    } catch {
      Process.complain(error.message(in: language))
      return nil
    }
  }
}
