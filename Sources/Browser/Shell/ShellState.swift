import ReportModel
import ScreenModel

/// The state between keys and panes: the key map, the layers over the panes, the message to the reader, and the effects
/// to come.
struct ShellState: Sendable {
  var keyMap: KeyMap
  /// The layers over the panes, the topmost last.
  var layers: [Layer] = []
  var keys = KeyEntry()
  var notice: Notice?
  /// The messages there were, the newest last.
  var messages: [String] = []
  /// Whether the reader was told that nothing of this session is kept.
  var hasToldNothingIsKept = false
  /// The reader's input that waits for something not there yet.
  var held = HeldInput()
  /// The name of the file that another session is asked to begin with; nil where none is.
  var awaitedFile: String?
  /// The places where the reader was before each of the keys of the last update.
  var passed: [(report: Int, anchor: TextOffset)] = []
  var lists = KeptLists()
  /// The layers that the line being typed for a command stands in the place of.
  var covered: [Layer] = []
  /// The thing that was to be written last, and the name of its file: asked again, it is written over one that is there.
  var written: (subject: WritingSubject, path: String)?
  /// The thing that the mouse holds.
  var mouse: MousePress?
  /// Requests to the program around the browser, returned when the event is handled.
  var effects: [Effect] = []
}

/// The lists over the whole screen, as they were left.
struct KeptLists: Sendable {
  /// The lists that have no state of their own.
  var views: [ListView] = []
  /// The list that was in front last.
  var last: ListKind?
  /// The list that led to the place being read, to come back to.
  var left: LeftList?
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

/// The use of an awaited letter: to set a mark at the first or the last row in sight, or to go to a mark.
enum MarkUse: Sendable { case set, setBelow, go }

/// A message in the status line, shown until the next key.
struct Notice: Sendable, Equatable {
  var text: String
  var isError = false
  /// Whether the count of the hits stays beside it: it names what a step from hit to hit has led to.
  var isBesideHits = false
}
