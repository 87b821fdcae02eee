import RegularExpressions
import TextFacts

extension QueryError: Message {
  /// The error in words, in one line.
  public func message(in language: Language) -> String {
    switch self {
    case .empty:
      language.wording(english: "nothing to search for", chinese: "没有要查找的内容")
    case .badPattern(let offset, let reason):
      RegularExpressionError.badPattern(offset: offset, reason).message(in: language)
    case .badExpression(let offset, let fault):
      language.wording(
        english: "query, character \(offset + 1): \(fault.message(in: language))",
        chinese: "检索式第 \(offset + 1) 个字符处：\(fault.message(in: language))")
    case .tooCostly:
      language.wording(
        english: "this pattern backtracks too much and was stopped; make it more specific (avoid nested + and *)",
        chinese: "这个正则表达式回溯太多，已停止；请写得更具体些（例如避免嵌套的 + 和 *）")
    case .cancelled:
      language.wording(english: "search cancelled", chinese: "查找已取消")
    }
  }
}

extension ExpressionFault: Message {
  /// The fault and its remedy, in one line.
  public func message(in language: Language) -> String {
    switch self {
    case .unclosedBracket: language.wording(english: "this bracket is never closed", chinese: "左括号没有配对的右括号")
    case .unopenedBracket:
      language.wording(
        english: "no bracket is open here; quote it to search for it", chinese: "右括号没有配对的左括号；要查找括号本身请加引号")
    case .unclosedQuote: language.wording(english: "this quotation mark is never closed", chinese: "引号没有配对")
    case .nothingInside: language.wording(english: "there is nothing to search for here", chinese: "这里没有要查找的内容")
    case .nothingAfter(let name):
      language.wording(
        english: "nothing follows \(name); quote it to search for the word", chinese: "\(name) 后面缺少内容；要查找这个词本身请加引号")
    case .nothingBefore(let name):
      language.wording(
        english: "nothing stands before \(name); quote it to search for the word",
        chinese: "\(name) 前面缺少内容；要查找这个词本身请加引号")
    case .unknownField(let name):
      language.wording(
        english:
          "no field is called \(name) (title, note, year, path, section, paragraph, sentence, report are); quote it to search for the colon",
        chinese: "没有名为 \(name) 的字段（可用：标题、批注、年份、路径、节、段、句、全文）；要查找冒号本身请加引号")
    case .badYear(let value):
      language.wording(
        english: "“\(value)” is no year; write year:2024, year:2019..2024 or year:?",
        chinese: "“\(value)”不是年份；请写 year:2024、year:2019..2024 或 year:?")
    case .badDistance(let value):
      language.wording(
        english: "“\(value)” is no distance; write NEAR/1 to NEAR/\(QueryExpression.mostDistance)",
        chinese: "“\(value)”不是距离；请写 NEAR/1 到 NEAR/\(QueryExpression.mostDistance)")
    case .nearWithoutPhrase:
      language.wording(
        english: "NEAR stands between phrases, or brackets with phrases and OR", chinese: "NEAR 两边须是词语，或括号内用 OR 相连的词语")
    case .scopeInTitle:
      language.wording(
        english: "only phrases, AND, OR, NOT and NEAR can stand in title:(…) and note:(…)",
        chinese: "title:(…) 和 note:(…) 里只能用词语和 AND、OR、NOT、NEAR")
    case .onlyExcludes:
      language.wording(english: "this only excludes; say what to find as well", chinese: "只写了要排除的内容，还须写要查找的内容")
    case .tooDeep: language.wording(english: "brackets are nested too deep", chinese: "括号嵌套太深")
    case .tooManyTerms:
      language.wording(
        english: "too many phrases; at most \(QueryExpression.mostTerms) are searched for at once",
        chinese: "词语太多，一次最多查找 \(QueryExpression.mostTerms) 个")
    }
  }
}
