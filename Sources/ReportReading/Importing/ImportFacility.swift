import Descriptors
import Glibc
import ImportStream
import ReportModel
import Threads

/// The reading of other formats on this machine: by which program, and confined how.
public enum ImportFacility {
  /// The formats that the import program reads, by their names.
  public static let formats = ImportFormat.allCases.map(\.rawValue)
  /// The milliseconds that the program may take to say how it is confined, and the bytes it may use.
  private static let patience = 5_000
  private static let longest = 256

  /// The confinement of the program at `path` (nil: the one that came with this one) as it says itself; nil where there
  /// is none, or where it does not answer. Takes as long as a start of that program: no question for the main thread.
  public static func confinement(program path: String? = nil) -> ImportConfinement? {
    guard let path = path ?? ImportProgram.path, let ends = openPipe() else { return nil }
    defer { close(ends.reading) }
    let nothing = open("/dev/null", O_RDONLY | O_CLOEXEC)
    let id = ProgramStarter.shared.start(
      path, [ImportProgram.name, "--confinement", "\(getpid())"], input: nothing, output: ends.writing)
    close(ends.writing)
    if nothing >= 0 { close(nothing) }
    guard let id else { return nil }
    defer { ImportProcess.end(id) }
    let answer = text(from: ends.reading)
    return answer.hasSuffix("\n") ? ImportConfinement(line: answer.dropLast()) : nil
  }

  /// The text up to the end, or to the end of patience.
  private static func text(from descriptor: Int32) -> String {
    var text: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: longest)
    let last = Clock.milliseconds() + patience
    while text.count < longest,
      let ready = try? Poll.ready([descriptor], milliseconds: max(0, last - Clock.milliseconds())),
      ready == [true]
    {
      let count = buffer.withUnsafeMutableBytes { (try? Descriptor.read(descriptor, into: $0)) ?? 0 }
      guard count > 0 else { break }
      text += buffer[..<count]
    }
    return String(decoding: text, as: UTF8.self)
  }
}
