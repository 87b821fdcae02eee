import ArgumentParser

/// `--follow-links`, which every command that reads folders takes.
struct LinksOption: ParsableArguments {
  @Flag(
    name: .customLong("follow-links"),
    help: "In folders follow symbolic links that lead out of them too; library.toml: links.follow.")
  var followsAll = false
}
