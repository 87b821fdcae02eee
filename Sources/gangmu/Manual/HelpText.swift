import ArgumentParser
import TextFacts

/// The help of the program or of a command, as `--help` prints it, taken apart: man pages and completions are made of the
/// very words.
struct HelpText {
  /// A row of the help: `-s, --section <section>`, and what it is.
  struct Entry: Equatable {
    var label: String
    var text: String

    /// The names in the label that begin with a hyphen.
    var options: [String] {
      label.split { " ,/".contains($0) }.map(String.init).filter { $0.hasPrefix("-") }
    }

    /// Whether a value comes after the name.
    var takesValue: Bool {
      let words = label.split(separator: " ").filter { !$0.hasPrefix("-") }
      return !words.isEmpty && label.hasPrefix("-")
    }
  }

  /// The lines of its usage.
  private(set) var usage: [String] = []
  /// Its paragraphs.
  private(set) var paragraphs: [String] = []
  /// Its arguments and options, or commands, as they are listed.
  private(set) var entries: [Entry] = []

  /// The help of a command by name, of the program where it is nil.
  init(of name: String?, language: Language) {
    switch language {
    case .english:
      let command = Gangmu.configuration.subcommands.first { $0.configuration.commandName == name }
      self.init(
        lines: (command.map { Gangmu.helpMessage(for: $0, columns: 10_000) } ?? Gangmu.helpMessage(columns: 10_000)))
    case .chinese: self.init(lines: name.flatMap(ChineseHelp.text(of:)) ?? ChineseHelp.program)
    }
  }

  private enum Part {
    case usage, text, entries
  }

  private init(lines text: String) {
    var part = Part.text
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if let first = Self.begins(line, ["USAGE: ", "用法："]) {
        part = .usage
        usage.append(first)
      } else if line.hasSuffix(":") && line == line.uppercased() || line == "选项：" || line == "命令：" {
        part = .entries
      } else if line.isEmpty {
        if part == .usage { part = .text }
        if part == .text, paragraphs.last?.isEmpty == false { paragraphs.append("") }
      } else {
        take(line, &part)
      }
    }
    paragraphs.removeAll(where: \.isEmpty)
  }

  private mutating func take(_ line: String, _ part: inout Part) {
    let indent = line.prefix { $0 == " " }.count
    if part == .entries, indent == 0 { part = .text }
    switch part {
    case .usage: usage.append(String(line.drop { $0 == " " }))
    case .text: takeText(Self.begins(line, ["OVERVIEW: "]) ?? line)
    case .entries where indent > 6:
      guard let last = entries.indices.last else { return }
      let more = String(line.drop { $0 == " " })
      let join = entries[last].text.isEmpty ? "" : entries[last].text.last.map(Self.isWide) ?? false ? "" : " "
      entries[last].text += join + more
    case .entries:
      let words = String(line.drop { $0 == " " })
      var label = words
      if let gap = words.firstRange(of: "  ") { label = String(words[..<gap.lowerBound]) } else { label = words }
      let rest = words.dropFirst(label.count).drop { $0 == " " }
      // A label as wide as its column has one space after it.
      if rest.isEmpty, let close = words.firstRange(of: "> ") {
        entries.append(
          Entry(label: String(words[..<words.index(after: close.lowerBound)]), text: String(words[close.upperBound...]))
        )
      } else {
        entries.append(Entry(label: label, text: String(rest)))
      }
    }
  }

  private mutating func takeText(_ line: String) {
    let words = String(line.drop { $0 == " " })
    guard let last = paragraphs.indices.last, !paragraphs[last].isEmpty else {
      paragraphs.removeAll(where: \.isEmpty)
      return paragraphs.append(words)
    }
    paragraphs[last] += (paragraphs[last].last.map(Self.isWide) ?? false ? "" : " ") + words
  }

  private static func isWide(_ character: Character) -> Bool {
    character.unicodeScalars.first.map { $0.value >= 0x2E80 } ?? false
  }

  private static func begins(_ line: String, _ words: [String]) -> String? {
    words.first { line.hasPrefix($0) }.map { String(line.dropFirst($0.count)) }
  }
}
