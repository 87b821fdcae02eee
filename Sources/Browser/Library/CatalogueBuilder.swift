import ReportModel
import TextFacts

/// The builder of catalogues for a library that grows. Each batch of reports is merged into its folders, and a
/// catalogue is made of all. It belongs off the main thread.
public struct CatalogueBuilder: Sendable {
  /// A folder or a report in a folder.
  private struct Child: Sendable {
    var key: [UInt8]
    var number: Int
    var isFolder: Bool
  }

  private struct FolderContent: Sendable {
    var name: String
    /// The children, sorted.
    var children: [Child] = []
    /// The children added since, not sorted.
    var arrived: [Child] = []
    var folders: [[UInt8]: Int] = [:]
  }

  /// All folders. The first is no real folder; it contains the files and folders named on the command line.
  private var folders = [FolderContent(name: "")]
  private var removed: Set<Int> = []
  /// The first file, in the order of the tree, that is still to be read; nil where none is.
  public var awaited: AwaitedFile?
  /// The order of the reports in each folder.
  public var order = ReportOrder.name

  /// An empty builder.
  public init() {}

  /// Adds a report with the name `name` in `folders`, outermost first. `root` is the position, among the arguments of
  /// the command line, of the one it was found in; reports of earlier arguments come first.
  public mutating func add(report: Int, root: Int, folders names: [String], name: String) {
    var parent = 0
    for (depth, folder) in names.enumerated() {
      parent = self.folder(folder, in: parent, prefix: depth == 0 ? Self.prefix(root) : [])
    }
    let prefix = names.isEmpty ? Self.prefix(root) : []
    folders[parent].arrived.append(
      Child(key: prefix + NaturalOrder.key(of: Array(name.utf8)), number: report, isFolder: false))
  }

  /// Removes a report.
  public mutating func remove(report: Int) { removed.insert(report) }

  private mutating func folder(_ name: String, in parent: Int, prefix: [UInt8]) -> Int {
    let bytes = Array(name.utf8)
    if let known = folders[parent].folders[prefix + bytes] { return known }
    let number = folders.count
    folders.append(FolderContent(name: name))
    folders[parent].folders[prefix + bytes] = number
    folders[parent].arrived.append(Child(key: prefix + NaturalOrder.key(of: bytes), number: number, isFolder: true))
    return number
  }

