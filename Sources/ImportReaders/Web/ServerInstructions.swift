import Glibc

/// Code that a server was to run, left in a page that was never served: `<?php … ?>`, `<? … ?>`, `<% … %>`.
///
/// The standard reads `<?` as a comment to the next `>` (HTML, 13.2.5.6); code holds that sign itself, and libxml2
/// takes what has no name behind `<?` for text.
struct ServerInstructions {
  /// An instruction has no more bytes than this.
  private static let longest = 1 << 16

  private let page: [UInt8]
  private var angle = NextMark(">")
  private var php = NextMark("?>")
  private var asp = NextMark("%>")
  private var comment = NextMark("-->")

  /// `page` with blanks in place of the instructions outside its comments.
  static func blanked(_ page: [UInt8]) -> [UInt8] {
    var opening = NextMark("<")
    var instructions = ServerInstructions(page: page)
    var blanked = page
    var place = 0
    while let next = opening.end(in: page, from: place), next < page.count {
      place = next
      switch page[next] {
      case 0x21 where page[next...].starts(with: "!--".utf8):
        guard let end = instructions.comment.end(in: page, from: next + 3) else { return blanked }
        place = end
      case 0x3F, 0x25:
        guard let end = instructions.end(from: next - 1) else { continue }
        for index in (next - 1)..<end where page[index] != 0x0A { blanked[index] = 0x20 }
        place = end
      default: break
      }
    }
    return blanked
  }

  private init(page: [UInt8]) { self.page = page }

  /// The byte after the instruction that begins at `start`; nil where none does.
  private mutating func end(from start: Int) -> Int? {
    let inside = start + 2
    let limit = start + Self.longest
    if page[start + 1] == 0x25 { return asp.end(in: page, from: inside).flatMap { $0 <= limit ? $0 : nil } }
    guard inside < page.count, !page[inside...].starts(with: "xml".utf8),
      let end = angle.end(in: page, from: inside), end <= limit
    else { return nil }
    let isCode = page[inside] <= 0x20 || page[inside] == 0x3D || page[inside...].starts(with: "php".utf8)
    guard isCode, page[end - 2] != 0x3F, let closed = php.end(in: page, from: inside), closed <= limit else {
      return end
    }
    return closed
  }
}

/// The next place of a mark in a text that is read from its start: each byte is looked at once.
private struct NextMark {
  private let mark: [UInt8]
  private var next = 0
  private var isOver = false

  init(_ mark: String) { self.mark = Array(mark.utf8) }

  /// The byte after the first mark from `start` on, which is never less than it was; nil where there is none.
  mutating func end(in page: [UInt8], from start: Int) -> Int? {
    if next - mark.count >= start { return next }
    guard !isOver, let last = mark.last else { return nil }
    var place = start + mark.count - 1
    while let end = Self.first(last, in: page, from: place) {
      place = end + 1
      guard page[(place - mark.count)..<place].elementsEqual(mark) else { continue }
      next = place
      return place
    }
    isOver = true
    return nil
  }

  private static func first(_ byte: UInt8, in page: [UInt8], from start: Int) -> Int? {
    guard start < page.count else { return nil }
    return page.withUnsafeBytes { raw in
      guard let base = raw.baseAddress, let found = memchr(base + start, Int32(byte), raw.count - start) else {
        return nil
      }
      return UnsafeRawPointer(found) - base
    }
  }
}
