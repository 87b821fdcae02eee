import TestReports
import Testing

@testable import ReportIndex

/// The trees that expressions are read as, and the messages for those that are none.
@Suite struct QueryExpressionTests {
  /// The tree in one line.
  private func read(_ text: String) throws -> String {
    let expression = try QueryExpression(parsing: text)
    return Self.dump(expression.root, expression.terms, expression.notes)
  }

  private static func dump(
    _ node: QueryExpression.Node, _ terms: [[UInt8]], _ notes: [NoteCondition] = []
  ) -> String {
    func dump(_ node: QueryExpression.Node, _ terms: [[UInt8]]) -> String { Self.dump(node, terms, notes) }
    func list(_ nodes: [QueryExpression.Node]) -> String { nodes.map { dump($0, terms) }.joined(separator: " ") }
    switch node {
    case .term(let term): return String(decoding: terms[term], as: UTF8.self)
    case .all(let nodes): return "(and \(list(nodes)))"
    case .any(let nodes): return "(or \(list(nodes)))"
    case .not(let node): return "(not \(dump(node, terms)))"
    case .near(let left, let right, let distance): return "(near/\(distance) \(list([left, right])))"
    case .within(let unit, let node): return "(\(unit.rawValue) \(dump(node, terms)))"
    case .heading(let node): return "(title \(dump(node, terms)))"
    case .note(let note): return "(note \(Self.dump(notes[note].node, notes[note].terms)))"
    case .years(let span):
      guard let years = span.years else { return "(year ?)" }
      let last = years.upperBound == .max ? "" : "\(years.upperBound)"
      return "(year \(years.lowerBound == .min ? "" : "\(years.lowerBound)")..\(last))"
    case .path(let pattern): return "(path \(String(decoding: pattern.bytes, as: UTF8.self)))"
    }
  }

