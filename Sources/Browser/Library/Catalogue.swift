import ReportIndex
import ReportModel

/// The folders and reports of a library in the order people sort them: the part of the tree above the sections.
///
/// It is a value made off the main thread: a flat array in the order of the tree, each node with the end of its
/// subtree, like the sections of a report.
public struct Catalogue: Sendable {
  /// A folder or a report.
  struct Node: Sendable {
    /// The number of a folder, or the complement of the number of a report.
    var key: Int32
    /// The position of its parent; -1 at the top.
    var parent: Int32
    /// The position of the first node after its subtree.
    var end: Int32
    /// The number of reports before it.
    var reportsBefore: Int32
    /// The number of folders above it; a chain of folders with a single child counts as one.
    var depth: Int32
  }

  private(set) var nodes: [Node] = []
  private var positionsOfReports: [Int32] = []
  private var positionsOfFolders: [Int32] = []
  private var folderNames: [String] = []
  /// The number of reports.
  public private(set) var reportCount = 0
  /// The number of reports, from the first one on, before and between which no other can come any more: all files that
  /// stand there are read. nil where nothing more is to come.
  var settledCount: Int?

  /// An empty catalogue.
  public init() {}

  /// A catalogue of reports without folders, in this order.
  init(reports: [Int]) { for number in reports { append(report: number, parent: -1, depth: 0) } }

  // MARK: Building

  /// Adds a folder; `close` it when its content is added.
  mutating func append(folder: FolderNumber, name: String, parent: Int, depth: Int) -> Int {
    Self.set(&positionsOfFolders, folder.value, Int32(nodes.count), empty: -1)
    Self.set(&folderNames, folder.value, name, empty: "")
    nodes.append(
      Node(
        key: Int32(folder.value), parent: Int32(parent), end: 0, reportsBefore: Int32(reportCount), depth: Int32(depth))
    )
    return nodes.count - 1
  }

  mutating func close(folderAt position: Int) { nodes[position].end = Int32(nodes.count) }

  mutating func append(report: Int, parent: Int, depth: Int) {
    Self.set(&positionsOfReports, report, Int32(nodes.count), empty: -1)
    nodes.append(
      Node(
        key: ~Int32(report), parent: Int32(parent), end: Int32(nodes.count + 1), reportsBefore: Int32(reportCount),
        depth: Int32(depth)))
    reportCount += 1
  }

  /// Takes out a report that is in no folder; does nothing for any other.
  mutating func remove(report: Int) {
    guard let gone = position(of: .report(report)), nodes[gone].parent < 0 else { return }
    positionsOfReports[report] = -1
    if let settled = settledCount, nodes[gone].reportsBefore < Int32(settled) { settledCount = settled - 1 }
    nodes.remove(at: gone)
    reportCount -= 1
    for position in nodes.indices[gone...] {
      if nodes[position].parent > Int32(gone) { nodes[position].parent -= 1 }
      nodes[position].end -= 1
      nodes[position].reportsBefore -= 1
      let key = Int(nodes[position].key)
      if key < 0 { positionsOfReports[~key] -= 1 } else { positionsOfFolders[key] -= 1 }
    }
  }

  private static func set<Value>(_ array: inout [Value], _ index: Int, _ value: Value, empty: Value) {
    while array.count <= index { array.append(empty) }
    array[index] = value
  }

  // MARK: Lookup

  var count: Int { nodes.count }

  /// The row at a position in tree order.
  func row(at position: Int) -> TreeRow {
    let key = Int(nodes[position].key)
    return key >= 0 ? .folder(FolderNumber(key)) : .report(~key)
  }

  /// The position of a folder, or of the report of a row; nil where the catalogue does not have it.
  func position(of row: TreeRow) -> Int? {
    switch row {
    case .folder(let folder): Self.position(positionsOfFolders, folder.value)
    case .section(let report, _): Self.position(positionsOfReports, report)
    }
  }

  private static func position(_ positions: [Int32], _ index: Int) -> Int? {
    guard positions.indices.contains(index), positions[index] >= 0 else { return nil }
    return Int(positions[index])
  }

  func parent(of position: Int) -> Int? { nodes[position].parent >= 0 ? Int(nodes[position].parent) : nil }
  func end(of position: Int) -> Int { Int(nodes[position].end) }
  func isFolder(_ position: Int) -> Bool { nodes[position].key >= 0 }

  /// The name of a folder; a chain of folders with a single child is one name, with slashes.
  func name(of folder: FolderNumber) -> String {
    folderNames.indices.contains(folder.value) ? folderNames[folder.value] : ""
  }

  /// The number of reports in a node; 1 for a report.
  func reportCount(in position: Int) -> Int {
    let end = end(of: position)
    return (end < nodes.count ? Int(nodes[end].reportsBefore) : reportCount) - Int(nodes[position].reportsBefore)
  }

  /// Whether everything is in one folder at the top; its row is the title of the tree.
  var hasTitle: Bool { nodes.first.map { $0.key >= 0 && Int($0.end) == nodes.count } ?? false }

  /// The report with the number `ordinal`, from 0, in the order of the tree.
  func report(ordinal: Int) -> Int? {
    guard ordinal >= 0, ordinal < reportCount else { return nil }
    // The last node with this many reports before it is the report; a folder just before it has as many.
    let position = nodes.partitionPoint { $0.reportsBefore <= Int32(ordinal) } - 1
    guard nodes.indices.contains(position), nodes[position].key < 0 else { return nil }
    return ~Int(nodes[position].key)
  }

  /// The number of reports before one, in the order of the tree; nil where the catalogue does not have it.
  func ordinal(ofReport number: Int) -> Int? {
    position(of: .report(number)).map { Int(nodes[$0].reportsBefore) }
  }

  /// Whether no other report can come before one: all files that stand before it are read.
  func isSettled(before number: Int) -> Bool {
    guard let settledCount else { return true }
    return ordinal(ofReport: number).map { $0 < settledCount } ?? false
  }

  /// The first report at or after a node; nil where none follows.
  func firstReport(from position: Int) -> Int? {
    guard nodes.indices.contains(position) else { return nil }
    return report(ordinal: Int(nodes[position].reportsBefore))
  }
}
