import ReportModel
import TextFacts

/// Gives each heading its level.
///
/// A number that goes on an open one stands beside it, whatever its style's place in the norm: after `2.1` and an item
/// `1.` comes `2.2` beside `2.1`. A number whose style is not open stands below the nearest heading of a lower rank.
struct Nesting {
  private let document: LinedText
  private let order: StyleOrder
  private let ruled: RuledNesting
  private let units: OpenUnits
  /// The headings that are open at a place, the outermost first.
  private var open: [Open] = []
  /// The headings that were open before an annex: a number that goes on one of them ends the annex.
  private var suspended: [Open] = []

  private struct Open {
    var rank: Int
    /// The style and value of its number; nil where it has none.
    var number: (style: NumberStyle, value: Int)?
    /// The depth the format gives it; 0 where it gives none, or none that decides.
    var depth = 0
    var isAnnex = false
  }

  private init(_ heads: [Head], _ document: LinedText) {
    self.document = document
    order = StyleOrder(heads)
    ruled = RuledNesting(heads, order)
    units = OpenUnits(heads, in: document.text)
  }

  /// Sets the level of each of `heads`, which are in order.
  static func level(_ heads: inout [Head], in document: LinedText) {
    var nesting = Nesting(heads, document)
    for index in heads.indices {
      heads[index].level = nesting.level(of: heads[index], at: index, after: index > 0 ? heads[index - 1] : nil)
    }
  }

  private mutating func level(of head: Head, at index: Int, after before: Head?) -> Int {
    if case .ruled(let level) = head.evidence {
      open.removeLast(max(0, open.count - (level - 1)))
      open.append(Open(rank: ruled.rank(of: head.rule, below: open.last?.rank)))
      return open.count
    }
    let rank = (units.isPart(index) ? StyleOrder.ofParts : order.rank(of: head.evidence)) + depth(head)
    if head.isMarked, let depth = givenDepth(of: head) { return level(of: head, depth: depth, rank) }
    if let before, isUnnumbered(head), vocativeStands(between: before, and: head) {
      // A vocative ends the parts of the section above: the text after it goes on the part, not its last （十） or 一是.
      open.removeLast(max(0, open.count - 1))
    }
    if head.kind == .plain, let annex = open.firstIndex(where: \.isAnnex), LastParts.isOne(head, in: document) {
      // Acknowledgements behind the references or an annex are no part of them.
      open.removeLast(open.count - annex)
    }
    guard case .numbered(let style, let value) = head.evidence else {
      if head.kind == .annex { return levelOfAnnex(rank, isFirst: before.map { isRightBelow($0, head) } ?? false) }
      if let place = units.unit(around: index).flatMap({ style in open.lastIndex { $0.number?.style == style } }) {
        // It stands in a chapter, with others below it.
        let below = open[place].rank + 1 + depth(head)
        while open.count > place + 1, let above = open.last, above.rank >= below { open.removeLast() }
        open.append(Open(rank: below))
        return open.count
      }
      while let above = open.last, above.rank >= rank { open.removeLast() }
      open.append(Open(rank: rank))
      return open.count
    }
    if order.nested.begins[index], let above = open.last {
      open.append(Open(rank: max(rank, above.rank + 1), number: (style, value)))
      return open.count
    }
    if let place = order.nested.goesOn[index] ? openPlace(style, value - 1) : placeBeside(style, value, rank) {
      open.removeLast(open.count - place)
    } else if let place = suspendedPlace(style, value) {
      open = Array(suspended[..<place])
      suspended = []
    } else if value > 1 || units.countOn(style) || !(before.map { heads($0, head) } ?? false) {
      while let above = open.last, above.rank >= rank { open.removeLast() }
    }
    open.append(Open(rank: rank, number: (style, value)))
    return open.count
  }

  /// The level of an annex: beside all else, or in the heading it stands right below (the forms of a tender, each an
  /// 附件, make up a chapter), with the annexes that follow it.
  private mutating func levelOfAnnex(_ rank: Int, isFirst: Bool) -> Int {
    if let place = open.firstIndex(where: \.isAnnex), place > 0 {
      open.removeLast(open.count - place)
    } else if !isFirst {
      if suspended.isEmpty { suspended = open }
      open.removeAll { $0.rank >= rank }
    }
    open.append(Open(rank: rank, isAnnex: true))
    return open.count
  }

