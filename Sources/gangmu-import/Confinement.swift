import CConfinement
import Glibc
import ReportModel

/// The confinement of this process, which nothing it starts can leave.
enum Confinement {
  /// Confines this process to reading the document that is standard input, and to running `programs` (absolute paths).
  ///
  /// If the kernel refuses a part of it, the others hold; the result says which.
  static func putOn(document: Int32, programs: [String]) -> ImportConfinement {
    var names: [UnsafePointer<CChar>?] = programs.map { UnsafePointer(strdup($0)) } + [nil]
    defer { for name in names { free(UnsafeMutablePointer(mutating: name)) } }
    let holds = names.withUnsafeMutableBufferPointer { names in
      var wanted = confinement_wanted(
        document: document, programs: names.baseAddress.map { UnsafePointer($0) },
        newest_landlock: Int32(confinement_newest_landlock), filters_calls: true)
      return confinement_put_on(&wanted)
    }
    return ImportConfinement(landlock: Int(holds.landlock), filtersCalls: holds.filters_calls)
  }
}
