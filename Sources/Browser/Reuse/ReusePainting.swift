import ReportModel
import ScreenModel

/// The signs of passages that other reports have too: beside the rows of the text, and the share of each section in the
/// tree.
extension BrowserState {
  /// The sign beside a row; of one column everywhere.
  static var reuseSign: String { "=" }

  /// Draws the signs beside rows of the screen.
  func drawReuseSigns(_ rows: [FlowRow], _ geometry: Geometry, on canvas: inout Canvas) {
    guard geometry.textColumn > 0, reuse.showsShares, let answer = reuseHere else { return }
    for (index, flowRow) in rows.enumerated() where flowRow.row != nil {
      guard answer.isShared(flowRow.range) else { continue }
      let column = edge(of: flowRow, geometry) - 1
      canvas.put(
        Self.reuseSign, row: geometry.textRows.lowerBound + index, columns: column..<column + 1, role: .textMark)
    }
  }

  /// The share of a row of the tree that other reports have too, as `31%`; that of a folded section with those below it.
  func reuseShare(of row: TreeRow, _ walk: TreeWalk) -> String {
    guard reuse.isShown, reuse.showsShares, case .section(let number, let section) = row else { return "" }
    if number == currentNumber, let answer = reuseHere, section.value < report.sections.count {
      let isWhole = section == .root || walk.isFolded(row) || !walk.hasRowsBelow(row)
      return answer.share(of: section, isWhole: isWhole).map { "\($0)%" } ?? ""
    }
    guard section == .root, let shares = reuse.answer?.shares, shares.indices.contains(number), shares[number] > 0
    else {
      return ""
    }
    return "\(shares[number])%"
  }
}