  /// Whether nothing stands between a heading that takes its whole line and the next.
  private func isRightBelow(_ before: Head, _ head: Head) -> Bool {
    guard before.kind == .numbered, before.line + 1 == head.line, !before.traits.contains(.isSentence) else {
      return false
    }
    return before.end >= Int(document.lines[before.line].contentEnd)
  }

  /// The level of a heading with a depth that the format gives: below the nearest heading of a lower one.
  ///
  /// A number that begins right below an annex of the same depth stands in it.
  private mutating func level(of head: Head, depth: Int, _ rank: Int) -> Int {
    let isAnnex = head.kind == .annex
    if isAnnex, suspended.isEmpty { suspended = open }
    var number: (style: NumberStyle, value: Int)?
    var place = open.firstIndex { $0.depth >= depth }
    if case .numbered(let style, let value) = head.evidence {
      number = (style, value)
      let beside = open.lastIndex {
        $0.depth == depth && $0.number.map { $0.style == style && $0.value < value } ?? false
      }
      if let beside {
        place = beside
      } else if let annex = open.last, annex.isAnnex, annex.depth == depth, value == 1 {
        place = nil
      }
    }
    if let place { open.removeLast(open.count - place) }
    // An annex that is not marked ends at what goes on the headings before it, and where it stands in one of them.
    if place == nil, let number, let beside = suspendedPlace(number.style, number.value) {
      open = Array(suspended[..<beside])
      suspended = []
    }
    while let above = open.last, above.depth == 0, above.rank >= rank || above.isAnnex && open.count > 1 {
      open.removeLast()
    }
    open.append(Open(rank: rank, number: number, depth: depth, isAnnex: isAnnex))
    return open.count
  }

  /// The depth that the format gives `head` and that decides; nil where none does.
  ///
  /// A number marked otherwise than most of its style begins a numbering of its own or goes on one that is open at its
  /// depth; else its mark is a slip.
  private func givenDepth(of head: Head) -> Int? {
    guard let depths = order.givenDepths, let depth = depths.depth(of: head) else { return nil }
    guard case .numbered(let style, let value) = head.evidence, depth != depths.usual(style) else { return depth }
    // Decimal numbers say themselves how deep they stand.
    if style.isDecimal, style != .decimal1 { return depths.usual(style) }
    if value <= 1 { return depth }
    let goesOn = open.contains {
      $0.depth == depth && $0.number.map { $0.style == style && $0.value == value - 1 } ?? false
    }
    return goesOn ? depth : depths.usual(style)
  }

  /// Whether a line without number stands right above the first number, no text between: it heads the numbering.
  private func heads(_ before: Head, _ first: Head) -> Bool {
    switch before.evidence {
    case .margin, .part: before.line + 1 == first.line
    case .numbered, .annex, .marked, .ruled, .parallel, .dashed, .plain, .enumerated, .inner, .closing: false
    }
  }

  /// The place among the open headings of the one whose number this number goes on; nil where none is.
  ///
  /// A number of an outer style may still stand between: a numbering that goes on through chapters begins below each.
  private func placeBeside(_ style: NumberStyle, _ value: Int, _ rank: Int) -> Int? {
    guard value > 0 else { return nil }
    return open.lastIndex { $0.number.map { $0.style == style && $0.value < value } ?? false }
  }

  /// The place among the open headings of the innermost with this number.
  private func openPlace(_ style: NumberStyle, _ value: Int) -> Int? {
    open.lastIndex { $0.number.map { $0.style == style && $0.value == value } ?? false }
  }

  /// The place among the headings before an annex of the one whose number this one goes on.
  private func suspendedPlace(_ style: NumberStyle, _ value: Int) -> Int? {
    guard value > 1 else { return nil }
    return suspended.lastIndex { $0.number.map { $0.style == style && $0.value == value - 1 } ?? false }
  }

  /// The depth of a line's form below others, among headings without number.
  private func depth(_ head: Head) -> Int {
    switch head.evidence {
    case .part, .margin, .plain: Int(head.depth)
    case .numbered, .annex, .marked, .ruled, .parallel, .dashed, .enumerated, .inner, .closing: 0
    }
  }

  private func isUnnumbered(_ head: Head) -> Bool {
    switch head.evidence {
    case .parallel, .dashed, .plain: true
    case .numbered, .annex, .part, .margin, .marked, .ruled, .enumerated, .inner, .closing: false
    }
  }

  private func vocativeStands(between before: Head, and head: Head) -> Bool {
    guard head.line > before.line + 1, head.line - before.line < 8 else { return false }
    return ((before.line + 1)..<head.line).contains { Closings.isVocative(document.text, document.lines[$0]) }
  }
}
