import ReportModel

/// Counts the terms of a lexicon in any text: every occurrence of a term's own bytes, those of one term not
/// overlapping, so that a count equals `grep -o`'s and `rg -o -F`'s over the decoded text.
///
/// Only terms that count wherever they stand are looked for (`TermKind.countsBareText`): a formulation is counted with
/// and without its quotation marks, and inside a longer word.
public struct TermCounter: Sendable {
  private let trie: PhraseTrie
  private let termCount: Int

  /// A counter of the terms of `lexicon`; numbers are the lexicon's.
  public init(_ lexicon: Lexicon) {
    let wanted = lexicon.indices.filter { lexicon.kind(of: $0).countsBareText }
    var trie = PhraseTrie(expected: wanted.count)
    for term in wanted { trie.insert(lexicon.text(of: term), phrase: term) }
    self.trie = trie
    termCount = lexicon.count
  }

  /// The number of times each term stands in `text`, terms without any left out, in the order of their numbers.
  public func counts(in text: [UInt8]) -> TermCounts {
    var ends = [UInt32](repeating: 0, count: 0)
    return counts(in: text, &ends)
  }

  /// The same, with memory kept from one text to the next: `scratch` is empty at first, and then left as it is.
  public func counts(in text: [UInt8], _ scratch: inout [UInt32]) -> TermCounts {
    if scratch.count != 2 * termCount { scratch = [UInt32](repeating: 0, count: 2 * termCount) }
    var touched: [UInt32] = []
    trie.forEachMatch(in: text) { term, start, end in
      // The end of the last one counted, plus one so that 0 is none; and the count.
      guard start + 1 >= Int(scratch[2 * term]) else { return }
      if scratch[2 * term + 1] == 0 { touched.append(UInt32(term)) }
      scratch[2 * term] = UInt32(truncatingIfNeeded: end + 1)
      scratch[2 * term + 1] += 1
    }
    touched.sort()
    let counts = touched.map { scratch[2 * Int($0) + 1] }
    for term in touched {
      scratch[2 * Int(term)] = 0
      scratch[2 * Int(term) + 1] = 0
    }
    return TermCounts(terms: touched, counts: counts)
  }

  /// The number of times each term stands in each of `texts`.
  public func counts(in texts: [[UInt8]]) -> [TermCounts] {
    var scratch: [UInt32] = []
    return texts.map { counts(in: $0, &scratch) }
  }

  /// Every place of every term in `text`, in the order of the text.
  public func places(in text: [UInt8]) -> [(term: Int, range: TextRange)] {
    var ends = [Int](repeating: 0, count: termCount)
    var found: [(term: Int, range: TextRange)] = []
    trie.forEachMatch(in: text) { term, start, end in
      guard start >= ends[term] else { return }
      ends[term] = end
      found.append((term, TextRange(start, end)))
    }
    return found
  }
}

/// The number of times terms stand in one report: flat arrays, terms ascending.
public struct TermCounts: Sendable, Equatable {
  /// The numbers of the terms in their lexicon.
  public var terms: [UInt32]
  /// The number of times each of them stands there.
  public var counts: [UInt32]

  /// No terms.
  public init() { (terms, counts) = ([], []) }

  init(terms: [UInt32], counts: [UInt32]) {
    self.terms = terms
    self.counts = counts
  }
}
