import TextFacts

/// The searches, the marks and the last place in each report, remembered from one run to the next.
public struct Remembered: Hashable, Sendable {
  /// A mark set by the reader.
  public struct SavedMark: Hashable, Sendable {
    /// A capital letter's mark is one for all reports, any other's belongs to its report.
    public var letter: Unicode.Scalar
    /// The report's file.
    public var path: String
    /// The place, in bytes of the decoded text.
    public var offset: Int

    public init(letter: Unicode.Scalar, path: String, offset: Int) {
      (self.letter, self.path, self.offset) = (letter, path, offset)
    }
  }

  /// The place where a report was left.
  public struct SavedPlace: Hashable, Sendable {
    /// The report's file.
    public var path: String
    /// The place, in bytes of the decoded text.
    public var offset: Int

    public init(path: String, offset: Int) {
      (self.path, self.offset) = (path, offset)
    }
  }

  /// One thing to remember or to forget.
  public enum Change: Hashable, Sendable {
    case search(String)
    case mark(SavedMark)
    /// Forgets what `mark` of this letter and path remembered.
    case unmark(letter: Unicode.Scalar, path: String)
    case place(SavedPlace)
  }

  /// The numbers of searches, marks and places that are kept; the oldest go first.
  public static let (mostSearches, mostMarks, mostPlaces) = (200, 1000, 1000)

  /// Searches, each once, newest last.
  public private(set) var searches: [String] = []
  /// Marks, newest last.
  public private(set) var marks: [SavedMark] = []
  /// The last place in each report, newest last.
  public private(set) var places: [SavedPlace] = []

  /// Nothing remembered yet.
  public init() {}

  /// The mark of a letter as seen from a report: its own, or for a capital letter wherever it was set.
  public func mark(_ letter: Unicode.Scalar, in path: String) -> SavedMark? {
    marks.first { Self.sameMark($0, letter, path) }
  }

  /// The place where a report was left, in bytes of the decoded text; nil where it was never open.
  public func offset(in path: String) -> Int? {
    places.first { $0.path.hasSameBytes(as: path) }?.offset
  }

  /// Takes a change in. An empty search is none.
  public mutating func apply(_ change: Change) {
    switch change {
    case .search(let search):
      guard !search.isEmpty else { return }
      searches.removeAll { $0.hasSameBytes(as: search) }
      searches.append(search)
      searches.removeFirst(max(0, searches.count - Self.mostSearches))
    case .mark(let mark):
      marks.removeAll { Self.sameMark($0, mark.letter, mark.path) }
      marks.append(mark)
      marks.removeFirst(max(0, marks.count - Self.mostMarks))
    case .unmark(let letter, let path):
      marks.removeAll { Self.sameMark($0, letter, path) }
    case .place(let place):
      places.removeAll { $0.path.hasSameBytes(as: place.path) }
      places.append(place)
      places.removeFirst(max(0, places.count - Self.mostPlaces))
    }
  }

  private static func sameMark(_ mark: SavedMark, _ letter: Unicode.Scalar, _ path: String) -> Bool {
    mark.letter == letter && (letter.properties.isUppercase || mark.path.hasSameBytes(as: path))
  }
}
