import ReportIndex
import ReportModel

/// Finding a report of a library by its name and its folders.
extension BrowserState {
  /// The candidates of `s`: the sections of the report being read, then the reports of the library.
  func goToCandidates(_ typed: String) -> [PromptCandidate] {
    let sections = isOverview ? [] : sectionCandidates(typed)
    return sections + reportCandidates(typed, limit: max(0, 200 - sections.count))
  }

  /// The reports that match every typed word, in the order of the tree; a word may match the name of the report or of a
  /// folder around it, by its characters or by pinyin (`和堡 2006`, `hb 2006`).
  private func reportCandidates(_ typed: String, limit: Int) -> [PromptCandidate] {
    let words = typed.split(whereSeparator: \.isWhitespace).prefix(Self.mostNameWords).map {
      HeadingMatcher(String($0))
    }
    guard let library, !words.isEmpty else { return [] }
    let catalogue = library.catalogue
    let all = UInt32(1) << UInt32(words.count) - 1
    var found: [PromptCandidate] = []
    // The words matched by each folder or a folder above it, as a bit mask; each folder is matched once, not for every
    // report in it.
    var known = [UInt32](repeating: 0, count: catalogue.count)
    for position in 0..<catalogue.count where found.count < limit {
      let above = catalogue.parent(of: position)
      var mask = above.map { known[$0] } ?? 0
      let row = catalogue.row(at: position)
      for (index, word) in words.enumerated() where mask & 1 << UInt32(index) == 0 {
        let isNamed =
          switch row {
          case .folder(let folder): word.matches(catalogue.name(of: folder))
          case .section(let number, _): self.isNamed(number, word)
          }
        if isNamed { mask |= 1 << UInt32(index) }
      }
      known[position] = mask
      guard case .section(let number, _) = row, mask == all else { continue }
      found.append(candidate(number, in: folders(above, in: catalogue)))
    }
    return found
  }

  /// A report as a candidate. One named by its title is told apart by its file too.
  private func candidate(_ number: Int, in folders: String) -> PromptCandidate {
    let (listed, file) = (listedName(of: number), name(of: number))
    let path = listed.hasSameBytes(as: file) ? folders : folders.isEmpty ? file : folders + "/" + file
    return PromptCandidate(target: .report(number), label: listed, detail: path)
  }

  /// The names of a folder and those above it, except for the one that contains the whole library.
  private func folders(_ position: Int?, in catalogue: Catalogue) -> String {
    var names: [String] = []
    var next = position
    while let folder = next {
      let above = catalogue.parent(of: folder)
      if case .folder(let number) = catalogue.row(at: folder), above != nil || !catalogue.hasTitle {
        names.append(catalogue.name(of: number))
      }
      next = above
    }
    return names.reversed().joined(separator: "/")
  }

  /// The most words of a name that are searched for; more were pasted by mistake.
  private static var mostNameWords: Int { 16 }

  /// Goes to a report of the library, as a jump.
  mutating func go(toReport number: Int) {
    guard isReadable(number) else { return }
    leaveTree(keepingPlace: true)
    leaveHere()
    show(report: number)
    sayReport()
  }
}
