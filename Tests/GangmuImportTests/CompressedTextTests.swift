import Glibc
import Testing

@testable import ImportReaders

/// Compressed texts given back.
@Suite struct CompressedTextTests {
  /// A frame of zstd with the text `abc` in a raw block (RFC 8878, 3.1.1).
  private static let frame: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0x20, 3, 0x19, 0, 0, 0x61, 0x62, 0x63]
  /// One that is skipped (3.1.2), of two bytes.
  private static let skipped: [UInt8] = [0x50, 0x2A, 0x4D, 0x18, 2, 0, 0, 0, 1, 2]

  /// The text that comes of some bytes, and how it ended.
  private func written(_ bytes: [UInt8]) throws -> String {
    let (input, output) = (try #require(tmpfile()), try #require(tmpfile()))
    defer {
      fclose(input)
      fclose(output)
    }
    try #require(write(fileno(input), bytes, bytes.count) == bytes.count)
    let outcome = CompressedText.write(from: fileno(input), to: fileno(output))
    var text = [UInt8](repeating: 0, count: Int(lseek(fileno(output), 0, SEEK_END)))
    try #require(pread(fileno(output), &text, text.count, 0) == text.count)
    return "\(String(decoding: text, as: UTF8.self)) \(outcome)"
  }

  @Test("frames one after the other are one text; what follows them and is none is left")
  func behindFrames() throws {
    #expect(try written(Self.frame) == "abc whole")
    #expect(try written(Self.frame + Self.skipped + Self.frame) == "abcabc whole")
    for tail in [[0], Array("(x".utf8), [0x28], [0x50, 1], [UInt8](repeating: 0, count: 512)] as [[UInt8]] {
      let isCutFrame = tail == [0x28]
      #expect(try written(Self.frame + tail) == (isCutFrame ? "abc damaged" : "abc whole"), "\(tail)")
    }
  }
}
