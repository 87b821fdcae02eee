import TextFacts

/// Entries of a file of cards or records, each with a number of two figures and a dash (`01 - Bread, white`), beside items
/// with plain numbers in their text (`1. Mix.`, `2 cups of flour`): a series of their own.
enum PaddedNumbers {
  private static let fewest = 2

  /// `heads` with the entries in a style of their own; as they are where the text has none, or numbers nothing else so.
  static func parted(_ heads: [Head], in text: [UInt8]) -> [Head] {
    guard heads.contains(where: { isEntry($0, text) && text[$0.start] == 0x30 }) else { return heads }
    let entries = heads.indices.filter { isEntry(heads[$0], text) }
    let hasOthers = heads.contains { head in
      guard case .numbered(.decimal1, _) = head.evidence else { return false }
      return !isEntry(head, text)
    }
    guard entries.count >= fewest, hasOthers else { return heads }
    var heads = heads
    for index in entries {
      guard case .numbered(_, let value) = heads[index].evidence, let start = title(of: heads[index], text) else {
        continue
      }
      heads[index].evidence = .numbered(.noun3, value: value)
      heads[index].title = min(start, heads[index].title.upperBound)..<heads[index].title.upperBound
    }
    return heads
  }

  private static func isEntry(_ head: Head, _ text: [UInt8]) -> Bool { title(of: head, text) != nil }

  /// The place behind the two figures and the dash between blanks that a head begins with; nil where it does not.
  private static func title(of head: Head, _ text: [UInt8]) -> Int? {
    guard case .numbered(.decimal1, _) = head.evidence, head.number.count == 2, !head.isMarked else { return nil }
    let dash = Cursor(text: text, place: head.number.upperBound, end: head.end).pastSpaces
    guard dash.place > head.number.upperBound, let sign = dash.scalar, [0x2D, 0x2013, 0x2014].contains(sign.value)
    else { return nil }
    let title = dash.moved(to: sign.end).pastSpaces
    return title.place > sign.end ? title.place : nil
  }
}
