import TextFacts

/// The reader's own rules for headings as TOML: a table for each rule, by its name.
///
///     ["议题"]
///     pattern = '(?<number>议题[一二三四五六七八九十]+)[：:]'
///     level = 1
///     files = ["*纪要*.txt", "*会议*"]
///     part = "body"
///
/// `pattern` and `level` must be there. A rule with a wrong value is left out as a whole: half of it would hold for
/// lines that were not meant.
public enum RulesFile {
  /// The most rules that count.
  public static let mostRules = WorkBudget.headingRules
  private static let levels = 1...9

  /// The rules of a configuration folder's `rules.toml`; none where there is no such file.
  public static func load(from folder: String?) -> (rules: [RuleSetting], problems: [SettingsProblem]) {
    guard let folder else { return ([], []) }
    return (try? load(file: folder + "/rules.toml", mustExist: false)) ?? ([], [])
  }

  /// The rules of a file that must be there; throws where it cannot be read.
  public static func load(
    file: String
  ) throws(SettingsProblem) -> (rules: [RuleSetting], problems: [SettingsProblem]) {
    try load(file: file, mustExist: true)
  }

  private static func load(
    file: String, mustExist: Bool
  ) throws(SettingsProblem) -> (rules: [RuleSetting], problems: [SettingsProblem]) {
    do throws(SettingsProblem) {
      guard let bytes = try SettingsFile.read(file) else {
        if mustExist { throw .unreadable(file: file, code: SettingsFile.notThere) }
        return ([], [])
      }
      return read(bytes, file: file)
    } catch {
      if mustExist { throw error }
      return ([], [error])
    }
  }

  /// The rules in a TOML text, in its order. What is wrong is left out and reported; `file` is how problems name the
  /// text.
  public static func read(_ bytes: [UInt8], file: String) -> (rules: [RuleSetting], problems: [SettingsProblem]) {
    let document = SettingsDocument(bytes, file: file)
    var problems = document.problems
    var drafts: [RuleDraft] = []
    for header in document.headers {
      guard header.path.count == 1, let name = header.path.first else {
        problems.append(.unknownKey(header.place, key: header.path.joined(separator: ".")))
        continue
      }
      guard drafts.count < mostRules else {
        problems.append(.tooManyRules(header.place, limit: mostRules))
        break
      }
      drafts.append(RuleDraft(RuleSetting(name: name, place: header.place, patternPlace: header.place)))
    }
    for entry in document.entries {
      guard entry.path.count == 2, let key = entry.path.last, let index = drafts.firstIndex(where: { $0.named(entry) })
      else {
        let isInTable = document.headers.contains { entry.path.starts(with: $0.path) }
        if !isInTable { problems.append(.unknownKey(entry.place, key: entry.path.joined(separator: "."))) }
        continue
      }
      if let problem = drafts[index].take(key, entry.value, at: entry.place) { problems.append(problem) }
    }
    for draft in drafts { problems += draft.missing }
    return (drafts.filter(\.isWhole).map(\.rule), problems.sortedByPlace())
  }

  /// A rule while its keys are read.
  private struct RuleDraft {
    private(set) var rule: RuleSetting
    private var given: Set<String> = []
    private var isWrong = false

    init(_ rule: RuleSetting) { self.rule = rule }

    func named(_ entry: SettingsDocument.Entry) -> Bool { entry.path.first == rule.name }

    var isWhole: Bool { !isWrong && missing.isEmpty }

    /// A problem for each key that a rule must have and this one has not.
    var missing: [SettingsProblem] {
      ["pattern", "level"].filter { !given.contains($0) }.map { .missingKey(rule.place, key: $0, in: rule.name) }
    }

    mutating func take(_ key: String, _ value: SettingValue, at place: SettingsPlace) -> SettingsProblem? {
      let expected: ExpectedValue?
      switch key {
      case "pattern": expected = takePattern(value, at: place)
      case "level": expected = takeLevel(value)
      case "files": expected = takeFiles(value)
      case "part": expected = takePart(value)
      default: return .unknownKey(place, key: key)
      }
      given.insert(key)
      guard let expected else { return nil }
      isWrong = true
      return .wrongValue(place, key: key, value: value.text, expected: expected)
    }

    private mutating func takePattern(_ value: SettingValue, at place: SettingsPlace) -> ExpectedValue? {
      guard case .words(let words) = value, !words.isEmpty else { return .words }
      rule.pattern = words
      rule.patternPlace = place
      return nil
    }

    private mutating func takeLevel(_ value: SettingValue) -> ExpectedValue? {
      switch value {
      case .number(let number) where levels.contains(number): rule.level = number
      case .words("none"): rule.level = nil
      default: return .oneOf(levels.map(String.init) + ["\"none\""])
      }
      return nil
    }

    private mutating func takeFiles(_ value: SettingValue) -> ExpectedValue? {
      switch value {
      case .words(let words) where Self.names(words): rule.files = [words]
      case .list(let values):
        let words = values.compactMap { if case .words(let words) = $0 { words } else { nil } }
        guard words.count == values.count, !words.isEmpty, words.allSatisfy(Self.names) else { return .listOfWords }
        rule.files = words
      default: return .listOfWords
      }
      return nil
    }

    /// Whether a pattern names any file.
    private static func names(_ pattern: String) -> Bool { pattern.utf8.contains { $0 != UInt8(ascii: "/") } }

    private mutating func takePart(_ value: SettingValue) -> ExpectedValue? {
      guard case .words(let words) = value, let part = RuleSetting.Part(rawValue: words) else {
        return .oneOf(RuleSetting.Part.allCases.map { "\"\($0.rawValue)\"" })
      }
      rule.part = part
      return nil
    }
  }
}

/// One rule of the reader's own, as its file has it.
public struct RuleSetting: Hashable, Sendable {
  /// The parts of a report that a rule may be kept to: before the first annex, or from it on.
  public enum Part: String, CaseIterable, Sendable {
    case all, body, annexes
  }

  /// The name, by which `--explain` says which rule made a heading.
  public var name: String
  /// The beginning of its table, and the place of its pattern.
  public var place: SettingsPlace
  public var patternPlace: SettingsPlace
  /// The regular expression of the lines it holds for.
  public var pattern = ""
  /// The level it gives them, 1 to 9; nil for lines that are no headings.
  public var level: Int?
  /// The patterns (`PathPattern`) of the files it is kept to; all where there is none.
  public var files: [String] = []
  /// The part of a report it is kept to.
  public var part = Part.all
}
