import ReportModel
import TextFacts
import TextFolding

extension Searcher {
  /// Whether hits can be looked for from any place of a text on; else always in all of it.
  var beginsAnywhere: Bool {
    switch engine {
    case .literal, .phrase: true
    case .folded, .composed, .pattern, .expression: false
    }
  }

  /// Adds the hits that begin in `starts`, which need not lie inside the text; all hits, where the search does not begin
  /// anywhere. An expression, which needs more than a text, finds nothing.
  func search(_ text: [UInt8], beginningIn starts: Range<Int>, _ found: inout HitList) throws(QueryError) {
    switch engine {
    case .literal(let needle): try needle.search(FlatArray(text), beginningIn: starts, &found)
    case .folded(let needle): try needle.search(text, &found)
    case .phrase(let phrase): try phrase.search(FlatArray(text), beginningIn: starts, &found)
    case .composed(let phrases): try phrases.search(text, &found)
    case .pattern(let pattern): try pattern.search(text, &found)
    case .expression: break
    }
  }

  /// The same in a report of a library.
  func search(_ report: PackedReport, beginningIn starts: Range<Int>, _ found: inout HitList) throws(QueryError) {
    switch engine {
    case .literal(let needle): try needle.search(report.searchedText, beginningIn: starts, &found)
    case .phrase(let phrase): try phrase.search(report.searchedText, beginningIn: starts, &found)
    case .folded, .composed, .pattern, .expression:
      try search(report.searchedText.array, beginningIn: starts, &found)
    }
  }

  /// The blocks of an index in which a hit may begin; nil where any may.
  func candidates(in index: GramIndex) -> BlockSet? {
    switch engine {
    case .literal(let needle):
      if let found = index.candidates(Gram.grams(ofExact: needle.bytes)) { return found }
      return index.candidates(ofCharacters: query.pattern.unicodeScalars.prefix(2).map { [$0.value] })
    case .folded:
      let scalars = FoldedPhrase.folded(Array(query.pattern.utf8), .everything)
      return Self.candidates(ofFolded: scalars, in: index)
    case .phrase(let phrase): return Self.candidates(ofFolded: phrase.indexed, in: index)
    case .composed, .pattern, .expression: return nil
    }
  }

  private static func candidates(ofFolded scalars: [UInt32], in index: GramIndex) -> BlockSet? {
    if let found = index.candidates(Gram.grams(ofFolded: scalars)) { return found }
    return index.candidates(ofCharacters: scalars.prefix(2).map { FoldTable.unfolded($0) })
  }

  /// The way through the lists of an index of every place; nil where all texts have to be read.
  func listWay(in index: PlaceIndex, _ starts: SegmentStarts, count: Int) -> ListWay? {
    switch engine {
    case .literal: .phrase(PhraseLists(query.pattern.unicodeScalars, in: index))
    case .phrase(let phrase): Self.folded(phrase, in: index)
    case .folded:
      FoldedLists(FoldedPhrase.folded(Array(query.pattern.utf8), .everything), in: index)
        .map { .reports($0.reports(in: index, starts, count: count)) }
    case .pattern(let pattern): Self.reports(of: pattern, in: index, starts, count)
    case .composed, .expression: nil
    }
  }

  private static func folded(_ phrase: FoldedPhrase, in index: PlaceIndex) -> ListWay? {
    guard let lists = FoldedLists(phrase.indexed, in: index) else { return nil }
    let (position, places) = lists.rarest(in: index)
    // A list knows no variants apart.
    if phrase.indexed.count == 1, !phrase.keepsVariants, let length = lists.length(of: 0, in: index) {
      return .places(KnownPlaces(places: places, offset: 0, comparison: .none(length)))
    }
    return .places(KnownPlaces(places: places, offset: 0, comparison: .phraseWith(position, phrase)))
  }

  /// The reports that have all that a regular expression cannot match without.
  private static func reports(
    of pattern: CompiledPattern, in index: PlaceIndex, _ starts: SegmentStarts, _ count: Int
  ) -> ListWay? {
    guard !pattern.required.isEmpty else { return nil }
    var reports: ReportSet?
    for phrase in pattern.required {
      var having = ReportSet(count: count)
      PhraseLists(phrase, in: index).forEachRun(in: index) { places in
        starts.forEachReport(of: Array(places)) { having.insert($0) }
        return true
      }
      reports?.formIntersection(having)
      reports = reports ?? having
    }
    return reports.map { .reports($0) }
  }

  /// The places in the texts of an index that are all places a hit can have; nil where that is not known, or blocks are
  /// the quicker way.
  func places(in index: GramIndex) -> KnownPlaces? {
    switch engine {
    case .literal(let needle): Self.places(of: needle, query.pattern.unicodeScalars, in: index)
    case .phrase(let phrase): Self.places(of: phrase, in: index.frequent)
    case .folded, .composed, .pattern, .expression: nil
    }
  }

  private static func places(
    of needle: LiteralNeedle, _ scalars: String.UnicodeScalarView, in index: GramIndex
  ) -> KnownPlaces? {
    if let only = scalars.first, scalars.count == 1 {
      return index.characters.places(of: only.value).map {
        KnownPlaces(places: $0.places, offset: 0, comparison: .none(needle.bytes.count))
      }
    }
    let frequent = index.frequent
    let grams = Gram.grams(ofExact: needle.bytes)
    guard frequent.hold(grams) else { return nil }
    // The list of the gram that has the fewest; of those that stand written otherwise than here, the others' list.
    let lists = grams.compactMap { gram in
      frequent.places(of: gram.hash).map { places in
        let isAlike = gram.form != 0 && gram.form == places.form
        return (list: isAlike ? places.alike : places.others, gram: gram, isAlike: isAlike)
      }
    }
    guard let fewest = lists.min(by: { $0.list.count < $1.list.count }) else { return nil }
    let isAll = fewest.isAlike && Gram.byteCount(ofForm: fewest.gram.form) == needle.bytes.count
    return KnownPlaces(
      places: fewest.list.places, offset: fewest.gram.offset,
      comparison: isAll ? .none(needle.bytes.count) : .literal(needle))
  }

