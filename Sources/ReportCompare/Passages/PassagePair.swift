import ReportModel

/// A passage of the old text and the one of the new text that stand side by side; one of the two is empty, at the place
/// where it would stand, where the other was inserted, deleted or moved.
public struct PassagePair: Sendable, Hashable {
  /// The run of the old text: whole paragraphs, with the blank lines behind them.
  public let old: TextRange
  /// The run of the new text.
  public let new: TextRange

  /// The same from the new text to the old one.
  private var mirrored: PassagePair { PassagePair(old: new, new: old) }

  /// The passages in the order of both texts: `staying` groups are level, between them stand first the other old passages,
  /// then the other new ones. The runs of either side follow each other in its text.
  static func all(
    _ olds: [ComparedPassage], _ news: [ComparedPassage], staying: [PassageGroup]
  ) -> [PassagePair] {
    var pairs: [PassagePair] = []
    var (oldPlace, newPlace) = (0, 0)
    func place(_ passages: [ComparedPassage], _ index: Int) -> Int {
      passages.indices.contains(index) ? passages[index].range.lowerBound : passages.last?.range.upperBound ?? 0
    }
    func addSingle(oldEnd: Int, newEnd: Int) {
      let (oldHere, newHere) = (TextOffset(place(olds, oldEnd)), TextOffset(place(news, newPlace)))
      for index in oldPlace..<max(oldPlace, oldEnd) {
        pairs.append(PassagePair(old: TextRange(olds[index].range), new: TextRange(emptyAt: newHere)))
      }
      for index in newPlace..<max(newPlace, newEnd) {
        pairs.append(PassagePair(old: TextRange(emptyAt: oldHere), new: TextRange(news[index].range)))
      }
    }
    for group in staying {
      addSingle(oldEnd: group.old.lowerBound, newEnd: group.new.lowerBound)
      pairs.append(
        PassagePair(
          old: TextRange(place(olds, group.old.lowerBound), place(olds, group.old.upperBound)),
          new: TextRange(place(news, group.new.lowerBound), place(news, group.new.upperBound))))
      (oldPlace, newPlace) = (group.old.upperBound, group.new.upperBound)
    }
    addSingle(oldEnd: olds.count, newEnd: news.count)
    return pairs
  }

  /// The pairs with their sides changed over; of those that stand alone the old ones still come first.
  static func mirrored(_ pairs: [PassagePair]) -> [PassagePair] {
    var found: [PassagePair] = []
    var inserted: [PassagePair] = []
    for pair in pairs.map(\.mirrored) {
      if pair.old.isEmpty {
        inserted.append(pair)
        continue
      }
      if !pair.new.isEmpty {
        found += inserted
        inserted = []
      }
      found.append(pair)
    }
    return placed(found + inserted)
  }

  /// The pairs with the empty runs where the run before ends on their side.
  private static func placed(_ pairs: [PassagePair]) -> [PassagePair] {
    var old = pairs.first { !$0.old.isEmpty }?.old.lower ?? .start
    var new = pairs.first { !$0.new.isEmpty }?.new.lower ?? .start
    return pairs.map { pair in
      defer { (old, new) = (pair.old.isEmpty ? old : pair.old.upper, pair.new.isEmpty ? new : pair.new.upper) }
      return PassagePair(
        old: pair.old.isEmpty ? TextRange(emptyAt: old) : pair.old,
        new: pair.new.isEmpty ? TextRange(emptyAt: new) : pair.new)
    }
  }
}

extension TextRange {
  fileprivate init(_ range: Range<Int>) { self.init(range.lowerBound, range.upperBound) }
}
