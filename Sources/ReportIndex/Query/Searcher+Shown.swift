import ReportModel

extension Searcher {
  /// Whether a phrase is found where mark-up interrupts it: a search that folds passes over all that no reader sees.
  var passesMarkUp: Bool {
    switch engine {
    case .phrase, .composed: true
    case .literal, .folded, .pattern, .expression: false
    }
  }

  /// Adds the hits in a text, and in what a page shows of it: leftmost first, none overlapping another.
  func search(_ text: [UInt8], _ shown: ShownText, _ found: inout HitList) throws(QueryError) {
    var written = HitList(limit: found.limit, isCancelled: found.isCancelled)
    var read = written
    try search(text, beginningIn: 0..<Int.max, &written)
    try search(shown.text, beginningIn: 0..<Int.max, &read)
    var end = found.end
    let both = written.ranges.merged(with: read.ranges.map(shown.range)) { $0.lower < $1.lower }
    for range in both where !found.isFull && range.lower.bytes >= end {
      found.append(range.lower.bytes, range.upper.bytes)
      end = range.upper.bytes
    }
  }
}
