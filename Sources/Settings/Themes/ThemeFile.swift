import ScreenModel

/// A theme as its file has it, before it takes over what it inherits.
package struct ThemeFile: Equatable {
  /// A word of the file and where it stands.
  package struct Word: Equatable {
    package var text: String
    package var place: SettingsPlace
  }

  /// The file's settings for a role's look; nil where there is none.
  package struct Look: Equatable {
    package var foreground: Word?
    package var background: Word?
    package var attributes: TextAttributes?
  }

  package private(set) var name: Word?
  package private(set) var variant: Theme.Variant?
  package private(set) var inherits: Word?
  package private(set) var palette: [String: Colour] = [:]
  package private(set) var looks: [Role: Look] = [:]
  package private(set) var problems: [SettingsProblem]

  /// Reads a TOML text; `file` is how problems name it.
  package init(_ bytes: [UInt8], file: String) {
    let document = SettingsDocument(bytes, file: file)
    problems = document.problems
    for header in document.headers where header.path.first != "roles" && header.path != ["palette"] {
      problems.append(.unknownKey(header.place, key: header.path.joined(separator: ".")))
    }
    for entry in document.entries {
      switch (entry.path.first, entry.path.count) {
      case ("name", 1): name = word(entry)
      case ("inherits", 1): inherits = word(entry)
      case ("variant", 1): readVariant(entry)
      case ("palette", 2): readColour(entry)
      case ("palette", 1), ("roles", 1): readTable(entry)
      case ("roles", _): readLook(entry.path.dropFirst(), entry.value, at: entry.place)
      default:
        let isInTable = document.headers.contains { entry.path.starts(with: $0.path) && entry.path.first != "palette" }
        if !isInTable { problems.append(.unknownKey(entry.place, key: entry.path.joined(separator: "."))) }
      }
    }
    problems = problems.sortedByPlace()
  }

  private mutating func word(_ entry: SettingsDocument.Entry) -> Word? {
    guard case .words(let text) = entry.value else {
      wrong(entry, .words)
      return nil
    }
    return Word(text: text, place: entry.place)
  }

  private mutating func readVariant(_ entry: SettingsDocument.Entry) {
    guard case .words(let text) = entry.value, let variant = Theme.Variant(rawValue: text) else {
      return wrong(entry, .oneOf([Theme.Variant.dark.rawValue, Theme.Variant.light.rawValue]))
    }
    self.variant = variant
  }

  private mutating func readColour(_ entry: SettingsDocument.Entry) {
    guard case .words(let text) = entry.value, let colour = Colour(hex: text) else { return wrong(entry, .colour) }
    palette[entry.path.last ?? ""] = colour
  }

  /// `palette = { … }` and `roles = { … }` in one line, as good as a table of many.
  private mutating func readTable(_ entry: SettingsDocument.Entry) {
    guard case .table(let values) = entry.value else {
      problems.append(.unknownKey(entry.place, key: entry.path.joined(separator: ".")))
      return
    }
    for (key, value) in values.sorted(by: { $0.key < $1.key }) {
      let inner = SettingsDocument.Entry(path: entry.path + [key], value: value, place: entry.place)
      if entry.path == ["palette"] {
        readColour(inner)
      } else {
        readLook([key], value, at: entry.place)
      }
    }
  }

  private mutating func wrong(_ entry: SettingsDocument.Entry, _ expected: ExpectedValue) {
    let key = entry.path.joined(separator: ".")
    problems.append(.wrongValue(entry.place, key: key, value: entry.value.text, expected: expected))
  }
}

// MARK: looks

extension ThemeFile {
  /// The parts of a look.
  private enum Part: String, CaseIterable {
    case foreground = "fg"
    case background = "bg"
    case attributes
  }

  /// Takes `value` for the role named by `path`; a name may be written with dots, quoted or not, and a look as a table
  /// or part by part (`text.match.fg = …`), all of which TOML takes for the same.
  private mutating func readLook(_ path: ArraySlice<String>, _ value: SettingValue, at place: SettingsPlace) {
    if path.count > 1, let part = path.last.flatMap({ Part(rawValue: $0) }) {
      return readPart(part, of: Self.name(path.dropLast()), value, at: place)
    }
    let name = Self.name(path)
    switch value {
    case .words: readPart(.foreground, of: name, value, at: place)
    case .table(let parts):
      if parts.isEmpty { setLook(of: name, at: place) { _ in } }
      for (key, value) in parts.sorted(by: { $0.key < $1.key }) { readLook(path + [key], value, at: place) }
    default:
      problems.append(.wrongValue(place, key: name, value: value.text, expected: .look))
    }
  }

  /// A role's name put together again.
  private static func name(_ path: ArraySlice<String>) -> String {
    path.dropFirst().reduce(path.first ?? "") { $0 + "." + $1 }
  }

  private mutating func readPart(_ part: Part, of name: String, _ value: SettingValue, at place: SettingsPlace) {
    switch (part, value) {
    case (.foreground, .words(let text)):
      setLook(of: name, at: place) { $0.foreground = Word(text: text, place: place) }
    case (.background, .words(let text)):
      setLook(of: name, at: place) { $0.background = Word(text: text, place: place) }
    case (.attributes, .list(let values)):
      let attributes = attributes(values, at: place)
      setLook(of: name, at: place) { $0.attributes = attributes }
    default:
      let expected = part == .attributes ? ExpectedValue.listOfWords : .words
      let key = name + "." + part.rawValue
      problems.append(.wrongValue(place, key: key, value: value.text, expected: expected))
    }
  }

  private mutating func setLook(of name: String, at place: SettingsPlace, _ set: (inout Look) -> Void) {
    guard let role = Role(rawValue: name) else {
      problems.append(.unknownRole(place, name: name))
      return
    }
    set(&looks[role, default: Look()])
  }

  private mutating func attributes(_ values: [SettingValue], at place: SettingsPlace) -> TextAttributes {
    var attributes: TextAttributes = []
    for value in values {
      if case .words(let name) = value, let known = TextAttributes.names.first(where: { $0.name == name }) {
        attributes.insert(known.attribute)
      } else if case .words(let name) = value {
        problems.append(.unknownAttribute(place, name: name))
      } else {
        problems.append(.unknownAttribute(place, name: value.text))
      }
    }
    return attributes
  }
}
