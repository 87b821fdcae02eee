import ReportModel

/// The files still to be read, handed out to the threads that read.
///
/// Texts go first to whoever asks. Documents of the import program are set aside when one is met, and read by a few
/// threads at once while there are texts, by all when there are none.
struct LibraryWork {
  /// A file to be read, with its version when it was found.
  struct Item {
    let file: LibraryFile
    let version: FileVersion

    /// Its size.
    var bytes: Int { version.size }
  }

  /// The next work of a thread.
  enum Assignment {
    case texts([Item])
    case document(Item)
    case end
  }

  /// So many texts are handed out at once; a thread that asks less often waits less. Of those that an index may have, which
  /// are looked up and not read, as a rule, several times as many.
  private let share: Int

  /// The most documents at once while there are texts.
  let imports: Int
  private var texts: [Item] = []
  private var nextText = 0
  private var documents: [Item] = []
  private var importing = 0
  /// Threads that hold texts, any of which may be a document.
  private var reading = 0
  private var isWalkComplete = false
  private var isStopped = false
  /// Threads that were not told to end.
  private(set) var threads: Int

  init(threads: Int, imports: Int, hasIndex: Bool = false) {
    share = hasIndex ? 64 : 8
    self.threads = threads
    self.imports = imports
  }

  mutating func add(_ items: [Item]) { texts += items }

  mutating func completeWalk() { isWalkComplete = true }

  /// Nothing more is handed out.
  mutating func stop() { isStopped = true }

  mutating func setAside(_ document: Item) { documents.append(document) }

  mutating func finishTexts() { reading -= 1 }

  mutating func finishDocument() { importing -= 1 }

  /// The next job; nil while there is none but may be one later.
  mutating func next() -> Assignment? {
    let noText = nextText == texts.count
    if isStopped || (isWalkComplete && noText && reading == 0 && documents.isEmpty) {
      threads -= 1
      return .end
    }
    if !documents.isEmpty, importing < imports || (isWalkComplete && noText) {
      importing += 1
      return .document(documents.removeLast())
    }
    guard !noText else { return nil }
    // Towards the end the rest is shared out evenly.
    let count = min(share, max(1, (texts.count - nextText) / (4 * max(1, threads))))
    let end = min(texts.count, nextText + count)
    let share = Array(texts[nextText..<end])
    nextText = end
    if nextText > 4_096, nextText * 2 > texts.count {
      texts.removeFirst(nextText)
      nextText = 0
    }
    reading += 1
    return .texts(share)
  }
}
