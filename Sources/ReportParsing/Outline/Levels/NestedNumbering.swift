/// Numberings that stand inside a numbering of their own style: below a number of another style 一、 begins again, and
/// after 一、二、三 the outer numbering goes on with its 四.
struct NestedNumbering {
  /// For each heading, whether it is the first number of one, and whether it goes on the outer one.
  private(set) var begins: [Bool]
  private(set) var goesOn: [Bool]
  /// From the first number of a numbering to the one that goes on the outer, by their positions, and its style.
  struct InnerRun {
    var style: NumberStyle
    var positions: Range<Int>
  }
  private(set) var runs: [InnerRun] = []

  /// No document sets one numbering into another of its style so often.
  private static let deepest = 8

  /// A numbering that is open, and the position of its first number.
  private struct OpenNumbering {
    var first: Int
    var value: Int
  }

  init(_ heads: [Head]) {
    begins = [Bool](repeating: false, count: heads.count)
    goesOn = begins
    var open = [[OpenNumbering]](repeating: [], count: NumberStyle.allCases.count)
    var before: NumberStyle?
    for (index, head) in heads.enumerated() {
      guard case .numbered(let style, let value) = head.evidence else {
        // A part or an annex ends all; a topic sentence nothing.
        if head.kind == .annex || head.evidence == .part {
          for slot in open.indices { open[slot].removeAll(keepingCapacity: true) }
        }
        continue
      }
      let slot = Int(style.rawValue)
      if style == .decimal2 { endInner(&open[Int(NumberStyle.arabicPoint.rawValue)], Int(head.above), at: index) }
      end(&open, below: style)
      // 第一章（3） goes on 第一章（2）.
      if style.namesUnit, style != .article, open[slot].last?.value == value {
        before = style
        continue
      }
      if value == 1 {
        // Right after a number of its own style it begins again, and stands inside nothing.
        if before == style { open[slot].removeAll(keepingCapacity: true) }
        open[slot].append(OpenNumbering(first: index, value: 1))
        if open[slot].count > Self.deepest { open[slot].removeFirst() }
      } else if let place = open[slot].lastIndex(where: { $0.value == value - 1 }) {
        if place + 1 < open[slot].count, isSeries(open[slot][(place + 1)...]) {
          for inner in open[slot][(place + 1)...] { begins[inner.first] = true }
          runs.append(InnerRun(style: style, positions: open[slot][place + 1].first..<index))
          goesOn[index] = true
        }
        open[slot].removeLast(open[slot].count - place - 1)
        open[slot][place].value = value
      } else if let last = open[slot].indices.last {
        open[slot][last].value = value
      }
      before = style
    }
  }

  /// 2.3 ends the numberings that stand inside 2., and leaves that one open: the items of 2.2 are done.
  private mutating func endInner(_ open: inout [OpenNumbering], _ value: Int, at index: Int) {
    guard let place = open.lastIndex(where: { $0.value == value }), place + 1 < open.count else { return }
    if isSeries(open[(place + 1)...]) {
      for inner in open[(place + 1)...] { begins[inner.first] = true }
      runs.append(InnerRun(style: .arabicPoint, positions: open[place + 1].first..<index))
    }
    open.removeSubrange((place + 1)...)
  }

  /// Whether each of the numberings has two numbers or more: a lone first one is a slip.
  private func isSeries(_ runs: ArraySlice<OpenNumbering>) -> Bool { runs.allSatisfy { $0.value >= 2 } }

  /// A number of a style that the norms set further out ends the numberings of those below it; a decimal number not that
  /// of the whole numbers it stands below.
  private func end(_ open: inout [[OpenNumbering]], below style: NumberStyle) {
    let whole = style.isDecimal ? Int(NumberStyle.arabicPoint.rawValue) : -1
    for slot in open.indices where slot > Int(style.rawValue) && slot != whole && !open[slot].isEmpty {
      open[slot].removeAll(keepingCapacity: true)
    }
  }
}
