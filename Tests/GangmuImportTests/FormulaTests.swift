import ImportStream
import Testing

@testable import ImportReaders

/// Formulas as lines of text.
@Suite struct FormulaTests {
  /// The paragraphs of a page with a formula in it.
  private func page(_ formula: String, around: (String, String) = ("<p>令 ", " 成立。</p>")) -> String {
    dump(WebReader.records(of: Array((around.0 + formula + around.1).utf8)).records)
  }

  private func math(_ inside: String) -> String { page("<math>\(inside)</math>") }

  @Test(arguments: [
    ("<mrow><msup><mi>x</mi><mn>2</mn></msup><mo>+</mo><msub><mi>y</mi><mi>i</mi></msub></mrow>", "x²+y_i"),
    ("<mfrac><mi>a</mi><mrow><mi>b</mi><mo>+</mo><mi>c</mi></mrow></mfrac>", "a/(b+c)"),
    ("<msqrt><mn>2</mn><mi>x</mi></msqrt><mroot><mi>y</mi><mn>3</mn></mroot>", "√2x³√y"),
    ("<msup><mn>2</mn><mrow><mi>n</mi><mo>+</mo><mi>k</mi></mrow></msup>", "2^(n+k)"),
    ("<msup><mi>a</mi><msup><mn>2</mn><mn>3</mn></msup></msup>", "a^(2³)"),
    (
      "<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><mi>i</mi>",
      "∑_(i = 1)ⁿ i"
    ),
    ("<mfenced><mi>a</mi><mi>b</mi></mfenced><mover><mi>x</mi><mo>¯</mo></mover>", "(a, b)x\u{305}"),
    ("<mtable><mtr><mtd>1</mtd><mtd>2</mtd></mtr><mtr><mtd>3</mtd><mtd>4</mtd></mtr></mtable>", "1, 2; 3, 4"),
    ("<semantics><mi>x</mi><annotation encoding=\"application/x-tex\">\\xi</annotation></semantics>", "x"),
    ("<mi>sin</mi><mo>\u{2061}</mo><mi>x</mi>", "sin x"),
    // Numbers that would become others.
    ("<mn>3</mn><mfrac><mn>1</mn><mn>2</mn></mfrac>", "3 1/2"),
    ("<mfrac><mn>1</mn><mn>2</mn></mfrac><mi>x</mi>", "1/2 x"),
    ("<mrow><mo>(</mo><mfrac linethickness=\"0\"><mi>n</mi><mi>k</mi></mfrac><mo>)</mo></mrow>", "C(n, k)"),
    ("<mfenced><mfrac linethickness=\"0pt\"><mi>n</mi><mi>k</mi></mfrac></mfenced>", "C(n, k)"),
    ("<mfrac linethickness=\"0.5px\"><mi>n</mi><mi>k</mi></mfrac>", "n/k"),
    (
      "<mmultiscripts><mi>U</mi><mprescripts/><mn>92</mn><mn>235</mn></mmultiscripts>", "²³⁵₉₂U"
    ),
    ("<mn>2</mn><mmultiscripts><mi>C</mi><mn>2</mn><none/><mprescripts/><none/><mn>14</mn></mmultiscripts>", "2 ¹⁴C₂"),
    ("<mover><mrow><mi>A</mi><mi>B</mi></mrow><mo>→</mo></mover>", "AB\u{20D7}"),
  ])
  func formulasOfPages(_ formula: String, _ line: String) {
    #expect(math(formula) == "P 令 \(line) 成立。")
  }

  @Test func formulasOfBooksHaveAPrefix() {
    #expect(page("<m:math><m:msup><m:mi>x</m:mi><m:mn>2</m:mn></m:msup></m:math>") == "P 令 x² 成立。")
  }

  /// Scripts draw a formula once more, for eyes; elsewhere words hidden from readers aloud are words.
  @Test func aFormulaThatIsDrawnBesideStandsOnce() {
    let drawn =
      "<span class=k><span class=m><math><mi>x</mi></math></span><span aria-hidden=\"true\"><b>x</b></span></span>"
    #expect(page(drawn) == "P 令 x 成立。")
    #expect(page("<span aria-hidden=\"true\">甲</span>") == "P 令 甲 成立。")
  }

