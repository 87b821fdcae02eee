/// A place in a settings file.
public struct SettingsPlace: Hashable, Sendable {
  /// The file as it was named when it was opened.
  public var file: String
  /// The line, counted from 1.
  public var line: Int

  /// A line of a file, counted from 1.
  public init(_ file: String, line: Int) {
    self.file = file
    self.line = line
  }
}

/// A fault in a settings file, a theme or a key map. None of them stops the program: the faulty
/// part is left out or keeps its default, and the rest counts.
public enum SettingsProblem: Error, Hashable, Sendable {
  /// A file is there and cannot be read; `code` is the system's errno.
  case unreadable(file: String, code: Int32)
  /// A settings path names a folder, a device or a pipe.
  case notAFile(file: String)
  /// A file is larger than any settings file, `limit` bytes.
  case tooLarge(file: String, limit: Int)

  /// A byte that is not UTF-8 (TOML 1.0.0, "Spec"), or a NUL: the text is read up to this line.
  case notText(SettingsPlace)
  /// Neither `key = value` nor `[table]`. It was left out, of a table all that it holds.
  case notAStatement(SettingsPlace)
  /// A word without quotes that is neither a number nor `true` or `false`. The statement was left out.
  case notAValue(SettingsPlace, text: String)
  /// A key without a value. The statement was left out.
  case missingValue(SettingsPlace)
  /// A string, list or table that does not end where it must, or has no comma where it must. The statement was left out.
  case unfinishedValue(SettingsPlace)
  /// A string or a key of more than `limit` bytes. The statement was left out.
  case tooLongValue(SettingsPlace, limit: Int)
  /// A key set again; the first counts.
  case repeatedKey(SettingsPlace, key: String, firstLine: Int)
  /// A key that means nothing.
  case unknownKey(SettingsPlace, key: String)
  /// A value that its key cannot have.
  case wrongValue(SettingsPlace, key: String, value: String, expected: ExpectedValue)

  /// A rule for headings without a key that it must have; it was left out.
  case missingKey(SettingsPlace, key: String, in: String)
  /// More rules for headings than count; this one and those after it were left out.
  case tooManyRules(SettingsPlace, limit: Int)

  /// A theme that is not there; `known` are those that are. `place` is nil where no file asked for it.
  case unknownTheme(SettingsPlace?, name: String, known: [String])
  /// Themes that inherit from one another; `names` begins and ends with the same.
  case inheritanceCycle(SettingsPlace, names: [String])
  /// A theme calls itself other than its file; it is chosen by the file's name.
  case otherName(SettingsPlace, name: String, file: String)
  case unknownRole(SettingsPlace, name: String)
  /// A role's colour that is neither in the palette nor `#rrggbb`.
  case unknownColour(SettingsPlace, name: String)
  case unknownAttribute(SettingsPlace, name: String)

  /// A part of a key map for a place where no keys go.
  case unknownContext(SettingsPlace, name: String)
  /// A key that has no such name.
  case unknownKeyName(SettingsPlace, text: String)
  case unknownCommand(SettingsPlace, name: String)
  /// Keys bound again, perhaps spelled otherwise; the first counts.
  case repeatedBinding(SettingsPlace, keys: String, firstLine: Int)
  /// Keys that begin another binding's, or begin with them: one of the two could never be typed. The first counts.
  case overlappingBinding(SettingsPlace, keys: String, other: String, otherLine: Int)

  /// The place of the fault, for problems that have a line.
  public var place: SettingsPlace? {
    switch self {
    case .unreadable, .notAFile, .tooLarge: nil
    case .unknownTheme(let place, _, _): place
    case .notText(let place), .notAStatement(let place), .notAValue(let place, _),
      .missingValue(let place),
      .unfinishedValue(let place), .tooLongValue(let place, _), .repeatedKey(let place, _, _),
      .unknownKey(let place, _), .wrongValue(let place, _, _, _), .missingKey(let place, _, _),
      .tooManyRules(let place, _),
      .inheritanceCycle(let place, _),
      .otherName(let place, _, _), .unknownRole(let place, _), .unknownColour(let place, _),
      .unknownAttribute(let place, _), .unknownContext(let place, _), .unknownKeyName(let place, _),
      .unknownCommand(let place, _), .repeatedBinding(let place, _, _), .overlappingBinding(let place, _, _, _):
      place
    }
  }
}

/// The values a key may have.
public enum ExpectedValue: Hashable, Sendable {
  /// One of these words or numbers.
  case oneOf([String])
  /// A whole number from `least` to `most`.
  case number(least: Int, most: Int)
  /// Words between quotes.
  case words
  /// A list of words between quotes.
  case listOfWords
  /// The format of a citation, without these fields.
  case fields(unknown: [String])
  /// A colour as `#rrggbb`.
  case colour
  /// A palette name, or a table of `fg`, `bg` and `attributes`.
  case look
}

extension [SettingsProblem] {
  /// In the order of their lines, for problems of one file; those without a line first.
  func sortedByPlace() -> [SettingsProblem] {
    let order = enumerated().sorted { one, two in
      (one.element.place?.line ?? 0, one.offset) < (two.element.place?.line ?? 0, two.offset)
    }
    return order.map(\.element)
  }
}
