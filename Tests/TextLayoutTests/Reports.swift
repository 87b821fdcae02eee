import Glibc

/// The folder with real reports, named by the environment; nil where tests run without them.
enum Reports {
  static let folder: String? = getenv("GANGMU_REPORTS").map { String(cString: $0) }

  /// The two the project began with.
  static let founding = ["000_32978eeceef8f739.txt", "001_f140fd063535cd87.txt"]
  /// The names of all text reports in the folder, in order.
  static let names: [String] = {
    guard let folder, let directory = opendir("\(folder)/reports") else { return [] }
    defer { closedir(directory) }
    var found: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasSuffix(".txt") { found.append(name) }
    }
    return found.sorted()
  }()

  /// The lines of a report as UTF-8, without their line ends and the byte order mark; empty where it cannot be read.
  static func lines(of name: String) -> [[UInt8]] {
    guard let folder, var text = bytes(of: "\(folder)/reports/\(name)") else { return [] }
    if String(validating: text, as: UTF8.self) == nil { text = decoded(text) }
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { text.removeFirst(3) }
    return text.split(separator: 0x0A).map { line in Array(line.last == 0x0D ? line.dropLast() : line) }
  }

  private static func bytes(of path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var found: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = read(descriptor, &block, block.count)
      guard count > 0 else { return count == 0 ? found : nil }
      found += block[..<count]
    }
  }

  /// GB 18030 as UTF-8; empty where it is not valid.
  private static func decoded(_ text: [UInt8]) -> [UInt8] {
    let converter = iconv_open("UTF-8", "GB18030")
    defer { iconv_close(converter) }
    var source = text.map { CChar(bitPattern: $0) }
    var target = [CChar](repeating: 0, count: text.count * 2)
    let written = source.withUnsafeMutableBufferPointer { source in
      target.withUnsafeMutableBufferPointer { target in
        var from = source.baseAddress
        var left = source.count
        var to = target.baseAddress
        var room = target.count
        return iconv(converter, &from, &left, &to, &room) == 0 ? target.count - room : 0
      }
    }
    return target[..<written].map { UInt8(bitPattern: $0) }
  }
}
