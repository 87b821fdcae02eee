import ReportModel
import Testing

@testable import ReportParsing

/// Outlines of laws, plays, lists of questions, manuals and settings in many languages. All texts are invented.
@Suite struct UnseenTextTests {
  private func outline(_ text: String, name: String = "a.txt") throws -> String {
    OutlinePrinter.text(try ReportParser.report(from: Array(text.utf8), source: ReportSource(name: name)))
  }

  @Test("Korean articles whose text stands on their line have no name; one in brackets is it")
  func koreanArticles() throws {
    let text = """
      전문

      우리 마을 사람들은 다리를 고치기로 하고 이 규약을 정한다.

      제1장 총강

      제1조 ① 마을은 다리를 가진다.
      ② 다리의 주인은 마을 사람이다.

      제2조 모든 사람은 다리를 건널 권리를 가지며, 아무도 막을 수 없다.

      제3조(회의) 회의는 매월 연다.

      """
    #expect(try outline(text) == "전문\n제1장 총강\n  제1조\n  제2조\n  제3조 회의\n")
  }

  @Test("articles set strong before their text, below headings of Markdown")
  func strongArticles() throws {
    let text = """
      # FIRST PART

      ## CHAPTER ONE: RIGHTS

      **Article 1**.- The valley adopts for its government the form of a council, as this text lays down.

      **Article 2.** The council upholds the old bridge.

      **Article 14 bis**.- Work in its several forms shall enjoy the protection of the laws.

      ## CHAPTER TWO: DUTIES

      **Article 15**.- In the valley there are no tolls, and Article 2 holds.

      """
    #expect(
      try outline(text, name: "a.md") == """
        FIRST PART
          CHAPTER ONE: RIGHTS
            Article 1
            Article 2
            Article 14 bis
          CHAPTER TWO: DUTIES
            Article 15

        """)
  }

  @Test("titles as far below their numbers as the numbers are below the text")
  func farTitles() throws {
    func lines(_ words: [String]) -> String { words.joined(separator: "\n\n\n\n") + "\n" }
    let text = lines([
      "CONSTITUTION OF THE VALLEY", "We, the people of the valley, adopt this text.", "PART ONE", "CHAPTER 1",
      "FOUNDATIONS OF THE STATE", "Article 1", "1. The valley is a state under law.", "Article 2",
      "The council shall:", "a) keep the bridge;", "CHAPTER 2", "RIGHTS OF MAN", "Article 3",
      "1. The valley knows the rights of man.",
    ])
    #expect(
      try outline(text) == """
        CONSTITUTION OF THE VALLEY
        PART ONE
          CHAPTER 1 FOUNDATIONS OF THE STATE
            Article 1
            Article 2
          CHAPTER 2 RIGHTS OF MAN
            Article 3

        """)
  }

  @Test("SCENE alone is no title of an act, and stands below the last one too; so do notes behind each chapter")
  func acts() throws {
    let speech = "Lane.  I did not think it polite to listen to the river, sir, at this time of the year.\n\n"
    let place = "A room in the mill.  The sound of water is heard in the adjoining room all the time.\n\n"
    let scene = "SCENE\n\n\n\(place)\(speech)"
    let text = "The Mill\nA Comedy\n\n\nFIRST ACT\n\n\n\(scene)\n\nSECOND ACT\n\n\n\(scene)"
    #expect(try outline(text) == "The Mill\nFIRST ACT\n  SCENE\nSECOND ACT\n  SCENE\n")
    func chapter(_ number: String, _ note: String) -> String {
      "CHAPTER \(number)\n\nThe keeper climbed the stair[1] as he had done for thirty years, and lit the lamp.\n\n"
        + "NOTES\n\n[1] \(note)\n\n"
    }
    let book = "THE LIGHTHOUSE\n\n" + chapter("I", "Of two hundred steps.") + chapter("II", "The island is far off.")
    #expect(try outline(book) == "THE LIGHTHOUSE\nCHAPTER I\n  NOTES\nCHAPTER II\n  NOTES\n")
  }

  @Test("a list of contents with lines below its entries, wrapped ones too")
  func entriesBelowEntries() throws {
    let text = """
      Startup How-To

      Index with some questions that are answered in the chapter:

       1. First steps
       2. Basic usage
            □ Split windows work in a weird way
       3. Multiple servers
            □ I connected to some server that does not respond and now it keeps
              trying to reconnect to it again and again, how can I stop it??
       4. Logging

      1. First steps

      Networks are made of servers, and servers have channels. The default setting
      has a few predefined networks, which the command lists.

      2. Basic usage

      Windows can be scrolled up and down with two keys. If they do not work
      for you, use two others, as the list of keys says.

      3. Multiple servers

      Several other programs support multiple servers by placing the connection
      into some window.

      4. Logging

      Important messages can be logged when you are away from the machine.

      """
    #expect(
      try outline(text) == "Startup How-To\n1. First steps\n2. Basic usage\n3. Multiple servers\n4. Logging\n")
  }

  @Test("numbers that begin again below heads of the list, and stand in the text without them")
  func numbersOfTheListAlone() throws {
    let text = """
      Ferry Manual

      Table of Contents
      Boats
         I.  Add Boat
        II.  View Boat
      Sailors
         I.  Sailor List
        II.  View Sailor
      Map

      Boats
      The page of boats shows all saved boats in a list which can be filtered.
      Add Boat
      The page lets users add a boat to the list of all boats.
      View Boat
      The page shows the entered details for the selected boat.

      Sailors
      Sailor List
      The page shows all saved sailors in a list, the newest first.
      View Sailor
      When viewing a sailor, the name and the number of its boat are shown.

      Map
      The map page lets you view every boat on the river.

      """
    #expect(
      try outline(text) == """
        Ferry Manual
        Boats
          Add Boat
          View Boat
        Sailors
          Sailor List
          View Sailor
        Map

        """)
  }

  @Test("remarks and settings behind # are no headings; bars of = between records underline nothing")
  func noMarkdown() throws {
    let settings = """
      # Sample settings of the ferry.

      # You should not need to use this file; all settings
      # have reasonable defaults.

      ### Basic settings
      ### **************

      # Uncomment one of these if you want to allow remote callers to
      # connect:

      # proxyAddress = "::0"        # both kinds
      # proxyAddress = "0.0.0.0"    # one kind only

      # chunkHighMark = 50331648

      """
    #expect(try outline(settings).isEmpty)
    let cards = """
      Cookbook
      A. Cook (cook@example.org)
      ===
      01 - Grain cook times

      Millet          1:3        20-25 min

      For all grains, bring them to a boil, then
      simmer for the time indicated.
      ===
      02 - Biscuit, Angel

      Tip: Serve warm.
      ===
      03 - Bread, White

      Tip: I have never tried this.

      """
    #expect(
      try outline(cards) == "Cookbook\n01 - Grain cook times\n02 - Biscuit, Angel\n03 - Bread, White\n")
    let readme = "Ferry\n=====\n\nThe ferry crosses the river.\n\nUsage\n=====\n\nCall it.\n"
    #expect(try outline(readme) == "Ferry\nUsage\n")
  }

  @Test("questions one below the other with one answer, full lines among them")
  func questions() throws {
    let text = """
      Ferry questions.

      Q: When I call the ferry with the big bell, a window flashes and disappears?!
      A: You are not supposed to click.  You are supposed to row the ferry from
      the bank.

      Q: I have been waiting for 10 days and it is still not here?!
      Q: How long should I expect to wait?
      A: It primarily depends on the water.

      Q: Where do I get oars?
      A: At the shop.

      """
    #expect(
      try outline(text) == """
        Ferry questions.
        Q: When I call the ferry with the big bell, a window flashes and disappears
        Q: I have been waiting for 10 days and it is still not here
        Q: How long should I expect to wait
        Q: Where do I get oars

        """)
  }

  @Test("names of articles as long as they are, over numbered paragraphs")
  func longNames() throws {
    let name =
      "Obligations of the employer on division, separation, merger and acquisition; on sale, lease and change of "
      + "the kind of the enterprise or of the cooperative"
    let text = """
      Labour Act

      Chapter I General

      Article 1. Scope

      1. This act lays down the rules of labour on the river.

      Article 2. \(name)

      1. The employer draws up a plan for the use of labour.

      Article 3. Plans

      1. The plan names the workers who go on working.

      """
    #expect(
      try outline(text) == """
        Labour Act
        Chapter I General
          Article 1. Scope
          Article 2. \(name)
          Article 3. Plans

        """)
  }

  @Test("reStructuredText with a remark in a block of code, whatever the file is called")
  func remarksInCode() throws {
    let text = """
      =============
      Ferry manual
      =============

      .. contents::

      Boats
      =====

      Call a boat with the bell::

          # ring twice at night
          bell --twice

      Crews
      =====

      The crew is told by the list.

      """
    #expect(try outline(text) == "Ferry manual\nBoats\nCrews\n")
  }
}
