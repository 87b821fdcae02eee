import Glibc

/// The program that reads other formats, and where it is.
enum ImportProgram {
  static let name = "gangmu-import"

  /// The places it may be, in order: beside the program that runs, in `../libexec/gangmu` from there, in the folders
  /// of `PATH`.
  static var candidates: [String] {
    var folders: [String] = []
    if let own = ownFolder { folders = [own, own + "/../libexec/gangmu"] }
    let path = getenv("PATH").map { String(cString: $0) } ?? ""
    // An empty entry would mean the current folder, where anybody may have put a program.
    folders += path.split(separator: ":").map(String.init).filter { $0.hasPrefix("/") }
    return folders.map { $0 + "/" + name }
  }

  /// The first of `candidates` that can be run; nil where there is none.
  static var path: String? {
    candidates.first { access($0, X_OK) == 0 }
  }

  /// The folder of the program that runs.
  private static var ownFolder: String? {
    var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let count = buffer.withUnsafeMutableBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) { name in
        name.baseAddress.map { readlink("/proc/self/exe", $0, name.count) } ?? 0
      }
    }
    guard count > 0, count < buffer.count, let slash = buffer[..<count].lastIndex(of: 0x2F) else { return nil }
    return String(validating: buffer[..<slash], as: UTF8.self)
  }
}
