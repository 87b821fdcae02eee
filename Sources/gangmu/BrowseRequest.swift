import Browser
import LibraryService
import ReportModel

/// The reports that the command line asks for, and the place to open.
struct BrowseRequest {
  /// One report to open.
  struct Item: Equatable {
    enum Input: Equatable {
      case standardInput
      /// A pipe the shell has opened, as `<(command)` does; its name is `/dev/fd/` and the number.
      case descriptor(Int32)
      /// A path in the bytes the system knows it by.
      case file([UInt8])
    }
    var input: Input
    /// The address after `#`; nil without one.
    var address: String?
    /// The line after `:`, from 1; nil without one.
    var line: Int?
  }

  var items: [Item] = []
  /// The place to open that `+` names: a term to search, a line, or the end.
  var startTerm: String?
  var startLine: Int?
  var startsAtEnd = false
  /// A list of hits from elsewhere to show; nil for none.
  var list: NamedHits?
  /// The path of an older version to compare the report with; nil for none.
  var olderVersion: String?
  var section: String?
  var theme: String?
  var ignoresCase = false
  /// Whether what changes is read again at once.
  var follows = false
  /// Whether the screen is made for being read aloud.
  var isPlain = false
  /// Whether the mouse is used.
  var usesMouse = false
  /// Whether nothing is written and no program is started.
  var isSecure = false
  /// Whether what is remembered is read and written.
  var remembers = true
  /// Whether the index of a folder is read and written.
  var usesIndex = true
  /// The place of indexes; nil where none is used, as in a secure session, which writes nothing and reads nothing else.
  var indexPlace: IndexPlace? { usesIndex && !isSecure ? IndexOption.place : nil }
  /// Whether in folders symbolic links are followed that lead out of them.
  var followsLinks = false
  /// The encoding of the reports; nil to find it out.
  var encoding: ReportEncoding?
  /// The file of the reader's own rules for headings; nil for that of the settings folder.
  var rules: String?

  /// Sorts the words of the command line: files, and `+` with where to open.
  ///
  /// `isFile` says whether a path names a file: `#` may be part of a name.
  init(
    arguments: [String], section: String? = nil, theme: String? = nil, ignoresCase: Bool = false,
    encoding: ReportEncoding? = nil, rules: String? = nil,
    isFile: ([UInt8]) -> Bool = Paths.exists
  ) {
    self.section = section
    self.theme = theme
    self.ignoresCase = ignoresCase
    self.encoding = encoding
    self.rules = rules
    isSecure = Process.isSecure
    remembers = !isSecure
    let raw = Paths.rawArguments()
    // Behind `--` everything is a name (XBD 12.2, guideline 10).
    let names = Set(CommandLine.arguments.drop { $0 != "--" }.dropFirst())
    for argument in arguments {
      if names.contains(argument) {
        items.append(Self.file(raw[argument] ?? Array(argument.utf8), isFile: isFile))
      } else if argument.hasPrefix("+/"), argument.count > 2 {
        startTerm = String(argument.dropFirst(2))
      } else if argument.first == "+", let line = Int(argument.dropFirst()), line > 0 {
        startLine = line
      } else if argument == "+G" {
        startsAtEnd = true
      } else if argument == "-" {
        items.append(Item(input: .standardInput))
      } else {
        items.append(Self.file(raw[argument] ?? Array(argument.utf8), isFile: isFile))
      }
    }
  }

  /// A file, with what follows the last `#` as an address, or `:` as a line, unless the whole names a file.
  private static func file(_ path: [UInt8], isFile: ([UInt8]) -> Bool) -> Item {
    if let descriptor = Paths.openedPipe(path) { return Item(input: .descriptor(descriptor)) }
    if !isFile(path), let item = printedPlace(path, isFile: isFile) { return item }
    guard !isFile(path), let mark = path.lastIndex(of: UInt8(ascii: "#")), mark > 0, mark + 1 < path.count else {
      return Item(input: .file(path))
    }
    let address = String(decoding: path[(mark + 1)...], as: UTF8.self)
    return Item(input: .file(Array(path[..<mark])), address: address)
  }

  /// The place that a line of a compiler, or of `gangmu search`, names: `FILE:17`, `FILE:17:5` (the column is left out),
  /// `FILE:17:二（三）: …`, and `FILE:-:二（三）: …` where the format has no lines; nil where no file stands before a colon.
  private static func printedPlace(_ path: [UInt8], isFile: ([UInt8]) -> Bool) -> Item? {
    let colon = UInt8(ascii: ":")
    for mark in path.indices where path[mark] == colon && mark > 0 {
      let fields = path[(mark + 1)...].split(separator: colon, maxSplits: 2, omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
      guard let place = fields.first, isFile(Array(path[..<mark])) else { continue }
      let input = Item.Input.file(Array(path[..<mark]))
      if let line = Int(place), line > 0 { return Item(input: input, line: line) }
      if place == "-", fields.count > 1 { return Item(input: input, address: fields[1].isEmpty ? nil : fields[1]) }
    }
    return nil
  }
}
