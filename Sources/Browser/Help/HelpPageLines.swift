import HelpPages
import TextFacts

/// Pages of the manual as lines of the help.
extension BrowserState {
  /// A heading, wrapped to the screen.
  func headingLines(_ text: String) -> [HelpLine] {
    typesetter.wrapped(text, to: size.columns - 2).map { HelpLine(text: $0, isHeading: true) }
  }

  /// The topics of the manual, after the keys.
  func topicLines(_ matcher: HeadingMatcher) -> [HelpLine] {
    let topics = HelpTopic.names.filter { matcher.isEmpty || isAbout(matcher, topic: $0) }.map { name in
      (name: ":help " + name, title: (HelpTopic.named(name)?.title(in: language) ?? madePageTitle(name)))
    }
    guard !topics.isEmpty else { return [] }
    return [HelpLine()] + headingLines(HelpMessage.topics.message(in: language))
      + topics.flatMap { entryLines($0.name, $0.title) }
  }

  /// Whether the words of a filter stand in what a topic is called, or in its page.
  private func isAbout(_ matcher: HeadingMatcher, topic name: String) -> Bool {
    let title = HelpTopic.named(name)?.title(in: language) ?? madePageTitle(name)
    let names = [":help " + name, title] + HelpTopic.chineseWords(of: name)
    if names.contains(where: { matcher.matches($0) }) { return true }
    return HelpTopic.named(name)?.blocks(in: language).contains { passes($0, matcher) } ?? false
  }

  private func madePageTitle(_ name: String) -> String {
    (name == "options" ? HelpMessage.options : .settings).message(in: language)
  }

  /// The lines of a page that a filter leaves, with all headings.
  func manualLines(_ page: HelpPage, _ matcher: HeadingMatcher) -> [HelpLine] {
    var lines: [HelpLine] = []
    var isAfterEntry = false
    for block in page.blocks where matcher.isEmpty || passes(block, matcher) {
      let isEntry = if case .entry = block { true } else { false }
      if !lines.isEmpty, !(isEntry && isAfterEntry) { lines.append(HelpLine()) }
      isAfterEntry = isEntry
      switch block {
      case .heading(let text): lines += headingLines(text)
      case .paragraph(let text): lines += wideLines(LiteralMarks.joined(text))
      case .entry(let thing, let text): lines += entryLines(LiteralMarks.joined(thing), LiteralMarks.joined(text))
      case .example(let rows): lines += rows.map { HelpLine(text: "  " + $0, isWide: true) }
      }
    }
    return lines
  }

  private func passes(_ block: HelpPage.Part, _ matcher: HeadingMatcher) -> Bool {
    switch block {
    case .heading: true
    case .paragraph(let text): matcher.matches(text)
    case .entry(let thing, let text): matcher.matches(thing) || matcher.matches(text)
    case .example(let rows): rows.contains { matcher.matches($0) }
    }
  }

  /// A thing with its description beside it, or below where it is long.
  private func entryLines(_ thing: String, _ text: String) -> [HelpLine] {
    let columns = helpKeyColumns
    let rows = typesetter.wrapped(text, to: size.columns - columns - 1)
    guard typesetter.width(of: thing) > columns - 2 else {
      return (rows.isEmpty ? [""] : rows).enumerated().map {
        HelpLine(keys: $0.offset == 0 ? thing : "", text: $0.element)
      }
    }
    return wideLines(thing) + rows.map { HelpLine(text: $0) }
  }

  private func wideLines(_ text: String) -> [HelpLine] {
    typesetter.wrapped(text, to: size.columns - 4).map { HelpLine(text: $0, isWide: true) }
  }
}
