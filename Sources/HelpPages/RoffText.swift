import TextFacts

/// A page of the manual as source of a man page (groff_man(7)), in UTF-8.
public enum RoffText {
  /// The source of a page in a section of the manual; `version` is that of the program.
  public static func source(_ page: HelpPage, section: Int, version: String, language: Language) -> String {
    var lines = [
      // groff breaks Chinese text between characters only where it is told to.
      language == .chinese ? ".if !'\\*[.T]'html' .mso zh.tmac" : nil,
      ".TH \(page.name.uppercased()) \(section) \"\" \"gangmu \(version)\" \"\(language.wording(english: "Gangmu", chinese: "纲目"))\"",
      ".nh", ".ad l",
      ".SH \(language.wording(english: "NAME", chinese: "名称"))",
      "\(escaped(page.name)) \\- \(escaped(page.purpose))",
    ].compactMap(\.self)
    for block in page.blocks { lines += source(block) }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func source(_ block: HelpPage.Part) -> [String] {
    switch block {
    case .heading(let text): [".SH \"\(escaped(text))\""]
    case .paragraph(let text): [".PP", line(text)]
    case .entry(let thing, let text): [".TP", ".B \(bold(thing))", line(text)]
    case .example(let rows): [".PP", ".RS 4", ".nf"] + rows.map { guarded(escaped($0)) } + [".fi", ".RE"]
    }
  }

  /// A line of text, what stands as it is in bold.
  private static func line(_ text: String) -> String {
    let parts = text.split(separator: "`", omittingEmptySubsequences: false)
    guard parts.count % 2 == 1 else { return guarded(escaped(text)) }
    return guarded(
      parts.enumerated().map { $0 % 2 == 0 ? escaped(String($1)) : "\\fB\(escaped(String($1)))\\fR" }.joined())
  }

  /// The argument of a macro that sets it in bold.
  private static func bold(_ text: String) -> String {
    let plain = escaped(LiteralMarks.joined(text))
    return "\"\(plain.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\\(dq"))\""
  }

  /// Text without what roff would obey; hyphens are those that are typed.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      switch character {
      case "\\": escaped += "\\e"
      case "-": escaped += "\\-"
      case "\n": escaped += " "
      default: escaped.append(character)
      }
    }
    return escaped
  }

  /// A line that begins with no control character.
  private static func guarded(_ line: String) -> String {
    line.first == "." || line.first == "'" ? "\\&" + line : line
  }
}
