import ArgumentParser

@main
struct Gangmu: ParsableCommand {
  static let configuration = CommandConfiguration(subcommands: [OutlineCommand.self])
}
