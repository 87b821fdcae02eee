/// The facts about a line without a number that speak for or against a heading, in Chinese text: of a line of its own, and
/// of the first sentence of a paragraph.
///
/// Their weights are summed, as those of western lines are (`LineFact`). A line alone never reaches the sum: it takes its
/// likes between the same two numbers. What no heading does (speak, begin with a number) weighs more than all else.
///
/// The sizes were chosen by hand. `.ci/fit-evidence` fits them to outlines made by readers: each document left out in
/// turn, fitted weights get 74 of 709 lines wrong and these 9; so these stand.
enum HanLineFact: UInt8, CaseIterable, SummedFact {
  // The words of a line.
  case open, closed, asks, announces, endsInside
  case tooLong, oneCharacter, manyClauses, dashed, numbered, speaks, address, labels
  // The place.
  case overText, overShortText, overItems, overNothing, setOff, boxed
  // The lines between the same numbers.
  case noneAlike, twoAlike, threeAlike, amongShortLines, weakPair, sentencesAlone, sentencesApart
  // The first sentence of a paragraph.
  case opensText, inRow, pairAlone, pairAsElsewhere, fillsPart, mostlyLong, uneven, clausesUnlike
  // The same words again, and marks that set a sentence off.
  case sameOpening, afterDash
  // The items of a list count on above and below it.
  case betweenItems
  // Labels with a colon alone on their lines, one over each part.
  case labelsText
  // The same lines below other headings, and a heading right below.
  case sameElsewhere, overHead, loneElsewhere
  // Questions below most headings, each over what answers it.
  case answered
  // Lines that name something else: code, a picture or table, an author.
  case code, caption, byline, aside
  // The margin, in a text whose paragraphs are set in.
  case hangs, setAsText

  var weight: Int {
    switch self {
    // A paragraph ends with a mark.
    case .open: 15
    // A short paragraph does so too.
    case .closed: 10
    // Questions and lines before a colon head what answers them, and stand in text as often.
    case .asks, .announces: 10
    // The sentence goes on.
    case .endsInside: -100
    // GB/T 9704 sets a heading on one line of 22 characters, two at the most.
    case .tooLong: -100
    case .oneCharacter: -100
    case .manyClauses: -100
    // A sentence behind a dash is judged by its dash.
    case .dashed: -100
    // The number was found to be no heading's: what it numbers is an item.
    case .numbered: -100
    case .speaks: -100
    // Copies on the web name the site that they are from.
    case .address: -100
    // A form over a list has fields as well.
    case .labels: -60
    // A heading has something to head.
    case .overText: 10
    case .overShortText: 5
    // The numbered items of a list; a line announces them too, but with a colon.
    case .overItems: 10
    // Lists, verse and signatures go on with lines of the same kind.
    case .overNothing: -20
    // A blank line above and none below, three times over longer lines: each heads the lines up to the next blank one.
    case .setOff: 5
    // Lines drawn above and below a line set off nothing else.
    case .boxed: 80
    // No single line shows itself to be a heading.
    case .noneAlike: -10
    case .twoAlike: 10
    case .threeAlike: 15
    // More short lines that head nothing than lines over text: a list with remarks.
    case .amongShortLines: -40
    // Two questions, or two lines over short paragraphs, are chance.
    case .weakPair: -20
    // A line with a full stop is a short paragraph in a text without any number.
    case .sentencesAlone: -40
    // Short sentences between paragraphs, not one before each.
    case .sentencesApart: -40
    // A short sentence that opens a paragraph, without a subject of its own.
    case .opensText: 20
    case .inRow: 15
    // The two paragraphs below a number.
    case .pairAlone: 15
    case .pairAsElsewhere: 15
    // All paragraphs between two lines that are headings: they divide the part.
    case .fillsPart: 30
    // Longer sentences state something.
    case .mostlyLong: -20
    // Pairs of clauses that are headings are of a length.
    case .uneven: -30
    // A clause pair (`坚持…，…`) is a heading beside its likes.
    case .clausesUnlike: -30
    // Three lines that begin with the same clause (`这五年，我们…`).
    case .sameOpening: 40
    // ——甲。…；——乙。…: the mark sets off the items of a list that has names.
    case .afterDash: 40
    // A list that counts on over a line is no list of that line: its numbers are those of clauses, parted by headings.
    case .betweenItems: 30
    // Three and more, no two the same, and text below each: petitions, reviews by months, plans.
    case .labelsText: 30
    // Cases, weeks and products are each told in parts of the same names.
    case .sameElsewhere: 15
    case .overHead: 30
    // A page of questions and answers is parted by topics.
    case .answered: 30
    // Each chapter has a second title, or one part.
    case .loneElsewhere: 15
    // An appendix gives programs, pictures and their captions.
    case .code, .caption: -100
    // ◇ 张三 stands between a heading and its text.
    case .byline: -100
    // （掌声） stands between the paragraphs of a speech.
    case .aside: -100
    // Paragraphs are set in and heads are not.
    case .hangs: 15
    // A sentence set in as paragraphs are is a short one of them.
    case .setAsText: -40
    }
  }

  /// The sum from which on a line is a heading, and the one that a line needs by itself to be one beside others.
  static let accepted = 30
  static let candidate = 15
}
