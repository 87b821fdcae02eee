import TextFacts

/// The places that links within a report lead to, for those who need all of them: each name is looked for once.
public struct AnchorPlaces: Sendable {
  private let report: Report
  /// The names that the document gives, and those that headings have on GitHub; of equal ones the first.
  private var named: [[UInt8]: TextOffset] = [:]
  private var found: [String: TextOffset?] = [:]
  /// Names of other kinds that are still looked for, each in the whole text.
  private var left = 200

  /// The names of a report's places.
  public init(_ report: Report) {
    self.report = report
    for span in report.spans where span.kind == .anchor {
      guard let name = report.name(ofAnchor: span) else { continue }
      let key = Array(name.utf8)
      if named[key] == nil { named[key] = span.range.lower }
    }
    let names = Self.headingNames(of: report)
    for index in report.sections.indices.dropFirst() {
      let key = Array(names[index].utf8)
      if named[key] == nil { named[key] = report.sections[index].range.lower }
    }
  }

  /// The place that `name` stands for; nil where there is none.
  public mutating func place(of name: String) -> TextOffset? {
    if let place = named[AnchorName.decoded(name)] { return place }
    if let known = found[name] { return known }
    guard left > 0 else { return nil }
    left -= 1
    let place = report.place(ofAnchor: name)
    found[name] = place
    return place
  }

  /// The names that GitHub gives the headings of a report, by section: `#usage`, `#usage-1`; empty for the report itself.
  public static func headingNames(of report: Report) -> [String] {
    var seen: [String: Int] = [:]
    return report.sections.indices.map { index in
      guard index > 0 else { return "" }
      let words = report.words(in: report.sections[index].heading)
      let name = String(decoding: AnchorName.slug(of: words), as: UTF8.self)
      let count = seen[name, default: 0]
      seen[name] = count + 1
      return count > 0 ? "\(name)-\(count)" : name
    }
  }
}
