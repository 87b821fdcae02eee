import ReportModel
import TextFacts

/// The runs of a paragraph as HTML.
public struct PageRuns {
  /// The name of the place of a section, which its heading has; nil where none is wanted.
  var name: (SectionIndex) -> String?

  /// The link to a place that the document names; nil for none.
  var link: (String) -> String?

  /// Runs without names of sections.
  public init() {
    name = { _ in nil }
    link = { "#" + $0 }
  }

  init(naming name: @escaping (SectionIndex) -> String?, linking link: @escaping (String) -> String?) {
    (self.name, self.link) = (name, link)
  }

  private func target(of link: String) -> [UInt8]? {
    if case .place(let name) = LinkAddress(link) { return self.link(name).map(HTMLText.identifier) }
    return MarkdownRuns.followed(link).map(HTMLText.escaped)
  }

  /// The runs between the tags of a paragraph.
  public func html(_ runs: [PassageRun]) -> [UInt8] {
    var out: [UInt8] = []
    var index = 0
    while index < runs.count {
      guard let link = runs[index].link, let target = target(of: link) else {
        append(runs[index], to: &out)
        index += 1
        continue
      }
      out += Array("<a href=\"".utf8) + target + Array("\">".utf8)
      while index < runs.count, runs[index].link == link {
        append(runs[index], to: &out)
        index += 1
      }
      out += Array("</a>".utf8)
    }
    return out
  }

  private func append(_ run: PassageRun, to out: inout [UInt8]) {
    var tags: [(open: String, close: String)] = []
    if run.style.contains(.heading) {
      let name = run.section.flatMap(name).map { " id=\"\(String(decoding: HTMLText.identifier($0), as: UTF8.self))\"" }
      tags.append(("<span class=\"topic\"\(name ?? "")>", "</span>"))
    }
    for (style, tag) in Self.tags where run.style.contains(style) { tags.append(("<\(tag)>", "</\(tag)>")) }
    if run.style.contains(.image) { tags.append(("<span class=\"image\">", "</span>")) }
    if let highlight = run.highlight { tags.append(("<mark class=\"term-\(highlight % 8 + 1)\">", "</mark>")) }
    if let mark = run.noteMark {
      let name = String(decoding: HTMLText.identifier("note-" + mark), as: UTF8.self)
      tags.append(("<a href=\"#\(name)\">", "</a>"))
    }
    if run.reading != nil { tags.append(("<ruby>", "")) }
    for tag in tags { out += Array(tag.open.utf8) }
    for (index, line) in run.words.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      if index > 0 { out += Array("<br>".utf8) }
      HTMLText.append(line, to: &out)
    }
    if let reading = run.reading {
      out += Array("<rp>（</rp><rt>".utf8) + HTMLText.escaped(reading) + Array("</rt><rp>）</rp></ruby>".utf8)
    }
    for tag in tags.reversed() { out += Array(tag.close.utf8) }
  }

  private static let tags: [(PassageRun.RunStyle, String)] = [
    (.strong, "strong"), (.emphasis, "em"), (.strike, "s"), (.superscript, "sup"), (.subscript, "sub"),
    (.code, "code"),
  ]
}
