/// Two passages that are the same but for a few changes: of the characters of the first at most one in twelve is
/// another, left out or put in.
struct LikePassage: Sendable {
  /// The places of the first, and those of the second.
  let own: Range<Int>
  let other: Range<Int>
  /// The number of characters changed.
  let changes: Int

  /// The characters of a passage among which there may be one change.
  static let charactersAChange = 12
  /// The most characters in a row that are one change, and the fewest between two changes.
  private static let (longestChange, shortestRun) = (4, 3)
  /// The fewest characters in a row that are the same in both somewhere.
  private static let leastRun = 10
  /// The characters behind a run that tell whether passages go on after a change.
  static let reachOfChange = longestChange + shortestRun
  /// Beyond so many characters from where they agree, passages are not looked at: what lies further is found from there.
  private static let reach = 160

  /// The longest such passages around a gram of `length` characters that both have, within these ranges; nil where it is
  /// not the same gram.
  init?(
    _ characters: borrowing Span<UInt16>, _ place: Int, in own: Range<Int>, and otherPlace: Int, in other: Range<Int>,
    length: Int
  ) {
    guard place + length <= own.upperBound, otherPlace + length <= other.upperBound else { return nil }
    for step in 0..<length where characters[place + step] != characters[otherPlace + step] { return nil }
    let toRight = PassageSide(
      own: place + length, other: otherPlace + length, most: own.upperBound - place - length,
      otherMost: other.upperBound - otherPlace - length, sign: 1)
    let toLeft = PassageSide(
      own: place - 1, other: otherPlace - 1, most: place - own.lowerBound, otherMost: otherPlace - other.lowerBound,
      sign: -1)
    let (rightRun, leftRun) = (toRight.run(characters, Step()), toLeft.run(characters, Step()))
    // Most grams that two texts have in common by chance end here.
    guard length + rightRun.own + leftRun.own >= Self.leastRun,
      toRight.changed(characters, rightRun) != nil || toLeft.changed(characters, leftRun) != nil
    else { return nil }
    var (left, right) = (Steps(), Steps())
    toRight.add(to: &right, characters, from: rightRun)
    toLeft.add(to: &left, characters, from: leftRun)
    var best = (length: 0, left: 0, right: 0)
    for leftIndex in 0..<left.count {
      let leftStep = left[leftIndex]
      for rightIndex in 0..<right.count {
        let rightStep = right[rightIndex]
        let all = length + leftStep.own + rightStep.own
        let changes = leftStep.changes + rightStep.changes
        if changes * Self.charactersAChange <= all, all > best.length { best = (all, leftIndex, rightIndex) }
      }
    }
    let (leftEnd, rightEnd) = (left[best.left], right[best.right])
    self.own = place - leftEnd.own..<place + length + rightEnd.own
    self.other = otherPlace - leftEnd.other..<otherPlace + length + rightEnd.other
    changes = leftEnd.changes + rightEnd.changes
  }

  /// The characters gone in both texts in one direction, and those changed on the way.
  private struct Step {
    var own = 0
    var other = 0
    var changes = 0
  }

  /// Steps in one direction, each with more changes than the one before. There are never more than 18: beyond three changes
  /// there is at most one for twelve of the characters within reach.
  private struct Steps {
    private var all = InlineArray<20, Step>(repeating: Step())
    private(set) var count = 0

    @inline(__always)
    mutating func append(_ step: Step) {
      guard count < all.count else { return }
      all[count] = step
      count += 1
    }

    @inline(__always)
    subscript(index: Int) -> Step { all[index] }
  }

  /// One direction from a gram that both texts have.
  private struct PassageSide {
    /// The places beside the gram.
    let own: Int
    let other: Int
    /// The characters that there are from there on.
    let most: Int
    let otherMost: Int
    let sign: Int

    /// Whether both texts have the same character at two steps.
    @inline(__always)
    private func isSame(_ characters: borrowing Span<UInt16>, _ ownStep: Int, _ otherStep: Int) -> Bool {
      characters[own + ownStep * sign] == characters[other + otherStep * sign]
    }

    /// Four characters from a step on, the nearest in the low bits; in the first text, and in the second.
    @inline(__always)
    private func words(_ characters: borrowing RawSpan, _ ownStep: Int, _ otherStep: Int) -> (UInt64, UInt64) {
      sign > 0
        ? (characters.word(at: own + ownStep), characters.word(at: other + otherStep))
        : (characters.word(before: own + 1 - ownStep), characters.word(before: other + 1 - otherStep))
    }

    /// The end of what is the same from a step on.
    func run(_ characters: borrowing Span<UInt16>, _ from: Step) -> Step {
      var step = from
      let end = min(most, LikePassage.reach)
      while step.own + 4 <= end, step.other + 4 <= otherMost {
        let words = words(characters.bytes, step.own, step.other)
        let same = words.0 == words.1 ? 4 : (words.0 ^ words.1).trailingZeroBitCount >> 4
        step.own += same
        step.other += same
        if same < 4 { return step }
      }
      while step.own < end, step.other < otherMost, isSame(characters, step.own, step.other) {
        step.own += 1
        step.other += 1
      }
      return step
    }

    /// Adds the ends of the runs that are the same, each after a change more than the one before.
    func add(to steps: inout Steps, _ characters: borrowing Span<UInt16>, from first: Step) {
      steps.append(first)
      var step = first
      while step.own < min(most, LikePassage.reach), step.other < otherMost,
        step.changes * LikePassage.charactersAChange <= step.own + 3 * LikePassage.charactersAChange,
        let next = changed(characters, step)
      {
        step = run(characters, next)
        steps.append(step)
      }
    }

    /// The place behind the smallest change after which some characters are the same; nil where there is none. As many
    /// for as many come first, then fewer on either side.
    func changed(_ characters: borrowing Span<UInt16>, _ step: Step) -> Step? {
      if let mayGoOn = mayGoOn(characters.bytes, step), !mayGoOn { return nil }
      for size in 1...LikePassage.longestChange {
        if goesOn(characters, step, size, size) {
          var changes = size
          for index in 0..<size where isSame(characters, step.own + index, step.other + index) { changes -= 1 }
          return Step(own: step.own + size, other: step.other + size, changes: step.changes + changes)
        }
        for shorter in 0..<size {
          let isOwnLonger = goesOn(characters, step, size, shorter)
          guard isOwnLonger || goesOn(characters, step, shorter, size) else { continue }
          return Step(
            own: step.own + (isOwnLonger ? size : shorter), other: step.other + (isOwnLonger ? shorter : size),
            changes: step.changes + size)
        }
      }
      return nil
    }

    /// Whether after a change of any size some characters are the same; nil near the end of a text.
    @inline(__always)
    private func mayGoOn(_ characters: borrowing RawSpan, _ step: Step) -> Bool? {
      guard step.own + 8 <= most, step.other + 8 <= otherMost else { return nil }
      let (first, second) = (
        words(characters, step.own, step.other), words(characters, step.own + 4, step.other + 4)
      )
      return CharacterThrees(first.0, second.0).meet(CharacterThrees(first.1, second.1))
    }

    private func goesOn(_ characters: borrowing Span<UInt16>, _ step: Step, _ ownSize: Int, _ otherSize: Int) -> Bool {
      let (ownStep, otherStep) = (step.own + ownSize, step.other + otherSize)
      guard ownStep + LikePassage.shortestRun <= most, otherStep + LikePassage.shortestRun <= otherMost else {
        return false
      }
      for index in 0..<LikePassage.shortestRun where !isSame(characters, ownStep + index, otherStep + index) {
        return false
      }
      return true
    }
  }
}
