import ArgumentParser
import TextFacts

/// `--secure`, for the commands that write.
struct SecureOption: ParsableArguments {
  @Flag(name: .customLong("secure"), help: "Write no file and start no program; also where LESSSECURE is 1.")
  var isAsked = false

  var isOn: Bool { isAsked || Process.isSecure }

  /// Ends the command where it is on.
  func refuse() throws {
    guard isOn else { return }
    Process.complain(OpeningMessage.secure.message(in: Process.language))
    throw ExitCode(ExitStatus.failed.rawValue)
  }
}

extension Process {
  /// Whether the environment asks for a secure session, as of `less`.
  static var isSecure: Bool { Paths.environment("LESSSECURE") == "1" }
}
