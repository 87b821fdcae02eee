import ScreenModel

/// What the keys go through, and what is said and asked on the way.
struct ShellState: Sendable {
  var keyMap: KeyMap
  /// What lies over the panes, the topmost last.
  var layers: [Layer] = []
  var keys = KeyEntry()
  var notice: Notice?
  /// What the reader did that goes on when an answer comes.
  var continuation: Continuation?
  /// What is to be asked of the world once the event is taken in.
  var effects: [Effect] = []
}

/// What was typed of a command so far.
struct KeyEntry: Sendable {
  /// The digits.
  var count: Int?
  /// Keys that begin a binding.
  var pending: [Key] = []
  /// A command that waits for a letter: `m`, `'`.
  var awaitedMark: MarkUse?
}

/// What a letter that is awaited is for: to mark this place, or to go to a mark.
enum MarkUse: Sendable { case set, go }

/// Something said in the status line until the next key.
struct Notice: Sendable, Equatable {
  var text: String
  var isError = false
}

/// What the reader did that an answer must come for; any other key gives it up.
enum Continuation: Sendable {
  /// A search that was accepted while it is being looked for.
  case acceptSearch(Prompt)
  /// A step to the next stop, forward or back.
  case step(forward: Bool)
  /// An event that a large report of the library is unpacked for, to be taken in then.
  case `repeat`(AwaitedReport)
}
