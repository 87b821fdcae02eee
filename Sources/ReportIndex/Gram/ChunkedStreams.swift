/// Many sequences that grow side by side, of which nobody knows beforehand how long they get.
///
/// An element is written down where its sequence ends, in a chunk of memory of its own: nothing is moved when a sequence
/// grows, and a million appends take a few milliseconds. `free` gives the memory back.
struct ChunkedStreams<Element: BitwiseCopyable> {
  private typealias Chunk = UnsafeMutablePointer<Element>

  /// Bytes of a chunk, a power of two, which every chunk is aligned to: where one ends can be seen from an address.
  private let chunkBytes: Int
  /// The address of the next element of each stream; 0 before the first.
  private let next: UnsafeMutablePointer<Int>
  /// The memory of each stream, in order. The first element of a chunk is never used, so that no stream goes on at the
  /// start of one.
  private var chunks: [[Chunk]]

  /// So many streams, all empty.
  init(count: Int, chunkBytes: Int) {
    self.chunkBytes = chunkBytes
    next = .allocate(capacity: max(1, count))
    next.initialize(repeating: 0, count: count)
    chunks = Array(repeating: [], count: count)
  }

  func free() {
    for chunk in chunks.joined() { chunk.deallocate() }
    next.deallocate()
  }

  /// The number of streams.
  var count: Int { chunks.count }

  /// The elements of a stream.
  func count(of stream: Int) -> Int {
    guard let last = chunks[stream].last else { return 0 }
    let inLast = (next[stream] - Int(bitPattern: last)) / MemoryLayout<Element>.stride - 1
    return (chunks[stream].count - 1) * roomInChunk + inLast
  }

  private var roomInChunk: Int { chunkBytes / MemoryLayout<Element>.stride - 1 }

  /// Writes `element` down at the end of a stream, if that is wanted: in any case where it would go, and what is not
  /// wanted is written over, so that nothing depends on what cannot be foretold.
  @inline(__always)
  mutating func append(_ element: Element, to stream: Int, if isWanted: Bool = true) {
    var place = next[stream]
    if place & (chunkBytes &- 1) == 0 { place = addChunk(to: stream) }
    // Whoever made the address kept it inside a chunk.
    Chunk(bitPattern: place).unsafelyUnwrapped.initialize(to: element)
    next[stream] = place &+ (isWanted ? MemoryLayout<Element>.stride : 0)
  }

  @inline(never)
  private mutating func addChunk(to stream: Int) -> Int {
    let memory = UnsafeMutableRawPointer.allocate(byteCount: chunkBytes, alignment: chunkBytes)
    let chunk = memory.bindMemory(to: Element.self, capacity: roomInChunk + 1)
    chunks[stream].append(chunk)
    return Int(bitPattern: chunk + 1)
  }

  /// Shows the elements of a stream, in order, in runs.
  @inline(__always)
  func forEachRun(of stream: Int, _ body: (UnsafeBufferPointer<Element>) -> Void) {
    var left = count(of: stream)
    for chunk in chunks[stream] {
      body(UnsafeBufferPointer(start: chunk + 1, count: min(left, roomInChunk)))
      left -= roomInChunk
    }
  }
}
