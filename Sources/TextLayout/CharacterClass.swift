/// The class of a character for the breaking of lines and for its display; the table is made by
/// `.ci/generate-unicode-tables`, in this order.
///
/// After the classes of Unicode Standard Annex #14, drawn together where Chinese print treats them alike and told
/// apart where it does not.
enum CharacterClass: UInt8, CaseIterable {
  // Classes of the rules for pairs. A break may come before and after an ideograph.
  case ideograph, pictograph, alphabetic, digit
  /// `（《“`, and `([{`, which a Latin word before it keeps.
  case opening, narrowOpening
  /// `，。”々…`, and `)]}`, which keeps a Latin word after it.
  case closing, narrowClosing
  case slash
  /// `%℃`, `¥#`, `+≤`
  case postfix, prefix, sign
  /// `—`
  case dash
  /// `|` and the like
  case breakAfter
  /// No-break space
  case glue
  /// `①`
  case numberMark
  /// A letter of a flag.
  case flagLetter
  /// `,` `.` `-` inside a number or a word, and the stop of `1.`: what `separator`, `dot` and `hyphen` turn into.
  case infix, numberDot

  case space, tab, lineFeed

  // Classes that depend on their neighbours; see `Resolver`.
  case quotation, apostrophe, rightQuote, separator, dot, hyphen

  // Classes that are joined to a character before them or shown as marks; see `ClusterReader`.
  case mark, variation, skinTone, joiner, carriageReturn, control, hidden
  /// The end of the text.
  case end
}
