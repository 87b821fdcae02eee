import Testing
import TextFacts

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

  /// The problems of a text and the paths of the assignments that stayed.
  private func remains(of text: String) -> Remains {
    let document = document(text)
    return Remains(problems: document.problems, paths: document.entries.map(\.path))
  }

  private struct Remains: Equatable {
    var problems: [SettingsProblem]
    var paths: [[String]]
  }

  private func line(_ line: Int) -> SettingsPlace { SettingsPlace("t", line: line) }

  /// Strings and keys are compared with names: those beyond all use cost their statement, and no more.
  @Test func longStringsAndKeysAreLeftOut() {
    let (most, mostOfKey) = (WorkBudget.settingBytes, WorkBudget.settingKeyBytes)
    func text(_ count: Int) -> String { String(repeating: "x", count: count) }
    for quote in ["\"", "'", "\"\"\""] {
      let fits = remains(of: "a = \(quote)\(text(most))\(quote)\nb = 1")
      #expect(fits == Remains(problems: [], paths: [["a"], ["b"]]))
      let over = remains(of: "a = \(quote)\(text(most + 1))\(quote)\nb = 1")
      #expect(over == Remains(problems: [.tooLongValue(line(1), limit: most)], paths: [["b"]]))
    }
    #expect(remains(of: "\(text(mostOfKey)) = 1").problems == [])
    #expect(
      remains(of: "\(text(mostOfKey + 1)) = 1\nb = 1") == Remains(problems: [.notAStatement(line(1))], paths: [["b"]]))
    #expect(
      remains(of: "'\(text(mostOfKey + 1))' = 1\nb = 1")
        == Remains(problems: [.tooLongValue(line(1), limit: mostOfKey)], paths: [["b"]]))
    #expect(remains(of: "a = \(text(2 * most))").problems == [.notAValue(line(1), text: text(most))])
  }

  @Test func wrongStatementsCostOnlyThemselves() {
    let cases: [(text: String, problems: [SettingsProblem], paths: [[String]])] = [
      ("a = 1\nb = \nc = 3", [.missingValue(line(2))], [["a"], ["c"]]),
      ("a = # none\nc = 3\nd =", [.missingValue(line(1)), .missingValue(line(3))], [["c"]]),
      ("a = 1\nnonsense\nc = 3", [.notAStatement(line(2))], [["a"], ["c"]]),
      ("= 1\na = 2\nb. = 3\n.c = 4", [1, 3, 4].map { .notAStatement(line($0)) }, [["a"]]),
      ("］ = 1\na = 2\n? = 3", [.notAStatement(line(1)), .notAStatement(line(3))], [["a"]]),
      ("\"\"\"a\"\"\" = 1\na = 2", [.notAStatement(line(1))], [["a"]]),
      ("a = yes\nb = 'x\nc = 3", [.notAValue(line(1), text: "yes"), .unfinishedValue(line(2))], [["c"]]),
      ("a = 1 2\nb = 'x' y # z\nc = 3 # z", [.notAValue(line(1), text: "2"), .notAValue(line(2), text: "y")], [["c"]]),
      ("a = ]\nb = }\nc = 3,\nd = =", zip(1...4, ["]", "}", ",", "="]).map { .notAValue(line($0), text: $1) }, []),
      (
        "a = \"\\q\"\nb = \"\\u12\"\nc = 3", [.notAValue(line(1), text: "\\q"), .notAValue(line(2), text: "\\u12")],
        [["c"]]
      ),
      (
        "a = \"\\uD800\"\nb = \"\\U00110000\"\nc = 3",
        [.notAValue(line(1), text: "\\uD800"), .notAValue(line(2), text: "\\U00110000")], [["c"]]
      ),
      ("a = [1,\n2\nb = 3\nc = 4", [.unfinishedValue(line(1))], [["b"], ["c"]]),
      ("a = [1,\nb = 3\nc = 4", [.notAValue(line(2), text: "b")], [["b"], ["c"]]),
      ("a = [1 2]\nb = [,]\nc = 3", [.unfinishedValue(line(1)), .notAValue(line(2), text: ",")], [["c"]]),
      ("a = '''x''''''\nb = 1", [.notAValue(line(1), text: "'")], [["b"]]),
      ("a = 1\nb = [\n'x'\n# said", [.unfinishedValue(line(2))], [["a"]]),
      ("a = { b = 1\nc = 2", [.unfinishedValue(line(1))], [["c"]]),
      ("a = { = 1 }\nb = { c.= 1 }\nc = 3", [.notAStatement(line(1)), .notAStatement(line(2))], [["c"]]),
      (
        "a = { b = 1, b = 2 }\nc = { d = 1, d.e = 2 }",
        [.repeatedKey(line(1), key: "b", firstLine: 1), .repeatedKey(line(2), key: "d.e", firstLine: 2)], []
      ),
      ("a = 1\nb = \"\"\"x\ny\nz", [.unfinishedValue(line(2))], [["a"]]),
      ("a = 1\n[t\nb = 2\n[u]\nc = 3", [.notAStatement(line(2))], [["a"], ["u", "c"]]),
      ("a = 1\n[=\nb = 2\n[u]\nc = 3", [.notAStatement(line(2))], [["a"], ["u", "c"]]),
      ("[t] x\nb = 2\n[u]\nc = 3", [.notAValue(line(1), text: "x")], [["u", "c"]]),
      ("[[a]]\nb = 1\n[u]\nc = 3", [.notAStatement(line(1))], [["u", "c"]]),
      (
        "[t]\na = 1\n[t]\nb = 2\n[u]\nc = 3", [.repeatedKey(line(3), key: "t", firstLine: 1)],
        [["t", "a"], ["u", "c"]]
      ),
      (
        "[t.u]\na = 1\n[t]\nb = 2\nu = 3", [.repeatedKey(line(5), key: "u", firstLine: 1)],
        [["t", "u", "a"], ["t", "b"]]
      ),
      (
        "a = 1\na.b = 2\n[a]\nc = 3",
        [.repeatedKey(line(2), key: "a", firstLine: 1), .repeatedKey(line(3), key: "a", firstLine: 1)], [["a"]]
      ),
      ("a.b = 1\na = 2\na.c = 3", [.repeatedKey(line(2), key: "a", firstLine: 1)], [["a", "b"], ["a", "c"]]),
      (
        "a = 99999999999999999999\nb = --1\nc = 1_000\nd = _1",
        [
          .notAValue(line(1), text: "99999999999999999999"), .notAValue(line(2), text: "--1"),
          .notAValue(line(4), text: "_1"),
        ], [["c"]]
      ),
    ]
    for (text, problems, paths) in cases {
      #expect(remains(of: text) == Remains(problems: problems, paths: paths), "\(text)")
    }
  }

  @Test func deepNestingIsRefused() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(remains(of: "a = \(deep)\nb = 1").paths == [["b"]])
    let tables = String(repeating: "{a=", count: 100_000)
    #expect(remains(of: "a = \(tables)\nb = 1").paths == [["b"]])
    let held = String(repeating: "[", count: 30) + String(repeating: "]", count: 30)
    #expect(remains(of: "a = \(held)\nb = 1").paths == [["a"], ["b"]])
  }

  @Test func longStringsLoseTheirFirstAndTheirEscapedLineEnds() {
    let document = document("a = \"\"\"\r\nx\\\n  \n y\"z\"\"\"\"\"\nb = '''\nc\\\nd'''\n")
    #expect(document.problems == [])
    #expect(
      document.entries == [
        entry(["a"], .words("xy\"z\"\""), line: 1), entry(["b"], .words("c\\\nd"), line: 5),
      ])
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
