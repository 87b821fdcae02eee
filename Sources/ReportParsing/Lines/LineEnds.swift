/// Line ends of texts that have CR alone (classic Mac OS).
enum LineEnds {
  /// Makes every CR an LF in a text that has CRs and no LF: byte for byte, so that places stay what they are. In a text
  /// that has LFs a CR alone is no line end.
  static func unify(_ text: inout [UInt8]) {
    guard !text.contains(0x0A), text.contains(0x0D) else { return }
    for index in text.indices where text[index] == 0x0D { text[index] = 0x0A }
  }
}
