import Glibc
import Testing

@testable import Settings

/// The package's own folder.
let packageFolder: String = {
  let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
  return parts.dropLast(3).joined(separator: "/")
}()

/// Does `work` with a new folder, which is removed afterwards.
func withFolder(_ work: (String) throws -> Void) throws {
  let base = getenv("TMPDIR").flatMap { String(validatingCString: $0) } ?? "/tmp"
  var template = Array((base + "/gangmu-test-XXXXXX").utf8CString)
  let made = mkdtemp(&template)
  let path = try #require(made.flatMap { String(validatingCString: $0) })
  defer { remove(path) }
  try work(path)
}

private func remove(_ path: String) {
  if unlink(path) == 0 { return }
  for name in (try? SettingsFile.names(in: path)) ?? [] { remove(path + "/" + name) }
  rmdir(path)
}

/// Puts a text into a file, its folders made where they are missing.
func write(_ text: String, to path: String) throws {
  let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
  try Folder.make(folder)
  try AtomicFile.write(Array(text.utf8), to: path)
}
