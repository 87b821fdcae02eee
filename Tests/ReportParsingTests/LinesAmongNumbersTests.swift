import ReportModel
import Testing

@testable import ReportParsing

/// Lines set off between numbered sections or inside a sentence, and strong lines of Markdown: which of them head
/// something. All invented.
@Suite struct LinesAmongNumbersTests {
  /// Commands and codes of a protocol, set in or at the margin below the end of a page.
  @Test func examplesOfAProtocol() throws {
    let text = """
                            River Talk Protocol

      Abstract

         The protocol was made over the last four years of the ferry.

      4. Message details

         On the following pages are descriptions of each message that is
         sent over the river by day.

      4.1 Connection Registration

         The signals described here are used to register a landing with a
         ferry as either a guest or a landing.

      4.1.1 Password message

         The PASS signal is used to set a password for the landing.

         Replies:

                 ERR_NEEDMOREWORDS               ERR_ALREADYTHERE

         Example:

                 PASS secretwordhere

      4.1.2 Landing message

         The landing message is used to tell a ferry about the other end.

      SERVER north.valley.example 1 :[south.valley.example] Old landing
                                      ; New landing introducing itself and
                                      attempting to register.

      4.1.3 Ferryman

         Replies:

                 ERR_NOSUCHLANDING

         If the TRACE message is meant for another landing, all landings on
         the way must return a reply to indicate that it passed through it.

                 RPL_TRACELINK

      4.2 Crossing operations

         This group of messages is concerned with the crossings.
      """
    #expect(
      try outlineLines(parsed(text)) == [
        "River Talk Protocol", "  Abstract", "  4 Message details", "  4.1 Connection Registration",
        "    4.1.1 Password message", "    4.1.2 Landing message", "    4.1.3 Ferryman", "  4.2 Crossing operations",
      ])
  }

  /// A heading in capitals stands above a numbering of its own.
  @Test func capitalsBetweenSections() throws {
    let text = """
                          THE VALLEY AGREEMENT

         This agreement is made between the two villages of the valley for the
         upkeep of the bridge, and they have signed it at the market place.

      1.1  Definitions

         In this agreement the bridge means the old stone bridge over the river,
         and the toll means what is paid for crossing it with a cart.

      1.2  Scope

         The agreement holds for all carts and all people that cross the bridge
         between the first of March and the last of November.

                          DUTIES OF THE VILLAGES

      2.1  Upkeep

         The upper village keeps the roadway, and the lower village keeps the
         piers, each at its own cost and in good time before the winter.

      2.2  Tolls

         The tolls are collected by both villages and are parted at the end of
         the year between them by the number of their people.
      """
    #expect(
      try outlineLines(parsed(text)) == [
        "THE VALLEY AGREEMENT", "  1.1 Definitions", "  1.2 Scope", "  DUTIES OF THE VILLAGES", "    2.1 Upkeep",
        "    2.2 Tolls",
      ])
  }

  /// The words of a notice between the colon that announces them and the rest of the sentence.
  @Test func noticeInsideASentence() throws {
    let text = """
                           BRIDGE PUBLIC LICENCE v. 1.2

      This licence applies to the bridge which is provided under the terms of
      this licence. The bridge is provided when the owner has placed
      the following notice immediately following the name of the bridge:

                                Licensed under the BPL

      or has expressed by any other means his willingness to license under it.

      1. Definitions

      In this licence, the following terms have the following meaning.

      2. Scope of the rights

      The owner hereby grants you a licence for the whole valley.
      """
    #expect(
      try outlineLines(parsed(text)) == ["BRIDGE PUBLIC LICENCE v. 1.2", "  1 Definitions", "  2 Scope of the rights"])
  }

  /// A heading may stand over a text that begins with a small letter, where the text above has ended.
  @Test func headingOverASmallLetter() throws {
    let text = """
                          The Garden

      Behind the house lies a garden that the ferryman keeps, and there grow
      beans and apples in it every year.

                          The Landing

      eBooks are not lent at the landing, whatever the sign may say about them
      and whoever asks for them on a Sunday.

                          The Boat

      The boat is old, and it is painted green every spring before the first
      guests come.
      """
    #expect(try outlineLines(parsed(text)) == ["The Garden", "  The Landing", "  The Boat"])
  }

  @Test func longStrongTitles() throws {
    let text = """
      ### Minutes of the Bridge Committee

      **March 18–19, 2025**\u{20}\u{20}
      A joint meeting of the committee was held in the offices of the board on Tuesday.

      **Review of Bridge Policy Strategy, Tools, and Communications**\u{20}\u{20}
      Committee participants continued their discussions related to their review of the bridge.

      **Staff Review of the Economic Situation**\u{20}\u{20}
      The information available at the time of the meeting indicated that the toll was rising.

      **Participants' Views on Current Conditions and the Economic Outlook**\u{20}\u{20}
      In conjunction with this meeting, participants submitted their projections.

      **Attendance**\u{20}\u{20}
      Anna Brown, Chair\u{20}\u{20}
      John White, Vice Chair

      _______________________

      **Joshua Green**\u{20}\u{20}
      **Secretary**

      1\\. The committee is called by its short name in these minutes.
      """
    #expect(
      try outlineLines(parsed(text)) == [
        "Minutes of the Bridge Committee", "  Review of Bridge Policy Strategy, Tools, and Communications",
        "  Staff Review of the Economic Situation",
        "  Participants' Views on Current Conditions and the Economic Outlook", "  Attendance",
      ])
  }

  /// Strong sentences are said with force, and names below a letter sign it.
  @Test func strongSentencesAndNames() throws {
    let text = """
      A letter from the valley, written in the spring after the flood had gone and the roads were dry.

      **The Bridge**

      It was built of stone, and it stood for a long time before the water took it.

      **We have decided to build the bridge again next summer with stone**

      All of us are going to help with the work, if the weather allows.

      **The Road**

      It is to be mended too.

      **Anna Green**
      **Clerk of the Valley**
      """
    #expect(try outlineLines(parsed(text)) == ["", "  The Bridge", "  The Road"])
  }

  /// A formula below a title of several lines makes no row of headings of them.
  @Test func titleOfLinesAboveAFormula() throws {
    let body = "过去一年，全市坚持稳中求进，经济社会发展取得新的成绩，各项任务圆满完成，人民生活继续改善。"
    let text = """
      以河流治理高质量推动山谷发展高质量
      在建成新桥、疏通旧渠的日子里
      同心协力、勇往直前

      现在，我代表河谷委员会，向大会报告工作，请予审议。

      一、过去一年的工作

      \(body)

      E = mc^2 (1)

      \(body)

      二、今年的工作

      \(body)
      """
    #expect(
      try outlineLines(parsed(text)) == [
        "以河流治理高质量推动山谷发展高质量 在建成新桥、疏通旧渠的日子里 同心协力、勇往直前", "  一 过去一年的工作", "  二 今年的工作",
      ])
  }

  /// A line written as the numbered headings are, and set off, is one beside them.
  @Test func capitalsWithAColon() throws {
    let text = """
      1. GENERAL:

      1.1. Each office is led by a head of office;
      1.2. Everybody has to know all of these rules;

      2. HOURS:
      2.1. Hours on working days: from 11:00 to 21:00;
      2.2. The midday meal is from 13:00 to 14:00;

      3. LEAVE:
      3.1. The longest leave is 7 days;

      POSTS OF THE FERRY OFFICE:

      Landing office:
      Boy [1]
      Mate [2]

      Upper office
      Ferryman [4]
      """
    #expect(
      try outlineLines(parsed(text)) == ["", "  1 GENERAL", "  2 HOURS", "  3 LEAVE", "  POSTS OF THE FERRY OFFICE"])
  }

  /// In a text whose headings have no colon, one introduces what stands below.
  @Test func capitalsThatIntroduce() throws {
    let text = """
      1. GENERAL

      Each office is led by a head of office, and it is open every day of the week.

      2. HOURS

      The office is open from morning to evening, and the midday meal is at one.

      POSTS:

      Boy
      Mate
      Ferryman

      All of them have the same hours in summer and in winter, and none in spring.

      3. LEAVE

      The longest leave is seven days, and nobody may take more than that.
      """
    #expect(try outlineLines(parsed(text)) == ["", "  1 GENERAL", "  2 HOURS", "  3 LEAVE"])
  }
}
