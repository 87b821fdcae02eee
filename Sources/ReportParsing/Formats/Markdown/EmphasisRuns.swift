import ReportModel
import TextFacts

/// Runs of `*`, `_` and `~`, and which of them open and close emphasis (CommonMark 0.31, 6.2 and the appendix's
/// "process emphasis"; GFM 6.5): a linked list in an array, each run looked at a bounded number of times.
///
/// Beside Han and the marks of Chinese a run may open or close where the rules for white space and punctuation of the
/// West forbid it: `**一、概况。**正文` is strong.
struct EmphasisRuns {
  private struct EmphasisRun {
    var byte: UInt8
    var start: Int
    var count: Int
    var wasCount: Int
    var opens: Bool
    var closes: Bool
    var before: Int
    var after: Int
  }

  private var runs: [EmphasisRun] = []
  /// The last run of the list; -1 where it is empty.
  private(set) var last = -1

  /// The number of runs that were added.
  var count: Int { runs.count }

  /// Empties the list.
  mutating func removeAll() {
    runs.removeAll(keepingCapacity: true)
    last = -1
  }

  /// Adds the run of `count` bytes at `place`, between the scalars `before` and `after` (white space at an edge).
  mutating func append(_ byte: UInt8, at place: Int, count: Int, between before: UInt32, and after: UInt32) {
    let (left, right) = (RunNeighbour(before), RunNeighbour(after))
    let isLeft = !right.isSpace && (!right.isMark || left.isSpace || left.isMark || left.isEastAsian)
    let isRight = !left.isSpace && (!left.isMark || right.isSpace || right.isMark || right.isEastAsian)
    var (opens, closes) = (isLeft, isRight)
    if byte == 0x5F {
      opens = isLeft && (!isRight || left.isMark)
      closes = isRight && (!isLeft || right.isMark)
    }
    guard opens || closes, byte != 0x7E || count <= 2 else { return }
    if last >= 0 { runs[last].after = runs.count }
    runs.append(
      EmphasisRun(
        byte: byte, start: place, count: count, wasCount: count, opens: opens, closes: closes, before: last, after: -1))
    last = runs.count - 1
  }

  /// Pairs the runs after `bottom` (-1: all), and hands each pair's spans over; they are taken out of the list.
  mutating func pair(after bottom: Int, _ emit: (InlineSpan) -> Void) {
    var bottoms = [Int](repeating: bottom, count: 18)
    var closer = bottom < 0 ? first : runs[bottom].after
    while closer >= 0 {
      guard runs[closer].closes else {
        closer = runs[closer].after
        continue
      }
      let slot = slot(closer)
      if let opener = opener(of: closer, above: bottoms[slot], bottom) {
        closer = match(opener, closer, emit)
      } else {
        bottoms[slot] = runs[closer].before
        let next = runs[closer].after
        if !runs[closer].opens { remove(closer) }
        closer = next
      }
    }
    cut(after: bottom)
  }

  /// Takes the runs after `bottom` out.
  mutating func cut(after bottom: Int) {
    last = bottom
    if bottom >= 0 { runs[bottom].after = -1 }
  }

  private var first: Int {
    var index = last
    while index >= 0, runs[index].before >= 0 { index = runs[index].before }
    return index
  }

  private func slot(_ index: Int) -> Int {
    let run = runs[index]
    let kind = run.byte == 0x2A ? 0 : run.byte == 0x5F ? 1 : 2
    return kind * 6 + (run.opens ? 3 : 0) + run.wasCount % 3
  }

  private func opener(of closer: Int, above floor: Int, _ bottom: Int) -> Int? {
    let run = runs[closer]
    var index = run.before
    while index >= 0, index != bottom, index != floor {
      let other = runs[index]
      if other.byte == run.byte, other.opens {
        if run.byte == 0x7E {
          if other.count == run.count { return index }
        } else {
          let isOdd = (other.closes || run.opens) && (other.wasCount + run.wasCount) % 3 == 0
          if !isOdd || (other.wasCount % 3 == 0 && run.wasCount % 3 == 0) { return index }
        }
      }
      index = other.before
    }
    return nil
  }

  /// Emits the spans of a pair, and returns the run to go on with.
  private mutating func match(_ opener: Int, _ closer: Int, _ emit: (InlineSpan) -> Void) -> Int {
    let isStrike = runs[closer].byte == 0x7E
    let used = isStrike ? runs[closer].count : (runs[opener].count >= 2 && runs[closer].count >= 2 ? 2 : 1)
    let open = runs[opener].start + runs[opener].count - used
    let close = runs[closer].start
    emit(InlineSpan(concealed: TextRange(open, open + used), sign: isStrike ? .strikeStart : .none))
    if close > open + used {
      emit(InlineSpan(isStrike ? .strike : used == 2 ? .strong : .emphasis, TextRange(open + used, close)))
    }
    emit(InlineSpan(concealed: TextRange(close, close + used), sign: isStrike ? .strikeEnd : .none))
    // Runs between the two pair with nothing any more.
    runs[opener].after = closer
    runs[closer].before = opener
    runs[opener].count -= used
    runs[closer].count -= used
    runs[closer].start += used
    if runs[opener].count == 0 { remove(opener) }
    guard runs[closer].count == 0 else { return closer }
    let next = runs[closer].after
    remove(closer)
    return next
  }

  private mutating func remove(_ index: Int) {
    let run = runs[index]
    if run.before >= 0 { runs[run.before].after = run.after }
    if run.after >= 0 { runs[run.after].before = run.before } else if last == index { last = run.before }
  }

  /// The character at one side of a run.
  private struct RunNeighbour {
    var isSpace = false
    var isMark = false
    var isEastAsian = false

    init(_ scalar: UInt32) {
      isSpace = scalar <= 0x20 || WhiteSpace.contains(scalar)
      guard !isSpace else { return }
      if scalar < 0x80 {
        isMark = !HTMLTag.isLetter(UInt8(scalar)) && !(0x30...0x39).contains(scalar)
        return
      }
      isEastAsian = scalar >= 0x2E80 && EastAsianWidth.isWide(scalar) || (0x2014...0x201D).contains(scalar)
      guard !isEastAsian, let properties = Unicode.Scalar(scalar)?.properties else { return }
      switch properties.generalCategory {
      case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
        .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol:
        isMark = true
      default: isMark = false
      }
    }
  }
}
