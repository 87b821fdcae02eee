import ReportModel

/// Runs of passages that are told as one edit: a section with all below it, or paragraphs in a row of one section.
enum PassageRuns {
  /// The runs of the passages at `places`, which are in order.
  static func of(_ places: [Int], _ passages: [ComparedPassage], in report: Report) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var whole: SectionIndex?
    for place in places {
      let passage = passages[place]
      if let last = found.last, last.upperBound == place, goesOn(passage, whole, in: report) {
        found[found.count - 1] = last.lowerBound..<place + 1
      } else {
        found.append(place..<place + 1)
        whole = passage.beginsSection ? passage.section : nil
      }
    }
    return found
  }

  private static func goesOn(_ passage: ComparedPassage, _ whole: SectionIndex?, in report: Report) -> Bool {
    guard let whole else { return !passage.beginsSection }
    return passage.section >= whole && passage.section < report[whole].subtreeEnd
  }
}
