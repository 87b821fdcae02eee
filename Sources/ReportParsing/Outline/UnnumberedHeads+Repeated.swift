import ReportModel
import TextFacts

/// Heads that stand below several headings, the same below each: 案例 told as 背景, 行动, 效果, weeks as 本周工作, 下周计划, products
/// as 用法, 注意事项. Two names or more come back together.
extension UnnumberedHeads {
  /// A short line over text, which others of the same words make a head.
  struct RepeatableLine {
    var hash: UInt64
    var line: Int
    var block: Int
    var facts: HanLineFacts
  }

  private static let longestRepeated = 16
  /// A paragraph below such a head has so many characters, and so many times as many as the head.
  private static let (shortestBelowRepeated, timesBelowRepeated) = (20, 3)

  /// Whether the line at `index` is as short as such a head.
  func mayRepeat(_ index: Int) -> Bool { hasNumbers && document.lines[index].characters <= Self.longestRepeated }

  /// Keeps the line at `index` with the facts about its words, where it may be such a head over the line at `below`.
  mutating func keepForOtherHeads(_ index: Int, _ facts: HanLineFacts, _ below: Int) {
    let line = document.lines[index]
    guard facts.contains(.open), line.firstCommas == 0, mayRepeat(index) else { return }
    var known = HanLineFacts()
    for fact in facts.all where fact.weight <= -100 || fact == .open || fact == .labels { known.insert(fact) }
    let next = document.lines[below]
    if isText(below) {
      known.insert(.overText)
    } else if next.lastMark == .period, Int(next.characters) >= Self.shortestBelowRepeated,
      next.characters >= line.characters * UInt32(Self.timesBelowRepeated)
    {
      known.insert(.overShortText)
    } else {
      return
    }
    let hash = WordHash.of(document.text[line.content])
    repeatable.append(RepeatableLine(hash: hash, line: index, block: blocks, facts: known))
  }

  /// Adds the lines whose words stand below several headings, once below each, together with another such line.
  mutating func appendRepeated() {
    guard repeatable.count >= 4 else { return }
    var sorted = repeatable.indices.sorted { (repeatable[$0].hash, $0) < (repeatable[$1].hash, $1) }[...]
    var isRepeated = [Bool](repeating: false, count: repeatable.count)
    while let first = sorted.first {
      let alike = sorted.prefix { repeatable[$0].hash == repeatable[first].hash }
      sorted = sorted.dropFirst(alike.count)
      let blocks = alike.map { repeatable[$0].block }
      // A speaker has his say again and again below one heading.
      guard alike.count >= 2, !zip(blocks, blocks.dropFirst()).contains(where: { $0 == $1 }) else { continue }
      for index in alike { isRepeated[index] = true }
    }
    let taken = Set(found.map(\.line))
    let again = repeatable.indices.filter { isRepeated[$0] }
    // One name alone that comes back is a running head.
    guard zip(again, again.dropFirst()).contains(where: { repeatable[$0].block == repeatable[$1].block }) else {
      return
    }
    for index in again where !taken.contains(repeatable[index].line) {
      var facts = repeatable[index].facts
      facts.insert(.sameElsewhere)
      if facts.sum >= HanLineFact.accepted {
        append(document.lines[repeatable[index].line], repeatable[index].line, kind: .plain, evidence: .plain)
      }
      keep(facts, repeatable[index].line)
    }
    found.sort { $0.start < $1.start }
  }

  /// There are no fewer headings with one such line each.
  private static let fewestLone = 3

  /// Adds the lines over text of which each stands alone between two headings, where several headings have one: essays and
  /// chapters with a second title, projects with one step each.
  mutating func appendLone() {
    guard lone.count >= Self.fewestLone else { return }
    let taken = Set(found.map(\.line))
    for index in lone.indices {
      lone[index].facts.insert(.loneElsewhere)
      let (line, facts) = lone[index]
      if facts.sum >= HanLineFact.accepted, !taken.contains(line) {
        append(document.lines[line], line, kind: .plain, evidence: .plain)
      }
      keep(facts, line)
    }
    found.sort { $0.start < $1.start }
  }

  /// Marks the lines right above heads over items with bullets: they head those.
  mutating func markOverHeads(_ isHead: inout [Bool], _ heads: [Int], _ block: ArraySlice<Int>) {
    for index in heads where index > 0 && !isHead[index - 1] && mayHeadHead(index - 1, of: block) {
      isHead[index - 1] = true
      let above = block[block.startIndex + index - 1]
      overHeads.append(above)
      keep(.overHead, above)
    }
  }
}
