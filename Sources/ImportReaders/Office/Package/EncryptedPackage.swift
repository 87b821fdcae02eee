import Glibc
import ImportStream

/// Office documents with a password: a compound file, as old Word's are, around the encrypted package (MS-OFFCRYPTO,
/// 2.3.4).
enum EncryptedPackage {
  /// The name of the stream that holds the package, in UTF-16.
  private static let name: [UInt8] = "EncryptedPackage".utf8.flatMap { [$0, 0] as [UInt8] }

  /// Whether the compound file behind `descriptor` is one: whether its directory, which may stand anywhere, names it.
  static func isIn(_ descriptor: Int32) -> Bool {
    let (bytes, _) = DocumentBytes.read(from: descriptor, limit: PackageParts.longestPart)
    lseek(descriptor, 0, SEEK_SET)
    // Directory entries are 128 bytes long and begin with their names (MS-CFB, 2.6.1).
    return stride(from: 512, to: max(512, bytes.count - name.count), by: 128).contains { place in
      bytes[place..<place + name.count].elementsEqual(name)
    }
  }
}
