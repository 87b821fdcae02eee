import ScreenModel
import Testing

@testable import TerminalScreen

/// Bytes as terminals send them, and what they mean. `␛` stands for Escape.
@Suite struct KeyDecoderTests {
  private static func bytes(_ text: String) -> [UInt8] { Array(text.utf8).flatMap { [$0] }.replacingMarks() }

  /// The meaning of the bytes when they come in one read, and nothing after them.
  private static func meaning(_ text: String, sequences: [[UInt8]: Key] = [:]) -> [String] {
    var decoder = KeyDecoder(sequences: sequences)
    var outputs = decoder.decode(bytes(text))
    if decoder.patience != nil { outputs += decoder.giveUp() }
    return outputs.map(described)
  }

  private static func described(_ output: KeyDecoder.Output) -> String {
    switch output {
    case .key(let key): key.text
    case .paste(let bytes): "paste “\(String(decoding: bytes, as: UTF8.self))”"
    case .answer(let answer): "\(answer)"
    case .mouse: "mouse"
    }
  }

  @Test(
    "characters",
    arguments: [
      ("j", ["j"]), ("J k", ["J", "space", "k"]), ("\u{1}\u{4}\u{1A}", ["ctrl-a", "ctrl-d", "ctrl-z"]),
      ("\u{0}\u{1C}\u{1D}\u{1E}\u{1F}", ["ctrl-@", "ctrl-\\", "ctrl-]", "ctrl-^", "ctrl-_"]),
      ("\r\n\t", ["enter", "ctrl-j", "tab"]), ("\u{8}\u{7F}", ["backspace", "backspace"]),
      ("党／］１", ["党", "／", "］", "１"]), ("é𠀀", ["é", "𠀀"]),
    ])
  func characters(sent: String, meant: [String]) { #expect(Self.meaning(sent) == meant) }

  @Test(
    "Escape and Alt",
    arguments: [
      ("␛", ["esc"]), ("␛␛", ["esc", "esc"]), ("␛3", ["alt-3"]), ("␛党", ["alt-党"]), ("␛\r", ["alt-enter"]),
      ("␛\u{7F}", ["alt-backspace"]), ("␛\u{4}", ["ctrl-alt-d"]), ("␛[", ["alt-["]), ("␛O", ["alt-O"]),
      ("␛]", ["alt-]"]), ("␛]j", ["alt-]", "j"]), ("␛Pj", ["alt-P", "j"]), ("␛␛[A", ["alt-up"]),
      ("␛␛j", ["esc", "alt-j"]), ("␛␛[", ["esc", "alt-["]), ("␛ ", ["alt-space"]),
    ])
  func escapes(sent: String, meant: [String]) { #expect(Self.meaning(sent) == meant) }

  @Test(
    "arrows and their neighbours",
    arguments: [
      ("␛[A␛[B␛[C␛[D", ["up", "down", "right", "left"]), ("␛OA␛OB␛OC␛OD", ["up", "down", "right", "left"]),
      ("␛[H␛[F␛OH␛OF␛[1~␛[4~␛[7~␛[8~", ["home", "end", "home", "end", "home", "end", "home", "end"]),
      ("␛[2~␛[3~␛[5~␛[6~", ["insert", "delete", "pgup", "pgdn"]), ("␛[Z", ["shift-tab"]),
      ("␛[1;2A␛[1;3B␛[1;5C␛[1;8D", ["shift-up", "alt-down", "ctrl-right", "ctrl-alt-shift-left"]),
      ("␛[5;5~␛[3;3~␛[1;9A", ["ctrl-pgup", "alt-delete", "alt-up"]), ("␛[a␛Od", ["shift-up", "ctrl-left"]),
      ("␛[7$␛[8^␛[3@", ["shift-home", "ctrl-end", "ctrl-shift-delete"]), ("␛O5C", ["ctrl-right"]),
      ("␛OM␛Op␛Oy␛Ok", ["enter", "0", "9", "+"]),
    ])
  func arrows(sent: String, meant: [String]) { #expect(Self.meaning(sent) == meant) }

  @Test(
    "function keys",
    arguments: [
      ("␛OP␛OQ␛OR␛OS", ["f1", "f2", "f3", "f4"]), ("␛[11~␛[12~␛[13~␛[14~", ["f1", "f2", "f3", "f4"]),
      ("␛[15~␛[17~␛[18~␛[19~", ["f5", "f6", "f7", "f8"]), ("␛[20~␛[21~␛[23~␛[24~", ["f9", "f10", "f11", "f12"]),
      ("␛[[A␛[[E", ["f1", "f5"]), ("␛[1;2P␛[1;2R␛[15;5~", ["shift-f1", "shift-f3", "ctrl-f5"]),
    ])
  func functionKeys(sent: String, meant: [String]) { #expect(Self.meaning(sent) == meant) }

  @Test(
    "characters sent by number",
    arguments: [
      ("␛[105;5u", ["ctrl-i"]), ("␛[97;2u", ["A"]), ("␛[27;5;46~", ["ctrl-."]), ("␛[13;2u", ["shift-enter"]),
      ("␛[27u", ["esc"]), ("␛[57441u", []), ("␛[20826u", ["党"]), ("␛[99;5u", ["ctrl-c"]),
    ])
  func numbered(sent: String, meant: [String]) { #expect(Self.meaning(sent) == meant) }

  @Test(
    "what means nothing is swallowed whole",
    arguments: [
      ("␛[99zj", ["j"]), ("␛[?1;2yj", ["j"]), ("␛[<0;3;4Mj", ["mouse", "j"]), ("␛[M !!j", ["j"]), ("␛[Ij", ["j"]),
      ("␛[1;2;3;4;5;6qj", ["j"]), ("␛[ qj", ["j"]), ("␛[>4;1mj", ["j"]), ("␛Ozj", ["j"]), ("␛[201~j", ["j"]),
      ("␛]0;title␛\\j", ["j"]), ("␛]52;c;aGk=\u{7}j", ["j"]), ("␛P1$r0m␛\\j", ["j"]), ("␛[12", []), ("␛]11;rgb:", []),
      ("␛[[Zj", ["j"]), ("␛[99999999999999999999~j", ["j"]),
    ])
  func unknown(sent: String, meant: [String]) { #expect(Self.meaning(sent) == meant) }

  @Test(
    "a sequence broken off gives way to what breaks it",
    arguments: [
      ("␛[1;␛[A", ["up"]), ("␛[1;\u{3}", ["ctrl-c"]), ("␛]11;rgb:␛[B", ["down"]), ("␛]11;\u{3}", ["ctrl-c"]),
      ("␛[1党", ["党"]),
    ])
  func broken(sent: String, meant: [String]) { #expect(Self.meaning(sent) == meant) }

  @Test("bytes that are no UTF-8 are dropped, and so are C1 controls") func invalid() {
    var decoder = KeyDecoder()
    let sent: [UInt8] =
      [0xFF, 0x6A, 0xE5, 0x85, 0x6B, 0x80, 0x6C, 0xED, 0xA0, 0x80, 0x6D, 0xC0, 0xAF, 0x6E, 0xF5, 0x6F] + [
        0xC2, 0x9B, 0x70,
      ]
    #expect(decoder.decode(sent).map(Self.described) == ["j", "k", "l", "m", "n", "o", "p"])
    #expect(decoder.patience == nil)
  }

  @Test("however the bytes are split over reads, they mean the same")
  func split() {
    let sent = Self.bytes("党␛[1;5C␛OA␛x𠀀␛[200~第一\n␛[A␛[201~j␛]11;rgb:ff/ff/ff␛\\␛[?62ck␛[M !!␛[[A")
    var whole = KeyDecoder()
    let meant = whole.decode(sent)
    let expected = [
      "党", "ctrl-right", "up", "alt-x", "𠀀", "paste “第一\n\u{1B}[A”", "j",
      "background(red: 1.0, green: 1.0, blue: 1.0)", "attributes", "k", "f1",
    ]
    #expect(meant.map(Self.described) == expected)
    for size in 1...7 {
      var decoder = KeyDecoder()
      let parts = stride(from: 0, to: sent.count, by: size).map { sent[$0..<min(sent.count, $0 + size)] }
      #expect(parts.flatMap { decoder.decode($0) } == meant)
    }
  }

  @Test("how long the rest is waited for") func patience() {
    let waits: [(String, Int?)] = [
      ("", nil), ("j", nil), ("␛", 25), ("␛[", 25), ("␛␛[", 25), ("␛[1", 1000), ("␛]11;", 1000), ("␛[200~第", 5000),
    ]
    for (sent, wait) in waits {
      var decoder = KeyDecoder()
      _ = decoder.decode(Self.bytes(sent))
      #expect(decoder.patience == wait, "\(sent)")
    }
    var decoder = KeyDecoder()
    #expect(decoder.decode([0xE5, 0x85]).isEmpty)
    #expect(decoder.patience == nil)
    #expect(decoder.decode([0x9A]).map(Self.described) == ["党"])
  }

  @Test("a paste without end is what came of it") func unendedPaste() {
    #expect(Self.meaning("␛[200~第一␛[201") == ["paste “第一\u{1B}[201”"])
    #expect(Self.meaning("␛[200~␛[201~j") == ["paste “”", "j"])
  }

  @Test("a paste is cut at a mebibyte, and its end is still found") func longPaste() {
    var decoder = KeyDecoder()
    var outputs = decoder.decode(Self.bytes("␛[200~"))
    for _ in 0..<300 { outputs += decoder.decode([UInt8](repeating: 0x61, count: 4096)) }
    outputs += decoder.decode(Self.bytes("␛[201~j"))
    #expect(outputs == [.paste([UInt8](repeating: 0x61, count: 1 << 20)), .key(Key("j"))])
  }

  @Test("the cursor's place is an answer only where it was asked") func cursor() {
    var decoder = KeyDecoder()
    #expect(decoder.decode(Self.bytes("␛[1;2R")) == [.key(Key(.function(3), shift: true))])
    decoder.expectsCursor = true
    #expect(decoder.decode(Self.bytes("␛[1;2R")) == [.answer(.cursor(row: 1, column: 2))])
  }

  private static let backgroundAnswers: [(String, [Double])] = [
    ("␛]11;rgb:0000/8080/ffff␛\\", [0, 32896.0 / 65535, 1]), ("␛]11;rgb:0/f/8\u{7}", [0, 1, 8.0 / 15]),
    ("␛]11;rgba:00/ff/33/ff\u{7}", [0, 1, 0.2]), ("␛]11;?\u{7}", []), ("␛]11;rgb:00/ff\u{7}", []),
    ("␛]11;rgb:xx/00/00\u{7}", []), ("␛]10;rgb:00/00/00\u{7}", []), ("␛]11;rgb:00000/0/0\u{7}", []),
  ]

  @Test("background colours", arguments: backgroundAnswers)
  func backgrounds(sent: String, channels: [Double]) {
    var decoder = KeyDecoder()
    let expected: [KeyDecoder.Output] =
      channels.isEmpty
      ? [] : [.answer(.background(red: channels[0], green: channels[1], blue: channels[2]))]
    #expect(decoder.decode(Self.bytes(sent)) == expected)
  }

  private static let modeAnswers: [(String, [KeyDecoder.TerminalAnswer])] = [
    ("␛[?2026;2$y", [.mode(2026, state: 2)]), ("␛[?2031;0$y", [.mode(2031, state: 0)]), ("␛[?2026$y", []),
    ("␛[?2026;2y", []), ("␛[?997;1n", [.appearance(isDark: true)]),
    ("␛[?997;2n", [.appearance(isDark: false)]), ("␛[?997;3n", []), ("␛[?997n", []), ("␛[?996;1n", []),
  ]

  @Test("modes, and dark and light; never keys", arguments: modeAnswers)
  func modes(sent: String, answers: [KeyDecoder.TerminalAnswer]) {
    var decoder = KeyDecoder()
    let expected = answers.map(KeyDecoder.Output.answer) + [.key(Key("j"))]
    #expect(decoder.decode(Self.bytes(sent + "j")) == expected)
    // Byte by byte the same.
    var slow = KeyDecoder()
    #expect(Self.bytes(sent + "j").flatMap { slow.decode([$0]) } == expected)
  }

  @Test("sequences of the terminal's own come before the well-known ones") func terminfo() {
    let own: [[UInt8]: Key] = [Self.bytes("␛A"): Key(.up), Self.bytes("␛[11~"): Key(.function(11))]
    #expect(Self.meaning("␛A␛[11~␛[12~", sequences: own) == ["up", "f11", "f2"])
  }

  @Test("no bytes whatever stop the decoder") func anything() {
    let likely = Array("\u{1B}\u{1B}\u{1B}[[O]P0123;~ABM$\u{7}\\R党".utf8) + [0x80, 0xFF]
    var decoder = KeyDecoder()
    var random: UInt64 = 20_201_231
    for _ in 0..<20_000 {
      // Knuth's MMIX generator: the same bytes in every run.
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let count = Int(random >> 60) % 6 + 1
      _ = decoder.decode((0..<count).map { likely[Int(random >> (8 + 6 * $0)) % likely.count] })
    }
    _ = decoder.giveUp()
    _ = decoder.decode(Self.bytes("\u{18}"))
    #expect(decoder.decode(Self.bytes("j")).map(Self.described) == ["j"])
  }
}

extension [UInt8] {
  /// Escape for each `␛` (U+241B).
  fileprivate func replacingMarks() -> [UInt8] {
    var out: [UInt8] = []
    for byte in self {
      out.append(byte)
      if out.suffix(3) == [0xE2, 0x90, 0x9B] { out.replaceSubrange(out.count - 3..<out.count, with: [0x1B]) }
    }
    return out
  }
}
