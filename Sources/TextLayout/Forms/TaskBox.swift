import ReportModel

/// The box of an item of a list of tasks (GFM 5.3; Org, checkboxes): `- [ ]`, `- [x]`, drawn in place of the bullet.
public struct TaskBox: Sendable {
  /// The sign drawn: `☐` and `☑` take one column wherever characters of ambiguous width take one or two (UAX #11, N).
  let sign: String
  /// Whether the task is done.
  public let isDone: Bool
  /// The byte after the box.
  let end: Int

  /// The box behind the marker of `item`; nil where there is none, and for an item with a number.
  public init?(_ text: [UInt8], after item: Block) {
    let marker = item.marker.bytes
    guard item.ordinal == nil, marker.count == 1, text.indices.contains(marker.lowerBound) else { return nil }
    var place = marker.upperBound
    while place < text.count, text[place] == 0x20 || text[place] == 0x09 { place += 1 }
    guard place > marker.upperBound, place + 3 < text.count, text[place] == 0x5B, text[place + 2] == 0x5D,
      text[place + 3] == 0x20 || text[place + 3] == 0x09
    else { return nil }
    switch text[place + 1] {
    case 0x20: isDone = false
    case 0x58, 0x78: isDone = true
    default: return nil
    }
    sign = isDone ? "☑" : "☐"
    end = place + 3
  }
}
