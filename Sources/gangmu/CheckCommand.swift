import ArgumentParser
import ReportCheck
import ReportModel
import ScreenModel
import StandardStreams

/// The forms in which findings are printed.
enum CheckFormat: String, ExpressibleByArgument, CaseIterable {
  case text, jsonl

  /// The form in which they go to standard output.
  var form: OutputForm {
    switch self {
    case .text: .lines
    case .jsonl: .records
    }
  }
}

/// `gangmu check [--format text|jsonl] PATH…`: what looks wrong in reports.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Find gaps in numbering, lone marks, placeholders left.",
    discussion: """
      Looks for numbers that leave out others, repeat, go back, skip a style or are written otherwise than their level, \
      those of lists and of 一是, 第一，, （1） in a paragraph too; “ ” 《 》 （ ） that do not pair within a paragraph; \
      half-width , ; : right before a Chinese character; and runs of X left to be filled in. Prints for each kind its \
      number, and file:line:column: address: message, with the words around it; lines and columns count from 1, columns \
      in characters. Folders are read with all reports in them, as people sort their names.

      Exit codes: 0 nothing found, 1 something found, 2 wrong usage or a report that could not be read; what is in a \
      folder and is no text is named on standard error and is no failure.
      """)

  @Option(help: "text or jsonl (one JSON object a finding).")
  var format: CheckFormat = .text

  @OptionGroup var encoding: EncodingOption

  @OptionGroup var rules: RulesOption

  @OptionGroup var links: LinksOption

  @OptionGroup var index: IndexOption

  @Argument(help: "Reports and folders of reports; - is standard input.")
  var paths: [String]

  func run() throws {
    var input = BatchInput(
      paths, encoding: encoding.value, rules: rules.file, links: links, index: index, form: format.form)
    let language = Process.language
    var isClean = true
    input.each { report, output in
      let findings = Check.findings(in: report)
      if !findings.isEmpty { isClean = false }
      let printer = FindingPrinter(report, file: report.source.name)
      let lines =
        switch format {
        case .text: printer.text(findings, in: language)
        case .jsonl: printer.jsonLines(findings, in: language)
        }
      output.send(lines.utf8)
    }
    try input.end(found: isClean)
  }
}
