import TextFacts

extension Addresses {
  /// The longest heading in an address for people, in characters.
  private static let longestHeading = 24

  /// The address of a section for people, who know no ordinals: a section without number is called by its heading,
  /// `“名词解释”20` for `·5.20`, `二（三）“附表”` for `二（三）·2`. Of several such headings, one below the other, the last
  /// stands for all. Empty for the report itself.
  public func citedAddress(of index: SectionIndex) -> String {
    let chain = chain(of: index)
    guard let last = chain.last(where: { report.sections[$0].number.isEmpty }) else { return address(of: index) }
    let words = report.words(in: report.sections[last].title)
    guard !words.isEmpty else { return address(of: index) }
    let first = chain.first { report.sections[$0].number.isEmpty } ?? last
    let quoted = Self.quoted(words)
    return numbers(of: chain.prefix { $0 != first }) + quoted + numbers(of: chain.drop { $0 != last }.dropFirst())
  }

  /// A heading between the quotation marks of its script (GB/T 15834-2011, 4.8), a long one cut.
  private static func quoted(_ words: String) -> String {
    let scalars = Array(words.unicodeScalars)
    let isLong = scalars.count > longestHeading
    let kept = String(String.UnicodeScalarView(scalars.prefix(isLong ? longestHeading - 1 : longestHeading)))
    let isHan = scalars.contains { Han.contains($0.value) }
    let marks = isHan ? (open: "“", close: "”") : (open: "\"", close: "\"")
    return marks.open + kept + (isLong ? "…" : "") + marks.close
  }
}
