import TextFacts

/// The boxes of plans: 专栏, their number and title, projects or indicators in them.
enum Box {
  static let word = Array("专栏".utf8)
}

/// Whether a sentence states (`思想建设是…`) rather than names a task.
enum Copula {
  private static let be = Array("是".utf8)

  static func stands(in text: [UInt8], _ range: Range<Int>) -> Bool {
    var place = range.lowerBound
    while place + 2 < range.upperBound {
      if text[place..<place + 3].elementsEqual(be) { return true }
      place += 1
    }
    return false
  }
}

/// First sentences of paragraphs that tell a story rather than name a topic: who acts or the moment begins them, or what
/// has happened ends them.
enum Narration {
  private static let first = Set("我你您他她它咱这那這但突忽".unicodeScalars.map(\.value))
  private static let last = Set("了着著吗嗎呢吧啊的".unicodeScalars.map(\.value))

  static func reads(_ text: [UInt8], _ line: Line) -> Bool {
    let title = Trimming.title(text, Int(line.contentStart)..<Int(line.firstEnd))
    let opening = TextScalar.read(text.span, at: title.lowerBound, end: title.upperBound)
    let end = TextScalar.read(text.span, before: title.upperBound, start: title.lowerBound)
    return opening.map { first.contains($0.value) } ?? true || end.map { last.contains($0.value) } ?? true
  }
}

/// Dashes that begin a line.
enum Dash {
  /// `——`
  static let wide: [UInt8] = Array("——".utf8)
  /// `———`
  static let ofItem: [UInt8] = Array("———".utf8)
}
