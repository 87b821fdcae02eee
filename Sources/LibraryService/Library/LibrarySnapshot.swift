import Browser
import ReportIndex

/// A library as it was at one moment.
struct LibrarySnapshot: Sendable {
  var library = Library()
  var catalogue = Catalogue()
  /// The reports that became others since the snapshot before.
  var changed: [Int] = []
  /// Counts how many times there were other reports; a library that is only indexed further has the same.
  var version = 0
  /// Its number among the snapshots, from 1.
  var number = 0
}
