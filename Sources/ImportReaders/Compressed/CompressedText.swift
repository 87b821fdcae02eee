import CLibArchive
import Descriptors
import Glibc

/// A text compressed by gzip, xz, zstd or bzip2, read by zlib and libarchive's filters; one text, not an archive of
/// several.
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

  /// Writes the text behind `descriptor` to `output`.
  public static func write(from descriptor: Int32, to output: Int32) -> Outcome {
    lseek(descriptor, 0, SEEK_SET)
    var first = [UInt8](repeating: 0, count: GzipText.signature.count)
    if pread(descriptor, &first, first.count, 0) == first.count, first == GzipText.signature {
      return GzipText.write(from: descriptor, to: output, longest: longest)
    }
    return writeByFilter(from: descriptor, to: output)
  }

  private static func writeByFilter(from descriptor: Int32, to output: Int32) -> Outcome {
    guard let archive = archive_read_new() else { return .damaged }
    defer { archive_read_free(archive) }
    archive_read_support_filter_xz(archive)
    archive_read_support_filter_zstd(archive)
    archive_read_support_filter_bzip2(archive)
    archive_read_support_format_raw(archive)
    var entry: OpaquePointer?
    // Without a filter (code 0) the bytes would be given back as they are.
    guard archive_read_open_fd(archive, descriptor, 64 << 10) == ARCHIVE_OK,
      archive_read_next_header(archive, &entry) == ARCHIVE_OK, archive_filter_code(archive, 0) != 0
    else { return .damaged }
    var left = longest
    while true {
      var block: UnsafeRawPointer?
      var count = 0
      var place: la_int64_t = 0
      let status = archive_read_data_block(archive, &block, &count, &place)
      if status == ARCHIVE_EOF { return .whole }
      guard status == ARCHIVE_OK || status == ARCHIVE_WARN else { return .damaged }
      let bytes = Array(UnsafeRawBufferPointer(start: block, count: min(count, left)))
      do throws(WritingError) {
        try writeAll(bytes, to: output)
      } catch {
        return .damaged
      }
      left -= bytes.count
      if bytes.count < count { return .tooLong }
    }
  }
}
