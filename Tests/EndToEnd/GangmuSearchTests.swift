import Testing

/// Searching on the real screen.
@Suite(.serialized, .enabled(if: TmuxSession.isInstalled, "tmux is not installed"))
struct GangmuSearchTests {
  // In this order: the folder waits for what runs in it.
  private let session: TmuxSession
  private let folder: GangmuFolder

  init() throws {
    folder = try GangmuFolder()
    session = try gangmuInTmux([try folder.write("township.txt", GangmuReports.township)], in: folder)
    try expectScreen(session, "opening-80x24")
  }

  @Test("as one types, from hit to hit, and round at the end") func goesRound() throws {
    session.press("/")
    session.type("文明")
    try expectScreen(session, "search-typed")
    session.press("Enter")
    try expectScreen(session, "search-first-hit")
    session.press("n", "n")
    try expectScreen(session, "search-third-hit")
    session.press("N")
    try expectScreen(session, "search-second-hit")
    session.press("N", "N")
    try expectScreen(session, "search-wrapped-to-end")
    session.press("n")
    try expectScreen(session, "search-wrapped-to-start")
  }

  @Test("given up by Escape: the same screen") func givesUp() throws {
    session.press("d")
    let before = session.settledScreen
    session.type("／美丽云溪")
    try expectScreen(session, "search-to-be-given-up")
    session.press("Escape")
    expectScreen(session, before)
  }

  @Test("for what is not there: a notice, and the same place") func findsNothing() throws {
    session.type("/海港")
    session.press("Enter")
    try expectScreen(session, "search-nothing")
  }

  @Test("pinned, and the tree folded to the sections with hits") func pins() throws {
    session.type("/茶")
    session.press("Enter")
    try expectScreen(session, "search-tea")
    session.type("*")
    try expectScreen(session, "search-tea-pinned")
    session.type("&")
    try expectScreen(session, "search-tea-tree")
    session.type("&")
    session.press("j", "k")
    try expectScreen(session, "search-tea-tree-again")
  }
}
