import ReportModel

/// Plain text: lines end with LF or CR LF, and say nothing about themselves.
enum PlainTextReader {
  static func read(_ text: [UInt8]) -> LinedText {
    var document = lines(of: text)
    LineSpacing.even(&document)
    LineTails.drop(&document)
    LineParts.split(&document)
    let hasFrames = FramedLines.conceal(&document)
    BoxedLines.conceal(&document)
    Unwrapping.join(&document)
    if hasFrames { FramedLines.addSpans(&document) }
    return document
  }

  /// The lines of a text that is no prose: each stands as it is, none is a heading.
  static func records(of text: [UInt8]) -> LinedText {
    var document = lines(of: text)
    for index in document.lines.indices { document.lines[index].part = .preformatted }
    document.inner = []
    document.guessesTitle = false
    return document
  }

  /// The lines of `text` as they stand.
  static func lines(of text: [UInt8]) -> LinedText {
    var result = LinedText(text: text)
    result.lines.reserveCapacity(text.count / 400)
    result.lineStarts.reserveCapacity(text.count / 400)
    var scanner = LineScanner(readsPoints: PointMarks.end(sentencesOf: text))
    let span = text.span
    var start = 0
    var blanks = 0
    while start < text.count {
      result.lineStarts.append(start)
      let next = ByteSearch.first(0x0A, in: text, from: start, to: text.count) ?? text.count
      var end = next
      if end > start, span[end - 1] == 0x0D { end -= 1 }
      if var line = scanner.scan(span, from: start, to: end) {
        line.blanksBefore = blanks
        blanks = 0
        result.lines.append(line)
        if scanner.sentences.count > 1 {
          InnerHeads.append(
            to: &result.inner, from: scanner.sentences, of: line, at: result.lines.count - 1, in: text)
        }
      } else {
        blanks += 1
      }
      start = next + 1
    }
    if result.lineStarts.isEmpty { result.lineStarts = [0] }
    return result
  }
}
