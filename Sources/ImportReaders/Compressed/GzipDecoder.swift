import CZlib

/// Decodes gzip (RFC 1952). Members that follow one another are one text (2.2); what follows them and is none is left, as
/// gzip does.
struct GzipDecoder: StreamDecoder, ~Copyable {
  /// The first bytes of such a file (RFC 1952, 2.3.1).
  static let signature: [UInt8] = [0x1F, 0x8B]

  // The library keeps the address of its stream.
  private let stream: UnsafeMutablePointer<z_stream>
  private let isOpen: Bool
  private var isBetweenMembers = false

  init() {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // 16 more than the largest window asks for gzip's own form.
    isOpen = inflateInit2_(stream, 16 + MAX_WBITS, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
  }

  deinit {
    if isOpen { inflateEnd(stream) }
    stream.deallocate()
  }

  mutating func decode(
    _ input: UnsafeRawBufferPointer, isEnd: Bool, into text: UnsafeMutableRawBufferPointer
  ) -> DecodingStep {
    guard isOpen else { return DecodingStep(taken: 0, given: 0, state: .damaged) }
    if isBetweenMembers {
      guard let first = input.first else {
        return DecodingStep(taken: 0, given: 0, state: isEnd ? .ended : .goesOn)
      }
      guard first == Self.signature[0] else { return DecodingStep(taken: 0, given: 0, state: .ended) }
      guard inflateReset(stream) == Z_OK else { return DecodingStep(taken: 0, given: 0, state: .damaged) }
      isBetweenMembers = false
    }
    let bytes = input.assumingMemoryBound(to: UInt8.self).baseAddress
    stream.pointee.next_in = UnsafeMutablePointer(mutating: bytes)
    stream.pointee.avail_in = UInt32(input.count)
    stream.pointee.next_out = text.assumingMemoryBound(to: UInt8.self).baseAddress
    stream.pointee.avail_out = UInt32(text.count)
    let status = inflate(stream, Z_NO_FLUSH)
    let taken = input.count - Int(stream.pointee.avail_in)
    let given = text.count - Int(stream.pointee.avail_out)
    switch status {
    case Z_STREAM_END:
      isBetweenMembers = true
      return DecodingStep(taken: taken, given: given, state: .goesOn)
    // More bytes are the cure where there was no progress (Z_BUF_ERROR).
    case Z_OK, Z_BUF_ERROR: return DecodingStep(taken: taken, given: given, state: .goesOn)
    default: return DecodingStep(taken: taken, given: given, state: .damaged)
    }
  }
}
