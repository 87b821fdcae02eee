import ReportModel

/// A report and the one it has become, to find places and sections again: by the text around them, and by the headings
/// that lead to them.
///
/// Made where time does not matter, of reports that are packed; then quick to ask.
struct Succession: Sendable {
  let old: Report
  let new: Report
  let places: PlaceKeeper
  var sections: SectionKeeper
}

extension Succession {
  /// Unpacks both reports; the new one may be at hand.
  init(from old: PackedReport, to new: PackedReport, unpacked report: Report? = nil) {
    let (before, after) = (old.unpacked(), report ?? new.unpacked())
    self.init(
      old: before, new: after, places: PlaceKeeper(from: old.text, to: new.text),
      sections: SectionKeeper(from: before, to: after))
  }
}
