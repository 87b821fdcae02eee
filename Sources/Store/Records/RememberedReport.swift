/// All that is remembered of one report. Places are byte offsets in its decoded text as it was then.
public struct RememberedReport: Hashable, Sendable {
  /// A letter and its place.
  public struct SavedMark: Hashable, Sendable {
    public var letter: Unicode.Scalar
    public var offset: Int

    public init(letter: Unicode.Scalar, offset: Int) {
      self.letter = letter
      self.offset = offset
    }
  }

  /// Its marks, the one set last at the end.
  public var marks: [SavedMark]
  /// The place where it was left; nil where that was never noted.
  public var place: Int?

  public init(marks: [SavedMark], place: Int?) {
    self.marks = marks
    self.place = place
  }
}
