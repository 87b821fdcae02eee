import ReportIndex
import ReportModel
import TextFacts

/// A question that the reader keeps under a name: a search with the terms that stay highlighted beside it, the words that
/// filter the tree and the list of hits, and the order of that.
public struct SavedQuestion: Sendable, Equatable {
  /// The name, by which it is found again; no two of a library have the same.
  public var name: String
  var search: KeptPin
  var pins: [KeptPin] = []
  /// The order of the list of hits; nil for the usual one.
  var order: HitOrder?
  /// The words that the hits shown have in or around them, and those of the rows of the tree; empty for all.
  var hitFilter = ""
  var treeFilter = ""

  /// The form in which it is kept, each by itself: two sessions on one library must not take the other's away.
  public var bytes: [UInt8] { LeftLibrary.bytes(of: self) }

  /// The question of a form; nil where that says nothing that is known here.
  public init?(bytes: [UInt8]) {
    guard let question = LeftLibrary(bytes: bytes).saved.first else { return nil }
    self = question
  }

  /// The fields of its line in the form of `LeftLibrary`, after the word that says what it is.
  var fields: [String] { [name, "\(search.form)", search.text, order?.rawValue ?? "", hitFilter, treeFilter] }

  init(name: String, search: KeptPin) { (self.name, self.search) = (name, search) }

  /// The question of such fields; nil where they say nothing that is known here.
  init?(fields: [String]) {
    guard fields.count == 6, let form = Int(fields[1]), !fields[0].isEmpty, !fields[2].isEmpty,
      fields.allSatisfy({ $0.utf8.count <= WorkBudget.termSearched })
    else { return nil }
    name = fields[0]
    search = KeptPin(text: fields[2], form: form, colour: 0)
    (order, hitFilter, treeFilter) = (HitOrder(rawValue: fields[3]), fields[4], fields[5])
  }

  /// Whether it finds what another one does: by the same search, with the same filters.
  func asksTheSame(as other: SavedQuestion) -> Bool {
    search.form == other.search.form && search.text.hasSameBytes(as: other.search.text)
      && hitFilter.hasSameBytes(as: other.hitFilter) && treeFilter.hasSameBytes(as: other.treeFilter)
  }

  /// Whether it has this name.
  func isNamed(_ name: String) -> Bool { self.name.utf8.elementsEqual(name.utf8) }
}
