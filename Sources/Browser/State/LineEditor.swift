/// The line being typed at a prompt.
struct LineEditor: Sendable, Equatable {
  private(set) var characters: [Character]
  /// Where the next character goes, from 0.
  private(set) var cursor: Int

  init(_ text: String = "") {
    characters = Array(text)
    cursor = characters.count
  }

  var text: String { String(characters) }
  /// What stands before the cursor.
  var head: String { String(characters[..<cursor]) }
  var isEmpty: Bool { characters.isEmpty }

  mutating func insert(_ text: String) {
    let added = Array(text)
    characters.insert(contentsOf: added, at: cursor)
    cursor += added.count
    // A combining mark joins the character before it: the line is counted again.
    let whole = Array(String(characters))
    cursor = max(0, cursor - (characters.count - whole.count))
    characters = whole
  }

  mutating func erase() {
    guard cursor > 0 else { return }
    cursor -= 1
    characters.remove(at: cursor)
  }

  mutating func delete() {
    guard cursor < characters.count else { return }
    characters.remove(at: cursor)
  }

  mutating func eraseWord() {
    while cursor > 0, characters[cursor - 1] == " " { erase() }
    while cursor > 0, characters[cursor - 1] != " " { erase() }
  }

  mutating func eraseLine() { self = LineEditor() }
  mutating func move(by distance: Int) { cursor = min(max(0, cursor + distance), characters.count) }
  mutating func moveToStart() { cursor = 0 }
  mutating func moveToEnd() { cursor = characters.count }
}
