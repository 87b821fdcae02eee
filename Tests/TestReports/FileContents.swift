import Glibc

/// The text a file holds; nil where it cannot be read.
public func contents(of path: String) -> String? { bytes(of: path).map { String(decoding: $0, as: UTF8.self) } }

/// The bytes of a file; nil where it cannot be read.
public func bytes(of path: String) -> [UInt8]? {
  guard let file = fopen(path, "re") else { return nil }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
  return ferror(file) == 0 ? bytes : nil
}
