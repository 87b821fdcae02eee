import Glibc
import Testing

@testable import Settings

/// The package's own folder.
let packageFolder: String = {
  let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
  return parts.dropLast(3).joined(separator: "/")
}()

/// A new folder for a test, which removes it when it is done.
func makeFolder() throws -> String {
  let base = getenv("TMPDIR").flatMap { String(validatingCString: $0) } ?? "/tmp"
  var template = Array((base + "/gangmu-test-XXXXXX").utf8CString)
  let made = mkdtemp(&template)
  return try #require(made.flatMap { String(validatingCString: $0) })
}

/// Removes a file, or a folder with all that is in it.
func remove(_ path: String) {
  if unlink(path) == 0 { return }
  for name in (try? SettingsFile.names(in: path)) ?? [] { remove(path + "/" + name) }
  rmdir(path)
}

/// Does `work` with a new folder, which is removed afterwards.
func withFolder(_ work: (String) throws -> Void) throws {
  let path = try makeFolder()
  defer { remove(path) }
  try work(path)
}

/// Puts a text into a file, its folders made where they are missing.
func write(_ text: String, to path: String) throws {
  let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
  try makeFolders(folder)
  let stream = try #require(fopen(path, "w"))
  let count = fputs(text, stream)
  try #require(fclose(stream) == 0 && count >= 0)
}

/// Makes a folder and those above it where they are missing.
func makeFolders(_ path: String) throws {
  for end in path.indices.dropFirst() where path[end] == "/" { mkdir(String(path[..<end]), 0o755) }
  try #require(mkdir(path, 0o755) == 0 || errno == EEXIST)
}
