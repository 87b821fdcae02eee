import Testing

@testable import Settings

@Suite struct SettingsDocumentTests {
  private func document(_ text: String) -> SettingsDocument { SettingsDocument(Array(text.utf8), file: "t") }

  private func entry(_ path: [String], _ value: SettingValue, line: Int) -> SettingsDocument.Entry {
    SettingsDocument.Entry(path: path, value: value, place: SettingsPlace("t", line: line))
  }

  @Test func everyKindOfKeyAndValueHasItsLine() {
    let text = #"""
      # a comment = 1
      plain = "a # b"   # said
      "quoted = key" = 'C:\n'
      dotted . "two words" = 12

      [table]
      list = [
        "one]", # ]
        "two",
      ]
      long = """
      x = 1
      [no]"""
      inline = { a = true, b.c = [1, [2]] }
      [ outer . "in ner" ]
      "\u4e00\t\"" = -3
      half = 0.5
      last = ''''quoted''''
      """#
    let document = document(text)
    #expect(document.problems == [])
    #expect(
      document.entries == [
        entry(["plain"], .words("a # b"), line: 2),
        entry(["quoted = key"], .words(#"C:\n"#), line: 3),
        entry(["dotted", "two words"], .number(12), line: 4),
        entry(["table", "list"], .list([.words("one]"), .words("two")]), line: 7),
        entry(["table", "long"], .words("x = 1\n[no]"), line: 11),
        entry(
          ["table", "inline"],
          .table(["a": .truth(true), "b": .table(["c": .list([.number(1), .list([.number(2)])])])]), line: 14),
        entry(["outer", "in ner", "一\t\""], .number(-3), line: 16),
        entry(["outer", "in ner", "half"], .other("0.5"), line: 17),
        entry(["outer", "in ner", "last"], .words("'quoted'"), line: 18),
      ])
    #expect(
      document.headers == [
        .init(path: ["table"], place: SettingsPlace("t", line: 6)),
        .init(path: ["outer", "in ner"], place: SettingsPlace("t", line: 15)),
      ])
  }

  @Test func carriageReturnsAndByteOrderMark() {
    let document = document("\u{FEFF}a = 1\r\n\r\n[b]\r\nc = 2\r\n")
    #expect(document.problems == [])
    #expect(document.entries == [entry(["a"], .number(1), line: 1), entry(["b", "c"], .number(2), line: 4)])
  }

  @Test func emptyTexts() {
    for text in ["", "\n", "# only said", "\u{FEFF}"] {
      #expect(document(text).entries == [], "\(text)")
      #expect(document(text).problems == [], "\(text)")
    }
  }

  @Test func aRepeatedKeyCostsOnlyItself() {
    let document = document("a = 1\n'a' = 2\nb = 3\n[t]\na = 4\n\"\\u0061\" = 5\n")
    #expect(
      document.entries == [
        entry(["a"], .number(1), line: 1), entry(["b"], .number(3), line: 3), entry(["t", "a"], .number(4), line: 5),
      ])
    #expect(
      document.problems == [
        .repeatedKey(SettingsPlace("t", line: 2), key: "a", firstLine: 1),
        .repeatedKey(SettingsPlace("t", line: 6), key: "a", firstLine: 5),
      ])
  }

  /// The lines on which a statement was left out as no TOML, and the paths of those that stayed.
  private func remains(of text: String) -> (wrongLines: [Int], paths: [[String]]) {
    let document = document(text)
    let lines = document.problems.map { problem -> Int in
      switch problem {
      case .syntax(let place, let message): message.isEmpty ? -1 : place.line
      case .notAStatement(let place), .notAValue(let place, _): place.line
      default: -1
      }
    }
    return (lines, document.entries.map(\.path))
  }

  @Test func wrongStatementsCostOnlyThemselves() {
    let cases: [(text: String, wrongLines: [Int], paths: [[String]])] = [
      ("a = 1\nb = \nc = 3", [2], [["a"], ["c"]]),
      ("a = 1\nnonsense\nc = 3", [2], [["a"], ["c"]]),
      ("a = yes\nb = 'x\nc = 3", [1, 2], [["c"]]),
      ("a = [1,\n2\nb = 3\nc = 4", [1], [["b"], ["c"]]),
      ("a = 1\n[t\nb = 2\n[u]\nc = 3", [2], [["a"], ["u", "c"]]),
      ("[t]\na = 1\n[t]\nb = 2\n[u]\nc = 3", [3], [["t", "a"], ["u", "c"]]),
      ("a = 1\na.b = 2\nc = 3", [2], [["a"], ["c"]]),
      ("= 1\na = 2", [1], [["a"]]),
      ("a = 1\nb = \"\"\"x\ny\nz", [2], [["a"]]),
      ("a = { b = 1\nc = 2", [1], [["c"]]), ("a = 1\n[=\nb = 2\n[u]\nc = 3", [2], [["a"], ["u", "c"]]),
      ("[[[a]]]\nb = 1\n[u]\nc = 3", [1], [["u", "c"]]), ("[.a]\n[\n[ [a]]\n[u]\nc = 3", [1, 2, 3], [["u", "c"]]),
      ("］ = 1\na = 2\n? = 3", [1, 3], [["a"]]), ("a = { = 1 }\nb = { c.= 1 }\nc = 3", [1, 2], [["c"]]),
    ]
    for (text, wrongLines, paths) in cases {
      let found = remains(of: text)
      #expect(found.wrongLines == wrongLines, "\(text)")
      #expect(found.paths == paths, "\(text)")
    }
  }

  @Test func wordsWithoutQuotesAreNamed() {
    let document = document("a = yes\nb = [1, 2020-01-02,\n07:3]\nc = { d.e = 1, f = 0x1F }\ng = true")
    #expect(document.entries == [entry(["g"], .truth(true), line: 5)])
    #expect(
      document.problems == [
        .notAValue(SettingsPlace("t", line: 1), text: "yes"),
        .notAValue(SettingsPlace("t", line: 2), text: "2020-01-02"),
        .notAValue(SettingsPlace("t", line: 4), text: "0x1F"),
      ])
  }

  @Test func whatIsNoTextIsLeftOutFromItsLineOn() {
    let document = SettingsDocument(Array("a = 1\nb = '".utf8) + [0xFF] + Array("'\nc = 3".utf8), file: "t")
    #expect(document.entries == [entry(["a"], .number(1), line: 1)])
    #expect(document.problems == [.notText(SettingsPlace("t", line: 2))])
    let nul = SettingsDocument(Array("a = 1\n\0b = 2\n".utf8), file: "t")
    #expect(nul.entries == [entry(["a"], .number(1), line: 1)])
    #expect(nul.problems == [.notText(SettingsPlace("t", line: 2))])
  }

  /// Every text that a real one becomes by losing bytes is read to its end.
  @Test func mutilatedTextsAreRead() {
    let text = Array("a = \"x\\u00e9\"\n[t.'u']\nb = [1, { c = '''2\n''' }]\n\"d e\" = \"\"\"\nf\\\n\"\"\"\n".utf8)
    for cut in text.indices {
      for length in 1...3 where cut + length <= text.count {
        let less = Array(text[..<cut] + text[(cut + length)...])
        let document = SettingsDocument(less, file: "t")
        let lines = 1 + less.count { $0 == UInt8(ascii: "\n") }
        #expect(document.entries.allSatisfy { (1...lines).contains($0.place.line) })
        #expect(document.problems.allSatisfy { (1...lines).contains($0.place?.line ?? 0) })
      }
    }
  }

  @Test func aFileThatIsNotTOMLAtAllIsGivenUp() {
    let document = document(String(repeating: "not toml\n", count: 1000))
    #expect(document.entries == [])
    #expect(document.problems.count == 50)
  }
}
