import ReportModel
import ReportTerms
import TextFacts
import TextLayout

/// Terms for people: a table whose columns stand one below the other on a terminal, under a row of names.
public struct TermsText {
  private let typesetter = Typesetter(widths: WidthTable(ambiguousWidth: 1))
  private let listing: TermsListing
  private let language: Language

  /// Columns a sentence takes at most.
  private static let sentenceWidth = 76
  /// Columns of the plot over many years or reports.
  private static let widestPlot = 24

  /// A table of `listing` under names in Chinese or English.
  public init(_ listing: TermsListing, in language: Language) {
    self.listing = listing
    self.language = language
  }

  /// The table in UTF-8; empty where it has no rows.
  public var bytes: [UInt8] {
    guard !listing.terms.isEmpty else { return [] }
    let columns = self.columns
    let cells = [columns.map(\.name)] + listing.terms.map { listed in columns.map { shown($0.cell(listed)) } }
    let widths = columns.indices.map { column in cells.map { typesetter.width(of: $0[column]) }.max() ?? 0 }
    var out: [UInt8] = []
    for (index, row) in cells.enumerated() {
      out += line(row, columns, widths).utf8
      guard index > 0, listing.hasPlaces else { continue }
      for place in listing.terms[index - 1].places { out += "\(line(of: place))\n".utf8 }
    }
    return out
  }

  private struct PrintedColumn {
    var name: String
    var isNumber = false
    var cell: (TermsListing.Listed) -> String
  }

  private var columns: [PrintedColumn] {
    var columns = [PrintedColumn(name: name(.count), isNumber: true) { String($0.row.frequency) }]
    if !listing.isOneReport {
      columns.append(PrintedColumn(name: name(.reports), isNumber: true) { String($0.row.reportCount) })
      if listing.years != nil { columns.append(PrintedColumn(name: name(.years)) { Self.years($0.row.years) }) }
    }
    if listing.hasReference {
      columns.append(
        PrintedColumn(name: "G²", isNumber: true) {
          $0.row.keyness.map { TermsRecords.decimal($0.logLikelihood) } ?? ""
        })
      columns.append(
        PrintedColumn(name: name(.ratio), isNumber: true) {
          $0.row.keyness.map { TermsRecords.decimal($0.logRatio) } ?? ""
        })
    }
    let parts = listing.terms.first?.plot.counts.count ?? 0
    let width = listing.isOneReport ? TermsListing.bins : min(parts, Self.widestPlot)
    columns.append(PrintedColumn(name: name(.spread)) { $0.plot.row(columns: width) })
    columns.append(PrintedColumn(name: name(.kind)) { $0.term.kind.message(in: language) })
    columns.append(PrintedColumn(name: name(.term)) { words($0) })
    return columns
  }

  private static func years(_ years: ClosedRange<Int>?) -> String {
    guard let years else { return "" }
    return years.lowerBound == years.upperBound ? "\(years.lowerBound)" : "\(years.lowerBound)–\(years.upperBound)"
  }

  /// The term with its variants, or a figure with the sentence it first stands in.
  private func words(_ listed: TermsListing.Listed) -> String {
    if !listed.variants.isEmpty {
      return "\(listed.term.words) ≈ \(listed.variants.map(\.words).joined(separator: " ≈ "))"
    }
    guard !listed.sentence.isEmpty, !listing.hasPlaces else { return listed.term.words }
    return "\(listed.term.words)  │ \(cut(around: listed.term.words, listed.sentence))"
  }

  /// As much of a sentence as fits, with the term in it: what stands before a long way off is left out.
  private func cut(around term: String, _ sentence: String) -> String {
    guard typesetter.width(of: sentence) > Self.sentenceWidth else { return sentence }
    let text = Array(sentence.utf8)
    let part = Array(term.utf8)
    guard part.count <= text.count,
      let place = (0...text.count - part.count).first(where: { text[$0..<$0 + part.count].elementsEqual(part) })
    else { return drawn(typesetter.truncated(sentence, to: Self.sentenceWidth)) }
    let before = String(decoding: text[..<place], as: UTF8.self).unicodeScalars.suffix(24)
    let isCut = before.count < String(decoding: text[..<place], as: UTF8.self).unicodeScalars.count
    let rest = (isCut ? "…" : "") + String(before) + String(decoding: text[place...], as: UTF8.self)
    return drawn(typesetter.truncated(rest, to: Self.sentenceWidth))
  }

  private func line(of place: TermsListing.TermPlace) -> String {
    let line = place.line.map { ":\($0)" } ?? ""
    let address = place.address.isEmpty ? "" : "\(place.address): "
    return shown("    \(place.source.name)\(line): \(address)\(place.sentence)")
  }

  private func line(_ cells: [String], _ columns: [PrintedColumn], _ widths: [Int]) -> String {
    var line = ""
    for (index, cell) in cells.enumerated() {
      let room = String(repeating: " ", count: max(0, widths[index] - typesetter.width(of: cell)))
      let isLast = index == cells.count - 1
      line += columns[index].isNumber ? room + cell : isLast ? cell : cell + room
      if !isLast { line += "  " }
    }
    return line + "\n"
  }

  /// A string as the terminal draws it: what it would obey is shown.
  private func shown(_ string: String) -> String { drawn(typesetter.cells(of: string)) }

  private func drawn(_ cells: [LaidCell]) -> String {
    var text = String.UnicodeScalarView()
    for cell in cells {
      text.append(cell.base)
      for mark in [cell.mark, cell.secondMark] where mark != "\0" { text.append(mark) }
    }
    return String(text)
  }

  private func name(_ column: TermsColumnName) -> String { column.message(in: language) }
}
