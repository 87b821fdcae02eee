/// The names of a report's sections for people and scripts.
///
/// An address joins the numbers as written, outermost first, with the brackets of their style: `二（三）1`. An article
/// of a law is named alone where its number is the only one (`第二十一条`), else below its chapter. A section
/// without number is the ordinal among its siblings: `二（三）·2`. What would repeat gets `~2`. A path counts
/// children of any kind from the root: `2.3.1`.
public struct Addresses: Sendable {
  let report: Report
  /// The place of each section among its siblings, from 1; 0 for the report itself.
  private let ordinals: [UInt32]
  /// For each section the number of siblings before it that have the same number.
  private let repeats: [UInt32]
  /// For each section whether it is an article whose number no other article has.
  private let standsAlone: [Bool]

  /// The hash and the length in bytes of each number's key, so that what is typed is looked for without making any;
  /// length 0 for a section without number.
  private let hashes: [UInt64]
  private let lengths: [UInt16]

  /// The addresses of the sections of `report`, found in one pass over them.
  public init(_ report: Report) {
    self.report = report
    var children = [UInt32](repeating: 0, count: report.sections.count)
    var ordinals = children
    var repeats = children
    var standsAlone = [Bool](repeating: false, count: report.sections.count)
    var hashes = [UInt64](repeating: 0, count: report.sections.count)
    var lengths = [UInt16](repeating: 0, count: report.sections.count)
    var seen: [SiblingNumber: UInt32] = [:]
    var articles: [UInt64: Int] = [:]
    for (index, section) in report.sections.enumerated() {
      guard let parent = section.parent?.value, children.indices.contains(parent) else { continue }
      children[parent] += 1
      ordinals[index] = children[parent]
      guard !section.number.isEmpty else { continue }
      let number = AddressSegment(report, section).key
      let key = Self.fold(number[...])
      hashes[index] = key
      lengths[index] = UInt16(clamping: number.count)
      let same = SiblingNumber(parent: parent, number: key)
      repeats[index] = seen[same, default: 0]
      seen[same, default: 0] += 1
      guard AddressSegment.isArticle(report, section) else { continue }
      standsAlone[index] = articles[key] == nil
      if let first = articles.updateValue(index, forKey: key) { standsAlone[first] = false }
    }
    self.ordinals = ordinals
    self.repeats = repeats
    self.standsAlone = standsAlone
    self.hashes = hashes
    self.lengths = lengths
  }

  /// The address of a section; empty for the report itself.
  public func address(of index: SectionIndex) -> String { numbers(of: chain(of: index)) }

  /// The numbers of sections, each below the one before, joined.
  func numbers(of chain: some Sequence<Int>) -> String {
    var segments: [String] = []
    for place in chain {
      let section = report.sections[place]
      let segment = AddressSegment(report, section)
      if standsAlone[place] || segment.isWholeNumber { segments.removeAll() }
      segments.append(written(segment, at: place))
    }
    let address = segments.reduce(into: [UInt8]()) { address, segment in
      let bytes = Array(segment.utf8)
      // 1.（一级）下的 1) is 1.1）: digits would run together, those of full width too.
      if let separator = AddressSegment.separator(after: address[...], before: bytes) { address.append(separator) }
      address += bytes
    }
    return String(decoding: address, as: UTF8.self)
  }

  /// The path of a section, `2.3.1`; empty for the report itself.
  public func path(of index: SectionIndex) -> String {
    chain(of: index).map { String(ordinals[$0]) }.joined(separator: ".")
  }

  /// The sections that `typed` may name, exact addresses first, then paths, then addresses with other brackets or
  /// none and with Arabic digits for Chinese ones (`二三`, `2（3）`, `第21条`), each group in document order.
  ///
  /// At most `limit` of the named are looked at, the first of the report: a number may stand in it 100,000 times.
  public func sections(matching typed: String, limit: Int = .max) -> [SectionIndex] {
    let wanted = typed.split(whereSeparator: \.isWhitespace).joined()
    guard !wanted.isEmpty else { return [] }
    let key = AddressSegment.folded(Array(wanted.utf8))
    let path = Self.path(typed: wanted)
    let cuts = AddressSegment.cuts(Array(wanted.utf8))
    let named = key.isEmpty ? [] : sections(withKey: key, cuts: cuts, limit: limit)
    var found: [SectionIndex] = []
    for index in named where address(of: index).utf8.filter({ $0 != 0x20 }).elementsEqual(wanted.utf8) {
      found.append(index)
    }
    if let path, let index = section(at: path), !found.contains(index) { found.append(index) }
    let bracketed = Self.startsWithBracket(wanted) ? sections(withNumber: key, limit: limit) : []
    var already = Set(found)
    return found + (bracketed + named).filter { already.insert($0).inserted }
  }

  /// The section at `path`, child ordinals from the root down.
  public func section(at path: [Int]) -> SectionIndex? {
    var index = SectionIndex.root
    for ordinal in path {
      // From sibling to sibling and not by a list of them all: 100,000 may stand below one.
      var child: SectionIndex? = report.hasChildren(index) ? SectionIndex(index.value + 1) : nil
      var left = ordinal - 1
      while let here = child, left > 0 {
        child = report.nextSibling(of: here)
        left -= 1
      }
      guard let child, left == 0 else { return nil }
      index = child
    }
    return index == .root ? nil : index
  }

