import ReportModel
import TextFacts

/// The names of the facts that speak for and against a heading.
enum FactNames {
  /// A name for scripts, the same in every language, and the words for people.
  struct FactName {
    var fact: HeadingFacts
    var key: String
    var english: String
    var chinese: String
  }

  static let all: [FactName] = [
    FactName(fact: .namesUnit, key: "names-unit", english: "its number names a unit", chinese: "编号自带“章”“条”等名称"),
    FactName(fact: .headingStyle, key: "heading-style", english: "a style of headings", chinese: "标题专用编号"),
    FactName(fact: .listStyle, key: "list-style", english: "a style of lists", chinese: "列项常用编号"),
    FactName(fact: .decimal, key: "decimal", english: "a decimal number", chinese: "多级编号"),
    FactName(fact: .inSeries, key: "in-series", english: "its series counts on", chinese: "编号前后接续"),
    FactName(fact: .countsOn, key: "counts-on", english: "its words count on", chinese: "编号后仍在计数"),
    FactName(fact: .outOfStep, key: "out-of-step", english: "a gap or a repeat", chinese: "编号跳号或重号"),
    FactName(fact: .beginsLate, key: "begins-late", english: "its series begins late", chinese: "编号不从一起头"),
    FactName(fact: .aloneOpen, key: "alone", english: "alone on its line, no mark at its end", chinese: "独占一行，行末无标点"),
    FactName(fact: .runIn, key: "run-in", english: "text goes on after it", chinese: "其后同行接正文"),
    FactName(fact: .sentence, key: "sentence", english: "a sentence that heads nothing", chinese: "整句，其下无文"),
    FactName(fact: .partOfSentence, key: "part-of-sentence", english: "ends with a semicolon", chinese: "以分号结尾"),
    FactName(fact: .long, key: "long", english: "long", chinese: "过长"),
    FactName(fact: .announces, key: "announces", english: "ends with a colon", chinese: "以冒号结尾"),
    FactName(fact: .defines, key: "defines", english: "a term and its meaning", chinese: "名称加释义"),
    FactName(fact: .headsText, key: "heads-text", english: "text below it", chinese: "其下有正文"),
    FactName(fact: .headsNumbers, key: "heads-numbers", english: "numbers begin below it", chinese: "其下另起编号"),
    FactName(fact: .headsNothing, key: "heads-nothing", english: "the next item right below it", chinese: "下一行即下一项"),
    FactName(fact: .belowArticle, key: "below-article", english: "part of an article", chinese: "属于条文"),
    FactName(
      fact: .namesBelowArticle, key: "names-below-article", english: "one of names over text", chinese: "同列皆为小标题"),
    FactName(
      fact: .belowItsUnit, key: "below-its-unit", english: "counts on the unit above it", chinese: "续上级单元编号"),
    FactName(fact: .inAnnex, key: "in-annex", english: "in an annex", chinese: "在附件中"),
    FactName(fact: .belowItem, key: "below-item", english: "below an item", chinese: "在列项之下"),
    FactName(fact: .inTale, key: "in-tale", english: "a list in a tale", chinese: "小说中的列项"),
    FactName(fact: .seriesOfHeads, key: "series-of-heads", english: "its series reads as headings", chinese: "同列多为短语"),
    FactName(
      fact: .seriesOfSentences, key: "series-of-sentences", english: "its series reads as sentences", chinese: "同列多为句子"),
    FactName(
      fact: .seriesHeadsNothing, key: "series-heads-nothing", english: "its series heads nothing",
      chinese: "同列之下无文"),
    FactName(fact: .seriesHeadsText, key: "series-heads-text", english: "its series heads text", chinese: "同列之下有文"),
    FactName(fact: .marked, key: "marked", english: "the format marks it", chinese: "格式标为标题"),
    FactName(fact: .unmarked, key: "unmarked", english: "the format marks others", chinese: "格式只标了别的标题"),
    FactName(
      fact: .unmarkedStyle, key: "unmarked-style", english: "the format marks others of its style",
      chinese: "格式标了同式的别的标题"),
    FactName(
      fact: .unmarkedInMarkup, key: "unmarked-in-markup", english: "an item by the markup", chinese: "按标记语言为列项"),
  ]

  /// A fact in words, and its weight in tenths.
  struct WeighedFact {
    var key: String
    var english: String
    var chinese: String
    var weight: Int
  }

  /// The facts of `evidence`, each with its weight.
  static func facts(of evidence: HeadingEvidence) -> [WeighedFact] {
    let own = all.filter { evidence.facts.contains($0.fact) }.map {
      WeighedFact(key: $0.key, english: $0.english, chinese: $0.chinese, weight: EvidenceTable.sum($0.fact))
    }
    let han = HanLineFacts.facts(of: evidence.hanFacts).map { fact in
      let name = HanLineFactNames.name(of: fact)
      return WeighedFact(key: name.key, english: name.english, chinese: name.chinese, weight: fact.weight)
    }
    return own + han
      + LineFacts.facts(of: evidence.lineFacts).map { fact in
        let name = LineFactNames.name(of: fact)
        return WeighedFact(key: name.key, english: name.english, chinese: name.chinese, weight: fact.weight)
      }
  }

  /// The facts for a heading and those against it, in words, the weightiest first.
  static func words(for evidence: HeadingEvidence, in language: Language) -> String {
    let facts = facts(of: evidence).sorted { abs($0.weight) > abs($1.weight) }
    let words = { (fact: WeighedFact) in language.wording(english: fact.english, chinese: fact.chinese) }
    let separator = language.wording(english: ", ", chinese: "，")
    let speaking = facts.filter { $0.weight > 0 }.map(words).joined(separator: separator)
    let against = facts.filter { $0.weight < 0 }.map(words).joined(separator: separator)
    if against.isEmpty { return language.wording(english: "for it: \(speaking)", chinese: "理由：\(speaking)") }
    return language.wording(
      english: "for it: \(speaking); against it: \(against)", chinese: "理由：\(speaking)；反证：\(against)")
  }
}
