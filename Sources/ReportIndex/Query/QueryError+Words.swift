extension QueryError {
  /// One line for people, in Chinese or in English.
  public func words(chinese: Bool) -> String {
    switch self {
    case .empty:
      chinese ? "没有要查找的内容" : "nothing to search for"
    case .badPattern(let offset, let reason):
      chinese
        ? "正则表达式第 \(offset + 1) 个字符处有误：\(reason.chinese ?? reason.description)"
        : "bad pattern at character \(offset + 1): \(reason.description)"
    case .badExpression(let offset, let fault):
      chinese
        ? "查询式第 \(offset + 1) 个字符处：\(fault.words(chinese: true))"
        : "query, character \(offset + 1): \(fault.words(chinese: false))"
    case .tooCostly:
      chinese
        ? "这个正则表达式回溯太多，已停止；请写得更具体些（例如避免嵌套的 + 和 *）"
        : "this pattern backtracks too much and was stopped; make it more specific (avoid nested + and *)"
    case .cancelled:
      chinese ? "查找已取消" : "search cancelled"
    }
  }
}

extension PatternFault {
  /// The faults people make most, in Chinese; nil for the others.
  fileprivate var chinese: String? {
    switch code {
    case 101: "末尾多了一个反斜杠 \\"
    case 103, 134, 177: "字符编码写法不对"
    case 104, 105: "{} 中的次数不对"
    case 106, 130: "方括号 [ 没有配对的 ]"
    case 107, 150: "字符类写法不对"
    case 108: "字符类中的范围前后颠倒"
    case 109: "重复符号 * + ? { 前面没有可重复的内容"
    case 111, 112, 124: "(? 之后的写法不认识"
    case 114: "左括号没有配对的右括号"
    case 115: "引用了不存在的分组"
    case 119: "嵌套太深"
    case 120, 187, 188: "表达式太长"
    case 122: "右括号没有配对的左括号"
    case 125: "向后断言的长度不固定"
    case 147: "不认识的 Unicode 属性"
    case 183: "不允许使用 \\C"
    default: nil
    }
  }
}
