import Glibc
import TestReports
import Testing

/// A folder of a test's own, with the reports it reads and the settings it starts with; gone when the test is over.
final class GangmuFolder {
  let path: String

  init() throws {
    let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = (base + "/gangmu-test-XXXXXX").utf8CString.map { $0 }
    try #require(mkdtemp(&template) != nil)
    path = String(decoding: template.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    for folder in ["config", "config/gangmu", "config/gangmu/themes", "state"] { try makeFolder(folder) }
  }

  deinit {
    // A program told to end by its terminal may still be writing down where its reader was, in this folder.
    if !waitUntil(seconds: 5, { processes().isEmpty }) { processes().forEach { kill($0, SIGKILL) } }
    _ = Spawned.run(["/bin/rm", "-rf", path], environment: [:])
  }

  /// The processes that have this folder as their home.
  private func processes() -> [pid_t] {
    guard let all = opendir("/proc") else { return [] }
    defer { closedir(all) }
    var found: [pid_t] = []
    while let entry = readdir(all) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      guard let process = pid_t(name), let variables = contents(of: "/proc/\(name)/environ") else { continue }
      if variables.split(separator: "\0").contains("HOME=\(path)") { found.append(process) }
    }
    return found
  }

  /// The environment in which the program looks for a home, for settings and for the locale, with the changes of a
  /// test.
  func environment(_ changes: [String: String?] = [:]) -> [String: String?] {
    let own: [String: String?] = [
      "HOME": path, "XDG_CONFIG_HOME": path + "/config", "XDG_STATE_HOME": path + "/state", "LC_ALL": "C.UTF-8",
    ]
    return own.merging(changes) { $1 }
  }

  /// The path of something in this folder.
  func file(_ name: String) -> String { path + "/" + name }

  func makeFolder(_ name: String) throws { try #require(mkdir(file(name), 0o755) == 0) }

  /// Writes a file and returns its path.
  @discardableResult
  func write(_ name: String, _ text: String, mode: mode_t = 0o644) throws -> String {
    try write(name, Array(text.utf8), mode: mode)
  }

  @discardableResult
  func write(_ name: String, _ bytes: [UInt8], mode: mode_t = 0o644) throws -> String {
    try put(name, bytes, "w")
    try #require(chmod(file(name), mode) == 0)
    return file(name)
  }

  /// Adds text at the end of a file.
  func append(_ name: String, _ text: String) throws { try put(name, Array(text.utf8), "a") }

  private func put(_ name: String, _ bytes: [UInt8], _ mode: String) throws {
    let stream = try #require(fopen(file(name), mode))
    let count = fwrite(bytes, 1, bytes.count, stream)
    try #require(fclose(stream) == 0 && count == bytes.count)
  }
}

/// Waits until a condition holds; false where it does not by then.
func waitUntil(seconds: Double = 20, _ condition: () -> Bool) -> Bool {
  for _ in 0..<Int(seconds * 50) {
    if condition() { return true }
    usleep(20_000)
  }
  return condition()
}
