import ArgumentParser
import StandardStreams

/// `--raw`, of the commands that print the text of reports.
struct RawOption: ParsableArguments {
  @Flag(
    name: .customLong("raw"),
    help: "Print the bytes as they are on a terminal too, which then obeys what the text says to it.")
  var isRaw = false

  /// The form of the text of a report.
  var form: OutputForm { isRaw ? .raw : .text }
}
