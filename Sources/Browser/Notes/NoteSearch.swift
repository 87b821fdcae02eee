import ReportIndex
import ReportModel
import TextFacts

/// Notes as expressions ask for them (`note:`): those on open reports as they are now, those on all others as they were
/// when the program began.
extension BrowserState {
  /// The query with the notes that it asks for.
  func noted(_ query: SearchQuery) -> SearchQuery {
    guard query.syntax == .query, Self.asksForNotes(query) else { return query }
    var query = query
    query.notes = notedPassages
    return query
  }

  private static func asksForNotes(_ query: SearchQuery) -> Bool {
    do throws(QueryError) {
      return try QueryExpression(parsing: query.pattern).asksForNotes
    } catch {
      return false
    }
  }

  private var notedPassages: NotedPassages {
    var all: [(path: [UInt8], passage: NotedPassages.Passage)] = []
    var known: [String] = []
    for number in notes.numbers {
      guard let path = source(of: number)?.nameOfNotes else { continue }
      for placed in notes[number] {
        known.append(placed.note.name)
        all.append((path, Self.passage(of: placed.note)))
      }
    }
    let names = Set(known)
    for stored in notes.stored where !names.contains(stored.note.name) {
      all.append((stored.path, Self.passage(of: stored.note)))
    }
    return NotedPassages(all, gone: notes.gone, version: notes.version)
  }

  private static func passage(of note: Note) -> NotedPassages.Passage {
    NotedPassages.Passage(quote: note.quote, words: Array(note.text.utf8))
  }

  /// Searches anew where the search asks for notes, which are others now.
  mutating func searchNotesAnew() {
    guard let query = search.query, query.notes != nil, query.notes != notedPassages else { return }
    search.query = noted(query)
    findAll()
  }
}
