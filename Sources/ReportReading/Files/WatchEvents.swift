import Glibc

/// The events that inotify tells of files and folders (inotify(7)).
enum WatchEvents {
  /// Takes all events that wait behind `descriptor`, which must not block, each with the name in the watched folder it
  /// is about; the name is empty where it is about the watched file or folder itself.
  static func drain(_ descriptor: Int32, _ take: (inotify_event, [UInt8]) -> Void) {
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    let header = MemoryLayout<inotify_event>.size
    while case let count = read(descriptor, &buffer, buffer.count), count > 0 {
      var place = 0
      while place + header <= count {
        let event = buffer.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: place, as: inotify_event.self) }
        let end = min(count, place + header + Int(event.len))
        take(event, Array(buffer[(place + header)..<end].prefix { $0 != 0 }))
        place = end
      }
    }
  }
}
