/// The words that western languages name the units of a text with, and their ordinals. Words are written as they are
/// compared: small letters without diacritics (Глава, Chương, Título, Überschrift).
enum WesternUnits {
  /// The meaning of a word before or after a numeral.
  enum Unit: Equatable {
    case unit(NumberStyle)
    /// An annex: Appendix, Schedule, Anhang, Приложение.
    case annex
  }

  private static let words: [(Unit, String)] = [
    (.unit(.volume), "volume vol tome tomo band том"),
    (.unit(.part), "part partie parte teil phan часть частина deel bolum"),
    (.unit(.book), "book livre libro livro buch книга quyen"),
    (.unit(.subpart), "subpart hauptstuck"),
    (.unit(.title), "title titre titulo titel titolo раздел unit module modulo modul"),
    (
      .unit(.chapter),
      "chapter chap chapitre capitulo capitolo capo kapitel hoofdstuk rozdzial chuong глава розділ bab lecture lesson lektion "
        + "lecon leccion lezione урок лекция canto stave act acte acto atto akt aufzug действие"
    ),
    (
      .unit(.section),
      "section sec sect seccion secao seccao sezione abschnitt afdeling avsnitt muc секция scene szene auftritt escena явление сцена"
    ),
    (.unit(.division), "subsection unterabschnitt subseccion paragraphe sous-section"),
    (
      .unit(.article),
      "article art artikel articulo artigo articolo статья стаття dieu pasal madde rule regulation canon amendment clause"
    ),
    (
      .annex,
      "appendix annex annexe schedule exhibit attachment anhang anlage anexo apendice allegato приложение bijlage"
    ),
  ]

  private static let numerals: [(Int, String)] = [
    (0, "preliminar preliminaire preliminare"),
    (
      1,
      "one first premier premiere primero primera primeiro primeira primo prima erster erste erstes первая первый первое nhat "
        + "unique unico unica"
    ),
    (2, "two second seconde deuxieme segundo segunda secondo seconda zweiter zweite zweites вторая второй второе hai"),
    (
      3,
      "three third troisieme tercero tercera terceiro terceira terzo terza dritter dritte drittes третья третий третье ba"
    ),
    (
      4, "four fourth quatrieme cuarto cuarta quarto quarta vierter vierte viertes четвертая четвертый четвертое tu bon"
    ),
    (5, "five fifth cinquieme quinto quinta funfter funfte funftes пятая пятый пятое nam"),
    (6, "six sixth sixieme sexto sexta sesto sesta sechster sechste sechstes шестая шестой sau"),
    (7, "seven seventh septieme septimo septima settimo settima siebter siebte siebtes siebenter седьмая седьмой bay"),
    (8, "eight eighth huitieme octavo octava ottavo ottava achter achte achtes восьмая восьмой tam"),
    (9, "nine ninth neuvieme noveno novena nono nona neunter neunte neuntes девятая девятый chin"),
    (10, "ten tenth dixieme decimo decima zehnter zehnte zehntes десятая десятый muoi"),
    (11, "eleven eleventh onzieme elfter elfte"), (12, "twelve twelfth douzieme zwolfter zwolfte"),
    (11, "undecimo undecima"), (12, "duodecimo duodecima"), (13, "thirteen thirteenth"), (14, "fourteen fourteenth"),
    (15, "fifteen fifteenth"), (16, "sixteen sixteenth"),
    (17, "seventeen seventeenth"), (18, "eighteen eighteenth"), (19, "nineteen nineteenth"),
    (20, "twenty twentieth vigesimo vigesima"), (30, "thirty thirtieth trigesimo trigesima"),
    (40, "forty fortieth cuadragesimo cuadragesima quadragesimo"), (50, "fifty fiftieth quincuagesimo quincuagesima"),
  ]

  private static let byHash: [UInt64: Unit] = Dictionary(
    words.flatMap { unit, words in words.split(separator: " ").map { (LetterFolding.hash(String($0)), unit) } }
  ) { first, _ in first }

  private static let valueByHash: [UInt64: Int] = Dictionary(
    numerals.flatMap { value, words in words.split(separator: " ").map { (LetterFolding.hash(String($0)), value) } }
  ) { first, _ in first }

  /// The articles that stand between a unit and its ordinal: Chapter the First, Phần thứ nhất.
  private static let fillers: Set<UInt64> = Set(["the", "thu"].map(LetterFolding.hash))
  /// Phụ lục, the Vietnamese annex, is two words.
  private static let annexInTwoWords = (LetterFolding.hash("phu"), LetterFolding.hash("luc"))

  /// The unit that begins at the cursor and the byte after it; nil where the line begins with none.
  static func read(_ cursor: Cursor, allowsSmall: Bool = false) -> (unit: Unit, end: Int)? {
    guard let word = LetterFolding.word(cursor), word.isCapitalised || allowsSmall else { return nil }
    if let unit = byHash[word.hash] {
      let point = cursor.moved(to: word.end)
      // Art. 5, Sec. 3
      return (unit, word.letters <= 4 && point.scalar?.value == 0x2E ? word.end + 1 : word.end)
    }
    if word.hash == annexInTwoWords.0,
      let second = LetterFolding.word(cursor.moved(to: word.end).pastSpaces), second.hash == annexInTwoWords.1
    {
      return (.annex, second.end)
    }
    return nil
  }

  /// The value of the word for a numeral at the cursor, and the byte after it.
  static func value(_ cursor: Cursor) -> (value: Int, end: Int)? {
    guard var word = LetterFolding.word(cursor) else { return nil }
    if fillers.contains(word.hash), let next = LetterFolding.word(cursor.moved(to: word.end).pastSpaces) { word = next }
    guard let value = valueByHash[word.hash] else { return nil }
    // Décimo primero, Twenty-First.
    guard value >= 20 || iberianTens.contains(word.hash) else { return (value, word.end) }
    let next = cursor.moved(to: word.end)
    let start = next.scalar?.value == 0x2D ? next.past([0x2D]) : next.pastSpaces
    guard start.place > word.end, let second = LetterFolding.word(start), let ones = valueByHash[second.hash],
      (1...9).contains(ones)
    else { return (value, word.end) }
    return (value + ones, second.end)
  }

  private static let iberianTens = Set(["decimo", "decima"].map(LetterFolding.hash))
}
