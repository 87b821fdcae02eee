import ScreenModel

/// The themes there are: those compiled in and the user's own, by name. Only names are gathered beforehand; a theme's
/// text is read when it is asked for.
///
/// A theme takes from those it inherits what it does not set itself, role by role, and a palette name set again changes
/// every inherited look that uses it. A role without a colour of its own has that of `text`, so that a theme which
/// gives plain text both colours gives all roles both.
public struct Themes: Sendable {
  /// The user's own, by name: files of `themes` in the configuration folder.
  private let userFiles: [String: String]
  /// The problems that kept the user's own themes from being found.
  public let problems: [SettingsProblem]

  /// The themes compiled in and those in `themes` of a configuration folder.
  public init(folder: String?) {
    guard let folder = folder.map({ $0 + "/themes" }) else {
      (userFiles, problems) = ([:], [])
      return
    }
    do throws(SettingsProblem) {
      var files: [String: String] = [:]
      for name in try SettingsFile.names(in: folder) where name.hasSuffix(".toml") && !name.hasPrefix(".") {
        files[String(name.dropLast(5))] = folder + "/" + name
      }
      (userFiles, problems) = (files, [])
    } catch {
      (userFiles, problems) = ([:], [error])
    }
  }

  /// The names to choose from: the built-in themes in their own order, then the user's.
  public var names: [String] {
    let builtIn = BuiltInThemes.all.map(\.name)
    return builtIn + userFiles.keys.filter { !builtIn.contains($0) }.sorted()
  }

  /// A theme with what it inherits; nil where there is none of that name or it cannot be read. A user's theme goes
  /// before the built-in one of the same name, and may inherit from it.
  public func named(_ name: String) -> (theme: Theme?, problems: [SettingsProblem]) {
    if !changesBuiltIn, let theme = BuiltInThemes.theme(named: name) { return (theme, []) }
    guard let source = source(of: name) else {
      return (nil, [.unknownTheme(nil, name: name, known: names)])
    }
    do throws(SettingsProblem) {
      var lineage = Lineage(first: try read(source), source: source)
      try followInheritance(&lineage)
      let (theme, problems) = lineage.theme(name: name)
      return (theme, lineage.problems + problems)
    } catch {
      return (nil, [error])
    }
  }

  /// The text of a theme's file, the user's own before the one compiled in; nil where there is none of that name or it
  /// cannot be read.
  public func text(of name: String) -> [UInt8]? {
    switch source(of: name) {
    case .builtIn(let name): BuiltInThemes.text(of: name)
    case .user(_, let file): (try? SettingsFile.read(file)) ?? nil
    case nil: nil
    }
  }

  /// The theme compiled in under a name, whatever theme of that name the user has; nil where there is none.
  public func builtIn(_ name: String) -> Theme? { BuiltInThemes.theme(named: name) }

  /// Whether a theme of the user's stands before a built-in one, and so before what others inherit from it.
  private var changesBuiltIn: Bool { !userFiles.isEmpty && BuiltInThemes.all.contains { userFiles[$0.name] != nil } }

  private func followInheritance(_ lineage: inout Lineage) throws(SettingsProblem) {
    while let parent = lineage.files.last?.inherits, let child = lineage.sources.last {
      guard let source = source(of: parent.text, asParentOf: child) else {
        lineage.problems.append(.unknownTheme(parent.place, name: parent.text, known: names))
        return
      }
      if let start = lineage.sources.firstIndex(of: source) {
        let names = lineage.sources[start...].map(\.name) + [source.name]
        lineage.problems.append(.inheritanceCycle(parent.place, names: names))
        return
      }
      lineage.add(try read(source), source: source)
    }
  }

  private func source(of name: String, asParentOf child: ThemeSource? = nil) -> ThemeSource? {
    if let file = userFiles[name], child != .user(name, file: file) { return .user(name, file: file) }
    return BuiltInThemes.all.contains { $0.name == name } ? .builtIn(name) : nil
  }

  private func read(_ source: ThemeSource) throws(SettingsProblem) -> ThemeFile {
    switch source {
    case .builtIn(let name): return ThemeFile(BuiltInThemes.text(of: name), file: "themes/\(name).toml")
    case .user(_, let file): return ThemeFile(try SettingsFile.read(file) ?? [], file: file)
    }
  }
}

/// The source of a theme's text.
private enum ThemeSource: Hashable {
  case builtIn(String)
  case user(String, file: String)

  var name: String {
    switch self {
    case .builtIn(let name), .user(let name, _): name
    }
  }
}

/// A theme's file and those it inherits from, one after the other.
private struct Lineage {
  private(set) var files: [ThemeFile]
  private(set) var sources: [ThemeSource]
  var problems: [SettingsProblem]

  init(first: ThemeFile, source: ThemeSource) {
    (files, sources, problems) = ([], [], [])
    add(first, source: source)
  }

  mutating func add(_ file: ThemeFile, source: ThemeSource) {
    files.append(file)
    sources.append(source)
    problems += file.problems
    if let name = file.name, name.text != source.name {
      problems.append(.otherName(name.place, name: name.text, file: source.name))
    }
  }

  func theme(name: String) -> (theme: Theme, problems: [SettingsProblem]) {
    var palette: [String: Colour] = [:]
    var looks: [Role: ThemeFile.Look] = [:]
    for file in files.reversed() {
      palette.merge(file.palette) { _, nearer in nearer }
      looks.merge(file.looks) { _, nearer in nearer }
    }
    var problems: [SettingsProblem] = []
    func colour(_ word: ThemeFile.Word?) -> Colour? {
      guard let word else { return nil }
      if let known = palette[word.text] ?? Colour(hex: word.text) { return known }
      problems.append(.unknownColour(word.place, name: word.text))
      return nil
    }
    let page = (foreground: colour(looks[.text]?.foreground), background: colour(looks[.text]?.background))
    let variant = files.lazy.compactMap(\.variant).first ?? .dark
    let theme = Theme(name: name, variant: variant) { role in
      let look = role == .text ? nil : looks[role]
      return Style(
        foreground: colour(look?.foreground) ?? page.foreground,
        background: colour(look?.background) ?? page.background, attributes: looks[role]?.attributes ?? [])
    }
    return (theme, problems.sortedByPlace())
  }
}
