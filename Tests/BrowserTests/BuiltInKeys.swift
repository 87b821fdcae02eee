import Browser
import ScreenModel
import TestReports
import Testing

/// The built-in key map, read from its source file, since the browser itself reads no files.
enum BuiltInKeys {
  static func map() throws -> KeyMap { KeyMap(try bindings()) }

  /// A parser of the part of TOML that `keys.toml` uses; the real one is tested with the settings.
  static func bindings() throws -> [KeyBinding] {
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
