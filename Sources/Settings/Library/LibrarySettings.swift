import ReportModel

/// The settings in `library.toml` for reading folders of reports: tables `[limits]` and `[links]`, a table `[years]` that
/// gives years to files by their names, and a table `[index]` for what is kept of folders on the disk.
///
/// ```toml
/// [limits]
/// depth = 64              # folders within folders
/// files = 500000
/// file-megabytes = 256    # of one file
/// total-megabytes = 8192  # of all files
/// watches = 8192          # folders watched for changes
///
/// [links]
/// follow = "inside"       # or "all": links that lead out of the folder too
///
/// [years]
/// "旧志" = 1998             # a file or folder of this name
/// "云州/**/*.txt" = 2001     # the end of a path
/// "杂件" = "unknown"        # no year, whatever the names say
///
/// [index]
/// megabytes = 32768       # of all indexes on the disk
/// exclude = ["/media"]    # folders of which no index is kept, with all below them
/// ```
public struct LibrarySettings: Hashable, Sendable {
  /// A year for the files that a pattern fits; nil where it is not known.
  public struct Year: Hashable, Sendable {
    /// The files it holds for.
    public var pattern: PathPattern
    /// Their year.
    public var year: Int?
  }

  /// `limits.depth`: folders within folders, 1 to 10,000; nil for the default.
  public var depth: Int?
  /// `limits.files`: files, 1 to 10 million; nil for the default.
  public var files: Int?
  /// `limits.file-megabytes`: megabytes (1,024 × 1,024 bytes) of one file, 1 to 1,024; nil for the default.
  public var fileMegabytes: Int?
  /// `limits.total-megabytes`: megabytes of all files, 1 to 1,048,576; nil for the default.
  public var totalMegabytes: Int?
  /// `limits.watches`: folders watched for changes, 0 to 1 million; nil for the default.
  public var watches: Int?
  /// Whether `links.follow` is "all": links out of the folders that were named are followed.
  public var followsLinks = false
  /// `index.megabytes`: megabytes that all indexes on the disk may take, 1 to 16,777,216; nil for the default.
  public var indexMegabytes: Int?
  /// `index.exclude`: folders of which no index is kept on the disk, with all below them.
  public var excludedFromIndex: [PathPattern] = []
  /// `years`, in the order of the file: the first that fits counts.
  public var years: [Year] = []

  /// The defaults.
  public init() {}

  /// The settings of a configuration folder's `library.toml`; the defaults where there is none.
  public static func load(from folder: String?) -> (settings: LibrarySettings, problems: [SettingsProblem]) {
    guard let folder else { return (LibrarySettings(), []) }
    do throws(SettingsProblem) {
      let file = folder + "/library.toml"
      guard let bytes = try SettingsFile.read(file) else { return (LibrarySettings(), []) }
      return read(bytes, file: file)
    } catch {
      return (LibrarySettings(), [error])
    }
  }

  /// The settings in a TOML text. What is wrong is left out; `file` is how problems name the text.
  public static func read(_ bytes: [UInt8], file: String) -> (settings: LibrarySettings, problems: [SettingsProblem]) {
    var settings = LibrarySettings()
    let document = SettingsDocument(bytes, file: file)
    var problems = document.problems
    for header in document.headers where !tables.contains(header.path.joined(separator: ".")) {
      problems.append(.unknownKey(header.place, key: header.path.joined(separator: ".")))
    }
    for entry in document.entries {
      guard entry.path.count == 2, let table = entry.path.first, let key = entry.path.last,
        table == "years" || entry.path == ["links", "follow"] || entry.path == ["index", "exclude"]
          || limits[entry.path.joined(separator: ".")] != nil
      else {
        // Entries of an unknown table are not named one by one.
        let isNamed = document.headers.contains {
          entry.path.starts(with: $0.path) && $0.path.count == 1 && !tables.contains($0.path.joined())
        }
        if !isNamed { problems.append(.unknownKey(entry.place, key: entry.path.joined(separator: "."))) }
        continue
      }
      let expected =
        switch table {
        case "years": settings.takeYear(key, entry.value)
        case "links": settings.takeLinks(entry.value)
        case "index" where key == "exclude": settings.takeExcluded(entry.value)
        default: settings.takeLimit(table + "." + key, entry.value)
        }
      if let expected {
        problems.append(.wrongValue(entry.place, key: key, value: entry.value.text, expected: expected))
      }
    }
    return (settings, problems.sortedByPlace())
  }

  private static let tables = ["limits", "links", "years", "index"]
  private static let believedYears = 1900...2100

  private mutating func takeYear(_ pattern: String, _ value: SettingValue) -> ExpectedValue? {
    let years = Self.believedYears
    switch value {
    case .number(let year) where years.contains(year): add(pattern, year)
    case .words("unknown"): add(pattern, nil)
    default: return .number(least: years.lowerBound, most: years.upperBound)
    }
    return nil
  }

  private mutating func add(_ pattern: String, _ year: Int?) {
    if let pattern = PathPattern(pattern) { years.append(Year(pattern: pattern, year: year)) }
  }

  private mutating func takeLinks(_ value: SettingValue) -> ExpectedValue? {
    guard case .words(let words) = value, ["all", "inside"].contains(words) else { return .oneOf(["all", "inside"]) }
    followsLinks = words == "all"
    return nil
  }

  private mutating func takeExcluded(_ value: SettingValue) -> ExpectedValue? {
    guard case .list(let values) = value else { return .listOfWords }
    var patterns: [PathPattern] = []
    for value in values {
      guard case .words(let words) = value, let pattern = PathPattern(words) else { return .listOfWords }
      patterns.append(pattern)
    }
    excludedFromIndex = patterns
    return nil
  }

  private mutating func takeLimit(_ key: String, _ value: SettingValue) -> ExpectedValue? {
    guard let (range, limit) = Self.limits[key] else { return nil }
    guard case .number(let number) = value, range.contains(number) else {
      return .number(least: range.lowerBound, most: range.upperBound)
    }
    self[keyPath: limit] = number
    return nil
  }

  private typealias Limit = (range: ClosedRange<Int>, property: WritableKeyPath<LibrarySettings, Int?> & Sendable)

  private static let limits: [String: Limit] = [
    "limits.depth": (1...10_000, \.depth),
    "limits.files": (1...10_000_000, \.files),
    "limits.file-megabytes": (1...1_024, \.fileMegabytes),
    "limits.total-megabytes": (1...1_048_576, \.totalMegabytes),
    "limits.watches": (0...1_000_000, \.watches),
    "index.megabytes": (1...16_777_216, \.indexMegabytes),
  ]
}
