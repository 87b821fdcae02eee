import Glibc
import Testing

/// A report and its name are full of what a terminal obeys: none of it is sent.
@Suite(.serialized)
struct GangmuHostileTests {
  private let folder: GangmuFolder

  init() throws { folder = try GangmuFolder() }

  /// Every control there is but NUL and line ends, ways to say something to a terminal, and what makes text lie.
  private static let report: String = {
    let low = (UInt32(1)...0x1F).filter { $0 != 0x0A && $0 != 0x0D } + Array(0x7F...0x9F)
    let invisible =
      Array(UInt32(0x200B)...0x200F) + Array(0x2028...0x202E) + Array(0x2060...0x206F) + [
        0xAD, 0x61C, 0x180E, 0xFEFF,
      ]
      + Array(0xFE00...0xFE0F) + [0xE0001] + Array(0xE0020...0xE007F) + [
        0x115F, 0x3164, 0xFFF9, 0xFFFA, 0xFFFB,
      ]
    func each(_ values: [UInt32]) -> String {
      String(
        String.UnicodeScalarView(values.compactMap(Unicode.Scalar.init).flatMap { ["甲", $0, "乙"] }))
    }
    let orders = [
      "\u{1B}[2J", "\u{1B}[?1049l", "\u{1B}c", "\u{1B}]0;title\u{7}", "\u{1B}]52;c;eA==\u{1B}\\",
      "\u{1B}P$q\u{1B}\\",
      "\u{1B}[201~", "\u{1B}[6n", "\u{1B}[31m", "\u{9B}31m", "\u{9D}0;x\u{9C}", "\u{E}", "\u{1B}(0",
      "\u{8}\u{8}\u{B}",
    ]
    var text = "云溪\u{1B}[31m镇\u{202E}报告\n\n"
    for (index, order) in orders.enumerated() {
      text += "一、抓\(order)好第\(index)项\u{200B}工作\u{2067}\n正文\(order)第\(index)段。\n"
    }
    return text + "二、全部\n\(each(low))\n（一）\(each(invisible))。正文。\n三、末尾\n\u{85}\u{2028}完\u{9B}。\n"
  }()

  /// The sequences that the terminal layer and ncurses send to this terminal, without their numbers.
  private static let known: Set<String> = [
    "[?1049h", "[?1049l", "[?2004h", "[?2004l", "[?25l", "[?25h", "[?12l", "[?1h", "[?1l", "[?7h",
    "[?1000l", "[?2026$p", "[?2031$p", "=", ">",
    "(B", ")0", "[H", "[J", "[K", "[A", "[B", "[C", "[D", "[G", "[d", "[X", "[L", "[M", "[S", "[T",
    "[r", "[m", "[b", "M",
    "[l", "[h", "[@", "[P", "7", "8", "]11;?\u{1B}\\", "[c", "[6n", "[22;0;0t", "[23;0;0t",
  ]

  @Test("nothing but what the terminal layer sends itself, in every view of the report")
  func sendsNoControl() throws {
    let name = "报\u{1B}[31m告\u{202E}\u{9B}\u{200B}\n\u{7}.txt"
    let path = try folder.write(name, Self.report)
    let session = try gangmuOnTerminal([path, path], in: folder)
    #expect(session.waitForOutput("F1", seconds: 20))
    session.answerQuestions()
    let paste = "\u{1B}[200~甲\u{202E}乙\u{9B}丙\u{7}丁\u{1B}[201~"
    let keys = [
      "G", "g", "zR", "\t", "G", "g", "jjjj\r", "=", "S\u{1B}", "s第\t\u{1B}", "s一、抓\u{1B}",
      "\u{1B}OP", "q", "/第\r",
      "nn", "*", "&", ":n\r", "=", ":" + paste + "\r", "/" + paste + "\r", "\u{1B}", "t", "G",
      "\u{2}", "\u{2}",
    ]
    for key in keys {
      session.send(key)
      // Read together with what follows, an Escape would be Alt.
      session.settle(seconds: key.hasSuffix("\u{1B}") ? 0.3 : 0.05)
    }
    session.send("ggG:theme 完\rZZ")
    #expect(session.waitForEnding(seconds: 20) == .exited(0))
    let output = TerminalOutput(session.output)
    #expect(output.items.filter { if case .malformed = $0 { true } else { false } } == [])
    #expect(output.kinds.subtracting(Self.known) == [])
    let controls = output.items.filter { if case .control = $0 { true } else { false } }
    #expect(controls.allSatisfy { [.control(0x0D), .control(0x0A), .control(0x08)].contains($0) })
    #expect(output.text.filter(Self.isObeyedOrUnseen) == [])
    // Text that is not sent is not lost either: it is shown.
    #expect(session.hasOutput("完") && session.hasOutput("甲"))
  }

  /// C1 controls, bidirectional controls, zero-width characters, line separators and tags.
  private static func isObeyedOrUnseen(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x80...0x9F, 0xAD, 0x61C, 0x180E, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F,
      0xFEFF, 0xFFF9...0xFFFB,
      0xE0000...0xE007F:
      true
    default: false
    }
  }

  @Test("and the screen is whole", .enabled(if: TmuxSession.isInstalled, "tmux is not installed"))
  func keepsScreen() throws {
    let session = try gangmuInTmux(
      [try folder.write("报\u{1B}c告\u{8}.txt", Self.report)], in: folder)
    try expectScreen(session, "hostile")
    session.press("G")
    try expectScreen(session, "hostile-end")
    session.press("g")
    try expectScreen(session, "hostile")
  }
}
