import CBzip2

/// Decodes bzip2, streams that follow one another as one text.
struct Bzip2Decoder: StreamDecoder, ~Copyable {
  /// The first bytes of such a file.
  static let signature: [UInt8] = Array("BZh".utf8)

  // The library keeps the address of its stream.
  private let stream: UnsafeMutablePointer<bz_stream>
  private var isOpen: Bool
  private var isBetweenStreams = false

  init() {
    stream = .allocate(capacity: 1)
    stream.initialize(to: bz_stream())
    isOpen = BZ2_bzDecompressInit(stream, 0, 0) == BZ_OK
  }

  deinit {
    if isOpen { BZ2_bzDecompressEnd(stream) }
    stream.deallocate()
  }

  mutating func decode(
    _ input: UnsafeRawBufferPointer, isEnd: Bool, into text: UnsafeMutableRawBufferPointer
  ) -> DecodingStep {
    if isBetweenStreams {
      guard let first = input.first else {
        return DecodingStep(taken: 0, given: 0, state: isEnd ? .ended : .goesOn)
      }
      guard first == Self.signature[0], reopen() else { return DecodingStep(taken: 0, given: 0, state: .ended) }
    }
    guard isOpen else { return DecodingStep(taken: 0, given: 0, state: .damaged) }
    let bytes = input.assumingMemoryBound(to: CChar.self).baseAddress
    stream.pointee.next_in = UnsafeMutablePointer(mutating: bytes)
    stream.pointee.avail_in = UInt32(input.count)
    stream.pointee.next_out = text.assumingMemoryBound(to: CChar.self).baseAddress
    stream.pointee.avail_out = UInt32(text.count)
    let status = BZ2_bzDecompress(stream)
    if status == BZ_STREAM_END { isBetweenStreams = true }
    return DecodingStep(
      taken: input.count - Int(stream.pointee.avail_in), given: text.count - Int(stream.pointee.avail_out),
      state: status == BZ_OK || status == BZ_STREAM_END ? .goesOn : .damaged)
  }

  /// Begins another stream.
  private mutating func reopen() -> Bool {
    BZ2_bzDecompressEnd(stream)
    stream.pointee = bz_stream()
    isOpen = BZ2_bzDecompressInit(stream, 0, 0) == BZ_OK
    isBetweenStreams = !isOpen
    return isOpen
  }
}
