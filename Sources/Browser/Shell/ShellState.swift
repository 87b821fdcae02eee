import ScreenModel

/// The state of keys, layers, notices and requests.
struct ShellState: Sendable {
  var keyMap: KeyMap
  /// The layers over the panes, the topmost last.
  var layers: [Layer] = []
  var keys = KeyEntry()
  var notice: Notice?
  /// The event that goes on when an answer comes.
  var continuation: Continuation?
  /// The effects to hand out once the event is taken in.
  var effects: [Effect] = []
}

/// The part of a command that was typed so far.
struct KeyEntry: Sendable {
  /// The digits.
  var count: Int?
  /// Keys that begin a binding.
  var pending: [Key] = []
  /// A command that waits for a letter: `m`, `'`.
  var awaitedMark: MarkUse?
}

/// The use of an awaited letter: to mark this place, or to go to a mark.
enum MarkUse: Sendable { case set, go }

/// Something said in the status line until the next key.
struct Notice: Sendable, Equatable {
  var text: String
  var isError = false
}

/// An event that an answer must come for; any other key gives it up.
enum Continuation: Sendable {
  /// A search that was accepted while it is being looked for.
  case acceptSearch(Prompt)
  /// A step to the next stop, forward or back.
  case step(forward: Bool)
  /// An event that a large report of the library is unpacked for, to be taken in then.
  case `repeat`(AwaitedReport)
}
