import Glibc
import ReportReading
import ScreenModel
import Store
import TextFacts

/// The things a request names, sorted by their kind: reports to be read, and folders. Nothing is read for it.
struct NamedItems {
  /// A report to be read, and the address to open it at.
  struct Item {
    var input: ReadingInput
    var address: String?
    var line: Int?
  }

  /// The reports, by number.
  private(set) var items: [Item] = []
  /// The files and folders that are read as one library with the reports.
  private(set) var roots: [[UInt8]] = []
  /// One line for each that is not there.
  private(set) var complaints: [String] = []

  /// Whether more than one report is named or may come.
  var isLibrary: Bool { items.count > 1 || !roots.isEmpty }

  /// Beyond `mostAtOnce` files the first is an item, and the others are roots, as folders are.
  ///
  /// The reports that were read last, of which `recent` tells, and the samples stand for nothing named.
  init(_ request: BrowseRequest, recent: FirstFrameText? = nil, mostAtOnce: Int = .max, language: Language) {
    var named = request.items
    if named.isEmpty, Self.isPiped { named = [BrowseRequest.Item(input: .standardInput)] }
    if named.isEmpty {
      items = (recent?.recentFiles ?? []).map { Item(input: .file($0)) }
      items += SampleReports.all.map { Item(input: .sample($0)) }
    }
    let isMany = named.count > mostAtOnce
    for item in named {
      switch item.input {
      case .standardInput:
        if isatty(STDIN_FILENO) == 0 {
          items.append(Item(input: .descriptor(STDIN_FILENO, name: "-")))
        } else {
          complain([UInt8(ascii: "-")], .notAFile(.characterDevice), language)
        }
      case .descriptor(let number):
        items.append(Item(input: .descriptor(number, name: "/dev/fd/\(number)")))
      case .file(let path):
        let isRoot = item.address == nil && item.line == nil && (Paths.isFolder(path) || (isMany && !items.isEmpty))
        if !isRoot {
          items.append(Item(input: .file(path), address: item.address, line: item.line))
        } else if Paths.exists(path) {
          roots.append(path)
        } else {
          complain(path, .missing, language)
        }
      }
    }
  }

  private mutating func complain(_ path: [UInt8], _ error: ReadingError, _ language: Language) {
    complaints.append(ReadingFailure(path: path, error: error).message(in: language))
  }

  /// Whether a report comes in through standard input though nothing says so: `command | gangmu`.
  private static var isPiped: Bool {
    var status = stat()
    guard fstat(STDIN_FILENO, &status) == 0 else { return false }
    return [S_IFIFO, S_IFREG, S_IFSOCK].contains(status.st_mode & S_IFMT)
  }
}
