/// A place that another program has found, as it tells of it.
public struct GivenHit: Sendable, Hashable {
  /// The place in its file.
  public enum Spot: Sendable, Hashable {
    /// UTF-8 offsets in the decoded text.
    case range(Range<Int>)
    /// The address of a section.
    case address(String)
    /// A line, from 1.
    case line(Int)
    /// A line, from 1, what stands on it, and the offset of the hit there, in its bytes. All hits of a line share its words.
    case column(line: Int, words: GivenWords, offset: Int)
  }

  /// The name of the file in the bytes the system knows it by.
  public var file: [UInt8]
  /// The place in it.
  public var spot: Spot
  /// The words found; nil where the list does not say.
  public var words: GivenWords?
  /// The number by which the program ranks the hit, the best one the highest; nil where it gives none.
  public var score: Double?
  /// The line of the list, from 1.
  public var line: Int

  /// A hit in `file`.
  public init(file: [UInt8], _ spot: Spot, words: GivenWords? = nil, score: Double? = nil, line: Int) {
    (self.file, self.spot, self.words, self.score, self.line) = (file, spot, words, score, line)
  }
}

/// Words of a file, as a list gives them.
public enum GivenWords: Sendable, Hashable {
  /// In UTF-8.
  case text([UInt8])
  /// As the file has them, in its own encoding.
  case raw([UInt8])
}

/// The hits of a list from elsewhere, in its order.
public struct GivenHits: Sendable {
  /// A row of the list that gives no hit.
  public struct Fault: Sendable, Hashable {
    /// The line of the list, from 1.
    public var line: Int
    /// The file it speaks of, as the list names it; empty where it names none.
    public var file: [UInt8]
    public var reason: HitFault

    /// A fault in a line of the list.
    public init(line: Int, file: [UInt8] = [], _ reason: HitFault) {
      (self.line, self.file, self.reason) = (line, file, reason)
    }
  }

  /// The hits.
  public var hits: [GivenHit] = []
  /// The rows that give none.
  public var faults: [Fault] = []

  /// An empty list.
  public init() {}

  /// The files, each once, in the order of the list.
  public var files: [[UInt8]] {
    var known: Set<[UInt8]> = []
    return hits.map(\.file).filter { known.insert($0).inserted }
  }

  /// The hits of each file by their index, the files by their plain names.
  public var indexesByFile: [[UInt8]: [Int]] {
    Dictionary(grouping: hits.indices) { PlainName.of(hits[$0].file) }
  }

  /// Whether a hit stands before another: the one with the higher score, else the one that the list has before.
  public func precedes(_ first: Int, _ second: Int) -> Bool {
    let scores = [first, second].map { hits[$0].score.flatMap { $0.isNaN ? nil : $0 } ?? -.infinity }
    return scores[0] != scores[1] ? scores[0] > scores[1] : first < second
  }
}
