import TextFacts

extension RegularExpressionError: Message {
  /// The error in words, in one line.
  public func message(in language: Language) -> String {
    switch self {
    case .badPattern(let offset, let fault):
      language.wording(
        english: "bad pattern at character \(offset + 1): \(fault.message(in: language))",
        chinese: "正则表达式第 \(offset + 1) 个字符处有误：\(fault.message(in: language))")
    case .outOfMemory:
      language.wording(english: "no memory to compile the pattern", chinese: "内存不足，无法编译正则表达式")
    }
  }
}

extension PatternFault: Message {
  /// The words of the engine, or a translation of them; English where there is none.
  public func message(in language: Language) -> String {
    language.wording(english: description, chinese: chinese ?? description)
  }

  /// The faults people make most, in Chinese; nil for the others.
  private var chinese: String? {
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
