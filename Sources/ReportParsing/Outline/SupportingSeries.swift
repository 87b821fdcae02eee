/// Numbers that only a series makes ones: a noun with a numeral (`任务一：`), a numeral and white space (`一　概况`).
///
/// A member counts up by one from the one before it of its kind, and the series has two or more; that of a noun begins
/// with the first. A noun that begins again between two members of another stands below it (問題1 below 議題一).
struct SupportingSeries {
  /// Nouns looked at; a text with more of them is no document.
  private static let mostNouns = 64

  private let heads: [Head]
  /// By head a hash of its noun, 0 for none.
  private let nouns: [UInt32]

  /// `heads` without those that no series supports, nouns in the style of their depth.
  static func supported(_ heads: [Head], nouns: [UInt32]) -> [Head] {
    guard heads.contains(where: { $0.traits.contains(.needsSeries) }) else { return heads }
    let series = SupportingSeries(heads: heads, nouns: nouns)
    let isMember = series.members()
    let styles = series.nounStyles(isMember)
    var kept: [Head] = []
    kept.reserveCapacity(heads.count)
    for (index, head) in heads.enumerated() where isMember[index] {
      var head = head
      if let style = styles[nouns[index]], case .numbered(_, let value) = head.evidence {
        head.evidence = .numbered(style, value: value)
      }
      kept.append(head)
    }
    return kept
  }

  /// Whether each head is supported: those that need no series always are.
  private func members() -> [Bool] {
    var isMember = heads.map { !$0.traits.contains(.needsSeries) }
    var last: [UInt64: (index: Int, value: Int)] = [:]
    for (index, head) in heads.enumerated() {
      guard case .numbered(let style, let value) = head.evidence else { continue }
      // 1 over 1.1, where no 2 comes.
      if style == .decimal1, index + 1 < heads.count, case .numbered(.decimal2, 1) = heads[index + 1].evidence,
        Int(heads[index + 1].above) == value
      {
        isMember[index] = true
      }
      let key = UInt64(style.rawValue) << 32 | UInt64(nouns[index])
      defer { last[key] = (index, value) }
      guard let before = last[key] else { continue }
      // A noun that has begun goes on over a number that is repeated or left out.
      let isNoun = nouns[index] != 0 && isMember[before.index]
      let isNear = isNoun && value > 1 && (before.value...before.value + 2).contains(value)
      let goesOn = HanNumbers.goesOn(style, before.value, value) || isNear
      // 2-1 goes on 1-3.
      let beginsAgain = style.isDecimal && value == 1 && head.above == heads[before.index].above + 1
      guard goesOn || beginsAgain else { continue }
      if nouns[index] != 0, before.value != 1, !isMember[before.index] { continue }
      isMember[index] = true
      isMember[before.index] = true
    }
    return isMember
  }

  /// The style of each noun of a series, by how deep it stands below others.
  private func nounStyles(_ isMember: [Bool]) -> [UInt32: NumberStyle] {
    var depths: [UInt32: Int] = [:]
    var starts: [(noun: UInt32, index: Int)] = []
    var last: [UInt32: (index: Int, value: Int)] = [:]
    for (index, head) in heads.enumerated() where nouns[index] != 0 && isMember[index] {
      guard case .numbered(_, let value) = head.evidence else { continue }
      let noun = nouns[index]
      if depths[noun] == nil {
        guard depths.count < Self.mostNouns else { continue }
        depths[noun] = 0
      }
      if let before = last[noun], value == before.value + 1 {
        for start in starts where start.noun != noun && start.index > before.index {
          depths[start.noun] = max(depths[start.noun, default: 0], min(2, depths[noun, default: 0] + 1))
        }
      }
      if value == 1 {
        starts.removeAll { $0.noun == noun }
        starts.append((noun, index))
      }
      last[noun] = (index, value)
    }
    return depths.mapValues { [.noun1, .noun2, .noun3][$0] }
  }
}
