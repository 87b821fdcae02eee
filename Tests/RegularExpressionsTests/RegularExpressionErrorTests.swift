import RegularExpressions
import Testing

@Suite("Patterns that are no regular expressions")
struct RegularExpressionErrorTests {
  @Test(
    "are refused with the place of the fault",
    arguments: [
      ("(改革", 3, 114, "正则表达式第 4 个字符处有误：左括号没有配对的右括号"),
      ("改革)", 2, 122, "正则表达式第 3 个字符处有误：右括号没有配对的左括号"),
      ("[改", 2, 106, "正则表达式第 3 个字符处有误：方括号 [ 没有配对的 ]"),
      ("a\\C", 3, 183, "正则表达式第 4 个字符处有误：不允许使用 \\C"),
    ])
  func faults(_ pattern: String, _ offset: Int, _ code: Int, _ message: String) throws {
    let error = #expect(throws: RegularExpressionError.self) { try RegularExpression(Array(pattern.utf8)) }
    guard case .badPattern(let place, let fault)? = error else { throw error ?? RegularExpressionError.outOfMemory }
    #expect((place, fault.code) == (offset, code))
    #expect(error?.message(in: .chinese) == message)
    #expect(error?.message(in: .english) == "bad pattern at character \(offset + 1): \(fault.description)")
  }

  @Test("are refused where they are too long")
  func tooLong() throws {
    let longest = [UInt8](repeating: 0x61, count: RegularExpression.longestPattern)
    _ = try RegularExpression(longest)
    #expect(throws: RegularExpressionError.self) { try RegularExpression(longest + [0x61]) }
  }

  @Test("A fault without words of ours is told in the engine's")
  func otherFault() {
    let error = RegularExpressionError.badPattern(offset: 0, PatternFault(code: 999, description: "odd pattern"))
    #expect(error.message(in: .chinese) == "正则表达式第 1 个字符处有误：odd pattern")
    #expect(RegularExpressionError.outOfMemory.message(in: .english) == "no memory to compile the pattern")
  }
}