  // MARK: Steps of a walk

  func section(_ index: SectionIndex) -> Section { report[index] }

  func ordinal(of index: SectionIndex) -> UInt32 { ordinals[index.value] }

  /// The bytes that a section adds to the address of its parent, and whether it leaves out that address.
  func segment(of index: SectionIndex) -> (bytes: [UInt8], namesItself: Bool) {
    let segment = AddressSegment(report, report[index])
    return (Array(written(segment, at: index.value).utf8), standsAlone[index.value] || segment.isWholeNumber)
  }

  // MARK: Parts

  private struct SiblingNumber: Hashable {
    var parent: Int
    var number: UInt64
  }

  /// The sections from below the root down to `index`.
  func chain(of index: SectionIndex) -> [Int] {
    guard report.sections.indices.contains(index.value), index != .root else { return [] }
    let above = report.ancestors(of: index).filter { $0 != .root }
    return above.reversed().map(\.value) + [index.value]
  }

  private func written(_ segment: AddressSegment, at place: Int) -> String {
    let base = segment.written ?? "·\(ordinals[place])"
    return repeats[place] > 0 ? "\(base)~\(repeats[place] + 1)" : base
  }

  private func sections(withKey key: [UInt8], cuts: [Int], limit: Int) -> [SectionIndex] {
    let hasRepeat = key.contains(0x7E)
    let hasOrdinal = key.contains(0xB7)
    var found: [SectionIndex] = []
    for index in report.sections.indices.dropFirst() {
      if found.count >= limit { break }
      let isOther = (hasOrdinal && lengths[index] == 0) || (hasRepeat && repeats[index] > 0)
      guard isOther || mayEnd(key[...], at: index), matches(key, cuts, at: index, withRepeats: hasRepeat)
      else { continue }
      found.append(SectionIndex(index))
    }
    return found
  }

  /// Whether `key` ends with what may be the section's own key, and has something of those above before it.
  private func mayEnd(_ key: ArraySlice<UInt8>, at index: Int) -> Bool {
    let length = Int(lengths[index])
    guard length > 0, length <= key.count, length == UInt16.max || Self.fold(key.suffix(length)) == hashes[index] else {
      return false
    }
    // A top section holds nothing above it: what is left over of the key finds nothing.
    return length == key.count || report.sections[index].parent != .root || lengths[index] == .max
  }

  /// The sections whose own number is in brackets and reads `key`: `（三）` names every third section of its level.
  private func sections(withNumber key: [UInt8], limit: Int) -> [SectionIndex] {
    let hash = Self.fold(key[...])
    var found: [SectionIndex] = []
    for index in report.sections.indices.dropFirst() where hashes[index] == hash && Int(lengths[index]) == key.count {
      if found.count >= limit { break }
      let section = report.sections[index]
      guard report.opensBracket(section), AddressSegment(report, section).key == key else { continue }
      found.append(SectionIndex(index))
    }
    return found
  }

  private static func startsWithBracket(_ typed: String) -> Bool { typed.hasPrefix("（") || typed.hasPrefix("(") }

  /// Whether `key` ends with the section's own key and, before it, those of the sections above, and a number begins at
  /// each of the places in it that brackets and points set apart: 十（二） is not 十二.
  private func matches(_ key: [UInt8], _ cuts: [Int], at index: Int, withRepeats: Bool) -> Bool {
    var rest = key[...]
    var place = index
    var starts: Set<Int> = []
    var isParted = false
    func fits() -> Bool { rest.isEmpty && (isParted || cuts.allSatisfy(starts.contains)) }
    // 第二章第三条 leaves out the 第一节 between.
    let mayLeaveOut = AddressSegment(report, report.sections[index]).isLegal
    while true {
      let section = report.sections[place]
      let segment = AddressSegment(report, section)
      var own = segment.written == nil ? AddressSegment.folded(Array("·\(ordinals[place])".utf8)) : segment.key
      if withRepeats, repeats[place] > 0 { own += AddressSegment.folded(Array("~\(repeats[place] + 1)".utf8)) }
      if !own.isEmpty, rest.count >= own.count, rest.suffix(own.count).elementsEqual(own) {
        rest = rest.dropLast(own.count)
        starts.insert(rest.count)
        isParted = isParted || segment.isParted
      } else if !mayLeaveOut || place == index {
        return false
      }
      // 第三章 and 第二十一条 name themselves; other numbers need those above.
      if rest.isEmpty, segment.isLegal || segment.isWholeNumber { return fits() }
      guard let parent = section.parent else { return false }
      if parent == .root { return fits() }
      if rest.isEmpty { return false }
      place = parent.value
    }
  }

  private static func path(typed: String) -> [Int]? {
    let parts = typed.utf8.split(separator: 0x2E, omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part in part.allSatisfy(isDigit) ? Int(String(decoding: part, as: UTF8.self)) : nil
    }
    return numbers.count == parts.count ? numbers : nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// FNV-1a: document text is never hashed as a String.
  private static func fold(_ key: ArraySlice<UInt8>) -> UInt64 {
    key.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }
}
