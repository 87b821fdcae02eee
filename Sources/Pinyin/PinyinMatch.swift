/// The range of a title that fits what was typed, and how well it fits; the better match is the lesser.
public struct PinyinMatch: Hashable, Sendable, Comparable {
  /// 0 where the initials are those of the whole title, 1 where other spellings are; then, each with initials before
  /// other spellings: 2 and 3 at the start of the title, 4 and 5 after punctuation, 6 and 7 elsewhere.
  public let rank: Int
  /// Characters of the title, punctuation and white space left out.
  public let length: Int
  /// The bytes of the title that matched, with the punctuation between them.
  public let range: Range<Int>

  /// Whether `left` is the better match: by rank, then in the shorter title.
  public static func < (left: PinyinMatch, right: PinyinMatch) -> Bool {
    (left.rank, left.length) < (right.rank, right.length)
  }
}