  /// Bytes that sort like the positions of the arguments.
  private static func prefix(_ root: Int) -> [UInt8] {
    let position = UInt32(clamping: root)
    return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: position >> $0) }
  }

  /// The keys of a file and of the folders around it, outermost first.
  private static func keys(of file: AwaitedFile) -> [[UInt8]] {
    var keys = (file.folders + (file.name.map { [$0] } ?? [])).map { NaturalOrder.key(of: Array($0.utf8)) }
    if keys.isEmpty { keys = [[]] }
    keys[0] = prefix(file.root) + keys[0]
    return keys
  }

  /// The catalogue of all reports added so far; `year` and `title` give those of a report, by which they may be ordered.
  public mutating func catalogue(
    year: (Int) -> Int? = { _ in nil }, title: (Int) -> String? = { _ in nil }
  ) -> Catalogue {
    for index in folders.indices { settle(index) }
    removed = []
    var catalogue = Catalogue()
    let children = folders.map { folder in
      switch order {
      case .name: folder.children
      case .year: Self.byYear(folder.children, year)
      case .title: Self.byTitle(folder.children, year, title)
      }
    }
    // The open folders: its index, the next child, and its position in the catalogue (-1 for the first, which has no
    // row).
    var open: [(folder: Int, next: Int, position: Int, depth: Int)] = [(0, 0, -1, 0)]
    while let last = open.last {
      guard last.next < children[last.folder].count else {
        if last.position >= 0 { catalogue.close(folderAt: last.position) }
        open.removeLast()
        continue
      }
      open[open.count - 1].next += 1
      let child = children[last.folder][last.next]
      guard child.isFolder else {
        catalogue.append(report: child.number, parent: last.position, depth: last.depth)
        continue
      }
      let (folder, name) = chain(from: child.number)
      if folders[folder].children.isEmpty { continue }
      let position = catalogue.append(
        folder: FolderNumber(folder - 1), name: name, parent: last.position, depth: last.depth)
      open.append((folder, 0, position, last.depth + 1))
    }
    if awaited != nil, order != .name {
      // Whatever is still to be read may be of any year, and have any title.
      catalogue.settledCount = 0
    } else if let awaited {
      catalogue.settledCount =
        firstReport(from: Self.keys(of: awaited)[...], in: 0).map { catalogue.ordinal(ofReport: $0) ?? 0 }
        ?? catalogue.reportCount
    }
    return catalogue
  }

  /// The children of a folder by the titles that are shown; folders stay before the reports, in their order.
  private static func byTitle(
    _ children: [Child], _ year: (Int) -> Int?, _ title: (Int) -> String?
  ) -> [Child] {
    let reports = children.filter { !$0.isFolder }
    let keys = reports.map { report -> [UInt8] in
      guard let title = title(report.number) else { return report.key }
      return NaturalOrder.key(of: Array(ListedTitle.words(title, year: year(report.number)).utf8))
    }
    let order = keys.indices.sorted { left, right in
      keys[left] == keys[right] ? left < right : keys[left].lexicographicallyPrecedes(keys[right])
    }
    return children.filter(\.isFolder) + order.map { reports[$0] }
  }

  /// The children of a folder by year, the newest first; folders stay before the reports, in their order.
  private static func byYear(_ children: [Child], _ year: (Int) -> Int?) -> [Child] {
    let reports = children.filter { !$0.isFolder }.map { (year: year($0.number) ?? .min, child: $0) }
    return children.filter(\.isFolder)
      + reports.enumerated().sorted { left, right in
        left.element.year == right.element.year
          ? left.offset < right.offset : left.element.year > right.element.year
      }.map(\.element.child)
  }

  /// The first report in a folder that stands where `keys` lead, or after that; nil where none does. Of children that
  /// sort alike the first counts.
  private func firstReport(from keys: ArraySlice<[UInt8]>, in folder: Int) -> Int? {
    let children = folders[folder].children
    guard let key = keys.first else { return children.lazy.compactMap(self.firstReport(of:)).first }
    var index = children.partitionPoint { $0.key.lexicographicallyPrecedes(key) }
    let isAlone =
      children.indices.contains(index) && children[index].key == key
      && !(children.indices.contains(index + 1) && children[index + 1].key == key)
    if isAlone, children[index].isFolder {
      if let inside = firstReport(from: keys.dropFirst(), in: children[index].number) { return inside }
      index += 1
    }
    return children[index...].lazy.compactMap(self.firstReport(of:)).first
  }

  private func firstReport(of child: Child) -> Int? {
    child.isFolder ? firstReport(from: [], in: child.number) : child.number
  }

  /// The innermost folder of a chain of folders with a single child, and all their names.
  private func chain(from folder: Int) -> (folder: Int, name: String) {
    var here = folder
    var names = [folders[here].name]
    while folders[here].children.count == 1, let only = folders[here].children.first, only.isFolder {
      here = only.number
      names.append(folders[here].name)
    }
    return (here, names.joined(separator: "/"))
  }

  /// Merges the added children of a folder into the sorted ones, and removes the removed reports.
  private mutating func settle(_ index: Int) {
    if !removed.isEmpty { folders[index].children.removeAll { !$0.isFolder && removed.contains($0.number) } }
    guard !folders[index].arrived.isEmpty else { return }
    var arrived = folders[index].arrived
    folders[index].arrived = []
    arrived.removeAll { !$0.isFolder && removed.contains($0.number) }
    arrived.sort(by: Self.precedes)
    folders[index].children = folders[index].children.merged(with: arrived, by: Self.precedes)
  }

  private static func precedes(_ left: Child, _ right: Child) -> Bool {
    left.key == right.key ? left.number < right.number : left.key.lexicographicallyPrecedes(right.key)
  }
}

/// A file that is still to be read into a library, by where it will stand in the tree.
public struct AwaitedFile: Sendable {
  var root: Int
  var folders: [String]
  var name: String?

  /// A file as `CatalogueBuilder.add` takes it; without a name anything below the root.
  public init(root: Int, folders: [String] = [], name: String? = nil) {
    (self.root, self.folders, self.name) = (root, folders, name)
  }
}
