/// Places of a run that stands in one text only and could as well begin earlier or later: it is put where it ends at a
/// line end or a mark, as a reader would tell it.
enum ChangeSliding {
  /// The changes, each with its place among those that make the same text.
  static func settled(_ changes: [TokenChange], in old: [Token], _ new: [Token]) -> [TokenChange] {
    var settled: [TokenChange] = []
    for (index, change) in changes.enumerated() {
      let before = settled.last ?? TokenChange(old: 0..<0, new: 0..<0)
      let after =
        index + 1 < changes.count
        ? changes[index + 1] : TokenChange(old: old.count..<old.count, new: new.count..<new.count)
      if change.old.isEmpty, !change.new.isEmpty {
        let step = step(of: change.new, in: new, from: before.new.upperBound, to: after.new.lowerBound)
        settled.append(change.moved(by: step))
      } else if change.new.isEmpty, !change.old.isEmpty {
        let step = step(of: change.old, in: old, from: before.old.upperBound, to: after.old.lowerBound)
        settled.append(change.moved(by: step))
      } else {
        settled.append(change)
      }
    }
    return settled
  }

  /// The tokens by which a run is best put further on; below 0 back. One token stays between it and its neighbours.
  private static func step(of run: Range<Int>, in tokens: [Token], from lower: Int, to upper: Int) -> Int {
    var best = (step: 0, worth: worth(of: run, in: tokens))
    var step = 1
    while run.upperBound + step < upper,
      tokens[run.lowerBound + step - 1].value == tokens[run.upperBound + step - 1].value
    {
      let worth = worth(of: run.lowerBound + step..<run.upperBound + step, in: tokens)
      if worth > best.worth { best = (step, worth) }
      step += 1
    }
    step = 1
    while run.lowerBound - step > lower, tokens[run.lowerBound - step].value == tokens[run.upperBound - step].value {
      let worth = worth(of: run.lowerBound - step..<run.upperBound - step, in: tokens)
      if worth > best.worth { best = (-step, worth) }
      step += 1
    }
    return best.step
  }

  /// The measure of how well a run's ends fall: at a line end, the end of a sentence, another mark, between words.
  private static func worth(of run: Range<Int>, in tokens: [Token]) -> Int {
    let before = run.lowerBound > 0 ? edge(tokens[run.lowerBound - 1]) : 3
    return 2 * edge(tokens[run.upperBound - 1]) + before
  }

  private static func edge(_ token: Token) -> Int {
    if TokenClass.endsSentence(token) { return 3 }
    return token.kind == .mark ? 2 : token.kind == .space ? 1 : 0
  }
}

extension TokenChange {
  /// The same change `step` tokens further on in both texts.
  func moved(by step: Int) -> TokenChange {
    TokenChange(
      old: old.lowerBound + step..<old.upperBound + step, new: new.lowerBound + step..<new.upperBound + step)
  }
}
