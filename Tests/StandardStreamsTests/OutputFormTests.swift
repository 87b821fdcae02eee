import Testing

@testable import StandardStreams

@Suite struct OutputFormTests {
  private func sent(_ text: String, _ form: OutputForm, toTerminal isTerminal: Bool) -> String {
    var text = text
    let sent = text.withUTF8 { form.sent(of: $0, toTerminal: isTerminal) }
    return sent.map { String(decoding: $0, as: UTF8.self) } ?? text
  }

  @Test(arguments: [
    (OutputForm.lines, true, "甲␛[2J\t<U+202E>\r\n"), (.lines, false, "甲␛[2J\t<U+202E>\r\n"),
    (.text, true, "甲␛[2J\t<U+202E>\r\n"), (.text, false, "甲\u{1B}[2J\t\u{202E}\r\n"),
    (.raw, true, "甲\u{1B}[2J\t\u{202E}\r\n"), (.raw, false, "甲\u{1B}[2J\t\u{202E}\r\n"),
    (.records, true, "甲\\u001b[2J\\u0009\\u202e\\u000d\n"), (.records, false, "甲\\u001b[2J\\u0009\\u202e\\u000d\n"),
  ])
  func formsSend(_ form: OutputForm, _ isTerminal: Bool, _ expected: String) {
    #expect(Array(sent("甲\u{1B}[2J\t\u{202E}\r\n", form, toTerminal: isTerminal).utf8) == Array(expected.utf8))
  }
}
