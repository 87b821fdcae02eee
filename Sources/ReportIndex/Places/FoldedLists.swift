import ReportModel
import TextFolding

/// The lists of a `PlaceIndex` that say where a folded phrase may stand: of each of its characters those of all that fold
/// to it.
struct FoldedLists: Sendable {
  /// The characters of a phrase that say most: as many are asked for the reports that have them.
  private static let mostAsked = 3

  /// The lists of each character.
  private let lists: [[Int]]
  /// The number of places of each.
  private let counts: [Int]

  /// The lists of folded characters; nil where there are none, or it is not known what folds to one.
  init?(_ scalars: [UInt32], in index: PlaceIndex) {
    guard !scalars.isEmpty else { return nil }
    var lists: [[Int]] = []
    var known: [UInt32: [Int]] = [:]
    for scalar in scalars {
      if known[scalar] == nil {
        let forms = FoldTable.unfolded(scalar)
        guard !forms.isEmpty else { return nil }
        known[scalar] = forms.compactMap { index.list(of: $0) }
      }
      lists.append(known[scalar] ?? [])
    }
    self.lists = lists
    counts = lists.map { $0.reduce(0) { $0 + index.count(of: $1) } }
  }

  /// The position in the phrase of its rarest character, and the places at which that stands in any form, ascending.
  func rarest(in index: PlaceIndex) -> (position: Int, places: [UInt32]) {
    let position = counts.indices.min { counts[$0] < counts[$1] } ?? 0
    return (position, places(of: position, in: index))
  }

  /// The bytes that a character of the phrase takes in every form there is; nil where forms differ.
  func length(of position: Int, in index: PlaceIndex) -> Int? {
    let widths = Set(
      lists[position].compactMap { index.scalars[checked: $0].flatMap { Unicode.Scalar($0) }.map { UTF8.width($0) } })
    return widths.count <= 1 ? widths.first ?? 0 : nil
  }

  private func places(of position: Int, in index: PlaceIndex) -> [UInt32] {
    lists[position].map { index.places(of: $0) }.sorted { $0.count < $1.count }
      .reduce([]) { $0.isEmpty ? $1 : $0.merged(with: $1) }
  }

  /// The reports that have the rarest characters of the phrase, in any order; the texts of the reports start at `starts`.
  func reports(in index: PlaceIndex, _ starts: SegmentStarts, count: Int) -> ReportSet {
    var reports = ReportSet(count: count)
    let rarest = counts.indices.sorted { counts[$0] < counts[$1] }.prefix(Self.mostAsked)
    for (number, position) in rarest.enumerated() {
      var having = ReportSet(count: count)
      starts.forEachReport(of: places(of: position, in: index)) { having.insert($0) }
      if number == 0 { reports = having } else { reports.formIntersection(having) }
    }
    return reports
  }
}

extension SegmentStarts {
  /// Shows the positions of the reports that have some of `places`, ascending, each once.
  func forEachReport(of places: [UInt32], _ body: (Int) -> Void) {
    var position = -1
    var end = 0
    for place in places where Int(place) >= end {
      position = texts.first(from: position + 1) { $0 > Int(place) } - 1
      guard position >= 0, position + 1 < texts.count else { return }
      end = texts[position + 1]
      body(position)
    }
  }
}
