import Testing

@testable import Browser

/// The first file that is still to be read, and the reports that stand before it in the tree.
@Suite struct AwaitedFileTests {
  /// Files in the order of the tree.
  private static let files: [(root: Int, folders: [String], name: String)] = [
    (0, [], "named.txt"), (1, ["县"], "1.txt"), (1, ["县"], "2.txt"), (1, ["县", "3"], "a.txt"),
    (1, ["县", "3", "乡", "村"], "1.txt"), (1, ["县", "3", "乡", "村"], "2.txt"), (1, ["县", "3"], "镇.txt"),
    (1, ["县", "10"], "b.txt"), (1, ["县"], "11.txt"), (2, ["县"], "1.txt"),
  ]

  private func builder(of indices: some Sequence<Int>) -> CatalogueBuilder {
    var builder = CatalogueBuilder()
    for index in indices {
      let file = Self.files[index]
      builder.add(report: index, root: file.root, folders: file.folders, name: file.name)
    }
    return builder
  }

  /// Whether a report stands before the first file that is still to be read.
  private func settled(_ builder: CatalogueBuilder, awaiting file: AwaitedFile?) -> [Bool] {
    var builder = builder
    builder.awaited = file
    let catalogue = builder.catalogue()
    return Self.files.indices.map { catalogue.isSettled(before: $0) && catalogue.ordinal(ofReport: $0) != nil }
  }

  @Test func reportsBeforeItAreSettled() {
    for missing in Self.files.indices {
      let file = Self.files[missing]
      let builder = builder(of: Self.files.indices.reversed().filter { $0 != missing })
      let awaited = AwaitedFile(root: file.root, folders: file.folders, name: file.name)
      #expect(settled(builder, awaiting: awaited) == Self.files.indices.map { $0 < missing }, "\(file)")
    }
  }

  @Test func beforeAnyFileIsFoundThoseOfEarlierRootsAreSettled() {
    let all = builder(of: Self.files.indices)
    for root in 0...3 {
      #expect(settled(all, awaiting: AwaitedFile(root: root)) == Self.files.map { $0.root < root })
    }
    #expect(settled(all, awaiting: nil).allSatisfy { $0 })
    #expect(settled(CatalogueBuilder(), awaiting: AwaitedFile(root: 0)).allSatisfy { !$0 })
  }

  /// A name that sorts as a known one does may come before it or after it.
  @Test func ofNamesThatSortAlikeNoneIsSettled() {
    let all = builder(of: Self.files.indices)
    #expect(
      settled(all, awaiting: AwaitedFile(root: 1, folders: ["县"], name: "02.txt")) == Self.files.indices.map { $0 < 2 })
    var alike = all
    alike.add(report: 10, root: 1, folders: ["县", "03"], name: "z.txt")
    #expect(
      settled(alike, awaiting: AwaitedFile(root: 1, folders: ["县", "03"], name: "a.txt"))
        == Self.files.indices.map { $0 < 3 })
  }

  @Test func aReportTakenOutIsNoLongerCounted() {
    var builder = builder(of: Self.files.indices)
    builder.awaited = AwaitedFile(root: 1, folders: ["县"], name: "2.txt")
    var catalogue = builder.catalogue()
    catalogue.remove(report: 0)
    #expect(Self.files.indices.map { catalogue.isSettled(before: $0) } == Self.files.indices.map { $0 == 1 })
  }
}
