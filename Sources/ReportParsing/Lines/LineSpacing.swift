/// Texts set with several blank lines between all paragraphs, as copies of pages and converters leave them.
///
/// The space around a heading tells only beside the space between other lines: where nine lines of ten have two blank
/// lines or more above them, so many count as one.
enum LineSpacing {
  private static let fewestLines = 6
  /// The number of lines from the start that tell.
  private static let sample = 4_000

  /// Counts the blank lines above each line of `document` by the space that is usual in it.
  static func even(_ document: inout LinedText) {
    // Most texts have a line without a blank one above it among the first.
    let gaps = document.lines.prefix(sample).dropFirst().map(\.blanksBefore)
    guard gaps.count >= fewestLines, gaps.count(where: { $0 < 2 }) * 10 <= gaps.count else { return }
    let usual = gaps.sorted()[gaps.count / 10]
    guard usual >= 2 else { return }
    for index in document.lines.indices where document.lines[index].blanksBefore > 0 {
      document.lines[index].blanksBefore = max(1, document.lines[index].blanksBefore - usual + 1)
    }
  }
}
