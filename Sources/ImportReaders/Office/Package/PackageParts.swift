import CLibArchive
import Glibc
import ImportStream

/// The parts of an office document: entries of a ZIP archive, read into memory and nowhere else.
///
/// The real inflated bytes are counted, not the sizes the archive claims. What is over a limit or damaged is cut
/// there and noted; what was read before it stands.
struct PackageParts {
  /// The most entries an archive may have.
  static let mostParts = 10_000
  /// The most inflated bytes of one part, and of all.
  static let longestPart = 64 << 20
  static let longestWhole = 256 << 20

  /// The content of each part asked for, by its name.
  private(set) var parts: [String: [UInt8]] = [:]
  /// The names of all entries, in the archive's order.
  private(set) var names: [String] = []
  /// Whether an entry needs a password.
  private(set) var isEncrypted = false

  /// The content of the part `name`; nil where there is none.
  subscript(name: String) -> [UInt8]? { parts[name] }

  /// Parts that came in another way.
  init(_ parts: [String: [UInt8]]) {
    self.parts = parts
    names = parts.keys.sorted()
  }

  /// Reads from the archive behind `descriptor` the parts that `wants` names.
  init(of descriptor: Int32, into writer: RecordWriter, wants: (String) -> Bool) {
    guard let archive = archive_read_new() else { return }
    defer { archive_read_free(archive) }
    archive_read_support_format_zip(archive)
    lseek(descriptor, 0, SEEK_SET)
    guard archive_read_open_fd(archive, descriptor, 64 << 10) == ARCHIVE_OK else {
      writer.note(.damaged)
      return
    }
    var left = Self.longestWhole
    while true {
      var entry: OpaquePointer?
      let status = archive_read_next_header(archive, &entry)
      if status == ARCHIVE_EOF { break }
      guard status == ARCHIVE_OK || status == ARCHIVE_WARN, let entry else {
        writer.note(.damaged)
        break
      }
      guard names.count < Self.mostParts else {
        writer.note(.tooManyParts, String(Self.mostParts))
        break
      }
      guard let path = archive_entry_pathname_utf8(entry) ?? archive_entry_pathname(entry) else { continue }
      let name = String(cString: path)
      names.append(name)
      guard wants(name), parts[name] == nil else { continue }
      if archive_entry_is_encrypted(entry) != 0 {
        isEncrypted = true
        writer.note(.encrypted)
        continue
      }
      let part = Self.content(of: archive, name, atMost: min(Self.longestPart, left), into: writer)
      left -= part.count
      parts[name] = part
      if left <= 0 { break }
    }
  }

  /// The inflated bytes of the entry the archive stands at.
  private static func content(
    of archive: OpaquePointer, _ name: String, atMost limit: Int, into writer: RecordWriter
  ) -> [UInt8] {
    var bytes: [UInt8] = []
    while true {
      var block: UnsafeRawPointer?
      var count = 0
      var place: la_int64_t = 0
      // By blocks: what was inflated before an error, a wrong checksum at the end say, is kept.
      let status = archive_read_data_block(archive, &block, &count, &place)
      if status == ARCHIVE_EOF { return bytes }
      if status != ARCHIVE_OK { writer.note(.damaged, name) }
      guard status == ARCHIVE_OK || status == ARCHIVE_WARN else { return bytes }
      let room = limit - bytes.count
      bytes.append(contentsOf: UnsafeRawBufferPointer(start: block, count: min(count, room)))
      if count > room {
        writer.note(.tooLarge, name)
        return bytes
      }
    }
  }
}
