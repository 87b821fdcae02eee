import Browser
import ReportModel
import ScreenModel
import Testing

/// Keys typed ahead act as if typed slowly: the same keys, once before anything is read or answered, once with
/// everything there before each, and in orders between, lead to the same screen.
@Suite struct TypedAheadTests {
  private static let speeds = [TypingSpeed.atOnce] + (1...4).map { .between(seed: $0) }

  private func expectSameFrame(
    _ keys: String, starts: [BrowserEvent] = [], finally last: String = "",
    sourceLocation: SourceLocation = #_sourceLocation, of program: () throws -> Program
  ) throws {
    var slow = try program()
    slow.type(keys, at: .slow, starts: starts)
    slow.press(last)
    #expect(!slow.status.contains("stop waiting"), "\(keys)\n\(slow.status)", sourceLocation: sourceLocation)
    for speed in Self.speeds {
      var fast = try program()
      fast.type(keys, at: speed, starts: starts)
      fast.press(last)
      #expect(
        fast.frame == slow.frame && fast.hasQuit == slow.hasQuit,
        "\(keys), \(speed)\n\(difference(slow.frame, fast.frame))", sourceLocation: sourceLocation)
    }
  }

  /// The rows that differ, as they are in both frames.
  private func difference(_ slow: Frame, _ fast: Frame) -> String {
    let rows = zip(slow.dump().split(separator: "\n"), fast.dump().split(separator: "\n"))
    return rows.filter { $0 != $1 }.map { "slow \($0)\nfast \($1)" }.joined(separator: "\n")
  }

  // MARK: A report that is still being read

  private static let places: [(keys: String, starts: [BrowserEvent])] = [
    ("", [.goTo("五十（三）")]), ("j j", [.goTo("50.3")]), ("n", [.search("末尾之词")]), ("k", [.goToLine(2_000)]),
    ("k k", [.goToEnd]), ("2 j", [.goTo("六十一")]), ("", [.goToLine(90_000)]),
    ("s 五十（三） enter j j", []), ("s 5 0 ( 3 ) ctrl-j j", []), ("s 第50之3 enter ]", []), ("s 无此标题 enter j", []),
    (": 1 9 0 0 enter k", []), (": 9 0 0 0 0 enter j", []), ("1 9 0 0 g j", []), ("1 9 0 0 G k", []),
    (": g o - t o space 五十（三） enter j", []),
    ("G k k", []), ("5 0 % j", []), ("end g j", []), ("4 0 0 0 j k", []), ("2 0 space b", []), ("3 0 0 d d", []),
    ("' $ k", []), ("m a G ' a j", []), ("G m A g ' A", []),
    ("2 0 0 ] k [", []), ("4 0 } j", []), ("] 4 0 } j", []), ("5 0 ] 9 } U", []), ("9 9 9 ] j", []), ("alt-9 j", []),
    ("S a j", []), (": c h e c k enter", []),
  ]

  @Test(arguments: places.indices) func placesInAReport(index: Int) throws {
    let (keys, starts) = Self.places[index]
    for percents in [[10, 45, 100], [0, 30, 100]] {
      let pieces = try County.pieces(percents)
      try expectSameFrame(keys, starts: starts) {
        Program([pieces[0]], news: pieces.dropFirst().map { .report($0) })
      }
    }
  }

  @Test(arguments: places.indices) func placesInAPipe(index: Int) throws {
    let (keys, starts) = Self.places[index]
    let pieces = try County.pieces([20, 70, 100], isPipe: true)
    try expectSameFrame(keys, starts: starts) {
      Program([pieces[0]], news: pieces.dropFirst().map { .report($0) }, columns: 40, rows: 10)
    }
  }

  @Test(arguments: [
    "/ 末尾之词 enter n N", "/ 末尾之词 ctrl-j j", "/ 中途之词 enter j n", "? 末尾 enter k", "3 / 中途之词|末尾之词 enter",
    "3 / 编号 enter n n", "5 ? 编号 enter N", "/ 编号50 enter 3 n", "/ 编号59 enter 4 0 n", "/ 无此词 enter j",
    "/ ctrl-r 编号5 9 .* 8 enter n", "/ alt-f 末尾之词 enter n", "/ 末尾之词 enter * ; n", "/ 末尾之词 enter & h j j enter",
    "/ ctrl-x 末尾之词 space 在此 enter n", "+ 末尾之词 enter ; n k", "末 尾 之 词 enter k",
    "/ 修渠 enter L G k enter j", "/ 修渠 enter L 3 j enter j", "/ 修渠 enter L o 2 j enter n", "/ 修渠 enter L o q n n",
    "/ 末尾之词 enter L enter j L", "/ 修渠 enter L ] ] z a j", "/ 修渠 enter L / 编号5 enter G enter", "L j",
    "h G enter j", "h 4 0 j enter k", "h 9 9 9 j k enter", "h f 第50部分 enter enter j", "h f 无此标题 enter j",
    "h z R G k enter", "h 5 0 j l l enter", "shift-tab shift-tab h 9 0 j tab j",
    "T 3 j * q", "T 3 j enter j", "T G k", "T o o 2 j", "T O j", "T / 夜校 enter j * q", "T tab tab j enter",
    "T 2 0 j enter n n enter backspace j", "T 1 2 g x",
    "H j j q j", "C j enter j", ": t h e m e space l i g h t enter j", "/ 末尾 esc j", "/ 末尾 up enter", "q", "Z Z",
    "G Q",
  ]) func roomsOfAReport(keys: String) throws {
    let pieces = try County.pieces([10, 45, 100])
    try expectSameFrame(keys) { Program([pieces[0]], news: pieces.dropFirst().map { .report($0) }) }
    try expectSameFrame(keys) { Program([pieces[2]], columns: 40, rows: 10) }
  }

  // MARK: Answers that take the place of what is on the screen

  @Test(arguments: [
    ": c o m p a r e space 4 enter n n", ": c o m p a r e space 4 enter L j j enter n",
    ": c o m p a r e space 4 enter / 经济 enter n n N", ": c o m p a r e space 4 enter tab j j tab n",
    ": y e a r s space 4 enter tab j j", ": y e a r s space 4 enter G enter j",
    ": r e u s e enter j enter j", ": r e u s e enter / 经济 enter j", ": s i m i l a r enter j j enter j",
    ": t r a c k space 经济 enter j", ": r i s i n g enter j enter", ": r i s i n g enter q j",
    ": e space 无此文件 enter j j", ": e space 4 enter j j",
  ]) func answersOfALibrary(keys: String) throws {
    for between in ["", "] ] "] {
      try expectSameFrame("G enter \(between)" + keys, finally: "ctrl-l") { Program([], news: try County.loading()) }
    }
  }

  // MARK: A library that is still being loaded

  @Test(arguments: [
    "/ 经济 enter n n", "/ 经济 ctrl-j n n", "2 / 经济 enter", "4 / 经济 enter n", "? 经济 enter n", "/ 独有之词 enter j",
    "/ 无此词 enter j", "/ 经济 enter L G k enter", "/ 经济 enter L 2 j enter", "/ 经济 enter L o j enter n",
    "/ 种业 enter & j j enter", "/ 经济 enter * / 种业 enter * ; n n", "/ 经济 enter 3 n N", "/ 经济 enter h G enter",
    "j j enter j", "G enter", "j l l enter", "l j j z R G enter", ": n e x t - r e p o r t enter",
    ": n enter : n enter",
    "s 4 enter j", "s 第四村 enter", "s 无此名 enter j", "f 4 enter enter", "f 无此名 enter j", "tab j tab j enter",
    "T 2 j enter", "T 2 j * q n", "T / 夜校 enter enter n", "H j q j enter", "G Q",
  ]) func roomsOfALibrary(keys: String) throws {
    // The message that all is loaded comes whenever that is; the last key takes it away.
    try expectSameFrame(keys, finally: "ctrl-l") { Program([], news: try County.loading()) }
  }

  /// Loading that takes long: a search, and the next report, still wait for all that stands before where they lead, be it
  /// read or not.
  @Test(arguments: [
    "/ 经济 enter", "/ 经济 enter n n", "/ 经济 ctrl-j n n", "2 / 经济 enter", "4 / 经济 enter n", "? 经济 enter n",
    "/ 独有之词 enter j", "/ 无此词 enter j", "/ 经济 enter * / 种业 enter * ; n n", "/ 经济 enter 3 n N",
    "/ 植树 enter n N", ": n enter", ": n enter : n enter : p enter", "9 9 ] : n enter ] ] ]",
  ]) func stepsThroughALibraryThatIsLoadedSlowly(keys: String) throws {
    try expectSameFrame(keys, finally: "ctrl-l") { Program([], news: try County.loading(milliseconds: 800)) }
  }

  /// The first reports are there, and the next one after the last of them is not.
  @Test(arguments: [
    ": n enter : n enter : n enter j", ": n enter : n enter : n enter : n enter : n enter : n enter",
    ": n enter : n enter ] ] ] ]", ": n enter ] ] ] ] ] ] ] ] ] ]", ": n enter : n enter : n enter : p enter j",
  ]) func stepsPastWhatIsThere(keys: String) throws {
    for order in [[1, 2, 3, 4, 5], [1, 3, 2, 5, 4]] {
      try expectSameFrame(keys, finally: "ctrl-l") {
        Program([], news: try County.loading(milliseconds: 800, order: order))
      }
    }
  }

  @Test(arguments: [
    "/ 茶香 enter n", "3 0 n", "/ 末尾之词 enter n n", ": n enter ]", "s 二（二） enter j", "T 2 j enter", "h G enter j",
    "/ 末尾之词 enter L G enter", "] ] : p enter",
  ]) func severalFiles(keys: String) throws {
    let pieces = try County.pieces([10, 100])
    try expectSameFrame(keys, finally: "ctrl-l") {
      Program([pieces[0], pieces[1]], news: [.report(pieces[1])])
    }
  }
}
