import CZlib
import Descriptors
import Glibc

/// A text compressed by gzip (RFC 1952), given back as far as it is there: of a file that is cut, all that stands before
/// the cut.
enum GzipText {
  /// The first bytes of such a file (RFC 1952, 2.3.1).
  static let signature: [UInt8] = [0x1F, 0x8B]
  /// Bytes read, and bytes given back, at once.
  private static let piece = 64 << 10

  /// Writes at most `longest` bytes of the text behind `descriptor` to `output`. Members that follow one another are one
  /// text (2.2); what follows them and is none is left, as gzip does.
  static func write(from descriptor: Int32, to output: Int32, longest: Int) -> CompressedText.Outcome {
    var stream = z_stream()
    // 16 more than the largest window asks for gzip's own form.
    guard inflateInit2_(&stream, 16 + MAX_WBITS, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      return .damaged
    }
    defer { inflateEnd(&stream) }
    let input = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: piece)
    let text = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: piece)
    defer {
      input.deallocate()
      text.deallocate()
    }
    var left = longest
    var isBetweenMembers = false
    while true {
      if stream.avail_in == 0 {
        let count = read(descriptor, input.baseAddress, piece)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return count == 0 && isBetweenMembers ? .whole : .damaged }
        (stream.next_in, stream.avail_in) = (input.baseAddress, UInt32(count))
      }
      if isBetweenMembers {
        guard stream.next_in.pointee == signature[0] else { return .whole }
        guard inflateReset(&stream) == Z_OK else { return .damaged }
        isBetweenMembers = false
      }
      (stream.next_out, stream.avail_out) = (text.baseAddress, UInt32(piece))
      let status = inflate(&stream, Z_NO_FLUSH)
      let count = piece - Int(stream.avail_out)
      do throws(WritingError) {
        try writeAll(Array(text[..<min(count, left)]), to: output)
      } catch {
        return .damaged
      }
      guard count <= left else { return .tooLong }
      left -= count
      switch status {
      case Z_STREAM_END: isBetweenMembers = true
      // More bytes are the cure where there was no progress (Z_BUF_ERROR).
      case Z_OK, Z_BUF_ERROR: break
      default: return .damaged
      }
    }
  }
}
