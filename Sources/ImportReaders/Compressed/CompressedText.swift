import Descriptors
import Glibc

/// A text compressed by gzip, xz, zstd or bzip2, given back as far as it is there: of a file that is cut or damaged, all
/// that its library decodes before that place. With gzip and xz these are all bytes before it, with zstd and bzip2 all
/// whole blocks (128 KB and up to 900 KB of text).
public enum CompressedText {
  /// The end of reading one; the raw value is the status that the program ends with.
  public enum Outcome: Int32, Sendable {
    case whole = 0
    /// Only the text before the damage, or before a cut, was written.
    case damaged = 1
    /// The first `longest` bytes were written.
    case tooLong = 3
  }

  /// The most bytes that are given back; what is beyond is left.
  public static let longest = 128 << 20
  /// Bytes read, and bytes given back, at once.
  private static let piece = 64 << 10

  /// Writes the text behind `descriptor` to `output`.
  public static func write(from descriptor: Int32, to output: Int32) -> Outcome {
    lseek(descriptor, 0, SEEK_SET)
    var first = [UInt8](repeating: 0, count: 8)
    let count = pread(descriptor, &first, first.count, 0)
    guard count > 0 else { return .damaged }
    let head = first[..<count]
    if head.starts(with: GzipDecoder.signature) { return write(GzipDecoder(), from: descriptor, to: output) }
    if head.starts(with: XzDecoder.signature) { return write(XzDecoder(), from: descriptor, to: output) }
    if head.starts(with: ZstdDecoder.signature) { return write(ZstdDecoder(), from: descriptor, to: output) }
    if head.starts(with: Bzip2Decoder.signature) { return write(Bzip2Decoder(), from: descriptor, to: output) }
    return .damaged
  }

  private static func write(
    _ decoder: consuming some StreamDecoder & ~Copyable, from descriptor: Int32, to output: Int32
  ) -> Outcome {
    let input = UnsafeMutableRawBufferPointer.allocate(byteCount: piece, alignment: 1)
    let text = UnsafeMutableRawBufferPointer.allocate(byteCount: piece, alignment: 1)
    defer {
      input.deallocate()
      text.deallocate()
    }
    var rest = UnsafeRawBufferPointer(start: input.baseAddress, count: 0)
    var left = longest
    var isEnd = false
    while true {
      if rest.isEmpty, !isEnd {
        let count = read(descriptor, input.baseAddress, piece)
        if count < 0, errno == EINTR { continue }
        guard count >= 0 else { return .damaged }
        isEnd = count == 0
        rest = UnsafeRawBufferPointer(start: input.baseAddress, count: count)
      }
      let step = decoder.decode(rest, isEnd: isEnd, into: text)
      rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(step.taken))
      do throws(WritingError) {
        try writeAll(Array(text[..<min(step.given, left)]), to: output)
      } catch {
        return .damaged
      }
      guard step.given <= left else { return .tooLong }
      left -= step.given
      switch step.state {
      case .goesOn:
        // Nothing more comes of what is there.
        if step.given == 0, rest.isEmpty ? isEnd : step.taken == 0 { return .damaged }
      case .ended: return .whole
      case .damaged: return .damaged
      }
    }
  }
}
