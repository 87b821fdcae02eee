import HelpPages
import Testing
import TextFacts

/// The topics of the manual, and the source of man pages.
@Suite("Pages of the help")
struct HelpPageTests {
  @Test("topics have names of their own, and each has its words in both languages") func topics() {
    let topics = HelpTopic.all + HelpTopic.settingsFiles
    #expect(Set(HelpTopic.names).count == HelpTopic.names.count)
    #expect(Set(HelpTopic.names) == Set(topics.map(\.name) + HelpTopic.madePages))
    for topic in topics {
      let (english, chinese) = (topic.page(in: .english), topic.page(in: .chinese))
      #expect(english.purpose != chinese.purpose && Self.hasHan(chinese.purpose) && !Self.hasHan(english.purpose))
      #expect(english.blocks.count == chinese.blocks.count && english.name == topic.name)
      for (one, other) in zip(english.blocks, chinese.blocks) {
        switch (one, other) {
        case (.paragraph(let one), .paragraph(let other)), (.heading(let one), .heading(let other)),
          (.entry(_, let one), .entry(_, let other)):
          #expect(one != other && Self.hasHan(other), "\(topic.name): \(other)")
          #expect(one.split(separator: "`").count % 2 == other.split(separator: "`").count % 2 || !one.isEmpty)
        case (.example(let one), .example(let other)): #expect(one == other)
        default: Issue.record("\(topic.name): blocks of two kinds")
        }
      }
    }
    #expect(HelpTopic.named("nonsense") == nil)
  }

  private static func hasHan(_ text: String) -> Bool { text.unicodeScalars.contains { Han.contains($0.value) } }

  @Test("the source of a man page: no word of it is obeyed by roff") func roff() {
    let page = HelpPage(
      name: "gangmu-keys", purpose: "keys - all",
      blocks: [
        .heading("IN THE TEXT"), .paragraph(".dot first, `--plain-ui` and C:\\x, \"quoted\""),
        .entry("`\"`, `z a`", "'tis a key"), .example([".TH x", "a\\b"]),
      ])
    #expect(
      RoffText.source(page, section: 5, version: "1.0", language: .english) == """
        .TH GANGMU-KEYS 5 "" "gangmu 1.0" "Gangmu"
        .nh
        .ad l
        .SH NAME
        gangmu\\-keys \\- keys \\- all
        .SH "IN THE TEXT"
        .PP
        \\&.dot first, \\fB\\-\\-plain\\-ui\\fR and C:\\ex, "quoted"
        .TP
        .B "\\(dq, z a"
        \\&'tis a key
        .PP
        .RS 4
        .nf
        \\&.TH x
        a\\eb
        .fi
        .RE

        """)
  }

  @Test("accents come off in pairs") func literal() {
    #expect(LiteralMarks.joined("a `b` c `d`") == "a b c d")
    #expect(LiteralMarks.joined("a ` b") == "a ` b")
    #expect(LiteralMarks.joined("a `b`") { "<\($0)>" } == "a <b>")
  }
}
