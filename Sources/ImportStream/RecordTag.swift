/// The first byte of each record in the stream: a letter.
enum RecordTag: UInt8 {
  case paragraph = 0x50  // P
  case heading = 0x48  // H
  case row = 0x54  // T
  case preformatted = 0x43  // C
  case bookmark = 0x42  // B
  case outlined = 0x4F  // O
  case footnote = 0x46  // F
  case look = 0x4C  // L
  case part = 0x49  // I
  case span = 0x53  // S
  case revision = 0x52  // R
  case note = 0x4E  // N
  case end = 0x45  // E
}

/// The shape and the bounds of the stream: `tag (1 byte) + length (UInt32, little endian) + payload`.
public enum ImportLimits {
  /// The bytes before each payload.
  public static let header = 5
  /// The most bytes a payload may have; longer text is cut into several records by the encoder.
  public static let payload = 1 << 20
  /// The spans that one record may have. A long paragraph of links has some hundreds.
  public static let spans = 10_000
  /// The levels a heading or bookmark may have; 0 is the document's own title, marked as such by its style.
  public static let levels = 0...9
}
