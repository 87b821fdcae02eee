import ReportIndex
import ReportModel

/// The folders and reports of a library in the order people sort them: what the tree shows above the sections.
///
/// A value made off the main thread; a flat array in tree order, each node with the end of what is below it, as the
/// sections of a report are.
public struct Catalogue: Sendable {
  /// A folder or a report.
  struct Node: Sendable {
    /// A folder's number, or the complement of a report's.
    var key: Int32
    /// The node it stands in; -1 at the top.
    var parent: Int32
    /// The first node after it that is not inside it.
    var end: Int32
    /// The number of reports before it.
    var reportsBefore: Int32
    /// Folders it is in, a chain of single ones counted as one.
    var depth: Int32
  }

  private(set) var nodes: [Node] = []
  private var positionsOfReports: [Int32] = []
  private var positionsOfFolders: [Int32] = []
  private var folderNames: [String] = []
  /// The number of reports.
  public private(set) var reportCount = 0

  /// An empty catalogue.
  public init() {}

  /// A catalogue of reports without folders, in the order of their numbers.
  init(reports: Int) { for number in 0..<max(0, reports) { append(report: number, parent: -1, depth: 0) } }

  // MARK: Making

  /// Adds a folder; `close` it when all it holds is added.
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

  private static func set<Value>(_ array: inout [Value], _ index: Int, _ value: Value, empty: Value) {
    while array.count <= index { array.append(empty) }
    array[index] = value
  }

  // MARK: Asking

  var count: Int { nodes.count }

  /// The row at a position in tree order.
  func row(at position: Int) -> TreeRow {
    let key = Int(nodes[position].key)
    return key >= 0 ? .folder(FolderNumber(key)) : .report(~key)
  }

  /// The position of a folder, or of the report that a row is in; nil where it is not here.
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

  /// The name of a folder; those of a chain of single ones with slashes between.
  func name(of folder: FolderNumber) -> String {
    folderNames.indices.contains(folder.value) ? folderNames[folder.value] : ""
  }

  /// The number of reports in a node, itself included.
  func reportCount(in position: Int) -> Int {
    let end = end(of: position)
    return (end < nodes.count ? Int(nodes[end].reportsBefore) : reportCount) - Int(nodes[position].reportsBefore)
  }

  /// Whether one folder at the top holds all: its row is the title of the tree.
  var hasTitle: Bool { nodes.first.map { $0.key >= 0 && Int($0.end) == nodes.count } ?? false }

  /// The report that comes as number `ordinal`, from 0, in tree order.
  func report(ordinal: Int) -> Int? {
    guard ordinal >= 0, ordinal < reportCount else { return nil }
    // The last node with so many reports before it is the report: a folder before it has as many.
    let position = nodes.partitionPoint { $0.reportsBefore <= Int32(ordinal) } - 1
    guard nodes.indices.contains(position), nodes[position].key < 0 else { return nil }
    return ~Int(nodes[position].key)
  }

  /// The number of reports before one in tree order; nil for one that is not here.
  func ordinal(ofReport number: Int) -> Int? {
    position(of: .report(number)).map { Int(nodes[$0].reportsBefore) }
  }

  /// The first report in a node and after it; nil where none follows.
  func firstReport(from position: Int) -> Int? {
    guard nodes.indices.contains(position) else { return nil }
    return report(ordinal: Int(nodes[position].reportsBefore))
  }
}
