import ArgumentParser
import ReportModel

/// `--encoding NAME`, which every command that reads reports takes.
struct EncodingOption: ParsableArguments {
  @Option(
    name: .customLong("encoding"),
    help: "What the files are encoded in: utf-8, utf-16le, utf-16be, gb18030 or big5; found out from each without.")
  var value: ReportEncoding?
}

extension ReportEncoding: ExpressibleByArgument {
  public init?(argument: String) { self.init(name: argument) }
}
