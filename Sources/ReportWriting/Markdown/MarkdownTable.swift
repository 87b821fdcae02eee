import TextFacts

/// A table as Markdown (GFM, 4.10).
public enum MarkdownTable {
  /// The rows: `columns` are the heads, `row` makes the fields of each.
  public static func bytes(columns: [String], count: Int, row: (Int) -> [String]) -> [UInt8] {
    var out = line(columns) + MarkdownPassage.row(columns.map { _ in Array("---".utf8) })
    for index in 0..<count { out += line(row(index)) }
    return out
  }

  private static func line(_ fields: [String]) -> [UInt8] {
    MarkdownPassage.row(fields.map { MarkdownText.escaped(Array(VisibleText.line($0).utf8), isInCell: true) })
  }
}