  @Test func whateverNestsOrNeverEndsIsRead() {
    let deep = String(repeating: "<msqrt>", count: 5_000) + "<mi>x</mi>" + String(repeating: "</msqrt>", count: 5_000)
    #expect(math(deep).contains("x"))
    #expect(page("<math><mi>x</mi>", around: ("<p>令 ", "")) == "P 令 x")
  }

  // MARK: Word

  private static let space = "xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\""

  private func word(_ formula: String) throws -> String {
    let run = { (text: String) in "<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>\(text)</w:t></w:r>" }
    let body = "<w:p>" + run("令") + "<m:oMath \(Self.space)>\(formula)</m:oMath><w:r><w:t>成立。</w:t></w:r></w:p>"
    let lines = dump(try records(of: flatDocx(body, [:]), by: DocxReader.read)).split(separator: "\n")
    return lines.filter { $0.hasPrefix("P ") }.joined(separator: "\n")
  }

  private func r(_ text: String) -> String { "<m:r><w:rPr><w:i/></w:rPr><m:t>\(text)</m:t></m:r>" }
  private func e(_ text: String) -> String { "<m:e>\(r(text))</m:e>" }

  @Test func formulasOfWord() throws {
    let fraction = "<m:f><m:fPr/><m:num>\(r("a"))</m:num><m:den>\(r("b+c"))</m:den></m:f>"
    #expect(try word(fraction) == "P 令a/(b+c)成立。")
    #expect(try word("<m:sSup>\(e("x"))<m:sup>\(r("2"))</m:sup></m:sSup>") == "P 令x²成立。")
    #expect(
      try word("<m:sSubSup>\(e("x"))<m:sub>\(r("i"))</m:sub><m:sup>\(r("n+1"))</m:sup></m:sSubSup>")
        == "P 令x_iⁿ⁺¹成立。")
    #expect(
      try word("<m:rad><m:radPr><m:degHide m:val=\"1\"/></m:radPr><m:deg/>\(e("2x"))</m:rad>") == "P 令√2x成立。")
    let sum =
      "<m:nary><m:naryPr><m:chr m:val=\"∑\"/></m:naryPr><m:sub>\(r("i=1"))</m:sub><m:sup>\(r("n"))</m:sup>\(e("i"))</m:nary>"
    #expect(try word(sum) == "P 令∑_(i=1)ⁿ i成立。")
    #expect(
      try word("<m:d><m:dPr><m:begChr m:val=\"[\"/><m:endChr m:val=\"]\"/></m:dPr>\(e("x"))\(e("y"))</m:d>")
        == "P 令[x|y]成立。")
    let before = "<m:sPre><m:sub>\(r("92"))</m:sub><m:sup>\(r("235"))</m:sup>\(e("U"))</m:sPre>"
    #expect(try word(before) == "P 令²³⁵₉₂U成立。")
    #expect(try word(r("3") + "<m:f><m:num>\(r("1"))</m:num><m:den>\(r("2"))</m:den></m:f>") == "P 令3 1/2成立。")
    let choose =
      "<m:f><m:fPr><m:type m:val=\"noBar\"/></m:fPr><m:num>\(r("n"))</m:num><m:den>\(r("k"))</m:den></m:f>"
    #expect(try word("<m:d><m:e>\(choose)</m:e></m:d>") == "P 令C(n, k)成立。")
    #expect(try word("<m:bar><m:barPr><m:pos m:val=\"top\"/></m:barPr>\(e("xy"))</m:bar>") == "P 令x\u{305}y\u{305}成立。")
    #expect(try word("<m:bar>\(e("x"))</m:bar>") == "P 令x\u{332}成立。")
    for value in ["off", "false", "0"] {
      let root = "<m:rad><m:radPr><m:degHide m:val=\"\(value)\"/></m:radPr><m:deg>\(r("3"))</m:deg>\(e("x"))</m:rad>"
      #expect(try word(root) == "P 令³√x成立。")
    }
    let limit = "<m:limLow>\(e("lim"))<m:lim>\(r("x→0"))</m:lim></m:limLow>"
    #expect(try word("<m:func><m:fName>\(limit)</m:fName>\(e("f"))</m:func>") == "P 令lim_(x→0) f成立。")
    #expect(try word("<m:acc><m:accPr><m:chr m:val=\"\u{303}\"/></m:accPr>\(e("x"))</m:acc>") == "P 令x\u{303}成立。")
  }
}
