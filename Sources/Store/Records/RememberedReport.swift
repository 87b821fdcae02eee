import ReportModel
import TextFacts

/// All that is remembered of one report. Places are byte offsets in its decoded text as it was then.
public struct RememberedReport: Hashable, Sendable {
  /// A letter and its place.
  public struct SavedMark: Hashable, Sendable {
    public var letter: Unicode.Scalar
    public var offset: Int
    /// The place with the text around it; nil where only the offset was remembered.
    public var quote: TextQuote?

    public init(letter: Unicode.Scalar, offset: Int, quote: TextQuote? = nil) {
      self.letter = letter
      self.offset = offset
      self.quote = quote
    }
  }

  /// Its marks, the one set last at the end.
  public var marks: [SavedMark]
  /// The place where it was left; nil where that was never noted.
  public var place: Int?
  /// That place with the text around it; nil where only the offset was remembered.
  public var quote: TextQuote?
  /// The folds of its outline, in the form of whoever remembers them; empty where none are remembered.
  public var folds: [UInt8]

  /// The terms that stay highlighted in it, the one added last at the end.
  public var pins: [KeptPin] = []
  /// The notes on it, in the order of their places.
  public var notes: [Note] = []
  /// The path that its file had, where it was found by the likeness of its text alone; nil where it is surely this one.
  public var likeness: [UInt8]?

  public init(marks: [SavedMark], place: Int?, quote: TextQuote? = nil, folds: [UInt8] = []) {
    self.marks = marks
    self.place = place
    self.quote = quote
    self.folds = folds
  }
}
