// Prints the source of the tables that the built-in key map and themes are compiled as, by the program's own reader:
// of the key map in a file, or of the themes in the folder `themes` of a folder.
//
//     SettingsTables keys Sources/Settings/Resources/keys.toml
//     SettingsTables themes .

import Glibc
import ScreenModel
import Settings
import TestReports
import TextFacts

@main
enum SettingsTables {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    guard arguments.count == 2, let what = arguments.first, let path = arguments.last else {
      stop("usage: SettingsTables keys FILE | themes FOLDER")
    }
    switch what {
    case "keys": printKeys(path)
    case "themes": printThemes(path)
    default: stop("neither keys nor themes: \(what)")
    }
  }

  private static func printKeys(_ file: String) {
    guard let text = contents(of: file) else { stop("cannot be read: \(file)") }
    let (bindings, problems) = KeyMapFile.bindings(in: Array(text.utf8), file: file) { _ in true }
    stop(at: problems)
    begin("KeyMapFile", from: "Sources/Settings/Resources/keys.toml")
    print("  /// The built-in bindings.")
    print("  public static let builtIn: [KeyBinding] = [")
    for binding in bindings {
      let keys = binding.keys.map(source).joined(separator: ", ")
      print("    KeyBinding(context: .\(binding.context), keys: [\(keys)], command: \"\(binding.command)\"),")
    }
    print("  ]\n}")
  }

  private static func source(of key: Key) -> String {
    let modifiers = [("control", key.control), ("alt", key.alt), ("shift", key.shift)].filter(\.1)
    return "Key(" + ([".\(key.code)"] + modifiers.map { "\($0.0): true" }).joined(separator: ", ") + ")"
  }

  private static func printThemes(_ folder: String) {
    // A theme in a folder goes before the one compiled in.
    let themes = Themes(folder: folder)
    begin("BuiltInThemes", from: "themes")
    print("  /// The built-in themes, with what they inherit.")
    print("  static let tables: [Table] = [")
    for name in Themes(folder: nil).names {
      let (theme, problems) = themes.named(name)
      stop(at: problems)
      guard let theme else { stop("no theme: \(name)") }
      print("    Table(\n      name: \"\(name)\", variant: .\(theme.variant),\n      looks: [")
      for role in Role.allCases { print("        \(source(of: theme[role].packed)),  // \(role.rawValue)") }
      print("      ]),")
    }
    print("  ]\n}")
  }

  /// A look with its parts apart: what it has, foreground, background.
  private static func source(of look: UInt64) -> String {
    let digits = String(look, radix: 16)
    let padded = Array(String(repeating: "0", count: 16 - digits.count) + digits)
    return "0x" + [padded[0..<4], padded[4..<10], padded[10..<16]].map { String($0) }.joined(separator: "_")
  }

  private static func begin(_ type: String, from file: String) {
    print("// Written by .ci/generate-settings-tables from \(file); do not edit.\n")
    print("import ScreenModel\n\nextension \(type) {")
  }

  private static func stop(at problems: [SettingsProblem]) {
    for problem in problems.prefix(1) { stop(problem.message(in: .english)) }
  }

  private static func stop(_ message: String) -> Never {
    _ = (message + "\n").withCString { write(STDERR_FILENO, $0, strlen($0)) }
    exit(1)
  }
}
