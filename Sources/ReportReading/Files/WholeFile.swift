/// Reading something that is no report as a whole: a list of hits.
public enum WholeFile {
  /// Bytes asked for at once.
  private static let piece = 1 << 20

  /// The bytes of a file or a pipe, no more than `limit`.
  public static func bytes(of input: ReadingInput, limit: Int) throws(ReadingError) -> [UInt8] {
    switch input {
    case .file(let path):
      let file = try OpenFile(path: path)
      return try bytes(of: file.descriptor, limit: limit)
    case .descriptor(let descriptor, _): return try bytes(of: descriptor, limit: limit)
    case .sample(let sample): return sample.bytes
    }
  }

  private static func bytes(of descriptor: Int32, limit: Int) throws(ReadingError) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: piece)
    while true {
      // A typed throw cannot pass the closure: the error is carried out of it as a value.
      let got: Result<Int, ReadingError> = buffer.withUnsafeMutableBytes { buffer in
        do throws(ReadingError) {
          return .success(try Descriptor.read(descriptor, into: buffer))
        } catch {
          return .failure(error)
        }
      }
      let count = try got.get()
      if count == 0 { return bytes }
      bytes += buffer[..<count]
      guard bytes.count <= limit else { throw .tooLarge(bytes: bytes.count, limit: limit) }
    }
  }
}
