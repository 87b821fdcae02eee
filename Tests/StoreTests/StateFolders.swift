import Glibc
import Testing

@testable import Store

/// Does `work` with a new folder, which is removed afterwards.
func withFolder(_ work: (String) throws -> Void) throws {
  let base = getenv("TMPDIR").flatMap { String(validatingCString: $0) } ?? "/tmp"
  var template = Array((base + "/gangmu-test-XXXXXX").utf8CString)
  let made = mkdtemp(&template)
  let path = try #require(made.flatMap { String(validatingCString: $0) })
  defer { remove(path) }
  try work(path)
}

/// The names in a folder, sorted.
func names(in folder: String) -> [String] {
  guard let stream = opendir(folder) else { return [] }
  defer { closedir(stream) }
  var names: [String] = []
  while let entry = readdir(stream) {
    names.append(
      withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) })
  }
  return names.filter { $0 != "." && $0 != ".." }.sorted()
}

private func remove(_ path: String) {
  if unlink(path) == 0 { return }
  for name in names(in: path) { remove(path + "/" + name) }
  rmdir(path)
}

/// Puts bytes into a file.
func write(_ bytes: [UInt8], to path: String) throws {
  let stream = try #require(fopen(path, "w"))
  let count = fwrite(bytes, 1, bytes.count, stream)
  try #require(fclose(stream) == 0 && count == bytes.count)
}

func write(_ text: String, to path: String) throws { try write(Array(text.utf8), to: path) }

/// The bytes of a file; none where there is none.
func contents(of path: String) -> [UInt8] {
  guard let stream = fopen(path, "r") else { return [] }
  defer { fclose(stream) }
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 65536)
  while case let count = fread(&chunk, 1, chunk.count, stream), count > 0 { bytes += chunk[..<count] }
  return bytes
}

/// The file's type and mode.
func mode(of path: String) -> mode_t {
  var status = stat()
  return lstat(path, &status) == 0 ? status.st_mode : 0
}

/// A report by its path and, for one that was read to its end, its text.
func report(_ path: String, _ text: String? = nil) -> ReportIdentity {
  text.map { ReportIdentity(path: Array(path.utf8), text: Array($0.utf8)) } ?? ReportIdentity(path: Array(path.utf8))
}

/// All that is remembered of a report with these marks.
func remembered(_ marks: [(Unicode.Scalar, Int)], place: Int? = nil) -> RememberedReport {
  RememberedReport(marks: marks.map { RememberedReport.SavedMark(letter: $0, offset: $1) }, place: place)
}
