import ReportModel
import Testing

@testable import TextLayout

/// Characters above and below the line, and words that are typed as they stand.
@Suite struct ScriptTests {
  /// The rows of `string` as drawn: `^{…}` is above the line, `_{…}` below it, `‹…›` code; those marks are hidden.
  private func drawn(_ string: String, columns: Int? = nil, ambiguous: Int = 1, letters: Bool = true) -> [String] {
    var (text, spans, hidden) = ([UInt8](), [InlineSpan](), [InlineSpan]())
    var (kind, start, inner) = (InlineSpan.Kind.strong, 0, 0)
    func hide(_ count: Int) { hidden.append(InlineSpan(.concealed, TextRange(text.count - count, text.count))) }
    for scalar in string.unicodeScalars {
      text += Array(String(scalar).utf8)
      switch scalar {
      case "{":
        kind = text[text.count - 2] == 0x5E ? .superscript : .subscript
        hide(2)
        start = text.count
      case "}":
        spans.append(InlineSpan(kind, TextRange(start, text.count - 1)))
        hide(1)
      case "⟦":
        hide(3)
        inner = text.count
      case "⟧":
        spans.append(InlineSpan(.superscript, TextRange(inner, text.count - 3)))
        hide(3)
      case "‹":
        hide(3)
        start = text.count
      case "›":
        spans.append(InlineSpan(.code, TextRange(start, text.count - 3)))
        hide(3)
      default: break
      }
    }
    let all = TextRange(0, text.count)
    let none = TextRange(0, 0)
    let root = Section(
      kind: .report, level: 0, parent: nil, subtreeEnd: SectionIndex(1), range: all, heading: none, body: all,
      number: none, title: none, characters: 0)
    let report = Report(
      source: ReportSource(name: "x"), text: text, sections: [root], paragraphs: [Paragraph(range: all, kind: .body)],
      lines: nil, encoding: .utf8, replacements: 0, isComplete: true, blocks: [],
      spans: (spans + hidden).sorted { ($0.range.lower, $1.range.upper) < ($1.range.lower, $0.range.upper) })
    let typesetter = Typesetter(widths: WidthTable(ambiguousWidth: ambiguous))
    var marks = PassageMarks(hidden: hidden)
    marks.setRuns(of: all, in: report, PageStyle(usesScriptLetters: letters))
    let rows = typesetter.rows(of: text, range: all, columns: columns, marks: marks)
    #expect(rows.map(\.range.count).reduce(0, +) == text.count)
    return rows.map { row in
      var out = String.UnicodeScalarView()
      var last = 0
      typesetter.forEachCell(of: row, in: text, marks: marks) { cell, column in
        #expect(column == last)
        last = column + cell.width
        out.append(cell.base)
      }
      #expect(last == row.width && last <= columns ?? .max)
      return String(out)
    }
  }

  @Test func figuresAreRaisedOrLowered() {
    #expect(drawn("10^{6} x^{2} CO_{2} 10^{-3} x^{n}") == ["10⁶ x² CO₂ 10⁻³ xⁿ"])
    #expect(drawn("10^{6} x^{2}", ambiguous: 2) == ["10⁶ x²"])
    #expect(drawn("10^{6} CO_{2} 10^{-3}", letters: false) == ["10^6 CO_2 10^(-3)"])
  }

  /// Above what is above the line, `⟦…⟧` in `^{…}`.
  @Test func whatStandsAboveWhatStandsAboveIsTold() {
    #expect(drawn("a^{2⟦3⟧} b^{n⟦k+1⟧+1}") == ["a^(2³) b^(n^(k+1)+1)"])
    #expect(drawn("a^{2⟦3⟧}", letters: false) == ["a^(2^3)"])
  }

  @Test func whatHasNoSuchCharacterIsTold() {
    #expect(drawn("2^{n+k} v_{max} x_{i} y_{(i)} 5^{2m}") == ["2^(n+k) v_(max) x_i y_(i) 5^(2m)"])
    #expect(drawn("面积^{平方}公里") == ["面积^(平方)公里"])
  }

  @Test func whatCannotBeMisreadStandsAsItIs() {
    #expect(drawn("a^{[1]} b^{〔2〕} c^{*} d^{①} 1^{st} 22^{nd}") == ["a[1] b〔2〕 c* d① 1st 22nd"])
    #expect(drawn("2^{e} 1^{er} 1^{a} M^{me} Mill^{TM}") == ["2e 1er 1a Mme MillTM"])
    #expect(drawn("a^{ } b^{}c") == ["a  bc"])
  }

  @Test("No row begins with a figure above the line, at any width", arguments: 6...24)
  func rows(columns: Int) {
    for text in ["面积五公里^{2}，水量10^{6}吨", "the flow is 10^{6} a year and v_{max} of it", "甲^{乙丙丁}戊"] {
      let rows = drawn(text, columns: columns)
      let all = drawn(text)[0].filter { $0 != " " }
      #expect(rows.joined().filter { $0 != " " } == all)
      if columns > 10 { #expect(rows.allSatisfy { !"²⁶^".contains($0.first ?? "x") }) }
    }
  }

  @Test func commandsAndPathsAreBrokenAtSpacesFirst() {
    #expect(drawn("run rg --no-ignore-vcs now", columns: 18) == ["run rg", "--no-ignore-vcs", "now"])
    #expect(drawn("emerge --ask app-shells/fzf", columns: 18) == ["emerge --ask", "app-shells/fzf"])
    #expect(drawn("call ‹conda-forge-build› now", columns: 18) == ["call", "conda-forge-build", "now"])
    // Any other word is broken at its hyphen, and so is a command with no room on a row of its own.
    #expect(drawn("some well-known-and-used words", columns: 18) == ["some well-known-", "and-used words"])
    #expect(drawn("x --a-very-long-option-of-it y", columns: 18) == ["x --a-very-long-", "option-of-it y"])
    #expect(drawn("see -- and --all", columns: 9) == ["see --", "and --all"])
  }
}
