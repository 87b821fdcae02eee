/// The left and the right end of lines in one column of one page, in points from its left edge.
struct PageMargins {
  var left: Double
  var right: Double
  /// The end of the longest line.
  var widest = 0.0
  /// Whether most lines end at the right one.
  private var isSure = false

  /// The margins of every column of every page.
  static func all(of pages: [PageText]) -> [[Int: PageMargins]] {
    // A page with few lines tells little: the middle of the others holds for it.
    var lefts: [Double] = []
    var rights: [Double] = []
    var all: [[Int: PageMargins]] = []
    for page in pages {
      var columns: [Int: PageMargins] = [:]
      let byColumn = Dictionary(grouping: page.lines.filter { !$0.isBeside }, by: \.column)
      for (column, lines) in byColumn {
        let margins = PageMargins(of: lines, pageWidth: byColumn.count > 1 ? 0 : page.width)
        columns[column] = margins
        if lines.count >= 8 {
          lefts.append(margins.left)
          rights.append(margins.right)
        }
      }
      all.append(columns)
    }
    let usual =
      lefts.isEmpty
      ? PageMargins(of: pages.flatMap(\.lines), pageWidth: pages.first?.width ?? 0)
      : PageMargins(left: lefts.sorted()[lefts.count / 2], right: rights.sorted()[rights.count / 2])
    for (index, page) in pages.enumerated() where all[index].count == 1 {
      guard let column = all[index].keys.first, let margins = all[index][column] else { continue }
      all[index][column] = page.lines.count < 8 ? margins.replaced(by: usual) : margins.widened(to: usual)
    }
    return all
  }

  private func replaced(by usual: PageMargins) -> PageMargins {
    PageMargins(left: usual.left, right: usual.right, widest: widest)
  }

  /// Lines that are all set in, or all short, still have the margins of their neighbours.
  private func widened(to usual: PageMargins) -> PageMargins {
    PageMargins(
      left: left > usual.left && left - usual.left < 60 ? usual.left : left,
      right: !isSure && right < usual.right && usual.right - right < 120 ? usual.right : right, widest: widest)
  }

  /// Most full lines end at one place; marks may hang out further. Where no line is full the margins of the page are
  /// taken to be equal.
  private init(of lines: [PageLine], pageWidth: Double) {
    let lefts = lines.map(\.left).sorted()
    let margin = lefts.isEmpty ? 0 : lefts[min(lefts.count - 1, lefts.count / 20)]
    left = margin
    widest = lines.map(\.right).max() ?? 0
    var counts: [Int: Int] = [:]
    for line in lines { counts[Int((line.right / 3).rounded()), default: 0] += 1 }
    let best = counts.max { ($0.value, $0.key) < ($1.value, $1.key) }
    // Titles of one length end at one place too, far from where a full line would.
    let isWide = best.map { Double($0.key) * 3 - margin > 0.6 * (pageWidth - 2 * margin) } ?? false
    if let best, isWide, best.value >= 3, best.value * 6 >= lines.count {
      right = Double(best.key) * 3
      isSure = best.value * 5 >= lines.count * 2 && lines.count >= 8
      return
    }
    let rights = lines.map(\.right).sorted()
    right = max(rights.isEmpty ? 0 : rights[min(rights.count - 1, rights.count * 9 / 10)], pageWidth - margin)
  }

  private init(left: Double, right: Double, widest: Double = 0) {
    self.left = left
    self.right = right
    self.widest = widest
  }
}
