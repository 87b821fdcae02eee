import ScreenModel
import TextFacts

/// Key maps as TOML: a table for each place that keys go to, `"z a" = "fold-toggle"` for each binding.
///
///     [text]
///     "j" = "line-down"
///     "alt-3" = "go-top-section 3"
///     "x" = "none"
///
/// A key of the file is one key or several separated by spaces, in the text form of `Key`; a value is a command's name,
/// with its argument after a space. `none` takes a built-in binding away. The built-in map is such a file too, compiled
/// in as the bindings that are read from it.
public enum KeyMapFile {
  /// The command that stands for "not bound".
  public static let unbound = "none"

  /// The bindings in a TOML text, in its order, those that unbind included. What is wrong is left out and reported;
  /// `file` is how problems name the text, `isCommand` tells whether a name (without argument) is a command's.
  public static func bindings(
    in bytes: [UInt8], file: String, isCommand: (String) -> Bool
  ) -> (bindings: [KeyBinding], problems: [SettingsProblem]) {
    let document = SettingsDocument(bytes, file: file)
    var draft = KeyMapDraft(problems: document.problems)
    for header in document.headers where header.path.count != 1 || context(of: header.path) == nil {
      draft.problems.append(.unknownContext(header.place, name: header.path.joined(separator: ".")))
    }
    for entry in document.entries {
      guard entry.path.count == 2, let keys = entry.path.last, let context = context(of: entry.path) else {
        let isInTable = document.headers.contains { entry.path.starts(with: $0.path) }
        let name = entry.path.dropLast().joined(separator: ".")
        if !isInTable { draft.problems.append(.unknownContext(entry.place, name: name)) }
        continue
      }
      draft.add(keys, as: entry.value, in: context, at: entry.place, isCommand: isCommand)
    }
    return (draft.bindings, draft.problems.sortedByPlace())
  }

  /// The built-in bindings with the user's over them. A user's binding takes the place of the built-in one of the same
  /// keys, and of those that begin with its keys or that it begins with, which could not be typed beside it.
  public static func merged(_ builtIn: [KeyBinding], _ user: [KeyBinding]) -> [KeyBinding] {
    let kept = builtIn.filter { old in
      !user.contains { new in
        guard new.context == old.context else { return false }
        return new.command == unbound ? new.keys == old.keys : overlap(new.keys, old.keys)
      }
    }
    // The user's come first where keys are told, as in the help.
    return (user + kept).filter { $0.command != unbound }
  }

  /// The built-in bindings with those of a configuration folder's `keys.toml` over them.
  public static func load(
    from folder: String?, isCommand: (String) -> Bool
  ) -> (bindings: [KeyBinding], problems: [SettingsProblem]) {
    guard let folder else { return (builtIn, []) }
    do throws(SettingsProblem) {
      let file = folder + "/keys.toml"
      guard let bytes = try SettingsFile.read(file) else { return (builtIn, []) }
      let user = bindings(in: bytes, file: file, isCommand: isCommand)
      return (merged(builtIn, user.bindings), user.problems)
    } catch {
      return (builtIn, [error])
    }
  }

  private static func context(of path: [String]) -> KeyContext? {
    path.first.flatMap { KeyContext(rawValue: $0) }
  }

  private static func overlap(_ one: [Key], _ other: [Key]) -> Bool {
    one.starts(with: other) || other.starts(with: one)
  }
}

/// The bindings of a file while it is read.
private struct KeyMapDraft {
  private struct Sequence: Hashable {
    var context: KeyContext
    var keys: ArraySlice<Key>
  }

  private struct Origin {
    var spelling: String
    var line: Int
  }

  private(set) var bindings: [KeyBinding] = []
  var problems: [SettingsProblem]
  /// Lines that bind keys or unbind them, by the keys.
  private var origins: [Sequence: Origin] = [:]
  /// Lines that bind keys, which are so typed to their end.
  private var bound: [Sequence: Origin] = [:]
  /// Lines that bind a longer sequence, by its beginnings.
  private var beginnings: [Sequence: Origin] = [:]

  init(problems: [SettingsProblem]) { self.problems = problems }

