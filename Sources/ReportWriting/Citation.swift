import ReportModel
import TextFacts

/// The line that says where a passage comes from, `——《2016 和堡县政府工作报告》二（三），第38行`, by a format that the reader may set.
///
/// In a format `{title}`, `{address}`, `{heading}`, `{line}`, `{lines}`, `{file}` and `{year}` stand for what they name, and
/// `{report}` for the title with the place and the year before it where it does not say them, as a list of reports shows it.
/// What is in square brackets is left out where something in it is not known: `[，第{line}行]`.
public struct Citation: Sendable {
  /// The format for reports in Chinese, Japanese and Korean, and that for all others.
  public static let (eastAsian, western) = (
    "——《{report}》[{address}][，第{line}行]", "— {report}[, {address}][, line {line}]"
  )

  private let format: String

  /// A citation by a format; nil for the one that fits the report.
  public init(format: String?, for report: Report) {
    self.format = format ?? (report.isEastAsian ? Self.eastAsian : Self.western)
  }

  /// The line for the passage in `range`, which begins in `section`; on one line whatever the format.
  public func line(
    of report: Report, _ range: TextRange, section: SectionIndex, address: String, year: Int? = nil
  ) -> String {
    let year = year ?? report.namedYear
    let first = report.lines?.line(at: range.lower).value
    let last = report.lines?.line(at: TextOffset(max(range.lower.bytes, range.upper.bytes - 1))).value
    let value = { (field: CitationField) -> String? in
      switch field {
      case .title: report.title ?? report.source.shortName
      case .report: report.listedTitle(year: year)
      case .address: address
      case .heading: section == .root ? nil : report.words(in: report[section].heading)
      case .line: first.map(String.init)
      case .lines: first.map { first in last.map { $0 > first ? "\(first)–\($0)" : "\(first)" } ?? "\(first)" }
      case .file: report.source.name
      case .year: year.map(String.init)
      }
    }
    return VisibleText.line(filled(format[...], value).words)
  }

  /// The format with its values; whether one of them is missing.
  private func filled(
    _ format: Substring, _ value: (CitationField) -> String?
  ) -> (words: String, isMissing: Bool) {
    var words = ""
    var isMissing = false
    var rest = format
    while let character = rest.first {
      if character == "[", let end = rest.firstIndex(of: "]") {
        let part = filled(rest[rest.index(after: rest.startIndex)..<end], value)
        if !part.isMissing { words += part.words }
        rest = rest[rest.index(after: end)...]
      } else if character == "{", let end = rest.firstIndex(of: "}"),
        let field = CitationField(rawValue: String(rest[rest.index(after: rest.startIndex)..<end]))
      {
        let filling = value(field) ?? ""
        if filling.isEmpty { isMissing = true }
        words += words.last == "《" ? Self.inTitle(filling) : filling
        rest = rest[rest.index(after: end)...]
      } else {
        words.append(character)
        rest.removeFirst()
      }
    }
    return (words, isMissing)
  }

  /// Titles within a title stand between single marks (GB/T 15834-2011, 4.15).
  private static func inTitle(_ title: String) -> String {
    String(String.UnicodeScalarView(title.unicodeScalars.map { $0 == "《" ? "〈" : $0 == "》" ? "〉" : $0 }))
  }
}

extension Report {
  /// Bytes from the start that tell the script.
  private static let scriptSample = 4_096

  /// Whether most of the report is East Asian text.
  public var isEastAsian: Bool {
    let sample = text.prefix(Self.scriptSample)
    return sample.count { $0 >= 0xE3 } * 6 > sample.count
  }

  /// The language of the text as far as its characters tell it (BCP 47): `zh`, `ja`, `ko`, `en`, or `und`.
  public var languageTag: String {
    let sample = text.prefix(Self.scriptSample * 4)
    var (kana, hangul, han, latin, other) = (0, 0, 0, 0, 0)
    for scalar in String(decoding: sample, as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 0x3041...0x30FF: kana += 1
      case 0xAC00...0xD7A3: hangul += 1
      case let value where Han.contains(value): han += 1
      case 0x41...0x5A, 0x61...0x7A: latin += 1
      case 0xC0...0x2FFF: other += 1
      default: break
      }
    }
    if kana * 10 > han + kana, kana > 0 { return "ja" }
    if hangul > han { return "ko" }
    if han * 4 > latin { return han > 0 ? "zh" : "und" }
    return latin > 0 && other * 50 < latin ? "en" : "und"
  }
}
