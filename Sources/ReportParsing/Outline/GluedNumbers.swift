import ReportModel

/// Numbers that touch their words (`1总则`): figures do so as often (`3号楼`), and they number divisions only in a document
/// where decimals count below one of them (`1.1依据`).
enum GluedNumbers {
  /// `heads` without such numbers where no decimal shows what they are.
  static func kept(_ heads: [Head]) -> [Head] {
    guard heads.contains(where: isGlued) else { return heads }
    let isShown = zip(heads, heads.dropFirst()).contains { head, below in
      guard isGlued(head), case .numbered(_, let value) = head.evidence,
        case .numbered(let style, let first) = below.evidence
      else { return false }
      return style == .decimal(components: 2) && first == 1 && Int(below.above) == value
    }
    return isShown ? heads : heads.filter { !isGlued($0) }
  }

  private static func isGlued(_ head: Head) -> Bool {
    guard head.traits.contains(.needsSeries), case .numbered(.decimal1, _) = head.evidence else { return false }
    return head.number.upperBound == head.title.lowerBound
  }
}
