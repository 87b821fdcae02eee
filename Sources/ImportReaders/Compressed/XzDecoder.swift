import CLZMA

/// Decodes xz (The .xz File Format 1.1.0), streams that follow one another as one.
struct XzDecoder: StreamDecoder, ~Copyable {
  /// The first bytes of such a file (2.1.1.1).
  static let signature: [UInt8] = [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]
  /// Memory for the dictionary; that of `xz -9` takes 65 MB.
  private static let memory: UInt64 = 128 << 20

  // The library keeps the address of its stream.
  private let stream: UnsafeMutablePointer<lzma_stream>
  private let isOpen: Bool

  init() {
    stream = .allocate(capacity: 1)
    stream.initialize(to: lzma_stream())
    isOpen = lzma_stream_decoder(stream, Self.memory, lzmaConcatenated) == LZMA_OK
  }

  deinit {
    lzma_end(stream)
    stream.deallocate()
  }

  mutating func decode(
    _ input: UnsafeRawBufferPointer, isEnd: Bool, into text: UnsafeMutableRawBufferPointer
  ) -> DecodingStep {
    guard isOpen else { return DecodingStep(taken: 0, given: 0, state: .damaged) }
    stream.pointee.next_in = input.assumingMemoryBound(to: UInt8.self).baseAddress
    stream.pointee.avail_in = input.count
    stream.pointee.next_out = text.assumingMemoryBound(to: UInt8.self).baseAddress
    stream.pointee.avail_out = text.count
    let status = lzma_code(stream, isEnd ? LZMA_FINISH : LZMA_RUN)
    let taken = input.count - stream.pointee.avail_in
    let given = text.count - stream.pointee.avail_out
    let state: DecodingStep.StreamState =
      status == LZMA_STREAM_END ? .ended : status == LZMA_OK || status == LZMA_BUF_ERROR ? .goesOn : .damaged
    return DecodingStep(taken: taken, given: given, state: state)
  }
}
