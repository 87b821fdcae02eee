import ReportModel
import TextFacts

/// Words that a site puts behind nearly every line of a text, so that copies show where they are from. They are no part
/// of the lines.
enum LineTails {
  /// The tail has no fewer bytes, six Han characters.
  private static let shortest = 18
  /// Lines that are compared, and the fewest that end so.
  private static let (sample, fewest) = (200, 6)

  /// Cuts the tail off the lines of `document` that have one.
  static func drop(_ document: inout LinedText) {
    guard let tail = tail(of: document) else { return }
    document.inner = []
    for index in document.lines.indices {
      let line = document.lines[index]
      guard document.text[line.content].ends(with: tail) else { continue }
      var scanner = LineScanner()
      let end = Int(line.contentEnd) - tail.count
      guard var rest = scanner.scan(document.text.span, from: Int(line.start), to: end) else {
        document.lines[index].part = .furniture
        continue
      }
      (rest.end, rest.blanksBefore) = (line.end, line.blanksBefore)
      document.lines[index] = rest
      document.spans.append(InlineSpan(.concealed, TextRange(end, Int(line.contentEnd))))
      InnerHeads.append(to: &document.inner, from: scanner.sentences, of: rest, at: index, in: document.text)
    }
  }

  /// The words that most lines end with, some of them behind a full stop; nil where there are none.
  private static func tail(of document: LinedText) -> ArraySlice<UInt8>? {
    let (text, lines) = (document.text, document.lines.prefix(sample))
    guard lines.count >= fewest else { return nil }
    // Two of three neighbours in the middle have it.
    let middle = lines.count / 2
    for index in max(1, middle - 1)...min(lines.count - 1, middle + 1) {
      let length = common(text, lines[index - 1].content, lines[index].content)
      guard length >= shortest else { continue }
      var tail = text[lines[index].content].suffix(length)
      while let first = tail.first, first.isUTF8Continuation { tail.removeFirst() }
      // The ends that the two sentences themselves have in common are theirs.
      if let stop = lastStop(tail) { tail = tail[stop...] }
      guard tail.count >= shortest else { continue }
      let having = lines.filter { text[$0.content].ends(with: tail) }
      let behindStops = having.count { endsSentence(text, Int($0.contentEnd) - tail.count, $0) }
      // The mark of a site stands behind headings too, and is no part of a sentence: tasks end with who is responsible.
      let behindHeads = having.count - behindStops
      if having.count >= fewest, having.count * 3 >= lines.count * 2, behindStops >= 3, behindHeads >= 2,
        namesSite(tail)
      {
        return tail
      }
    }
    return nil
  }

  /// Whether a tail names a site, as by an address, or by a motto behind two hyphens. Anything else may be part of the text:
  /// who leads a task, what it costs.
  private static func namesSite(_ tail: ArraySlice<UInt8>) -> Bool {
    signs.contains { ByteSearch.stands($0, in: tail) }
  }
  private static let signs = [
    "--", "网", "文库", "百科", "论坛", "公众号", "版权所有", "www", ".com", ".cn", ".net", ".org",
  ].map { Array($0.utf8) }

  private static func common(_ text: [UInt8], _ left: Range<Int>, _ right: Range<Int>) -> Int {
    var length = 0
    while length < min(left.count, right.count), length < 200,
      text[left.upperBound - 1 - length] == text[right.upperBound - 1 - length]
    { length += 1 }
    return length
  }

  /// The place behind the last 。 of `tail`.
  private static func lastStop(_ tail: ArraySlice<UInt8>) -> Int? {
    tail.indices.dropLast(2).last { tail[$0] == 0xE3 && tail[$0 + 1] == 0x80 && tail[$0 + 2] == 0x82 }.map { $0 + 3 }
  }

  private static func endsSentence(_ text: [UInt8], _ place: Int, _ line: Line) -> Bool {
    guard let (mark, _) = TextScalar.read(text.span, before: place, start: Int(line.contentStart)) else { return false }
    return mark == 0x3002 || mark == 0xFF01 || mark == 0x201D
  }
}

extension ArraySlice<UInt8> {
  fileprivate func ends(with tail: ArraySlice<UInt8>) -> Bool { suffix(tail.count).elementsEqual(tail) }
}
