import Browser
import ReportModel
import ReportParsing
import ScreenModel
import Settings
import TextFacts
import Threads
import UserRules

/// The faults of what is read from a file of settings, in words; empty where there are none.
private func faults<Value: Equatable>(
  of input: [UInt8], _ read: ([UInt8]) -> (value: Value, problems: [SettingsProblem])
) -> (value: Value, faults: [String]) {
  let (value, problems) = read(input)
  let again = read(input)
  var faults: [String] = []
  if again.value != value || again.problems != problems { faults.append("read twice, not the same") }
  let lines = 1 + input.count { $0 == 0x0A }
  for problem in problems {
    if let line = problem.place?.line, !(1...lines + 1).contains(line) { faults.append("a problem at line \(line)") }
    for language in Language.allCases where problem.message(in: language).isEmpty {
      faults.append("no words: \(problem)")
    }
  }
  return (value, faults)
}

/// A configuration, and a browser of it.
func configurationFaults(_ input: [UInt8]) -> [String] {
  var (value, faults) = faults(of: input) { bytes in
    let read = Configuration.read(bytes, file: "f")
    return (read.configuration, read.problems)
  }
  if !(10...500).contains(value.measure) || !(10...80).contains(value.treeWidth ?? 38) {
    faults.append("out of range: \(value)")
  }
  if value.ambiguousWidth.map({ $0 != 1 && $0 != 2 }) ?? false { faults.append("out of range: \(value)") }
  return faults + drawnConfigurations.faults(of: value)
}

private let drawnConfigurations = DrawnConfigurations()
private let builtInKeys = KeyMap(KeyMapFile.builtIn)

/// Browsers of configurations, each drawn once: of a thousand files most say the same, and drawing takes most of the time.
private struct DrawnConfigurations {
  /// The most that are remembered.
  private static let most = 100_000
  private let known = Lock<Set<[UInt8]>>([])

  func faults(of value: Configuration) -> [String] {
    var options = BrowserOptions()
    (options.page.measure, options.tree.width) = (value.measure, value.treeWidth)
    options.screen.ambiguousWidth = value.ambiguousWidth ?? 1
    options.language = value.language ?? .english
    options.screen.theme = value.darkTheme
    let widths = "\(options.page.measure) \(options.tree.width ?? 0) \(options.screen.ambiguousWidth)"
    let numbers = "\(widths) \(options.language) "
    let key = Array(numbers.utf8) + Array(options.screen.theme.utf8)
    let isNew = known.withLock { known in
      if known.count >= Self.most { known.removeAll() }
      return known.insert(key).inserted
    }
    guard isNew else { return [] }
    return [(80, 24), (30, 6)].flatMap { size in
      let size = ScreenSize(columns: size.0, rows: size.1)
      return frameFaults(BrowserState(reports: [], options: options, keyMap: builtInKeys, size: size).render())
    }
  }
}

/// Bindings, alone and over the built-in ones.
func keyMapFaults(_ input: [UInt8]) -> [String] {
  var (bindings, faults) = faults(of: input) { bytes in
    let read = KeyMapFile.bindings(in: bytes, file: "f") { Command(rawValue: $0) != nil }
    return (read.bindings, read.problems)
  }
  for binding in bindings {
    if binding.keys.isEmpty { faults.append("no keys: \(binding)") }
    if binding.command != KeyMapFile.unbound, Invocation(text: binding.command) == nil {
      faults.append("no command: \(binding)")
    }
    for key in binding.keys where Key(text: key.text) != key { faults.append("\(key) is not \(key.text)") }
  }
  let all = KeyMapFile.merged(KeyMapFile.builtIn, bindings)
  let map = KeyMap(all)
  for binding in bindings where binding.command != KeyMapFile.unbound {
    guard case .command = map.meaning(of: binding.keys, in: binding.context) else {
      faults.append("cannot be typed: \(binding)")
      continue
    }
  }
  return faults
}

/// A theme's file.
func themeFaults(_ input: [UInt8]) -> [String] {
  faults(of: input) { bytes in
    let file = ThemeFile(bytes, file: "f")
    return (file, file.problems)
  }.faults
}

/// `library.toml`.
func librarySettingsFaults(_ input: [UInt8]) -> [String] {
  var (value, faults) = faults(of: input) { bytes in
    let read = LibrarySettings.read(bytes, file: "f")
    return (read.settings, read.problems)
  }
  let limits = [value.depth, value.files, value.fileMegabytes, value.totalMegabytes].compactMap { $0 }
  if limits.contains(where: { $0 < 1 }) || value.watches.map({ $0 < 0 }) ?? false {
    faults.append("out of range: \(value)")
  }
  for year in value.years {
    if year.year.map({ !(1900...2100).contains($0) }) ?? false { faults.append("out of range: \(year)") }
    // A pattern is asked about any path.
    for path in ["a/b/2019.txt", "", "/", "云州/旧志/甲.txt"] { _ = year.pattern.fits(Array(path.utf8)) }
    _ = year.pattern.fits(input)
  }
  return faults
}

/// Rules, and a report read with them.
func rulesFaults(_ input: [UInt8]) -> [String] {
  let parts = input.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
  var (settings, faults) = faults(of: Array(parts[0])) { bytes in
    let read = RulesFile.read(bytes, file: "f")
    return (read.rules, read.problems)
  }
  var problems: [RulesProblem] = []
  let rules = UserRules(settings, problems: &problems)
  for problem in problems {
    for language in Language.allCases where problem.message(in: language).isEmpty {
      faults.append("no words: \(problem)")
    }
  }
  let text = String(decoding: (parts.count > 1 ? parts[1] : []).filter { $0 != 0 }, as: UTF8.self)
  let source = ReportSource(name: "会议/a.txt")
  guard let report = try? ReportParser.report(from: Array(text.utf8), source: source, rules: rules) else {
    return faults
  }
  return faults + Fuzzing.faults(of: report)
}
