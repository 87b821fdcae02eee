import ReportModel
import TextFacts

/// Prints the edits of two reports for people and scripts.
public struct EditPrinter: Sendable {
  private let old: Report
  private let new: Report
  private let addresses: (old: Addresses, new: Addresses)

  /// The most characters of a run that the text form shows; of a longer one it shows the beginning and the end.
  private static let longest = 60
  /// The characters of unchanged text that the text form shows on either side.
  private static let context = 8

  /// A printer of edits that lead from `old` to `new`.
  public init(_ old: Report, _ new: Report) {
    (self.old, self.new) = (old, new)
    addresses = (Addresses(old), Addresses(new))
  }

  /// The address of the section that an edit's old run begins in, blanks before it left out; empty before the first.
  public func oldAddress(of edit: Edit) -> String { addresses.old.address(of: old.sectionShown(in: edit.old)) }

  /// The address of the section that an edit's new run begins in, blanks before it left out; empty before the first.
  public func newAddress(of edit: Edit) -> String { addresses.new.address(of: new.sectionShown(in: edit.new)) }

  /// The address of a section of the old report or of the new one.
  public func address(of section: SectionIndex, isOld: Bool) -> String {
    (isOld ? addresses.old : addresses.new).address(of: section)
  }

  /// An object an edit, each on a line: `kind`, `a` and `b` with `address`, `start`, `end` (bytes of the decoded text) and
  /// `text`, null where it is empty, and `move` where it is or stands in one.
  public func jsonLines(_ edits: [Edit]) -> [UInt8] {
    var bytes: [UInt8] = []
    for edit in edits {
      var record = JSONRecord()
      record.add("kind", edit.kind.rawValue)
      record.add("a", json: side(edit.old, of: old, at: oldAddress(of: edit)))
      record.add("b", json: side(edit.new, of: new, at: newAddress(of: edit)))
      if let move = edit.move { record.add("move", move) }
      bytes += record.line
    }
    return bytes
  }

  /// A line a section: what has become of it in a mark or two (`+` new, `-` gone, `~` changed, `^` moved), the share of its
  /// characters that have changed, its address and heading in the old report and in the new one.
  public func sections(_ differences: [SectionDifference]) -> String {
    differences.map { section in
      let marks = Self.marks(of: section)
      let share = "\(Int((section.share * 100).rounded())) %"
      let names = [
        section.old.map { "\(addresses.old.address(of: $0)) \(old.title(of: $0))" },
        section.new.map { "\(addresses.new.address(of: $0)) \(new.title(of: $0))" },
      ]
      let name = names[0] == names[1] ? names[1] ?? "" : names.compactMap { $0 }.joined(separator: " → ")
      return "\(marks)\t\(share)\t\(name)\n"
    }.joined()
  }

  private static func marks(of section: SectionDifference) -> String {
    if section.old == nil { return "+" }
    if section.new == nil { return "-" }
    return (section.isMoved ? "^" : "") + (section.changed > 0 ? "~" : section.isMoved ? "" : "=")
  }

  private func side(_ range: TextRange, of report: Report, at address: String) -> [UInt8] {
    guard !range.isEmpty else { return Array("null".utf8) }
    var record = JSONRecord()
    record.add("address", address)
    record.add("start", range.lower.bytes)
    record.add("end", range.upper.bytes)
    record.add("text", String(decoding: report.text[range.bytes], as: UTF8.self))
    return record.object
  }

  /// A line an edit: where, the kind, and the words `[-taken out-]{+put in+}` with those around them.
  public func text(_ edits: [Edit], in language: Language) -> String {
    edits.map { edit in
      let places = (oldAddress(of: edit), newAddress(of: edit))
      let place =
        edit.old.isEmpty ? places.1 : edit.new.isEmpty || places.0 == places.1 ? places.0 : "\(places.0) → \(places.1)"
      let move = edit.move.map { " \($0)" } ?? ""
      return "\(place.isEmpty ? "·" : place): \(edit.kind.message(in: language))\(move): \(words(of: edit))\n"
    }.joined()
  }

  /// The words of an edit, `[-taken out-]{+put in+}`, with those around them.
  public func words(of edit: Edit) -> String {
    let report = edit.new.isEmpty ? old : new
    let range = edit.new.isEmpty ? edit.old : edit.new
    let before = Excerpt.before(range.lower, in: report, characters: Self.context)
    let after = Excerpt.after(range.upper, in: report, characters: Self.context)
    let gone = edit.old.isEmpty ? "" : "[-\(Excerpt.of(edit.old, in: old, characters: Self.longest))-]"
    let come = edit.new.isEmpty ? "" : "{+\(Excerpt.of(edit.new, in: new, characters: Self.longest))+}"
    return "\(before)\(gone)\(edit.kind == .moved ? " → " : "")\(come)\(after)"
  }
}
