import ScreenModel

/// The state between keys and panes: the key map, the layers over the panes, the message to the reader, and the effects
/// to come.
struct ShellState: Sendable {
  var keyMap: KeyMap
  /// The layers over the panes, the topmost last.
  var layers: [Layer] = []
  var keys = KeyEntry()
  var notice: Notice?
  /// The operation that goes on when an awaited answer comes.
  var continuation: Continuation?
  /// Requests to the program around the browser, returned when the event is handled.
  var effects: [Effect] = []
}

/// The part of a command typed so far.
struct KeyEntry: Sendable {
  /// The digits typed before the command.
  var count: Int?
  /// Keys typed so far that begin a binding.
  var pending: [Key] = []
  /// The use of the letter that the next key gives, after `m` or `'`.
  var awaitedMark: MarkUse?
}

/// The use of an awaited letter: to set a mark here, or to go to a mark.
enum MarkUse: Sendable { case set, go }

/// A message in the status line, shown until the next key.
struct Notice: Sendable, Equatable {
  var text: String
  var isError = false
}

/// An operation that needs an answer to go on; any other key gives it up.
enum Continuation: Sendable {
  /// An accepted search whose hits are still being looked for.
  case acceptSearch(Prompt)
  /// A step to the next stop, forward or back.
  case step(forward: Bool)
  /// A check whose findings are listed when they come.
  case check(CheckQuestion)
  /// A jump to the mark of a key, once the marks of earlier runs have come.
  case goToMark(Key)
  /// An event to be handled once a large report of the library is unpacked.
  case `repeat`(AwaitedReport)
}
