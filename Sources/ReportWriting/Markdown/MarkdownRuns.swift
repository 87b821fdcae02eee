import ReportModel
import TextFacts

/// The runs of a paragraph as Markdown.
struct MarkdownRuns {
  /// Whether they stand in the cell of a table.
  var isInCell = false
  /// The link to a place that the document names; nil for none.
  var link: (String) -> String? = { "#" + $0 }

  func line(_ runs: [PassageRun]) -> [UInt8] {
    var out: [UInt8] = []
    var index = 0
    while index < runs.count {
      let end = struckEnd(runs, index)
      if index < end {
        let words = linked(runs, index..<end, isStruck: true)
        out += marked(words, "~~", "s", Self.neighbour(runs, index, -1), Self.neighbour(runs, end - 1, 1))
        index = end
      } else {
        let next = (index + 1..<runs.count).first { struckEnd(runs, $0) > $0 } ?? runs.count
        out += linked(runs, index..<next, isStruck: false)
        index = next
      }
    }
    return out
  }

  /// The end of the struck runs that begin at `index`; `index` where none begin there, and where a link reaches over
  /// either end, inside which they are marked.
  private func struckEnd(_ runs: [PassageRun], _ index: Int) -> Int {
    guard runs[index].style.contains(.strike), index == 0 || !sharesLink(runs, index - 1),
      index == 0 || !runs[index - 1].style.contains(.strike)
    else { return index }
    let end = runs[index...].firstIndex { !$0.style.contains(.strike) } ?? runs.count
    return end < runs.count && sharesLink(runs, end - 1) ? index : end
  }

  /// Whether a run and the one after it are of one link.
  private func sharesLink(_ runs: [PassageRun], _ index: Int) -> Bool {
    guard let link = runs[index].link.flatMap(target) else { return false }
    return runs[index + 1].link.flatMap(target) == link
  }

  /// Runs with their links; of struck ones the marks stand around all.
  private func linked(_ runs: [PassageRun], _ range: Range<Int>, isStruck: Bool) -> [UInt8] {
    var out: [UInt8] = []
    var index = range.lowerBound
    while index < range.upperBound {
      let link = runs[index].link.flatMap(target)
      guard let link else {
        append(runs, index, isStruck: isStruck, to: &out)
        index += 1
        continue
      }
      out.append(0x5B)
      while index < range.upperBound, runs[index].link.flatMap(target) == link {
        append(runs, index, isStruck: isStruck, to: &out)
        index += 1
      }
      out += [0x5D, 0x28] + MarkdownText.destination(link) + [0x29]
    }
    return out
  }

  private func target(of link: String) -> String? {
    if case .place(let name) = LinkAddress(link) { return self.link(name) }
    return Self.followed(link)
  }

  /// The destination of a link that may be followed; nil for one of a scheme that is not opened.
  static func followed(_ link: String) -> String? {
    switch LinkAddress(link) {
    case .outside(let address): address
    case .place(let name): "#" + name
    // A note of this report.
    case .file where link.hasPrefix("^") || link.hasPrefix("fn:"): nil
    case .file: link
    case .unknown: nil
    }
  }

  private func append(_ runs: [PassageRun], _ index: Int, isStruck: Bool, to out: inout [UInt8]) {
    let run = runs[index]
    var words = run.style.contains(.code) ? MarkdownText.code(run.words) : escaped(run)
    if let reading = run.reading { words += MarkdownText.escaped(Array("（\(reading)）".utf8), isInCell: isInCell) }
    if run.style.contains(.superscript), run.noteMark == nil {
      words = Array("<sup>".utf8) + words + Array("</sup>".utf8)
    }
    if run.style.contains(.subscript) { words = Array("<sub>".utf8) + words + Array("</sub>".utf8) }
    let (before, after) = (Self.neighbour(runs, index, -1), Self.neighbour(runs, index, 1))
    for (style, mark, tag) in Self.marks where run.style.contains(style) && !(isStruck && style == .strike) {
      words = marked(words, mark, tag, before, after)
    }
    out += words
  }

  private static let marks: [(PassageRun.RunStyle, String, String)] = [
    (.emphasis, "*", "em"), (.strong, "**", "strong"), (.strike, "~~", "s"),
  ]

  private func escaped(_ run: PassageRun) -> [UInt8] {
    // The reference to a note.
    if let mark = run.noteMark { return Array("[^\(mark)]".utf8) }
    return MarkdownText.escaped(run.words, isInCell: isInCell)
  }

  /// The scalar next to a run; nil at the ends of a paragraph.
  private static func neighbour(_ runs: [PassageRun], _ index: Int, _ step: Int) -> UInt32? {
    guard runs.indices.contains(index + step) else { return nil }
    let words = runs[index + step].words
    return step < 0
      ? TextScalar.read(words.span, before: words.count, start: 0)?.value
      : TextScalar.read(words.span, at: 0, end: words.count)?.value
  }

  /// Words between marks; between tags of HTML, where the marks would not be taken for any: beside a letter, a mark that
  /// touches punctuation inside opens and closes nothing (CommonMark 6.2, left- and right-flanking).
  private func marked(_ words: [UInt8], _ mark: String, _ tag: String, _ before: UInt32?, _ after: UInt32?) -> [UInt8] {
    let inner = Blank.trimmed(words.span, 0..<words.count)
    guard !inner.isEmpty else { return words }
    let core = Array(words[inner])
    let first = TextScalar.read(core.span, at: 0, end: core.count)?.value
    let last = TextScalar.read(core.span, before: core.count, start: 0)?.value
    let opens = !Self.isPunctuation(first) || Self.isOpen(before) || inner.lowerBound > 0
    let closes = !Self.isPunctuation(last) || Self.isOpen(after) || inner.upperBound < words.count
    // A tilde inside would lengthen the mark.
    let isPlain = opens && closes && !(mark == "~~" && (first == 0x7E || last == 0x7E))
    let (start, end) = isPlain ? (mark, mark) : ("<\(tag)>", "</\(tag)>")
    return words[..<inner.lowerBound] + Array(start.utf8) + core + Array(end.utf8) + words[inner.upperBound...]
  }

  /// Whether nothing that is no punctuation touches there.
  private static func isOpen(_ scalar: UInt32?) -> Bool {
    scalar.map { WhiteSpace.contains($0) || isPunctuation($0) } ?? true
  }

  private static func isPunctuation(_ scalar: UInt32?) -> Bool {
    guard let scalar, let known = Unicode.Scalar(scalar) else { return false }
    switch known.properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol:
      return true
    default: return false
    }
  }
}

extension PassageRun {
  /// The mark of a note that words refer to, `[1]`, `[^1]`; nil for other words.
  static func noteMark(_ words: [UInt8]) -> String? {
    guard words.first == 0x5B, words.last == 0x5D, words.count > 2, words.count < 40 else { return nil }
    var mark = words[1..<words.count - 1]
    if mark.first == 0x5E { mark = mark.dropFirst() }
    let isName = mark.allSatisfy { $0 > 0x20 && $0 != 0x5B && $0 != 0x5D && $0 != 0x5C && $0 != 0x3C }
    return isName && !mark.isEmpty ? String(decoding: mark, as: UTF8.self) : nil
  }
}
