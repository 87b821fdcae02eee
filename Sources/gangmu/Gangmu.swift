import ArgumentParser

@main
struct Gangmu: ParsableCommand {
  @Argument var files: [String] = []
  func run() throws { print("gangmu", files) }
}
