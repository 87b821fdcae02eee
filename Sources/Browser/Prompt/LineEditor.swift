import TextFacts

/// The line being typed at a prompt.
struct LineEditor: Sendable, Equatable {
  private(set) var characters: [Character] = []
  /// The index of the next character to be typed.
  private(set) var cursor = 0
  /// Whether the last change was cut, for want of room.
  private(set) var isCut = false
  /// The scalars of all characters.
  private var scalars = 0

  /// The most scalars of a line.
  static let capacity = WorkBudget.promptScalars

  init(_ text: String = "") { insert(text) }

  var text: String { String(characters) }
  /// The characters before the cursor.
  var head: String { String(characters[..<cursor]) }
  /// The characters after the cursor.
  var rest: String { String(characters[cursor...]) }
  var isEmpty: Bool { characters.isEmpty }

  /// Inserts as much of `text` as there is room for.
  mutating func insert(_ text: String) {
    let room = max(0, Self.capacity - scalars)
    let fitting = text.unicodeScalars.prefix(room)
    isCut = fitting.endIndex < text.unicodeScalars.endIndex
    scalars += fitting.count
    // A combining mark may join the character before it, and so may what comes after: they are split again together.
    let before = cursor > 0 ? String(characters[cursor - 1]) : ""
    let joined = Array(before + String(fitting))
    let isAtEnd = cursor == characters.count
    characters.replaceSubrange(max(0, cursor - 1)..<cursor, with: joined)
    cursor = max(0, cursor - 1) + joined.count
    if !isAtEnd { splitAgain() }
  }

  /// Splits the whole line into characters again; the cursor stays behind the same text.
  private mutating func splitAgain() {
    let rest = characters[cursor...].reduce(0) { $0 + $1.unicodeScalars.count }
    characters = Array(String(characters))
    var after = 0
    cursor = characters.count
    while cursor > 0, after < rest {
      cursor -= 1
      after += characters[cursor].unicodeScalars.count
    }
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
    isCut = false
    switch erasure {
    case .before: eraseBefore()
    case .here: if cursor < characters.count { scalars -= characters.remove(at: cursor).unicodeScalars.count }
    case .word:
      while cursor > 0, characters[cursor - 1] == " " { eraseBefore() }
      while cursor > 0, characters[cursor - 1] != " " { eraseBefore() }
    case .line: self = LineEditor()
    }
  }

  private mutating func eraseBefore() {
    guard cursor > 0 else { return }
    cursor -= 1
    scalars -= characters.remove(at: cursor).unicodeScalars.count
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