  @Test(
    arguments: [
      ("高质量发展 -房地产", "(and 高质量发展 (not 房地产))"),
      (#""绿水青山" NEAR/10 "金山银山""#, "(near/10 绿水青山 金山银山)"),
      ("甲 乙 OR 丙", "(or (and 甲 乙) 丙)"),
      ("甲 AND (乙 OR 丙) NOT 丁", "(and 甲 (or 乙 丙) (not 丁))"),
      ("-甲 NEAR 乙 丙", "(and (not (near/10 甲 乙)) 丙)"),
      ("甲 NEAR/2 乙 NEAR/3 丙", "(near/3 (near/2 甲 乙) 丙)"),
      ("(甲|乙)NEAR/2 丙", "(near/2 (or 甲 乙) 丙)"),
      ("甲 - - 乙", "(and 甲 乙)"),
      ("甲 -(-乙)", "(and 甲 乙)"),
      ("title:营商环境 year:2019..2024", "(and (title 营商环境) (year 2019..2024))"),
      ("title:(甲 -乙)", "(title (and 甲 (not 乙)))"),
      ("note:核对", "(note 核对)"),
      ("甲 批注：（乙 ＯＲ 丙） 乙", "(and 甲 (note (or 乙 丙)) 乙)"),
      ("甲 year:2019", "(and 甲 (year 2019..2019))"),
      ("甲 path:县区/*.md", "(and 甲 (path 县区/*.md))"),
      ("甲 -path:旧稿 | 乙 路径：“有 空格（1）”", "(or (and 甲 (not (path 旧稿))) (and 乙 (path 有 空格（1）)))"),
      (
        "甲 year:2019- OR 乙 year:..2018 OR 丙 year:?", "(or (and 甲 (year 2019..)) (and 乙 (year ..2018)) (and 丙 (year ?)))"
      ),
      ("sentence:(甲 乙) report:丙 paragraph: 丁", "(and (sentence (and 甲 乙)) (report 丙) (paragraph 丁))"),
      // As a Chinese input method gives them.
      ("（甲　ＯＲ　“乙 丙”）－丁", "(and (or 甲 乙 丙) (not 丁))"),
      ("标题：营商环境　年份：２０１９至２０２４年", "(and (title 营商环境) (year 2019..2024))"),
      ("句：（甲 与 乙） 或 非 丙 丁", "(or (sentence (and 甲 乙)) (and (not 丙) 丁))"),
      ("”甲“ ＮＥＡＲ／５ ＂乙＂", "(near/5 甲 乙)"),
      ("「優化 營商」『環境』", "(and 優化 營商 環境)"),
      // A sign elsewhere is a part of a word where it can be none.
      ("关键词：改革-开放 R&D A-b 《甲》 and or", "(and 关键词：改革-开放 R&D A-b 《甲》 and or)"),
      (#""AND" "或" "-甲" "a:b""#, "(and AND 或 -甲 a:b)"),
      ("8:30", "8:30"),
      ("甲“乙”丙", "(and 甲 乙 丙)"),
    ])
  func reads(_ text: String, _ tree: String) throws {
    #expect(try read(text) == tree)
  }

  @Test(
    arguments: [
      ("  　", .empty),
      ("甲 (乙 OR", .badExpression(offset: 5, .nothingAfter("OR"))),
      ("甲 (乙 OR 丙", .badExpression(offset: 2, .unclosedBracket)),
      ("(", .badExpression(offset: 0, .unclosedBracket)),
      ("甲 乙) 丙", .badExpression(offset: 3, .unopenedBracket)),
      (") 丙", .badExpression(offset: 0, .unopenedBracket)),
      ("甲 （）", .badExpression(offset: 2, .nothingInside)),
      ("甲 “乙", .badExpression(offset: 2, .unclosedQuote)),
      ("甲 \"\"", .badExpression(offset: 2, .nothingInside)),
      ("OR 甲", .badExpression(offset: 0, .nothingBefore("OR"))),
      ("甲 AND OR 乙", .badExpression(offset: 2, .nothingAfter("AND"))),
      ("甲 -", .badExpression(offset: 2, .nothingAfter("-"))),
      ("甲 NOT", .badExpression(offset: 2, .nothingAfter("NOT"))),
      ("甲 title:", .badExpression(offset: 2, .nothingAfter("title:"))),
      ("甲 year:", .badExpression(offset: 2, .nothingAfter("year:"))),
      ("甲 path:", .badExpression(offset: 2, .nothingAfter("path:"))),
      ("path:县区", .badExpression(offset: 0, .onlyExcludes)),
      ("title:(甲 path:县区)", .badExpression(offset: 6, .scopeInTitle)),
      ("甲 tilte:乙", .badExpression(offset: 2, .unknownField("tilte"))),
      ("甲 year:20x9", .badExpression(offset: 7, .badYear("20x9"))),
      ("甲 year:2024..2019", .badExpression(offset: 7, .badYear("2024..2019"))),
      ("甲 NEAR/x 乙", .badExpression(offset: 7, .badDistance("x"))),
      ("甲 NEAR/0 乙", .badExpression(offset: 7, .badDistance("0"))),
      ("甲 NEAR/99999999999999999999 乙", .badExpression(offset: 7, .badDistance("99999999999999999999"))),
      ("甲 NEAR (乙 丙)", .badExpression(offset: 7, .nearWithoutPhrase)),
      ("(甲 丁) NEAR 乙", .badExpression(offset: 0, .nearWithoutPhrase)),
      ("甲 NEAR -乙", .badExpression(offset: 7, .nearWithoutPhrase)),
      ("甲 NEAR title:乙", .badExpression(offset: 7, .nearWithoutPhrase)),
      ("title:(甲 year:2019)", .badExpression(offset: 6, .scopeInTitle)),
      ("-甲", .badExpression(offset: 0, .onlyExcludes)),
      ("year:2019", .badExpression(offset: 0, .onlyExcludes)),
      ("甲 sentence:(-乙)", .badExpression(offset: 11, .onlyExcludes)),
      // Offsets count what people take for a character.
      ("e\u{301}e\u{301} (", .badExpression(offset: 3, .unclosedBracket)),
    ] as [(String, QueryError)])
  func pointsAtFaults(_ text: String, _ error: QueryError) {
    #expect(throws: error) { try QueryExpression(parsing: text) }
  }

  @Test(.enabled(if: TestLane.isFull, "slow")) func boundsAreErrorsAndNoOverflow() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "(", count: depth) + "甲" + String(repeating: ")", count: depth)
    }
    #expect(try read(nested(QueryExpression.mostDepth)) == "甲")
    let tooDeep = QueryError.badExpression(offset: QueryExpression.mostDepth, .tooDeep)
    #expect(throws: tooDeep) { try QueryExpression(parsing: nested(100_000)) }
    #expect(throws: tooDeep) { try QueryExpression(parsing: String(repeating: "(", count: 100_000)) }
    let chain = String(repeating: "甲 NEAR ", count: 100_000) + "甲"
    #expect(throws: QueryError.badExpression(offset: 7 * QueryExpression.mostTerms, .tooManyTerms)) {
      try QueryExpression(parsing: chain)
    }
    #expect(try read(String(repeating: "- ", count: 100_000) + "甲") == "甲")
    #expect(throws: QueryError.self) { try QueryExpression(parsing: String(repeating: "title:", count: 100_000)) }
  }

  @Test func namesWhatAReportMustHave() throws {
    func required(_ text: String) throws -> [String] {
      let expression = try QueryExpression(parsing: text)
      return expression.requiredTerms.map { String(decoding: expression.terms[$0], as: UTF8.self) }
    }
    #expect(try required("甲 (乙 OR 丙) -丁 title:戊") == ["甲", "戊"])
    #expect(try required("(甲 乙 OR 丙 甲)") == ["甲"])
    #expect(try required("甲 NEAR (乙 OR 丙)") == ["甲"])
    let expression = try QueryExpression(parsing: "甲 OR 乙 year:2019 -丙")
    #expect(expression.admits(ReportFacts(year: 2019, path: []), contains: { $0 == 1 }))
    #expect(!expression.admits(ReportFacts(year: 2018, path: []), contains: { $0 == 1 }))
    #expect(expression.admits(ReportFacts(year: nil, path: []), contains: { $0 == 0 }))
    #expect(!expression.admits(ReportFacts(year: nil, path: []), contains: { $0 == 2 }))
  }

  @Test func saysFaultsInBothLanguages() {
    let error = QueryError.badExpression(offset: 2, .unclosedQuote)
    #expect(error.message(in: .english) == "query, character 3: this quotation mark is never closed")
    #expect(error.message(in: .chinese) == "检索式第 3 个字符处：引号没有配对")
  }
}
