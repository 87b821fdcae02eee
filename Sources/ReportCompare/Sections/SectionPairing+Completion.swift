import ReportModel

extension SectionPairing {
  /// The same from the new report to the old one.
  var mirrored: SectionPairing { SectionPairing(newOfOld: oldOfNew, oldOfNew: newOfOld) }

  /// The pairing with those sections besides that begin with paragraphs which are one: where all sections of a report are
  /// alike, their own words do not tell which is which.
  func completed(by groups: [PassageGroup], _ old: [ComparedPassage], _ new: [ComparedPassage]) -> SectionPairing {
    var (newOfOld, oldOfNew) = (newOfOld, oldOfNew)
    for group in groups {
      let (first, second) = (old[group.old.lowerBound], new[group.new.lowerBound])
      guard first.beginsSection, second.beginsSection, newOfOld[first.section.value] == nil,
        oldOfNew[second.section.value] == nil
      else { continue }
      newOfOld[first.section.value] = second.section
      oldOfNew[second.section.value] = first.section
    }
    return SectionPairing(newOfOld: newOfOld, oldOfNew: oldOfNew)
  }
}
