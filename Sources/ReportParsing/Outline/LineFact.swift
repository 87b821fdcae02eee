/// The facts about a line without a number that speak for or against a heading, in western text.
///
/// Their weights are logarithms, times ten, of how much oftener the fact is seen with headings than with other short
/// lines (list entries, verse, addresses, dialogue, code); they are summed, as independent facts are.
enum LineFact: UInt8, CaseIterable {
  // The words.
  case capitals, titleCase, capitalWord, smallStart, noWordStart, quoted, manyWords, states
  case endsOpen, endsWithColon, endsWithQuestion, endsWithStop, endsWithComma
  case short, long, tooLong, joined, goesOn, columns, code, field, admonition
  // The marks a writer sets to show it.
  case underlined, bold, decorated
  // The place.
  case blankBefore, noBlankBefore, moreBlankBefore, alone, atStart, atEnd
  case centred, hangs, hangsFlush, atBody, deeperThanBody
  case overBody, overList, overDeeper, overHead, overQuestions, overShort
  // The rest of the document.
  case oneAlike, twoAlike, noneAlike, counted, formElsewhere, repeated, inCode, inTale, amongNumbers, speaker, farApart

  var weight: Int {
    switch self {
    // Capitals throughout are hardly used for anything else in running text.
    case .capitals: 25
    // Names and addresses are written so too.
    case .titleCase: 12
    case .capitalWord: 4
    // Terms of a definition list, list entries, broken sentences.
    case .smallStart: -15
    // Options, paths, prompts, quoted mail.
    case .noWordStart: -30
    // Dialogue.
    case .quoted: -50
    // A statement rather than a name.
    case .manyWords: -16
    // A verb says so.
    case .states: -20
    case .endsOpen: 5
    // A colon before a blank line as often introduces a list or a speech.
    case .endsWithColon: -18
    case .endsWithQuestion: -20
    case .endsWithStop: -25
    case .endsWithComma: -40
    case .short: 6
    case .long: -12
    case .tooLong: -60
    case .joined: -25
    // The sentence goes on right below.
    case .goesOn: -25
    case .columns: -40
    case .code: -30
    // Authors, dates, recipients.
    case .field: -30
    // The label of a box, however it is set.
    case .admonition: -80
    // Nobody draws a line under anything else.
    case .underlined: 40
    case .bold: 40
    case .decorated: 35
    case .blankBefore: 8
    // Headings are set off from the text above them nearly always.
    case .noBlankBefore: -30
    case .moreBlankBefore: 5
    case .alone: 2
    case .atStart: 0
    // Signatures and dates stand at the end.
    case .atEnd: -25
    case .centred: 12
    // Headings hang out to the left of their text (RFC 7322, manual pages).
    case .hangs: 22
    // At the margin, but over another line there.
    case .hangsFlush: 0
    // In a text that is set in, lines as far in as the text are its own.
    case .atBody: -50
    case .deeperThanBody: -45
    case .overBody: 10
    case .overList: 6
    case .overDeeper: 8
    case .overHead: 2
    // Apart from the answer above, and further in than the questions below.
    case .overQuestions: 25
    // Verse, addresses, tables and lists go on with lines of the same kind.
    case .overShort: -22
    case .noneAlike: -8
    case .oneAlike: 3
    case .twoAlike: 8
    // SESSION 1 and SESSION 2.
    case .counted: 20
    // Lines of the same form stand where no heading can.
    case .formElsewhere: -20
    // Names of those who speak in a play, `Note` above a note.
    case .repeated: -25
    case .inCode: -40
    // FAUST: above what he says.
    case .speaker: -80
    // The widest gaps of a text part it.
    case .farApart: 25
    // Between speeches stand short sentences, letters and verse.
    case .inTale: -20
    // Examples and codes, where each section has a number.
    case .amongNumbers: -60
    }
  }

  /// The sum from which on a line is a heading.
  static let accepted = 20
}

extension LineFact: SummedFact {}
