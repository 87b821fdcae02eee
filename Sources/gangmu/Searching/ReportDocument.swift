import ReportIndex
import ReportModel
import ReportWriting
import TextFacts

/// A report in one of the forms of `ExportFormat`, handed on piece by piece.
struct ReportDocument {
  let report: Report
  let year: Int?
  let format: ExportFormat

  func write(to sink: ([UInt8]) -> Bool) {
    let reader = PassageReader(report, language: Process.language)
    switch format {
    case .jsonl: SectionPrinter(report, year: year).print(.jsonl) { _ = sink($0) }
    case .csv: SectionPrinter(report, year: year).print(.csv) { _ = sink($0) }
    case .text: _ = sink(PlainPassage(reader, report.root.range, blankLines: true).text + [0x0A])
    case .markdown:
      var passage = MarkdownPassage(reader)
      passage.write(report.root.range, to: sink)
    case .html: ReportPage(report, language: Process.language).write(to: sink)
    }
  }

  /// All of it, as a file has it.
  var bytes: [UInt8] {
    var bytes: [UInt8] = format == .csv ? CSVText.byteOrderMark + SectionPrinter.columns : []
    write { piece in
      bytes += piece
      return true
    }
    return bytes
  }
}