  private static func places(of phrase: FoldedPhrase, in frequent: FrequentGrams) -> KnownPlaces? {
    let grams = Gram.grams(ofFolded: phrase.indexed)
    // White space may stand before any gram but the first: only from there is it known where the phrase begins.
    guard frequent.hold(grams), let first = grams.first, first.offset == 0, let places = frequent.places(of: first.hash)
    else { return nil }
    let others = places.others.places
    let all = places.alike.places.merged(with: others)
    // An index knows no variants apart.
    let isAll =
      !phrase.keepsVariants
      && phrase.indexed.count == (Gram.hasThird(phrase.indexed[0], phrase.indexed[1]) ? 3 : 2)
    guard isAll else { return KnownPlaces(places: all, offset: 0, comparison: .phrase(phrase)) }
    let length = Gram.byteCount(ofForm: places.form)
    guard !others.isEmpty else { return KnownPlaces(places: all, offset: 0, comparison: .none(length)) }
    return KnownPlaces(places: all, offset: 0, comparison: .unless(among: others, length: length, phrase))
  }
}

/// A way to the hits of a query through the lists of a `PlaceIndex`.
enum ListWay {
  /// The lists tell where they are.
  case phrase(PhraseLists)
  /// From place to place.
  case places(KnownPlaces)
  /// There are none but in these reports, which are read.
  case reports(ReportSet)
}

/// Places that are known to be all that a phrase can have.
struct KnownPlaces: Sendable {
  /// The comparison that shows whether the phrase stands at a place.
  enum Comparison: Sendable {
    /// It does, and has so many bytes.
    case none(Int)
    case literal(LiteralNeedle)
    case phrase(FoldedPhrase)
    /// The places are those of the character at this position of the phrase.
    case phraseWith(Int, FoldedPhrase)
    /// It does, and has so many bytes, but for some of the places, ascending, where its end is to be found.
    case unless(among: [UInt32], length: Int, FoldedPhrase)
  }

  /// Places of a part of the phrase, counted from the start of the first text of the index; ascending.
  let places: [UInt32]
  /// The start of the part, in bytes after that of the phrase.
  let offset: Int
  let comparison: Comparison

  /// The first of the places from `first` on that is not before `end`, as a position in `places`.
  func end(ofTextAt end: Int, from first: Int) -> Int {
    var next = first
    while next < places.count, Int(places[next]) < end { next += 1 }
    return next
  }

  /// Adds the phrases of a text that begins at `start`, which stand at some of the places and are `length` bytes long,
  /// without the text.
  func gather(_ some: Range<Int>, ofText text: Range<Int>, length: Int, into found: inout HitList) {
    let last = text.count - length
    gather(some, text.lowerBound, &found) { $0 <= last ? $0 + length : nil }
  }

  /// Adds the phrases that stand at some of the places, in a text that begins at `start`.
  func check(_ some: Range<Int>, in text: FlatArray<UInt8>, startingAt start: Int, _ found: inout HitList) {
    text.withUnsafeBufferPointer { text in
      switch comparison {
      case .none(let length): gather(some, start, &found) { $0 + length <= text.count ? $0 + length : nil }
      case .literal(let needle): gather(some, start, &found) { needle.end(in: text, at: $0) }
      case .phrase(let phrase): gather(some, start, &found) { phrase.end(in: text, at: $0) }
      case .phraseWith(let position, let phrase): gather(some, start, text, position, phrase, &found)
      case .unless(let doubtful, let length, let phrase):
        var next = some.first.map { first in doubtful.partitionPoint { $0 < places[first] } } ?? 0
        gather(some, start, &found) { place in
          while next < doubtful.count, Int(doubtful[next]) < place + start { next += 1 }
          let isDoubtful = next < doubtful.count && Int(doubtful[next]) == place + start
          let end = isDoubtful ? phrase.end(in: text, at: place) : place + length
          return end.flatMap { $0 <= text.count ? $0 : nil }
        }
      }
    }
  }

  /// Adds the phrases whose character at `position` stands at some of the places, without what overlaps the one before.
  private func gather(
    _ some: Range<Int>, _ start: Int, _ text: UnsafeBufferPointer<UInt8>, _ position: Int, _ phrase: FoldedPhrase,
    _ found: inout HitList
  ) {
    var free = 0
    for index in some {
      let place = Int(places[index]) - start
      guard let first = FoldedPhrase.start(of: place, after: position, in: text), first >= free,
        let end = phrase.end(in: text, at: first)
      else { continue }
      found.append(first, end)
      free = end
    }
  }

  /// Adds what begins at some of the places and ends where `end` says, without what overlaps the one before.
  @inline(__always)
  private func gather(_ some: Range<Int>, _ start: Int, _ found: inout HitList, _ end: (Int) -> Int?) {
    places.withUnsafeBufferPointer { places in
      var free = 0
      for index in some {
        let place = Int(places[index]) - start - offset
        guard place >= free, let end = end(place) else { continue }
        found.append(place, end)
        free = end
      }
    }
  }
}
