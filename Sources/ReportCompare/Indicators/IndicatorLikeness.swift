/// The likeness of the names of two indicators, 0 to 1.
///
/// Names of one indicator differ by words that are put in or left out (`旅客吞吐量`, `空港旅客吞吐量`), so that the longest common
/// subsequence is most of the shorter one; its last word says what is measured, and has to be the same. Words that
/// statistics tell apart (`城镇` and `农村`, `总产值` and `增加值`) make two of them.
enum IndicatorLikeness {
  /// The likeness of two names; 0 where it is below `least`.
  static func of(_ first: ComparedName, _ second: ComparedName, atLeast least: Double = 0) -> Double {
    if first.words == second.words { return 1 }
    if first.contrasts.areApart(second.contrasts) { return 0 }
    let share = first.contrasts.isAddition == second.contrasts.isAddition ? 1.0 : 0.85
    var best = likeness(first.scalars, second.scalars, (first.characters, second.characters), atLeast: least / share)
    if first.stem != nil || second.stem != nil {
      let stemmed = likeness(
        first.stem ?? first.scalars, second.stem ?? second.scalars, (first.characters, second.characters),
        atLeast: max(best, least / share) / 0.98)
      best = max(best, 0.98 * stemmed)
    }
    return share * best
  }

  /// The likeness of two names, of which `characters` has the bits of their characters; 0 where it is below `least`.
  private static func likeness(
    _ first: [UInt32], _ second: [UInt32], _ characters: (UInt64, UInt64), atLeast least: Double
  ) -> Double {
    let isInOrder = first.count <= second.count
    let (short, long) = isInOrder ? (first, second) : (second, first)
    guard short.count >= 2 else { return 0 }
    let share: Double
    if short.suffix(2).elementsEqual(long.suffix(2)) {
      share = 1
    } else if short.count >= 3, long.starts(with: short) {
      // 超标车 and 超标车辆
      share = 0.85
    } else {
      share = 0.55
    }
    func likeness(_ common: Int) -> Double {
      let common = Double(common)
      return share * (0.5 * (2 * common / Double(short.count + long.count)) + 0.5 * (common / Double(short.count)))
    }
    // Cheaper than the subsequence: no more can be common than characters of the one that may stand in the other.
    let others = isInOrder ? characters.1 : characters.0
    let most = short.count { others & 1 << UInt64($0 & 63) != 0 }
    guard likeness(most) >= least - 1e-9 else { return 0 }
    return likeness(commonSubsequence(short, long))
  }

  /// The length of the longest common subsequence (Wagner & Fischer 1974); names have two dozen characters at most.
  private static func commonSubsequence(_ first: [UInt32], _ second: [UInt32]) -> Int {
    var row = Array(repeating: 0, count: second.count + 1)
    for one in first {
      var diagonal = 0
      for index in second.indices {
        let above = row[index + 1]
        row[index + 1] = one == second[index] ? diagonal + 1 : max(above, row[index])
        diagonal = above
      }
    }
    return row[second.count]
  }
}
