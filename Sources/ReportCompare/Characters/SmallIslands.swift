/// Equal runs between changes that say nothing: shorter than three characters, or short beside what changes on both sides
/// (the semantic clean-up of Fraser's diff-match-patch). A reader sees one change there.
enum SmallIslands {
  /// The fewest characters that stay between two changes.
  static let least = 3
  /// The characters from which on a run stays whatever stands beside it.
  static let enough = 9
  /// Times a shorter run goes into the smaller of the changes beside it before it is swallowed.
  static let share = 3

  /// The changes, with those joined that such a run parts.
  static func swallowed(_ changes: [TokenChange], in old: [Token], _ new: [Token]) -> [TokenChange] {
    var joined: [TokenChange] = []
    for change in changes {
      guard let last = joined.last else {
        joined.append(change)
        continue
      }
      let island = characters(old[last.old.upperBound..<change.old.lowerBound])
      let beside = min(size(last, old, new), size(change, old, new))
      if island < least || (island < enough && island * share < beside) {
        joined[joined.count - 1] = TokenChange(
          old: last.old.lowerBound..<change.old.upperBound, new: last.new.lowerBound..<change.new.upperBound)
      } else {
        joined.append(change)
      }
    }
    return joined
  }

  private static func size(_ change: TokenChange, _ old: [Token], _ new: [Token]) -> Int {
    max(characters(old[change.old]), characters(new[change.new]))
  }

  private static func characters(_ tokens: ArraySlice<Token>) -> Int { tokens.reduce(0) { $0 + $1.characters } }
}
