import ReportIndex
import ReportModel
import ReportParsing
import Testing

@testable import Browser

/// The rows of the tree, compared with a list of them built in a plain way.
@Suite struct TreeWalkTests {
  private typealias Path = (folders: [String], name: String, sections: Int)

  /// The rows of a folder, in order, by recursion over sorted names; a chain of folders with a single child is one row.
  private func rows(
    _ reports: [(number: Int, path: Path)], depth: Int, _ folds: LibraryFolds, _ numbers: [[String]: FolderNumber]
  ) -> [TreeRow] {
    var rows: [TreeRow] = []
    var seen: Set<String> = []
    let entries = reports.map { report in
      report.path.folders.count > depth ? (report.path.folders[depth], true) : (report.path.name, false)
    }
    let order = NaturalOrder.sorted(Array(entries.indices)) { Array(entries[$0].0.utf8) }
    for index in order {
      let (name, isFolder) = entries[index]
      guard isFolder else {
        let number = reports[index].number
        rows.append(.report(number))
        if !folds.isFolded(report: number), reports[index].path.sections > 0 {
          rows += (1...reports[index].path.sections).map { .section(report: number, SectionIndex($0)) }
        }
        continue
      }
      guard seen.insert(name).inserted else { continue }
      let inside = reports.filter { $0.path.folders.count > depth && $0.path.folders[depth] == name }
      var deepest = depth + 1
      while inside.allSatisfy({ $0.path.folders.count > deepest }),
        Set(inside.map { $0.path.folders[deepest] }).count == 1
      {
        deepest += 1
      }
      guard let number = numbers[Array(inside[0].path.folders.prefix(deepest))] else { continue }
      rows.append(.folder(number))
      let shown = reports.isEmpty ? 0 : shownDepth(of: inside[0].path.folders, at: deepest, all: allReports)
      if !folds.isFolded(number, depth: shown) { rows += self.rows(inside, depth: deepest, folds, numbers) }
    }
    return rows
  }

  private let allReports: [(number: Int, path: Path)]

  init() {
    var dice = RandomTests.Dice(state: 0x7EA)
    let names = ["甲", "第九", "第十", "2019年", "2020年"]
    var found: [(number: Int, path: Path)] = []
    for number in 0..<60 {
      let folders = (0..<Int.random(in: 0...3, using: &dice)).map { _ in names.randomElement(using: &dice) ?? "" }
      found.append((number, (folders, "第\(number)号.txt", Int.random(in: 0...3, using: &dice))))
    }
    allReports = found
  }

  /// The number of folder rows above the folder that the first `count` names lead to.
  private func shownDepth(of folders: [String], at count: Int, all: [(number: Int, path: Path)]) -> Int {
    var depth = 0
    for length in 1..<max(1, count) {
      let prefix = Array(folders.prefix(length))
      let inside = all.filter { Array($0.path.folders.prefix(length)) == prefix }
      let goesOn = inside.allSatisfy { $0.path.folders.count > length }
      if !goesOn || Set(inside.map { $0.path.folders[length] }).count > 1 { depth += 1 }
    }
    return depth
  }

  @Test(arguments: 1...12)
  func nextPreviousMoveAndVisible(seed: Int) throws {
    var dice = RandomTests.Dice(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15)
    var builder = CatalogueBuilder()
    var texts: [Int: Report] = [:]
    for (number, path) in allReports.shuffled(using: &dice) {
      builder.add(report: number, root: 0, folders: path.folders, name: path.name)
      if Bool.random(using: &dice) { _ = builder.catalogue() }
      let text = "报告\n\n" + (0..<path.sections).map { "\(["一", "二", "三"][$0])、节\n文。\n" }.joined()
      texts[number] = try ReportParser.report(from: Array(text.utf8), source: ReportSource(name: path.name))
    }
    let catalogue = builder.catalogue()
    var numbers: [[String]: FolderNumber] = [:]
    for position in catalogue.nodes.indices {
      guard case .folder(let folder) = catalogue.row(at: position) else { continue }
      var names = catalogue.name(of: folder).split(separator: "/").map(String.init)
      var above = catalogue.parent(of: position)
      while let parent = above, case .folder(let number) = catalogue.row(at: parent) {
        names = catalogue.name(of: number).split(separator: "/").map(String.init) + names
        above = catalogue.parent(of: parent)
      }
      numbers[names] = folder
    }
    var folds = LibraryFolds(openDepth: Int.random(in: 0...3, using: &dice), reports: Bool.random(using: &dice))
    for _ in 0..<10 {
      folds.set(report: Int.random(in: 0..<60, using: &dice), folded: Bool.random(using: &dice))
    }
    let expected = rows(allReports, depth: 0, folds, numbers)
    let walk = TreeWalk(catalogue, folds: folds, kept: nil, only: 0, sections: { texts[$0]?.sections.count ?? 1 }) {
      texts[$0].map { OutlineWalk(report: $0, folds: Folds(openLevel: .max), hidesRunIns: false, filtered: nil) }
    }
    let first = try #require(walk.first)
    #expect(walk.rows(from: first, limit: 1_000) == expected)
    #expect(walk.last == expected.last)
    for (index, row) in expected.enumerated() {
      #expect(walk.visible(row) == row)
      #expect(walk.previous(before: row) == (index > 0 ? expected[index - 1] : nil))
      let distance = Int.random(in: -70...70, using: &dice)
      #expect(walk.move(row, by: distance) == expected[min(max(0, index + distance), expected.count - 1)])
    }
    let shown = Set(expected)
    for number in texts.keys where !shown.contains(.report(number)) {
      let visible = try #require(walk.visible(.report(number)))
      #expect(shown.contains(visible) && visible.report == nil)
    }
    #expect(
      (0..<catalogue.reportCount).map { catalogue.report(ordinal: $0).flatMap(catalogue.ordinal) } == Array(0..<60))
  }
}