  mutating func add(
    _ spelling: String, as value: SettingValue, in context: KeyContext, at place: SettingsPlace,
    isCommand: (String) -> Bool
  ) {
    guard let keys = keys(spelled: spelling, at: place),
      let command = command(value, of: spelling, at: place, isCommand: isCommand)
    else { return }
    let binding = KeyBinding(context: context, keys: keys, command: command)
    if let problem = clash(of: binding, spelled: spelling, at: place) {
      problems.append(problem)
    } else {
      bindings.append(binding)
      remember(binding, from: Origin(spelling: spelling, line: place.line))
    }
  }

  private mutating func keys(spelled spelling: String, at place: SettingsPlace) -> [Key]? {
    let names = spelling.unicodeScalars.split(separator: " ")
    var keys: [Key] = []
    for name in names {
      guard let key = Key(text: String(name)) else {
        problems.append(.unknownKeyName(place, text: String(name)))
        return nil
      }
      keys.append(key.asTyped)
    }
    if keys.isEmpty { problems.append(.unknownKeyName(place, text: spelling)) }
    return keys.isEmpty ? nil : keys
  }

  private mutating func command(
    _ value: SettingValue, of spelling: String, at place: SettingsPlace, isCommand: (String) -> Bool
  ) -> String? {
    guard case .words(let command) = value else {
      problems.append(.wrongValue(place, key: spelling, value: value.text, expected: .words))
      return nil
    }
    let name = String(command.prefix { $0 != " " })
    guard command == KeyMapFile.unbound || isCommand(name) else {
      problems.append(.unknownCommand(place, name: name))
      return nil
    }
    return command
  }

  /// Why a binding cannot stand beside those before it. What unbinds hinders only the same keys.
  private func clash(of new: KeyBinding, spelled spelling: String, at place: SettingsPlace) -> SettingsProblem? {
    let whole = Sequence(context: new.context, keys: new.keys[...])
    if let old = origins[whole] { return .repeatedBinding(place, keys: spelling, firstLine: old.line) }
    guard new.command != KeyMapFile.unbound else { return nil }
    let shorter = new.keys.indices.dropFirst().lazy.compactMap { end in
      bound[Sequence(context: new.context, keys: new.keys[..<end])]
    }
    guard let old = beginnings[whole] ?? shorter.first else { return nil }
    return .overlappingBinding(place, keys: spelling, other: old.spelling, otherLine: old.line)
  }

  private mutating func remember(_ binding: KeyBinding, from origin: Origin) {
    let whole = Sequence(context: binding.context, keys: binding.keys[...])
    origins[whole] = origin
    guard binding.command != KeyMapFile.unbound else { return }
    bound[whole] = origin
    for end in binding.keys.indices.dropFirst() {
      let beginning = Sequence(context: binding.context, keys: binding.keys[..<end])
      if beginnings[beginning] == nil { beginnings[beginning] = origin }
    }
  }
}

extension Key {
  /// The one spelling of keys that a terminal cannot tell apart: with Control, letters have no case, and three are
  /// named keys (ECMA-48, clause 8.3: HT is ctrl-i, CR ctrl-m; ESC is ctrl-[, clause 8.3.48); a letter with Shift is
  /// its capital; full-width forms are the keys they are forms of (U+FF01 to U+FF5E, for U+0021 to U+007E).
  var asTyped: Key {
    guard case .character(var scalar) = code else { return self }
    var key = self
    if let narrow = FullWidthForm.ascii(of: scalar.value) { scalar = Unicode.Scalar(narrow) }
    if shift, !control, ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) {
      scalar = Unicode.Scalar(UInt8(ascii: scalar) & 0xDF)
      key.shift = false
    }
    guard control else {
      key.code = .character(scalar)
      return key
    }
    if ("A"..."Z").contains(scalar) { scalar = Unicode.Scalar(UInt8(ascii: scalar) | 0x20) }
    key.code = .character(scalar)
    let named: [Unicode.Scalar: Key.Code] = ["i": .tab, "m": .enter, "[": .escape]
    if let code = named[scalar] {
      key.code = code
      key.control = false
    }
    return key
  }
}
