import ReportModel

/// Headings that begin with a number, at the start of a line: which of the candidates are ones.
///
/// A number that goes on the sequence of its style, or begins one, is strong evidence. For the styles that only
/// headings use a break in the sequence vetoes nothing; the others need a neighbour.
enum NumberedHeads {
  /// A heading that no neighbour supports has no more bytes than this in its title.
  private static let longestAlone = 360

  /// The numbered headings and annexes among the lines that `skips` does not leave out, in order.
  static func find(in document: LinedText, skipping skips: (Line) -> Bool) -> [Head] {
    let candidates = NumberedCandidates.find(in: document, skipping: skips)
    let supported = support(of: candidates)
    let isEntry = ListEntries.find(among: candidates, in: document)
    var accepted: [Head] = []
    var isLaw = false
    // An outline that names the parts of a style leaves out none above them.
    let outermost =
      candidates.lazy.filter(\.isMarked).compactMap { head -> UInt8? in
        if case .numbered(let style, _) = head.evidence { return style.rawValue }
        return nil
      }.min() ?? 0
    for (index, candidate) in candidates.enumerated() {
      var head = candidate
      head.support = supported[index]
      let isSupported = head.support != .none
      guard case .numbered(let style, let value) = head.evidence else {
        accepted.append(head)
        isLaw = false
        continue
      }
      if style == .article { isLaw = true }
      if style.isLegal, style != .article { isLaw = false }
      if head.isMarked {
        accepted.append(head)
        continue
      }
      // Items of an article are its text.
      if isLaw, !style.isLegal { continue }
      if isEntry[index] || (document.isOutlined && (!style.standsAlone || style.rawValue < outermost)) { continue }
      guard isSupported || (style.standsAlone && head.title.count <= longestAlone) else { continue }
      if countsOn(head, value: value, in: document.text), !isSupported { continue }
      accepted.append(head)
    }
    return accepted
  }

  /// The support each candidate has from its neighbours in the sequence of its style.
  private static func support(of candidates: [Head]) -> [Head.Support] {
    var supported = [Head.Support](repeating: .none, count: candidates.count)
    var last = [(index: Int, value: Int)?](repeating: nil, count: NumberStyle.allCases.count)
    var decimal: (index: Int, style: NumberStyle)?
    for (index, head) in candidates.enumerated() {
      guard case .numbered(let style, let value) = head.evidence else { continue }
      let slot = Int(style.rawValue)
      if let before = last[slot], before.value + 1 == value {
        supported[index] = .goesOn
        if supported[before.index] == .none { supported[before.index] = .begins }
      }
      if style.isDecimal {
        // 1.1 goes on 1 and 1.2.1 goes on 1.2, though nothing follows it.
        if value == 1, let above = decimal, above.style.rawValue < style.rawValue {
          supported[index] = .beginsBelow
        }
        decimal = (index, style)
      }
      last[slot] = (index, value)
    }
    return supported
  }

  /// Whether the words after the number count on (`二、三级医院`).
  private static func countsOn(_ head: Head, value: Int, in text: [UInt8]) -> Bool {
    guard let next = Numeral.readChinese(text, at: head.title.lowerBound, end: head.title.upperBound) else {
      return false
    }
    return next.value == value + 1
  }
}
