import CLibArchive
import Descriptors
import Glibc

/// A text compressed by gzip, xz, zstd or bzip2, read by libarchive's filters; one text, not an archive of several.
public enum CompressedText {
  /// The most bytes that are given back; what is beyond is left.
  public static let longest = 128 << 20

  /// Writes the text behind `descriptor` to `output`; false where it is damaged or longer than `longest`: what was read
  /// before that is written.
  public static func write(from descriptor: Int32, to output: Int32) -> Bool {
    guard let archive = archive_read_new() else { return false }
    defer { archive_read_free(archive) }
    archive_read_support_filter_gzip(archive)
    archive_read_support_filter_xz(archive)
    archive_read_support_filter_zstd(archive)
    archive_read_support_filter_bzip2(archive)
    archive_read_support_format_raw(archive)
    lseek(descriptor, 0, SEEK_SET)
    var entry: OpaquePointer?
    // Without a filter (code 0) the bytes would be given back as they are.
    guard archive_read_open_fd(archive, descriptor, 64 << 10) == ARCHIVE_OK,
      archive_read_next_header(archive, &entry) == ARCHIVE_OK, archive_filter_code(archive, 0) != 0
    else { return false }
    var left = longest
    while true {
      var block: UnsafeRawPointer?
      var count = 0
      var place: la_int64_t = 0
      let status = archive_read_data_block(archive, &block, &count, &place)
      if status == ARCHIVE_EOF { return true }
      guard status == ARCHIVE_OK || status == ARCHIVE_WARN else { return false }
      let bytes = Array(UnsafeRawBufferPointer(start: block, count: min(count, left)))
      do throws(WritingError) {
        try writeAll(bytes, to: output)
      } catch {
        return false
      }
      left -= bytes.count
      if bytes.count < count { return false }
    }
  }
}
