import Descriptors
import Glibc

/// The program that reads other formats, and where it is.
enum ImportProgram {
  static let name = "gangmu-import"

  /// The folders it may be in, in order: that of the program that runs, in `../libexec/gangmu` from there, in the folders
  /// of `PATH`.
  static var folders: [String] {
    let beside = ownFolder.map { [$0, $0 + "/../libexec/gangmu"] } ?? []
    return beside + ProgramFolders.listed
  }

  /// The first one in these folders that can be run; nil where there is none.
  static var path: String? { ProgramFolders.path(of: name, in: folders) }

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
