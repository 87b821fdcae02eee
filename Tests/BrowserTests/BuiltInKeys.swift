import Browser
import ScreenModel
import TestReports
import Testing

/// The built-in key map, read from its source file, since the browser itself reads no files.
enum BuiltInKeys {
  private static let read = Result { try readBindings() }
  private static let built = read.map { KeyMap($0) }

  static func map() throws -> KeyMap { try built.get() }
  static func bindings() throws -> [KeyBinding] { try read.get() }

  /// A parser of the part of TOML that `keys.toml` uses; the real one is tested with the settings.
  private static func readBindings() throws -> [KeyBinding] {
    let root = folder(of: folder(of: folder(of: #filePath)))
    let text = try #require(contents(of: root + "/Sources/Settings/Resources/keys.toml"))
    var context = KeyContext.global
    var found: [KeyBinding] = []
    for line in text.split(separator: "\n") where line.first != "#" {
      if line.first == "[", let name = KeyContext(rawValue: String(line.dropFirst().dropLast())) {
        context = name
        continue
      }
      let parts = line.split(separator: "\"")
      guard parts.count == 3, parts[1] == " = " else { continue }
      let keys = try parts[0].split(separator: " ").map { try #require(Key(text: String($0)), "\(line)") }
      found.append(KeyBinding(context: context, keys: keys, command: String(parts[2])))
    }
    return found
  }
}
