import Glibc
import LibraryService
import ReportIndex
import ReportModel
import ReportReading
import Threads

/// Loads a library as the browser does and asks it questions, for benchmarks: what that took is printed as JSON, a line
/// for the loading, one for each TERM, and one for COUNT phrases drawn from the reports by SEED.
///
///     LibraryRehearsal COUNT SEED FOLDER… -- TERM…
///
/// `THREADS` in the environment sets the number of threads that load; `INDEX` is the folder of indexes on the disk, from
/// which the library is opened then and not read.
@main
enum LibraryRehearsal {
  static func main() throws {
    let words = Array(CommandLine.arguments.dropFirst())
    let end = words.firstIndex(of: "--") ?? words.count
    guard end > 2, let count = Int(words[0]), let seed = UInt64(words[1]) else {
      print("usage: LibraryRehearsal COUNT SEED FOLDER… -- TERM… [-- EXPRESSION…]")
      exit(2)
    }
    var options = LibraryOptions()
    if let threads = getenv("THREADS").flatMap({ Int(String(cString: $0)) }) { options.threads = threads }
    if let index = getenv("INDEX").map({ String(cString: $0) }) { return try askKept(index, words, end, count, seed) }
    let loading = LoadingLibrary()
    let reading = try LibraryReading.start(words[2..<end].map { Array($0.utf8) }, options: options) { loading.take($0) }
    // As many threads index as the browser has for it.
    try BackgroundThread.start(onStart: {}) { loading.index() }
    loading.index()
    loading.waitUntilIndexed()
    Memory.giveBack()
    print(loading.json())
    let asked = words[min(words.count, end + 1)...]
    let terms = asked.prefix { $0 != "--" }.map { SearchQuery($0) }
    let expressions = asked.dropFirst(terms.count + 1).map { SearchQuery($0, syntax: .query) }
    try ask(terms + expressions, count, seed, in: loading.library)
    withExtendedLifetime(reading) {}
  }

  /// Asks the index on the disk, all files taken to be as they were.
  private static func askKept(_ index: String, _ words: [String], _ end: Int, _ count: Int, _ seed: UInt64) throws {
    let start = Moment.now()
    let place = IndexPlace(folder: index, parser: UInt64(getenv("PARSER").map { String(cString: $0) } ?? "", radix: 16))
    let kept = KeptLibrary(of: words[2..<end].map { Array($0.utf8) }, in: place, options: LibraryOptions())
    let opened = Moment.now() - start
    let library = kept.wholeLibrary().library
    print(
      "{\"reports\":\(library.count),\"text\":\(library.bytes),\"opened\":\(opened),"
        + "\"library\":\(Moment.now() - start),\"resident\":\(Usage.kilobytes("RssAnon") * 1024)}")
    let asked = words[min(words.count, end + 1)...]
    try ask(asked.map { SearchQuery($0) }, count, seed, in: library)
    print("{\"anonymous\":\(Usage.kilobytes("RssAnon") * 1024),\"mapped\":\(Usage.kilobytes("RssFile") * 1024)}")
  }

  private static func ask(_ queries: [SearchQuery], _ count: Int, _ seed: UInt64, in library: Library) throws {
    let parallel = ThreadPool().parallel(.answer)
    for query in queries {
      let times = try (0..<9).map { _ in try Question.seconds(query, library, parallel) }
      let middle = times.sorted { $0.seconds < $1.seconds }[times.count / 2]
      let term = String(decoding: JSONText.quoted(query.pattern), as: UTF8.self)
      let drained = try (0..<9).map { _ in try Question.secondsToDrain(query, library).seconds }.sorted()[4]
      print("{\"term\":\(term),\"hits\":\(middle.hits),\"seconds\":\(middle.seconds),\"drained\":\(drained)}")
    }
    var phrases = Phrases(library, seed: seed)
    let drawn = (0..<count).map { _ in SearchQuery(phrases.next()) }
    let asked = try drawn.map { try Question.seconds($0, library, parallel).seconds }.sorted()
    try printTimes("phrases", asked)
    let drained = try drawn.map { query in
      (try Question.secondsToDrain(query, library).seconds, query.pattern)
    }.sorted { $0.0 < $1.0 }
    try printTimes("drained", drained.map(\.0))
    for (seconds, pattern) in drained.suffix(getenv("SLOWEST") == nil ? 0 : 20) {
      print("{\"slow\":\(String(decoding: JSONText.quoted(pattern), as: UTF8.self)),\"seconds\":\(seconds)}")
    }
  }

  private static func printTimes(_ name: String, _ asked: [Double]) throws {
    let count = asked.count
    guard let slowest = asked.last else { return }
    print(
      "{\"\(name)\":\(count),\"median\":\(asked[count / 2]),\"p90\":\(asked[count * 9 / 10]),"
        + "\"p99\":\(asked[count * 99 / 100]),\"slowest\":\(slowest)}")
  }
}

/// The library as it grows, and the thread that indexes it.
private final class LoadingLibrary: Sendable {
  private struct Content {
    var library = Library()
    var (skipped, years, fileBytes) = (0, 0, 0)
    var first: Double?
    var isLoaded = false
    /// Indexes that are being made.
    var active = 0
  }

  private let start = Moment.now()
  private let content = Monitor(Content())

  var library: Library { content.change { $0.library } }

  func take(_ update: LibraryUpdate) {
    content.change { content in
      switch update {
      case .reports(let reports):
        if content.first == nil { content.first = Moment.now() - start }
        content.fileBytes += reports.reduce(0) { $0 + $1.stamp.size }
        content.years += reports.count { $0.year != nil }
        content.library.add(reports.map { LibraryReport($0.report, name: "", year: $0.year) })
      case .skipped(let skipped): content.skipped += skipped.count
      case .finished: content.isLoaded = true
      default: break
      }
    }
  }

  /// Indexes what comes until all is loaded and indexed.
  func index() {
    while true {
      let next = content.wait { content -> Library.Indexing?? in
        if let indexing = content.library.takeIndexing(all: content.isLoaded) {
          content.active += 1
          return .some(indexing)
        }
        return content.isLoaded ? .some(nil) : nil
      }
      guard let indexing = next else { return }
      let indexed = indexing.run()
      content.change { content in
        content.library.adopt(indexed)
        content.active -= 1
      }
    }
  }

  /// Waits for what other threads still index.
  func waitUntilIndexed() { content.wait { $0.active == 0 ? () : nil } }

  /// The time that loading and indexing took up to now, and the amounts, as a line of JSON.
  func json() -> String {
    let seconds = Moment.now() - start
    let content = content.change { $0 }
    return """
      {"reports":\(content.library.count),"skipped":\(content.skipped),"years":\(content.years),\
      "bytes":\(content.fileBytes),"text":\(content.library.bytes),"weight":\(content.library.weight),\
      "seconds":\(seconds),"first":\(content.first ?? -1),"resident":\(Usage.kilobytes("VmRSS") * 1024),\
      "peak":\(Usage.kilobytes("VmHWM") * 1024)}
      """
  }
}
