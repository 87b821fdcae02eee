import ReportModel

/// The furniture of a web page after the report.
enum PageTail {
  private static let reach = 60

  /// Marks, from the last line up, short lines without a full stop, where one of them at least is a word of web pages.
  static func mark(_ document: inout LinedText) {
    var first = document.lines.count
    var isFurniture = false
    while first > 0, document.lines.count - first < reach {
      let line = document.lines[first - 1]
      guard isOutside(line.part), line.characters <= 40, line.lastMark != .period else { break }
      if NumberReader.read(document.text, at: Int(line.contentStart), end: Int(line.contentEnd)) != nil { break }
      first -= 1
      if Furniture.isPageWord(document, first) { isFurniture = true }
    }
    guard isFurniture else { return }
    for index in first..<document.lines.count where document.lines[index].part == .text {
      document.lines[index].part = .furniture
    }
  }

  private static func isOutside(_ part: LinePart) -> Bool {
    switch part {
    case .text, .front: true
    case .title, .salutation, .furniture, .contents, .preformatted, .closing, .ruled, .block: false
    }
  }
}
