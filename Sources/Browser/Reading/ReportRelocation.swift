import ReportModel

/// The relocation of places and sections from one version of a report to another: places by the text around them,
/// sections by the headings that lead to them.
///
/// It is made off the main thread for large reports, since both versions are unpacked; asking it is quick.
struct ReportRelocation: Sendable {
  let old: Report
  let new: Report
  let places: PlaceRelocation
  var sections: SectionRelocation
}

extension ReportRelocation {
  /// Unpacks both versions; `report` is the new one where it is unpacked already.
  init(from old: PackedReport, to new: PackedReport, unpacked report: Report? = nil) {
    let (before, after) = (old.unpacked(), report ?? new.unpacked())
    self.init(
      old: before, new: after, places: PlaceRelocation(from: old.text, to: new.text),
      sections: SectionRelocation(from: before, to: after))
  }
}
