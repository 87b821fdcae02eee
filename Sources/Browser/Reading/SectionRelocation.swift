import ReportModel

/// The relocation of sections from one version of a report to another, by the headings that lead to them: level by
/// level from the top, each section becomes the sibling with the same number and title, else with the same title, else
/// with the same number.
struct SectionRelocation {
  private let old: Report
  private let new: Report
  /// The new sections of the children of an old section, once computed; children that are gone are left out.
  private var children: [SectionIndex: [SectionIndex: SectionIndex]] = [:]

  init(from old: Report, to new: Report) {
    self.old = old
    self.new = new
  }

  /// The new index of a section; nil where it is gone.
  mutating func section(_ index: SectionIndex) -> SectionIndex? {
    guard old.sections.indices.contains(index.value) else { return nil }
    if index == .root { return .root }
    if isSame(index) { return index }
    var place = SectionIndex.root
    for section in (old.ancestors(of: index).reversed() + [index]).dropFirst() {
      guard let next = become(section, under: place) else { return nil }
      place = next
    }
    return place
  }

  /// The new index of a section, or of its nearest ancestor that remains.
  mutating func nearest(_ index: SectionIndex) -> SectionIndex {
    guard old.sections.indices.contains(index.value) else { return .root }
    for candidate in [index] + old.ancestors(of: index) {
      if let found = section(candidate) { return found }
    }
    return .root
  }

  /// Whether the section with this index, and each of its ancestors, has the same heading at the same place, as in a
  /// report that only grows.
  private func isSame(_ index: SectionIndex) -> Bool {
    guard new.sections.indices.contains(index.value) else { return false }
    return ([index] + old.ancestors(of: index)).allSatisfy { section in
      let (before, after) = (old[section], new[section])
      return before.heading == after.heading && before.level == after.level && before.parent == after.parent
        && old.text[before.heading.bytes] == new.text[after.heading.bytes]
    }
  }

  private mutating func become(_ section: SectionIndex, under place: SectionIndex) -> SectionIndex? {
    let parent = old[section].parent ?? .root
    if children[parent] == nil { children[parent] = matched(parent, place) }
    return children[parent]?[section]
  }

  /// The children of an old section, matched with those of a new one.
  private func matched(_ before: SectionIndex, _ after: SectionIndex) -> [SectionIndex: SectionIndex] {
    var pairs: [SectionIndex: SectionIndex] = [:]
    var left = Self.children(of: before, in: old)
    var free = Self.children(of: after, in: new)
    if before == after {
      let same = Set(left.filter(isSame))
      for index in same { pairs[index] = index }
      left.removeAll { same.contains($0) }
      free.removeAll { same.contains($0) }
    }
    // The title alone comes before the number alone: numbers shift when a section is inserted before them.
    let keys: [(Report, SectionIndex) -> [UInt8]?] = [
      { report, index in Array(report.text[report[index].number.bytes]) + [0] + Self.title(index, in: report) },
      { report, index in
        let title = Self.title(index, in: report)
        return title.isEmpty ? nil : Array(title)
      },
      { report, index in
        let number = report.text[report[index].number.bytes]
        return number.isEmpty ? nil : Array(number)
      },
    ]
    for key in keys {
      // Sections with equal keys are matched in order.
      var named: [[UInt8]: [SectionIndex]] = [:]
      for index in free.reversed() {
        if let name = key(new, index) { named[name, default: []].append(index) }
      }
      var taken: Set<SectionIndex> = []
      left = left.filter { index in
        guard let name = key(old, index), let found = named[name]?.popLast() else { return true }
        pairs[index] = found
        taken.insert(found)
        return false
      }
      free = free.filter { !taken.contains($0) }
      if left.isEmpty || free.isEmpty { break }
    }
    return pairs
  }

  private static func title(_ index: SectionIndex, in report: Report) -> ArraySlice<UInt8> {
    report.text[report[index].title.bytes]
  }

  private static func children(of parent: SectionIndex, in report: Report) -> [SectionIndex] {
    var children: [SectionIndex] = []
    var next = SectionIndex(parent.value + 1)
    while next < report[parent].subtreeEnd, report.sections.indices.contains(next.value) {
      children.append(next)
      next = max(report[next].subtreeEnd, SectionIndex(next.value + 1))
    }
    return children
  }
}

extension Folds {
  /// The folds of the same sections in the new version.
  func relocated(from old: Report, to new: Report, by relocation: inout SectionRelocation) -> Folds {
    var folds = Folds(openLevel: openLevel)
    for index in exceptions {
      guard old.sections.indices.contains(index.value), let place = relocation.section(index) else { continue }
      folds.set(place, level: new[place].level, folded: isFolded(index, level: old[index].level))
    }
    return folds
  }
}

extension TreePosition {
  /// The same rows in the new version of a report.
  func relocated(_ number: Int, by relocation: inout SectionRelocation) -> TreePosition {
    var position = self
    if case .section(number, let section) = cursor {
      position.cursor = .section(report: number, relocation.nearest(section))
    }
    if case .section(number, let section) = top { position.top = .section(report: number, relocation.nearest(section)) }
    return position
  }
}
