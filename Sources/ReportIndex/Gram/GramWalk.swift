import TextFacts
import TextFolding

/// A gram as it stands in a text.
struct FoundGram {
  /// The hash of its characters folded, different for different grams.
  let hash: UInt64
  /// The start of its first character, in bytes.
  let place: Int
  /// Its characters as they stand there, different for different ones; 0 where white space stands between them.
  let form: UInt64
  /// The first of them.
  let first: UInt32
}

/// A consumer of the grams of a text.
protocol GramVisitor {
  mutating func visit(_ gram: FoundGram)
  /// Takes a character at the end of the text with which no gram begins. All others but white space are `first` of one.
  mutating func visit(last scalar: UInt32, at place: Int)
}

/// Reading a text gram by gram.
enum GramWalk {
  /// A character of the text: folded, as it stands, and where.
  private struct Character {
    var folded = UInt32.max
    var scalar: UInt32 = 0
    var place = 0
    var end = 0

    /// Whether this stands for no character yet: no scalar has this value.
    var isNone: Bool { folded == .max }
  }

  /// Shows `visitor` every gram of `text`, which must be valid UTF-8, in the order in which they begin.
  @inline(__always)
  static func walk(_ text: UnsafeBufferPointer<UInt8>, _ visitor: inout some GramVisitor) {
    let table = FoldTable.everything
    var before = Character()
    var previous = Character()
    var place = 0
    while place < text.count {
      let step = ValidStep(text, at: place)
      let here = place
      place += step.count
      if SearchGap.contains(step.value) { continue }
      let next = Character(folded: table[step.value], scalar: step.value, place: here, end: place)
      if !previous.isNone {
        let isTogether = previous.end == here
        // A gram of three begins two characters back, one of two a single one: in order all the same.
        if !before.isNone, Gram.hasThird(before.folded, previous.folded) {
          let isWhole = isTogether && before.end == previous.place
          visitor.visit(
            FoundGram(
              hash: Gram.hash(before.folded, previous.folded, next.folded), place: before.place,
              form: isWhole ? Gram.form(before.scalar, previous.scalar, next.scalar) : 0,
              first: before.scalar))
        }
        if !Gram.hasThird(previous.folded, next.folded) {
          visitor.visit(
            FoundGram(
              hash: Gram.hash(previous.folded, next.folded), place: previous.place,
              form: isTogether ? Gram.form(0, previous.scalar, next.scalar) : 0, first: previous.scalar))
        }
      }
      before = previous
      previous = next
    }
    if !before.isNone, !previous.isNone, Gram.hasThird(before.folded, previous.folded) {
      visitor.visit(last: before.scalar, at: before.place)
    }
    if !previous.isNone { visitor.visit(last: previous.scalar, at: previous.place) }
  }
}
