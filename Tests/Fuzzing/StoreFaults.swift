import Browser
import Glibc
import Store
import TextFacts

/// The properties of the store, whatever stands in its files.
enum StoreFaults {
  /// The faults of reading `input` as the file of before the store, in words; empty where there are none.
  static func faults(ofOlderForm input: [UInt8]) -> [String] {
    let changes = RememberedText.changes(input)
    var wrong: [String] = []
    if changes.count > input.count { wrong.append("more changes than bytes") }
    let written = changes.flatMap(line)
    if RememberedText.changes(written) != changes { wrong.append("written again it reads otherwise") }
    return wrong
  }

  /// The faults of reading `input` as the file of the first frame: the name of a report, a NUL, and the file.
  static func faults(ofFirstFrame input: [UInt8]) -> [String] {
    let parts = input.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false).map { Array($0) }
    guard parts.count == 2, let text = FirstFrameText(parts[1]) else { return [] }
    var wrong: [String] = []
    if text.paths.count > input.count { wrong.append("more reports than bytes") }
    for path in text.paths.prefix(8) + [parts[0]] {
      guard let report = text.report(path) else { continue }
      guard let quote = report.quote, quote.start == report.place else {
        wrong.append("a report without its place")
        continue
      }
      if let range = quote.range(in: input), range.upperBound > input.count { wrong.append("a place beyond the text") }
      if let folds = KeptFolds(bytes: report.folds), KeptFolds(bytes: folds.bytes) != folds {
        wrong.append("folds written again read otherwise")
      }
    }
    for name in ["theme", ""] where (text.choice(name)?.utf8.count ?? 0) > input.count {
      wrong.append("a choice longer than the file")
    }
    return wrong
  }

  /// The line that remembers a change, all that can be escaped escaped.
  private static func line(_ change: StoreChange) -> [UInt8] {
    let fields: [[UInt8]]
    switch change {
    case .search(let text): fields = [Array("search".utf8), Array(text.utf8)]
    case .mark(let letter, let report, let offset, _):
      fields = [Array("mark".utf8), Array(String(letter).utf8), Array("\(offset)".utf8), report.path]
    case .place(let report, let offset, _): fields = [Array("place".utf8), Array("\(offset)".utf8), report.path]
    case .folds, .choice, .pin, .markRemoved, .note, .noteRemoved, .library, .question, .questionRemoved: fields = []
    }
    let escapes: [UInt8: UInt8] = [0x5C: 0x5C, 0x09: 0x74, 0x0A: 0x6E, 0x0D: 0x72]
    let escaped = fields.map { field -> [UInt8] in
      field.flatMap { byte -> [UInt8] in escapes[byte].map { [0x5C, $0] } ?? [byte] }
    }
    return Array(escaped.joined(separator: [0x09 as UInt8])) + [0x0A]
  }

  /// The faults of a store that is `input`, or one of ours that `input` has damaged: it is read, written, and read again.
  static func faults(ofStore input: [UInt8]) -> [String] {
    guard let folder = folder, let kind = input.first else { return [] }
    clear(folder)
    let bytes = Array(input.dropFirst())
    let path = folder + "/" + StoreFile.name
    // One in four is all of the file; of ours is damaged the file, its log, or both.
    if kind % 4 == 0 {
      put(bytes, path)
    } else {
      put(kind % 4 == 2 ? template.file : damaged(template.file, by: bytes), path)
      put(kind % 4 == 1 ? template.log : damaged(template.log, by: bytes), path + "-wal")
    }
    return wrongs(folder)
  }

  private static func wrongs(_ folder: String) -> [String] {
    let report = ReportIdentity(path: Array("/r".utf8))
    let file = StoreFile(folder: folder)
    do throws(StoreProblem) {
      _ = try file.searches()
      _ = try file.report(report)
      try file.write([.search("fuzz"), .mark("f", report: report, offset: 5), .place(report: report, offset: 6)])
      let again = StoreFile(folder: folder)
      let searches = try again.searches()
      let remembered = try again.report(report)
      var wrong: [String] = []
      if searches.last.map({ Array($0.utf8) }) != Array("fuzz".utf8) { wrong.append("a search is lost") }
      if remembered?.place != 6 { wrong.append("a place is lost") }
      if remembered?.marks.contains(RememberedReport.SavedMark(letter: "f", offset: 5)) != true {
        wrong.append("a mark is lost")
      }
      return wrong
    } catch .newer {
      return []
    } catch {
      return ["\(error)"]
    }
  }

  /// Puts bytes over others: two that say where, one that says how many, and these.
  private static func damaged(_ bytes: [UInt8], by input: [UInt8]) -> [UInt8] {
    var bytes = bytes
    var rest = input[...]
    while rest.count > 3, !bytes.isEmpty {
      let place = (Int(rest[rest.startIndex]) << 8 | Int(rest[rest.startIndex + 1])) * 3 % bytes.count
      let count = Int(rest[rest.startIndex + 2] % 16) + 1
      for (index, byte) in rest.dropFirst(3).prefix(count).enumerated() where place + index < bytes.count {
        bytes[place + index] = byte
      }
      rest = rest.dropFirst(3 + count)
    }
    return bytes
  }

  // MARK: Files

  /// A folder in memory, for the disk would take most of the time.
  private static let folder: String? = {
    var name = Array("\(access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp")/gangmu-fuzz-XXXXXX".utf8CString)
    guard mkdtemp(&name) != nil else { return nil }
    let path = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    clearedAtEnd = path
    atexit {
      guard let path = StoreFaults.clearedAtEnd else { return }
      StoreFaults.clear(path)
      rmdir(path)
    }
    return path
  }()
  nonisolated(unsafe) private static var clearedAtEnd: String?

  /// A store with some of everything, part of it in the log only.
  private static let template: (file: [UInt8], log: [UInt8]) = {
    guard let folder else { return ([], []) }
    clear(folder)
    let file = StoreFile(folder: folder)
    for number in 0..<40 {
      let report = ReportIdentity(path: Array("/r\(number % 7)".utf8), content: ContentIdentity(of: [UInt8(number)]))
      let mark = Unicode.Scalar(UInt8(97 + number % 26))
      do throws(StoreProblem) {
        try file.write([
          .search("search \(number)"), .mark(mark, report: report, offset: number), .place(report: report, offset: 9),
        ])
      } catch {
        return ([], [])
      }
    }
    return (bytes(folder + "/" + StoreFile.name), bytes(folder + "/" + StoreFile.name + "-wal"))
  }()

  private static func put(_ bytes: [UInt8], _ path: String) {
    guard let stream = fopen(path, "w") else { return }
    fwrite(bytes, 1, bytes.count, stream)
    fclose(stream)
  }

  private static func bytes(_ path: String) -> [UInt8] {
    guard let stream = fopen(path, "r") else { return [] }
    defer { fclose(stream) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&chunk, 1, chunk.count, stream), count > 0 { bytes += chunk[..<count] }
    return bytes
  }

  private static func clear(_ folder: String) {
    guard let stream = opendir(folder) else { return }
    defer { closedir(stream) }
    while let entry = readdir(stream) {
      withUnsafeBytes(of: &entry.pointee.d_name) { name in
        guard let base = name.baseAddress?.assumingMemoryBound(to: CChar.self), base[0] != 0x2E else { return }
        unlinkat(dirfd(stream), base, 0)
      }
    }
  }
}
