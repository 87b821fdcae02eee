import CZstd

/// Decodes zstd (RFC 8878), frames that follow one another as one text.
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
    if isBetweenFrames, input.isEmpty { return DecodingStep(taken: 0, given: 0, state: isEnd ? .ended : .goesOn) }
    var source = ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
    var target = ZSTD_outBuffer(dst: text.baseAddress, size: text.count, pos: 0)
    let status = ZSTD_decompressStream(context, &target, &source)
    let isError = ZSTD_isError(status) != 0
    isBetweenFrames = status == 0
    return DecodingStep(taken: source.pos, given: target.pos, state: isError ? .damaged : .goesOn)
  }
}
