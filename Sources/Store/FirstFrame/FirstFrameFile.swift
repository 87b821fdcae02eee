import Descriptors
import Glibc
import TextFacts

/// The file `first-frame` in the state folder: a copy of what the first frame needs of the store, for the store is
/// opened after it.
public enum FirstFrameFile {
  /// The file's name in its folder.
  public static let name = "first-frame"

  /// Reads the file of a state folder; nil where there is none that makes sense. It is small, so that this takes no
  /// longer than the settings do.
  public static func read(in folder: String) -> FirstFrameText? {
    // O_NONBLOCK, so that a named pipe in the file's place cannot hold the start.
    let descriptor = open(folder + "/" + name, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size > 0,
      status.st_size <= WorkBudget.firstFrame.bytes
    else { return nil }
    let bytes = [UInt8](unsafeUninitializedCapacity: Int(status.st_size)) { buffer, count in
      count = max(0, Glibc.read(descriptor, buffer.baseAddress, buffer.count))
    }
    return FirstFrameText(bytes)
  }

  /// Puts a new file in the place of the old one. It can be made again from the store, so that nothing waits for the
  /// disk, and where it cannot be written the old one stays.
  static func write(_ text: FirstFrameText, in folder: String) {
    let (path, new) = (folder + "/" + name, "\(folder)/\(name).\(getpid()).new")
    let descriptor = open(new, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW | O_NOCTTY, 0o600)
    guard descriptor >= 0 else { return }
    var isWhole = true
    do throws(WritingError) { try writeAll(text.bytes, to: descriptor, patience: nil) } catch { isWhole = false }
    if close(descriptor) != 0 { isWhole = false }
    if !isWhole || rename(new, path) != 0 { unlink(new) }
  }
}
