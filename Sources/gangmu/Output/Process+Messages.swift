import StandardStreams
import TextFacts

/// Messages beside the output. They quote documents, names, settings and what the shell says.
extension Process {
  /// One line on standard error.
  static func complain(_ line: String) { say("gangmu: \(line)") }

  /// One line on standard error that goes on with the line before it; its tabs part columns.
  static func say(_ line: String) {
    let words = line.split(separator: "\t", omittingEmptySubsequences: false).map { VisibleText.line(String($0)) }
    StandardStream.error.send(Array("\(words.joined(separator: "\t"))\n".utf8), as: .lines)
  }

  /// The lines of the option parser: on standard error the fault of a command line and its right usage, on standard
  /// output the help that was asked for.
  static func tell(_ lines: String, on stream: StandardStream) {
    if !lines.isEmpty { stream.send(Array("\(lines)\n".utf8), as: .lines) }
  }
}
