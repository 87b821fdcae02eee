import ReportModel
import Testing

@testable import ReportParsing

/// Headings without a number in western plain text about an invented ferry.
@Suite struct LineHeadsTests {
  private static let body = """
    The ferry crosses the river every quarter of an hour from six in the
    morning until midnight, and on market days the second boat helps out
    when the queue is longer than the pier.
    """

  /// The outline without addresses.
  private func outline(_ text: String) throws -> String {
    dump(try parsed(text)).split(separator: "\n").map { $0.split(separator: " @")[0] }.joined(separator: "\n")
  }

  private static func set(in margin: String, _ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : margin + $0 }
      .joined(separator: "\n")
  }

  /// A play: the names of those who speak head nothing, however often and seldom they stand.
  @Test func speakersHeadNothing() throws {
    let scene = ["MATE.", "MASTER.", "MATE.", "MASTER.", "MATE.", "MRS. FOX.", "MATE.", "MASTER.", "A BOY.", "MASTER."]
    let speeches = scene.map { "\($0)\n\n\(Self.body)\n" }.joined(separator: "\n")
    let act = "\(Self.body)\n\n\(speeches)\n"
    let text = "THE FERRY\n\nTHE FIRST ACT\n\n\(act)THE SECOND ACT\n\n\(act)"
    #expect(try outline(text) == "THE FERRY\n  numbered [THE FIRST ACT] \n  numbered [THE SECOND ACT] ")
  }

  /// Chapters that count on past headings without number stand beside each other, and those headings in them; the name of
  /// the book above the first chapter heads none of the others.
  @Test func chaptersCountOnPastOtherHeadings() throws {
    let text = "\(Self.body)\n\n\(Self.body)\n\n"
    let report = try outline(
      "FERRIES AND THEIR CREWS\n\n\n\nPREFACE\n\n\(text)FERRIES OF THE RIVER\n\nCHAPTER I\n\nTHE BOATS\n\n\(text)"
        + "THE OLD BOATS\n\n\(text)\n\nCHAPTER II\n\nTHE CREWS\n\n\(text)MASTERS AND MATES\n\n\(text)\n\nCHAPTER III\n\n"
        + "THE FARES\n\n\(text)")
    #expect(
      report == """
        FERRIES AND THEIR CREWS
          plain [] PREFACE
          plain [] FERRIES OF THE RIVER
          numbered [CHAPTER I] THE BOATS
            plain [] THE OLD BOATS
          numbered [CHAPTER II] THE CREWS
            plain [] MASTERS AND MATES
          numbered [CHAPTER III] THE FARES
        """)
  }

  /// The title once more, above the first chapter, heads nothing.
  @Test func titlesStandOnce() throws {
    let text = "\(Self.body)\n\n\(Self.body)\n\n"
    #expect(
      try outline(
        "FERRIES OF THE RIVER\n\n\n\nPREFACE\n\n\(text)\n\nFERRIES OF THE RIVER\n\nCHAPTER I\n\nTHE BOATS\n\n\(text)\n\n"
          + "CHAPTER II\n\nTHE CREWS\n\n\(text)") == """
          FERRIES OF THE RIVER
            plain [] PREFACE
            numbered [CHAPTER I] THE BOATS
            numbered [CHAPTER II] THE CREWS
          """)
  }

  /// Heads in capitals and title case, alone or right above their text, also in a text that is set in as a whole.
  @Test(arguments: ["", "        ", "\t"], ["\n", "\n\n"])
  func linesAboveText(margin: String, gap: String) throws {
    let heads = ["FIRST BOAT", "SECOND BOAT", "PIER AND QUEUE"]
    let parts = heads.map { "\($0)\(gap)\(Self.body)\n\n\(Self.body)\n" }
    let text = Self.set(in: margin, "The River Ferry\n\n\(Self.body)\n\n" + parts.joined(separator: "\n"))
    #expect(
      try outline(text) == """
        The River Ferry
          plain [] FIRST BOAT
          plain [] SECOND BOAT
          plain [] PIER AND QUEUE
        """)
  }

  /// A head right above heads of another form stands above them.
  @Test func levelsByPlace() throws {
    let text = """
      Minutes of the Ferry Group

      \(Self.body)

      SESSION ONE (MORNING)

      Report of the pilot
      \(Self.body)

      Open questions
      \(Self.body)

      SUMMARY
      \(Self.body)
      """
    #expect(
      try outline(text) == """
        Minutes of the Ferry Group
          plain [] SESSION ONE (MORNING)
            plain [] Report of the pilot
            plain [] Open questions
          plain [] SUMMARY
        """)
  }

  /// Heads of a manual page hang out to the left of their text; terms over their explanation do not.
  @Test func manualPage() throws {
    let option = "       -v, --verbose\n" + Self.set(in: "              ", Self.body) + "\n\n"
    let text = """
      NAME
             ferry - carry files over the river

      DESCRIPTION
      \(Self.set(in: "       ", Self.body))

         Night service
      \(Self.set(in: "       ", Self.body))

      OPTIONS
      \(Self.set(in: "       ", Self.body))

      \(option)\(option)SEE ALSO
             bridge(1)

      """
    #expect(
      try outline(text) == """
          plain [] NAME
          plain [] DESCRIPTION
            plain [] Night service
          plain [] OPTIONS
          plain [] SEE ALSO
        """)
  }

  /// Verse, letters, dialogue, lists, tables and code have no headings.
  @Test(arguments: [
    "Slow the water\nSlow the boat\nUnder the bridge\nThe lanterns float\n\nCold the morning\nCold the quay\nAll our letters\nGone to sea\n",
    "Anna Ferry\n12 Quay Street\nRivertown\n\nDear Sir,\n\n\(body)\n\nYours faithfully,\n\nAnna Ferry\n",
    "\(body)\n\n\"Where is the boat?\"\n\n\"On the other bank,\" he said.\n\n\(body)\n\n\"Is it late?\"\n\n\(body)\n",
    "\(body)\n\n“Mr. Ferry—”\n\n\(body)\n\n“But the Boat—”\n\n\(body)\n\n“Then, Anna—”\n\n\(body)\n",
    "int cross(int boat) {\n    int bank = 0;\n    return bank + boat;\n}\n\nint wait(void) {\n    return 1;\n}\n",
    "boat     seats    year\nswan        40    1990\nheron       60    2004\n\nboat     crew\nswan     3\nheron    4\n",
  ])
  func noHeadings(_ text: String) throws {
    #expect(try parsed(text).sections.dropFirst().filter { $0.kind == .plain }.isEmpty)
  }

  /// A line drawn below makes a heading of any words, and another line one of another level.
  @Test func underlined() throws {
    let heads = ["fares\n-----", "by night\n~~~~~~~~", "lost things\n-----------"]
    let report = try parsed("\(Self.body)\n\n" + heads.map { "\($0)\n\n\(Self.body)\n\n" }.joined())
    #expect(report.sections.dropFirst().map { report.words(in: $0.title) } == ["fares", "by night", "lost things"])
    #expect(report.sections.dropFirst().map(\.level) == [1, 2, 1])
  }

  /// Each fact has its weight, and a sum holds each but once.
  @Test func factsAreSummedOnce() {
    var facts = LineFacts()
    for fact in LineFact.allCases + LineFact.allCases { facts.insert(fact) }
    #expect(facts.sum == LineFact.allCases.reduce(0) { $0 + $1.weight })
    #expect(facts.all == LineFact.allCases)
    for fact in LineFact.allCases { facts.remove(fact) }
    #expect(facts == LineFacts())
  }

  /// Heads of parts in a Chinese report: the only lines without a mark at their end, above a numbering that begins below.
  @Test func chineseParts() throws {
    let body = String(repeating: "全县坚持稳中求进工作总基调，扎实推进各项工作，取得了新的成效。", count: 3)
    let text = """
      某县政府工作报告

      各位代表：

      现在，我代表县人民政府，向大会报告工作，请予审议。\(body)
      上一年工作回顾
      \(body)
      今年重点工作
      \(body)
      一、经济工作
      \(body)
      二、民生工作
      \(body)
      """
    let report = try parsed(text)
    let heads = report.sections.dropFirst().filter { $0.kind == .plain || $0.kind == .numbered }
    #expect(heads.map { report.words(in: $0.title) } == ["上一年工作回顾", "今年重点工作", "经济工作", "民生工作"])
    #expect(heads.map(\.level) == [1, 1, 2, 2])
  }

  /// The labels of boxes are no headings, whatever mark ends them and however they are set.
  @Test(arguments: ["NOTE", "WARNING!", "CAUTION:", "Hinweis", "ATENCIÓN"])
  func labelsOfBoxes(_ label: String) throws {
    let body = "Place the pump on a level floor that carries its weight when it is full of water.\n\n"
    let text = ["INSTALLATION", "OPERATION", "MAINTENANCE"].map { "\($0)\n\n\(body)\(label)\n\n\(body)" }.joined()
    let report = try parsed("Pump Manual\n\n" + text)
    #expect(
      report.sections.dropFirst().map { report.words(in: $0.title) } == ["INSTALLATION", "OPERATION", "MAINTENANCE"])
  }
}
