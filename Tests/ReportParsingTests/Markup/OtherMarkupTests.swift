import Fuzzing
import ReportModel
import Testing

@testable import ReportParsing

/// Org, AsciiDoc, reStructuredText and source of manual pages: outlines, blocks and spans of invented texts.
@Suite struct OtherMarkupTests {
  @Test func org() throws {
    let report = try parsed(
      """
      #+TITLE: Harbour Tools
      #+AUTHOR: A. Writer
      #+TODO: OPEN | CLOSED
      # a remark

      * OPEN [#A] Install /now/ :build:sea:
      :PROPERTIES:
      :ID: x
      :END:
      Text with *strong* =code= and [[https://a.b][a link]].[fn:1]
      - one
        1. two
      ** From source
      SCHEDULED: <2020-01-01>
      #+BEGIN_SRC sh
      * not a heading
      #+END_SRC
      : as it is
      | a | b |
      |---+---|
      | 1 | 2 |
      *bold* begins no heading
      * Use
      [fn:1] A note.
      """)
    #expect(
      dump(report) == """
        Harbour Tools
          plain [] Install now @·1
            plain [] From source @·1·1
          plain [] Use @·2

        """)
    #expect(
      dumpBlocks(report) == """
        metadata <AUTHOR> #+AUTHOR: A. Writer
        metadata <TODO> #+TODO: OPEN | CLOSED
        comment
        metadata <PROPERTIES>
        listItem 1 <-> - one 1. two
        listItem 2 #1 <1.> 1. two
        metadata SCHEDULED: <2020-01-01>
        code <sh> * not a heading
        code : as it is
        table | a | b | | 1 | 2 |
        row #0 | a | b |
        cell #1 a
        cell #2 b
        row #1 | 1 | 2 |
        cell #1 1
        cell #2 2
        footnote <1> [fn:1] A note.

        """)
    #expect(
      dumpSpans(report) == """
        emphasis now
        strong strong
        code code
        link a link -> https://a.b
        link [1] -> fn:1
        strong bold

        """)
    #expect(faults(of: report) == [])
  }

  /// Drawers show what is in them, but for properties and the clock; HTML shows its words and images.
  @Test func orgDrawers() throws {
    let report = try parsed(
      """
      #+TITLE: Harbour Tools
      #+HTML: <a href="https://a.b"><img src="images/gull.png"></a>
      #+HTML: <!-- the bird -->
      * Contents
      :CONTENTS:
      - [[#install][Install]]
        - [[#source][From source]]
      :END:
      Text.
      """, named: "a.org")
    #expect(dump(report) == "Harbour Tools\n  plain [] Contents @·1\n")
    #expect(
      dumpBlocks(report) == """
        comment
        comment
        listItem 1 <-> - Install - From source
        listItem 2 <-> - From source
        comment

        """)
    #expect(
      dumpSpans(report) == """
        link gull.png -> https://a.b
        link gull.png -> images/gull.png
        link Install -> #install
        link From source -> #source

        """)
    #expect(faults(of: report) == [])
  }

  /// There is no drawer in a drawer: a line between colons there is text.
  @Test func orgDrawersDoNotNest() throws {
    let report = try parsed("* Contents\n:NOTES:\n:smile:\nText.\n:END:\nMore.\n", named: "a.org")
    #expect(dumpBlocks(report) == "comment\ncomment\n")
    #expect(faults(of: report) == [])
  }

  /// Macros that the language does not know stand as they are written; a link without words shows where it leads.
  @Test func asciiDocMacros() throws {
    let report = try parsed(
      """
      = Harbour Tools
      :icons: font

      == Status (reg:mtide[]) Register

      See <<a>> and https://a.b[].

      == insn:moor32[]

      Text.

      == Use kbd:[Ctrl] and menu:File[Open]

      Text.

      == From https://a.b[the page] or xref:crews[]

      Text.
      """)
    #expect(
      dump(report) == """
        Harbour Tools
          plain [] Status (reg:mtide[]) Register @·1
          plain [] insn:moor32[] @·2
          plain [] Use kbd:[Ctrl] and menu:File[Open] @·3
          plain [] From the page or crews @·4

        """)
    #expect(faults(of: report) == [])
  }

  @Test func asciiDoc() throws {
    let report = try parsed(
      """
      // a remark
      = Harbour Tools
      A. Writer <a@example.org>
      v1.0, 2020-01-01
      :icons: font

      == Install ==

      .Commands
      [source,sh]
      ----
      make all
      == no heading
      ----

      [NOTE]
      ====
      Only at *high* tide.

      == none
      ====

      * one
      ** two
      term:: words

      |===
      | a | b
      |===

      === From `source`

      See https://a.b[the page].

      [discrete]
      == Aside

      Older form
      ----------

      Text.
      """)
    #expect(
      dump(report) == """
        Harbour Tools
          plain [] Install @·1
            plain [] From source @·1·1
          plain [] Older form @·2

        """)
    #expect(
      dumpSpans(report) == """
        strong high
        code source
        link the page -> https://a.b

        """)
    #expect(
      dumpBlocks(report) == """
        comment
        metadata A. Writer <a@example.org>
        metadata v1.0, 2020-01-01
        metadata <icons> :icons: font
        caption <.> Commands
        metadata
        code make all == no heading
        metadata
        quotation 1 Only at high tide. none
        listItem 1 <*> * one ** two term:: words
        listItem 2 <**> ** two term:: words
        listItem 3 <term::> term:: words
        table | a | b
        row #1 | a | b
        cell #1 a
        cell #2 b
        metadata

        """)
    #expect(faults(of: report) == [])
  }

  @Test func restructuredText() throws {
    let report = try parsed(
      """
      =============
      Harbour Tools
      =============

      :Author: A. Writer
      :Date: 2020-01-02

      Install
      =======

      Code follows::

          # no heading
          ======

      .. note:: High *tide* only.
         See `the page <https://a.b>`_.

      .. a comment
         on two lines

      From ``source``
      ~~~~~~~~~~~~~~~

      - one

        - two

      .. code-block:: sh

         Title
         =====

      Use
      ===

      +---+---+
      | a | b |
      +---+---+

      .. [1] A note.
      """)
    #expect(
      dump(report) == """
        Harbour Tools
          plain [] Install @·1
            plain [] From source @·1·1
          plain [] Use @·2

        """)
    #expect(
      dumpSpans(report) == """
        strong note:
        emphasis tide
        link the page -> https://a.b
        code source

        """)
    #expect(
      dumpBlocks(report) == """
        metadata <Author> :Author: A. Writer
        metadata <Date> :Date: 2020-01-02
        code # no heading ======
        quotation 1 note: High tide only. See the page.
        comment
        listItem 1 <-> - one - two
        listItem 2 <-> - two
        code <sh> Title =====
        table | a | b |
        row #1 | a | b |
        cell #1 a
        cell #2 b
        footnote <1> .. [1] A note.

        """)
    #expect(faults(of: report) == [])
  }

  /// Anchors and roles are mark-up, in text too.
  @Test func asciiDocAnchorsAndRoles() throws {
    let report = try parsed(
      """
      = Tides

      == From source [[src]]

      See [[here]]this and [.small]#that#, not [1] or [[2]].

      == [.lead]#First# words
      """, named: "tides.adoc")
    #expect(
      dump(report) == """
        Tides
          plain [] From source @·1
          plain [] First words @·2

        """)
    #expect(shownText(report).contains("See this and that, not [1] or [[2]]."))
  }

  /// A lone section below the lone first one is the subtitle; a letter may have one mark as its underline.
  @Test func restructuredTextSubtitles() throws {
    let report = try parsed(
      """
      =====
      Tides
      =====

      ----------
      A handbook
      ----------

      A
      -

      Text.

      Building
      --------

      Text.
      """, named: "tides.rst")
    #expect(
      dump(report) == """
        Tides
          plain [] A @·1
          plain [] Building @·2

        """)
    // One with text above it, or another of its depth beside it, is a section.
    let other = try parsed("Tides\n=====\n\nText.\n\nA handbook\n----------\n\nBoats\n~~~~~\n\nText.\n", named: "b.rst")
    #expect(
      dump(other) == """
        Tides
          plain [] A handbook @·1
            plain [] Boats @·1·1

        """)
  }

  /// Footnotes stand as headings of their own in pages that pandoc writes.
  @Test func marksOfNotesInManualPagesAreNoHeadings() throws {
    let report = try parsed(
      ".TH FERRY 1\n.SH NAME\nferry \\- a boat[1]\n.SH NOTES\n.SS [1]\n.PP\nIt sails at six.\n", named: "ferry.1")
    #expect(
      dump(report) == """
        FERRY 1
          plain [] NAME @·1
          plain [] NOTES @·2

        """)
  }

  @Test func manualPages() throws {
    let man = try parsed(
      """
      .\\" a remark
      .TH "MOOR\\-SHIP" 1 "2020\\-01\\-02" "1.0" "Harbour Manual"
      .SH NAME
      moor\\-ship \\(em moor a ship
      .SH
      SYNOPSIS
      .B moor\\-ship
      .RI [ options ]
      .SS "At \\fIhigh\\fR tide"
      .TP
      .B \\-f
      Force it.
      .nf
      .SH none
      moor -f
      .fi
      """.replacing(".SH none\n", with: ""))
    #expect(
      dump(man) == """
        MOOR-SHIP 1
          plain [] NAME @·1
          plain [] SYNOPSIS @·2
            plain [] At high tide @·2·1

        """)
    #expect(shownText(man).dropFirst().prefix(3) == ["NAME", "moor-ship — moor a ship", "SYNOPSIS"])
    let mdoc = try parsed(
      ".Dd May 1, 2020\n.Dt MOOR 1\n.Os\n.Sh NAME\n.Nm moor\n.Nd moor a ship\n.Sh SEE ALSO\n.Xr ship 1\n")
    #expect(dump(mdoc) == "MOOR 1\n  plain [] NAME @·1\n  plain [] SEE ALSO @·2\n")
    #expect(faults(of: man) == [] && faults(of: mdoc) == [])
  }

  @Test func namesDecideWhereTheContentFitsSeveralFormats() throws {
    let text = "Part\n----\n\nText.\n\nSub\n===\n\nMore.\n"
    #expect(try dump(parsed(text, named: "a.rst")) == "Part\n  plain [] Sub @·1\n")
    #expect(try dump(parsed("* a\n\n** b\n", named: "a.org")) == "a\n  plain [] b @·1\n")
  }

  @Test func programsSettingsAndRecordsHaveNoHeadings() throws {
    let script = "#!/bin/sh\n# Part one\nset -e\nif [ -f x ]; then\n  echo $x;\nfi\n# Part two\nexport A=b\n"
    let settings = "# Harbour\n[berths]\ncount = 4\n# Tides\nhigh = 3.5\nlow = 0.2\n"
    let rows = "name,berth,tide\nA,1,high\nB,2,low\nC,3,high\n"
    for text in [script, settings, rows] {
      #expect(try dump(parsed(text)) == "")
      #expect(try parsed(text).paragraphs.filter { $0.kind != .blank }.allSatisfy { $0.kind == .preformatted })
    }
  }
}
