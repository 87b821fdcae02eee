/// Tables of Rich Text Format, for unrtf 0.21: it counts `\intbl`, takes one off at `\pard`, and ends a table where a group
/// begins while none is left. A word too many, or no group, and all that follows is in the last row.
enum RtfTables {
  /// A word that means nothing here, in place of one too many: what stands behind it must not touch what stands before.
  private static let idle = Array("\\ltrpar".utf8)
  /// A group in which nothing stands; a table ends before it.
  private static let group = Array("{\\plain}".utf8)

  /// `document` with one `\intbl` for each paragraph in a table, and a group before the first text after a table.
  static func ended(in document: [UInt8]) -> [UInt8] {
    var written: [UInt8] = []
    written.reserveCapacity(document.count + document.count / 16)
    // Whether a table may be open, and whether the paragraph is in one.
    var (isOpen, isInside) = (false, false)
    for token in RtfTokens(document) {
      switch token.kind {
      case .control:
        let name = document[token.name]
        if name.elementsEqual("intbl".utf8) {
          if isInside {
            written += idle + document[token.name.upperBound..<token.range.upperBound]
            continue
          }
          (isOpen, isInside) = (true, true)
        } else if name.elementsEqual("pard".utf8) {
          isInside = false
        } else if isOpen, !isInside, name.elementsEqual("par".utf8) {
          written += group
          isOpen = false
        }
      case .text, .character:
        if isOpen, !isInside, document[token.range].contains(where: { $0 > 0x20 }) {
          written += group
          isOpen = false
        }
      case .open, .close: break
      }
      written += document[token.range]
    }
    return written
  }
}
