import ArgumentParser

/// The program: browses reports, or, named by a first word, does one thing in batch.
@main
struct Gangmu: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "gangmu",
    abstract: "A terminal browser for structured reports. 结构化报告的终端浏览器。",
    version: version,
    subcommands: [BrowseCommand.self, OutlineCommand.self],
    defaultSubcommand: BrowseCommand.self)
}
