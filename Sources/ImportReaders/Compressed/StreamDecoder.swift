/// A decoder of a compressed stream that is fed piece by piece.
protocol StreamDecoder: ~Copyable {
  /// Decodes from the bytes at hand, no more than fit into `text`. Where `isEnd`, none follow them.
  mutating func decode(
    _ input: UnsafeRawBufferPointer, isEnd: Bool, into text: UnsafeMutableRawBufferPointer
  ) -> DecodingStep
}

/// The outcome of decoding once.
struct DecodingStep {
  enum StreamState {
    case goesOn
    /// All of the stream has been decoded; what follows it is none of it.
    case ended
    /// The stream is damaged here, or cut.
    case damaged
  }

  /// Bytes taken from the input, and bytes of text given.
  var taken, given: Int
  var state: StreamState
}
