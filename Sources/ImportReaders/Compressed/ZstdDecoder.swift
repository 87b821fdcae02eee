import CZstd

/// Decodes zstd (RFC 8878), frames that follow one another as one text; what follows them and is none is left, as with
/// gzip.
struct ZstdDecoder: StreamDecoder, ~Copyable {
  /// The first bytes of such a file (3.1.1).
  static let signature: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD]

  private let context: OpaquePointer?
  /// Whether all of a frame has been decoded, and no other has begun.
  private var isBetweenFrames = false

  init() { context = ZSTD_createDCtx() }

  deinit { ZSTD_freeDCtx(context) }

  mutating func decode(
    _ input: UnsafeRawBufferPointer, isEnd: Bool, into text: UnsafeMutableRawBufferPointer
  ) -> DecodingStep {
    guard let context else { return DecodingStep(taken: 0, given: 0, state: .damaged) }
    if isBetweenFrames {
      if input.isEmpty { return DecodingStep(taken: 0, given: 0, state: isEnd ? .ended : .goesOn) }
      guard Self.beginsFrame(input.prefix(4)) else { return DecodingStep(taken: 0, given: 0, state: .ended) }
    }
    var source = ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
    var target = ZSTD_outBuffer(dst: text.baseAddress, size: text.count, pos: 0)
    let status = ZSTD_decompressStream(context, &target, &source)
    let isError = ZSTD_isError(status) != 0
    isBetweenFrames = status == 0
    return DecodingStep(taken: source.pos, given: target.pos, state: isError ? .damaged : .goesOn)
  }

  /// Whether up to four bytes begin a frame, or one that is skipped (3.1.2).
  private static func beginsFrame(_ head: Slice<UnsafeRawBufferPointer>) -> Bool {
    let isSkipped = head.first.map { (0x50...0x5F).contains($0) } ?? false
    return isSkipped
      ? head.dropFirst().elementsEqual([0x2A, 0x4D, 0x18].prefix(head.count - 1))
      : head.elementsEqual(signature.prefix(head.count))
  }
}
