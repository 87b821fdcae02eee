import ReportModel
import TextFacts

/// A web page as a text browser printed it (lynx -dump): numbers in brackets stand before the words of its links
/// (`[7]rfc1350.txt`), and their addresses are listed at the end.
///
/// The list, the rows of links and what rules set apart with them are furniture.
enum BrowserDump {
  private static let fewestAddresses = 3
  /// The rows of links above and below the text stand among so many lines of the start and the end.
  private static let reach = 40
  private static let shortestRule = 20

  static func mark(_ document: inout LinedText) {
    guard let list = addresses(document) else { return }
    for index in list..<document.lines.count { document.lines[index].part = .furniture }
    let text = document.text
    let half = list / 2
    let front = document.lines.indices.prefix(min(reach, half))
    let back = document.lines.indices[half..<list].suffix(reach)
    let above = front.filter { isRow(text, document.lines[$0]) }
    let below = back.filter { isRow(text, document.lines[$0]) }
    // A rule below the rows of the start ends the head of the page, one above those of the end begins its foot.
    if let row = above.last, let rule = front.first(where: { $0 > row && isRule(text, document.lines[$0]) }) {
      for index in 0...rule where document.lines[index].part == .text { document.lines[index].part = .furniture }
    }
    if let row = below.last, let rule = back.last(where: { $0 < row && isRule(text, document.lines[$0]) }) {
      for index in rule..<list where document.lines[index].part == .text { document.lines[index].part = .furniture }
    }
    for index in above + below where document.lines[index].part == .text { document.lines[index].part = .furniture }
  }

  /// The first line of the list of addresses that ends a page, its heading among it; nil where none does.
  private static func addresses(_ document: LinedText) -> Int? {
    var first = document.lines.count
    var value = 0
    while first > 0, let number = numberOfAddress(document.text, document.lines[first - 1]),
      value == 0 || number + 1 == value
    {
      (first, value) = (first - 1, number)
    }
    guard document.lines.count - first >= fewestAddresses, value == 1, numbersLinks(document.text) else { return nil }
    while first > 0, isListHead(document.text, document.lines[first - 1]) { first -= 1 }
    return first
  }

  /// Whether the first link has its number before it: other lists of addresses are a text's own references.
  private static func numbersLinks(_ text: [UInt8]) -> Bool {
    var place = 0
    while let next = ByteSearch.first(0x5B, in: text, from: place, to: text.count - 3) {
      if text[next + 1] == 0x31, text[next + 2] == 0x5D, text[next + 3] > 0x20 { return true }
      place = next + 1
    }
    return false
  }

  private static let schemes = ["http://", "https://", "mailto:", "ftp://", "file://", "news:", "gopher://"].map {
    Array($0.utf8)
  }

  /// The number of a line that is a number and an address: `  7. http://example.org/`.
  private static func numberOfAddress(_ text: [UInt8], _ line: Line) -> Int? {
    guard let number = Numeral.readArabic(text, at: Int(line.contentStart), end: Int(line.contentEnd)),
      number.end + 2 < Int(line.contentEnd), text[number.end] == 0x2E, text[number.end + 1] == 0x20
    else { return nil }
    let address = text[(number.end + 2)..<Int(line.contentEnd)]
    return schemes.contains { address.starts(with: $0) } && !address.contains(0x20) ? number.value : nil
  }

  private static let listHeads = ["References", "Visible links", "Visible links:", "Hidden links:"].map {
    Array($0.utf8)
  }

  private static func isListHead(_ text: [UInt8], _ line: Line) -> Bool {
    listHeads.contains { text[line.content].elementsEqual($0) }
  }

  /// Whether bars set links apart in a line: `[ [1]Index | [2]Search |`.
  private static func isRow(_ text: [UInt8], _ line: Line) -> Bool {
    guard line.part == .text, line.characters <= 400 else { return false }
    let content = line.content
    guard text[content].contains(0x7C) else { return false }
    return content.contains { place in
      text[place] == 0x5B && place + 1 < content.upperBound && (0x30...0x39).contains(text[place + 1])
    }
  }

  private static func isRule(_ text: [UInt8], _ line: Line) -> Bool {
    line.content.count >= shortestRule && text[line.content].allSatisfy { $0 == 0x5F }
  }
}
