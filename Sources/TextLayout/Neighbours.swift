/// Settles the class of characters that mean different things by what stands around them: `"` and `'`, which open
/// and close alike, `’` as an apostrophe, and `,` `.` `:` `-` inside numbers and words.
struct Neighbours {
  private var isDoubleOpen = false
  private var isSingleOpen = false

  /// The class, one that rules for pairs know, of a character of class `kind` between the classes `before` (resolved,
  /// or a space) and `after` (not yet resolved).
  mutating func resolve(_ kind: UInt8, after before: UInt8, before after: UInt8) -> UInt8 {
    let isWordBefore = BreakRules.word.contains(before)
    let isWordAfter = BreakRules.word.contains(after)
    let isFirst = before >= CharacterClass.space.rawValue  // a space or the start of the row
    let resolved: CharacterClass
    switch CharacterClass(rawValue: kind) {
    case .quotation:
      let isInWord = isWordBefore && isWordAfter
      resolved = isInWord ? .glue : quote(&isDoubleOpen, before, after)
    case .apostrophe:
      let isInWord = isWordBefore && isWordAfter
      resolved = isInWord ? .alphabetic : quote(&isSingleOpen, before, after)
    case .rightQuote:
      resolved = isWordBefore && isWordAfter ? .alphabetic : .closing
    case .dot where before == CharacterClass.digit.rawValue:
      resolved = .numberDot
    case .dot, .separator:
      // Free of the word before: `.5`, dots that lead to a page number, the semicolon before a remark.
      if isFirst && (isWordAfter || after == CharacterClass.dot.rawValue || after == CharacterClass.space.rawValue) {
        resolved = .alphabetic
      } else if isWordAfter, before == CharacterClass.slash.rawValue || BreakRules.neverLast.contains(before) {
        // The name of a hidden file: `~/.config`, `(.profile`.
        resolved = .infix
      } else if before == CharacterClass.digit.rawValue {
        resolved = after == before ? .infix : .closing
      } else {
        resolved = before == CharacterClass.alphabetic.rawValue ? .infix : .closing
      }
    case .hyphen:
      // The second of the two before an option too: `--all`.
      if isFirst || BreakRules.neverLast.contains(before) || before == CharacterClass.sign.rawValue {
        resolved = .sign
      } else {
        resolved = after == CharacterClass.digit.rawValue ? .infix : .breakAfter
      }
    default:
      resolved = .ideograph
    }
    return resolved.rawValue
  }

  /// A quotation mark opens after a space or a bracket, closes before one, and takes turns elsewhere.
  private func quote(_ isOpen: inout Bool, _ before: UInt8, _ after: UInt8) -> CharacterClass {
    let mayOpen = before >= CharacterClass.space.rawValue || BreakRules.neverLast.contains(before)
    let mayClose = BreakRules.afterQuotation.contains(after)
    if mayOpen != mayClose { isOpen = mayOpen } else { isOpen.toggle() }
    return isOpen ? .narrowOpening : .narrowClosing
  }
}
