extension ExpressionFault {
  /// What is wrong and what to do, in one line.
  func words(chinese isChinese: Bool) -> String { isChinese ? chinese : english }

  private var english: String {
    switch self {
    case .unclosedBracket: "this bracket is never closed"
    case .unopenedBracket: "no bracket is open here; quote it to search for it"
    case .unclosedQuote: "this quotation mark is never closed"
    case .nothingInside: "there is nothing to search for here"
    case .nothingAfter(let name): "nothing follows \(name); quote it to search for the word"
    case .nothingBefore(let name): "nothing stands before \(name); quote it to search for the word"
    case .unknownField(let name):
      "no field is called \(name) (title, year, section, paragraph, sentence, report are); quote it to search for the colon"
    case .badYear(let value): "“\(value)” is no year; write year:2024, year:2019..2024 or year:?"
    case .badDistance(let value): "“\(value)” is no distance; write NEAR/1 to NEAR/\(QueryExpression.mostDistance)"
    case .nearWithoutPhrase: "NEAR stands between phrases, or brackets with phrases and OR"
    case .scopeInTitle: "only phrases, AND, OR, NOT and NEAR can stand in title:(…)"
    case .onlyExcludes: "this only excludes; say what to find as well"
    case .tooDeep: "brackets are nested too deep"
    case .tooManyTerms: "too many phrases; at most \(QueryExpression.mostTerms) are searched for at once"
    }
  }

  private var chinese: String {
    switch self {
    case .unclosedBracket: "左括号没有配对的右括号"
    case .unopenedBracket: "右括号没有配对的左括号；要查找括号本身请加引号"
    case .unclosedQuote: "引号没有配对"
    case .nothingInside: "这里没有要查找的内容"
    case .nothingAfter(let name): "\(name) 后面缺少内容；要查找这个词本身请加引号"
    case .nothingBefore(let name): "\(name) 前面缺少内容；要查找这个词本身请加引号"
    case .unknownField(let name):
      "没有名为 \(name) 的字段（可用：标题、年份、节、段、句、全文）；要查找冒号本身请加引号"
    case .badYear(let value): "“\(value)”不是年份；请写 year:2024、year:2019..2024 或 year:?"
    case .badDistance(let value): "“\(value)”不是距离；请写 NEAR/1 到 NEAR/\(QueryExpression.mostDistance)"
    case .nearWithoutPhrase: "NEAR 两边须是词语，或括号内用 OR 相连的词语"
    case .scopeInTitle: "title:(…) 里只能用词语和 AND、OR、NOT、NEAR"
    case .onlyExcludes: "只写了要排除的内容，还须写要查找的内容"
    case .tooDeep: "括号嵌套太深"
    case .tooManyTerms: "词语太多，一次最多查找 \(QueryExpression.mostTerms) 个"
    }
  }
}
