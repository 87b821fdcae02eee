import ImportStream
import TextFacts

/// The look of a line, counted by characters as its runs come.
struct LineLook {
  private var characters = 0
  private var bold = 0
  private var italic = 0
  /// The characters of each size; a line has few.
  private var sizes: [(size: UInt8, count: Int)] = []

  /// Counts the characters of a run; sizes are in half-points.
  mutating func add(_ text: some Sequence<UInt8>, isBold: Bool, isItalic: Bool, size: UInt8) {
    let count = text.reduce(0) { $0 + ($1 > 0x20 && !$1.isUTF8Continuation ? 1 : 0) }
    characters += count
    if isBold { bold += count }
    if isItalic { italic += count }
    if let known = sizes.firstIndex(where: { $0.size == size }) {
      sizes[known].count += count
    } else {
      sizes.append((size, count))
    }
  }

  /// The look of the line with what is known of it besides.
  func typography(_ more: Typography.Traits) -> Typography {
    guard characters > 0 else { return .unknown }
    var traits = more
    // A number or a mark may be set otherwise than the words.
    if bold * 10 >= characters * 9 { traits.insert(.bold) }
    if italic * 10 >= characters * 9 { traits.insert(.italic) }
    return Typography(size: sizes.max { ($0.count, $0.size) < ($1.count, $1.size) }?.size ?? 0, traits)
  }
}
