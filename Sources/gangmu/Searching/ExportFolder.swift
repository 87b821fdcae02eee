import Glibc
import ReportWriting
import Store

/// The folder that reports are exported to, each under a name of its own.
struct ExportFolder {
  private(set) var hasFailed = false
  private var isThere = true
  private let folder: String
  private let replacing: Bool
  private var names = UniqueNames()

  /// A folder, which is made where there is none.
  init(_ folder: String, replacing: Bool) {
    self.folder = folder
    self.replacing = replacing
    guard let code = WrittenFile.makeFolder(folder) else { return }
    isThere = false
    complain(folder, code)
  }

  /// Writes a report; whether it makes sense to go on.
  mutating func write(_ document: ReportDocument) -> Bool {
    guard isThere else { return false }
    let source = document.report.source.shortName
    let base = SafeFileName.name(source == "-" ? document.report.title(of: .root) : SafeFileName.withoutEnd(source))
    let path = folder + "/" + names.unique(base, end: document.format.end)
    switch WrittenFile.save(document.bytes, to: path, replacing: replacing) {
    case .done: return true
    case .exists:
      complain(path, EEXIST)
      return true
    case .failed(let code):
      complain(path, code)
      // On a full disk no other report has room either.
      return code != ENOSPC
    }
  }

  private mutating func complain(_ path: String, _ code: Int32) {
    hasFailed = true
    Process.complain(BatchMessage.notWritten(path: path, errno: code).message(in: Process.language))
  }
}
