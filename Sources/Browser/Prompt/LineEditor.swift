/// The line being typed at a prompt.
struct LineEditor: Sendable, Equatable {
  private(set) var characters: [Character]
  /// The index of the next character to be typed.
  private(set) var cursor: Int

  /// The most scalars of a line: a longer one was pasted by mistake, and would be searched for and drawn at every key.
  static let capacity = 4_096

  init(_ text: String = "") {
    characters = Array(Self.cut(text, to: Self.capacity))
    cursor = characters.count
  }

  private static func cut(_ text: String, to scalars: Int) -> String {
    String(text.unicodeScalars.prefix(max(0, scalars)))
  }

  var text: String { String(characters) }
  /// The characters before the cursor.
  var head: String { String(characters[..<cursor]) }
  /// The characters after the cursor.
  var rest: String { String(characters[cursor...]) }
  var isEmpty: Bool { characters.isEmpty }

  /// Inserts as much of `text` as there is room for; false where that is not all of it.
  @discardableResult
  mutating func insert(_ text: String) -> Bool {
    let fitting = Self.cut(text, to: Self.capacity - self.text.unicodeScalars.count)
    let added = Array(fitting)
    characters.insert(contentsOf: added, at: cursor)
    cursor += added.count
    // A combining mark may join the character before it, so the characters are split again.
    let whole = Array(String(characters))
    cursor = max(0, cursor - (characters.count - whole.count))
    characters = whole
    return fitting.utf8.count == text.utf8.count
  }

  /// The part of the line to erase.
  enum Erasure: Sendable {
    /// The character before the cursor; the character after it.
    case before, here
    /// The word before the cursor, and the spaces between them.
    case word
    case line
  }

  mutating func erase(_ erasure: Erasure) {
    switch erasure {
    case .before: eraseBefore()
    case .here: if cursor < characters.count { characters.remove(at: cursor) }
    case .word:
      while cursor > 0, characters[cursor - 1] == " " { eraseBefore() }
      while cursor > 0, characters[cursor - 1] != " " { eraseBefore() }
    case .line: self = LineEditor()
    }
  }

  private mutating func eraseBefore() {
    guard cursor > 0 else { return }
    cursor -= 1
    characters.remove(at: cursor)
  }

  /// A movement of the cursor.
  enum Movement: Sendable { case left, right, start, end }

  mutating func move(_ movement: Movement) {
    switch movement {
    case .left: cursor = max(0, cursor - 1)
    case .right: cursor = min(characters.count, cursor + 1)
    case .start: cursor = 0
    case .end: cursor = characters.count
    }
  }
}
