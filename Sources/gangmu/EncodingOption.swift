import ArgumentParser
import ReportModel

/// `--encoding NAME`, which every command that reads reports takes.
struct EncodingOption: ParsableArguments {
  @Option(
    name: .customLong("encoding"),
    help: """
      What the files are encoded in: utf-8, utf-16le, utf-16be, utf-32le, utf-32be, gb18030, big5, shift_jis, euc-jp, \
      euc-kr, windows-1252, windows-1251 or koi8-r, or a name of these such as gbk or latin1; found out from each without.
      """)
  var value: ReportEncoding?
}

extension ReportEncoding: ExpressibleByArgument {
  public init?(argument: String) { self.init(name: argument) }
}
