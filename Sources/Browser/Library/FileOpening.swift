import TextFacts

/// Reading another file by its name, as `:e` of less and vi does.
extension BrowserState {
  /// Reads the file that a name means: an open report, or another file; without a name the report in front again.
  mutating func openFile(_ name: String?) -> [Effect] {
    let name = name?.trimming() ?? ""
    guard !name.isEmpty else { return reload() }
    guard let number = report(named: name) else { return [awaitFile(name, .openFile(path: name))] }
    go(toReport: number)
    return []
  }

  /// The number of a report with this name, title or path, or whose path ends with it, but for one; nil where there is
  /// none.
  func report(named name: String, besides number: Int? = nil) -> Int? {
    let loaded = library?.library.numbers.map(\.value) ?? []
    let numbers = (reports.directNumbers + loaded).filter { $0 != number }
    let bytes = Array(name.utf8)
    let end = [0x2F] + bytes
    return numbers.first { self.name(of: $0).hasSameBytes(as: name) || source(of: $0)?.path == bytes }
      ?? numbers.first { source(of: $0)?.path.map { $0.suffix(end.count).elementsEqual(end) } ?? false }
      ?? numbers.first { reportTitle(of: $0)?.hasSameBytes(as: name) ?? false }
  }
}
