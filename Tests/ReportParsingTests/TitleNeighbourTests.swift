import ReportModel
import Testing

@testable import ReportParsing

/// Lines right above and below a title that are no part of it, and texts that have none. All texts are invented.
@Suite struct TitleNeighbourTests {
  private func outline(_ text: String, name: String = "a.txt") throws -> [String] {
    outlineLines(try ReportParser.report(from: Array(text.utf8), source: ReportSource(name: name)))
  }

  private static let text = "\n\n一、缘起\n古桥是乡间往来的要道，值得记录。\n二、现状\n桥工年老，后继乏人，亟待扶持。\n"
  private static let western =
    "\n\n1. Oil\n\nOil is dear this year. We buy less of it.\n\n2. Wicks\n\nWicks are cheap.\n"

  @Test(
    "who wrote it, where, when and in which issue, right below a title",
    arguments: [
      "林某　周某", "林某1、周某2", "（云山师范学院，云山 000000）", "云山县水利局", "第3期", "（总第12期）", "2026年第3期（总第15期）",
      "二〇二六年三月于云山", "（三月六日讲）", "云山乡　林某", "采访时间：2026年3月", "调查对象：桥工", "口述：林某", "天气：晴",
    ])
  func belowTitle(_ line: String) throws {
    #expect(try outline("乡间古桥的来历\n" + line + Self.text) == ["乡间古桥的来历", "  一 缘起", "  二 现状"])
    #expect(try outline("乡间古桥的来历\n\n" + line + Self.text) == ["乡间古桥的来历", "  一 缘起", "  二 现状"])
  }

  @Test(
    "words that go on with a title are no field",
    arguments: [
      ("关于修缮古桥的", "调查报告", "关于修缮古桥的 调查报告"), ("中共云山县委员会　云山县人民政府", "关于保护古桥的意见", "中共云山县委员会 云山县人民政府 关于保护古桥的意见"),
      ("云山古桥讲坛第一辑", "林某某：一座桥的来历 一条河的变迁", "云山古桥讲坛第一辑 林某某：一座桥的来历 一条河的变迁"),
    ])
  func titleOfTwoLines(_ first: String, _ second: String, _ title: String) throws {
    let found = try outline(first + "\n" + second + Self.text)
    #expect(found[0].replacing("　", with: " ").split(separator: "\n").joined(separator: " ") == title)
  }

  @Test(
    "a title with a colon above fields",
    arguments: [
      ("古桥：一种消失的交通", "项目编号：2026-12"), ("云山镇：四月例会记录", "时间：4月7日\n地点：会议室\n主持：林某"),
    ])
  func colonInTitle(_ title: String, _ fields: String) throws {
    #expect(try outline(title + "\n" + fields + Self.text) == [title, "  一 缘起", "  二 现状"])
  }

  @Test("a message without a title has none, though a field stands first")
  func messageFields() throws {
    #expect(try outline("发件人：林某\n收件人：周某" + Self.text) == ["", "  一 缘起", "  二 现状"])
    #expect(try outline("Pier: North\nDate: 7 April 2026" + Self.western) == ["", "  1 Oil", "  2 Wicks"])
  }

  @Test(
    "western lines below a title",
    arguments: [
      "by A. Marsh", "Lowmere, April 2026", "A. Marsh and B. Holt\nLowmere Harbour Board", "Lowmere Harbour Board",
      "University of Lowmere", "Version 1.2\nDate: 7 April 2026",
    ])
  func westernBelowTitle(_ lines: String) throws {
    for title in ["On Lamps", "Lamp Oil, 1900-1950"] {
      #expect(try outline(title + "\n" + lines + Self.western) == [title, "  1 Oil", "  2 Wicks"])
      #expect(try outline(title + "\n\n" + lines + Self.western) == [title, "  1 Oil", "  2 Wicks"])
    }
    let title = "Lamps: A History of Light"
    #expect(try outline(title + "\nDate: 7 April 2026" + Self.western) == [title, "  1 Oil", "  2 Wicks"])
  }

  @Test("the name of a body above the title of its document")
  func bodyAboveTitle() throws {
    let cover = "LOWMERE HARBOUR BOARD\n\nSPECIFICATION FOR THE NEW LIGHT\n\nPrepared by: A. Marsh\nDate: 3 May 2026"
    #expect(try outline(cover + Self.western) == ["SPECIFICATION FOR THE NEW LIGHT", "  1 Oil", "  2 Wicks"])
    let thesis = "University of Lowmere\n\nThe Bells of the Ferry\n\nby\n\nA. Marsh\n\nMay 2026"
    #expect(try outline(thesis + Self.western) == ["The Bells of the Ferry", "  1 Oil", "  2 Wicks"])
    // The board is all that is named.
    #expect(try outline("Lowmere Harbour Board" + Self.western) == ["Lowmere Harbour Board", "  1 Oil", "  2 Wicks"])
  }

  @Test("the title below the head of a bulletin")
  func bulletins() throws {
    let head = "\n\n云山县政府办公室编　　　　2026年3月6日\n\n柳河乡春耕备耕工作扎实推进"
    for masthead in ["云山简报\n第12期", "云山情况\n（第3期）", "云山县人民政府办公室\n会议纪要\n第7期"] {
      #expect(try outline(masthead + head + Self.text) == ["柳河乡春耕备耕工作扎实推进", "  一 缘起", "  二 现状"])
    }
    let minutes = "东山镇人民政府\n专题会议纪要\n\n〔2026〕7号\n\n东山镇办公室　　2026年4月2日\n\n关于研究古桥修缮的会议纪要"
    #expect(try outline(minutes + Self.text) == ["关于研究古桥修缮的会议纪要", "  一 缘起", "  二 现状"])
  }

  @Test(
    "remarks in settings and scripts are no headings",
    arguments: [
      "# Build\nall: ferry\n\n# Compile\nferry: ferry.c\n\tcc -o ferry ferry.c\n\n# Clean\nclean:\n\trm ferry\n",
      "# Install\nset -e\n\n# Copy the files\ncp a b\n\n# Start it\nsystemctl start ferryd\n",
      "# Base\nFROM debian\n\n# Tools\nRUN apt-get update\n\n# Start\nCMD [\"ferry\"]\n",
      "# Local\n127.0.0.1 localhost\n\n# Ferry\n10.0.0.2 ferry\n10.0.0.3 quay\n",
      "User-agent: *\nDisallow: /x\n\n# Bots\nUser-agent: bot\nDisallow: /\n",
      "# Ferry service\nname: ferry\n# Ports\nports:\n  - 8080\n  - 8081\n# Volumes\nvolumes:\n  data: /var/lib/ferry\n",
      "# Nightly\n0 3 * * * /usr/bin/backup\n\n# Hourly\n0 * * * * /usr/bin/poll\n",
      "# Objects\n*.o\n*.a\n\n# Editors\n.idea/\n*.swp\n", "# Web\nferry==1.2\n# Tests\nquay>=3.0\n",
      "# Data\nx <- read.csv(\"a.csv\")\n# Picture\nplot(x)\n",
    ])
  func remarks(_ text: String) throws {
    #expect(try outline(text) == [""])
  }

  @Test("headings of Markdown above commands, lists and text remain headings")
  func headingsAboveCommands() throws {
    let guide =
      "# Ferry\n\nA tool for quays.\n\n## Install\n\n```\ncp a b\n```\n\n## Start\n\n```\nferry --quay 3\n```\n"
    #expect(try outline(guide) == ["Ferry", "  Install", "  Start"])
    let notes = "# Shopping\nbread\nmilk\n\n# Calls\nring the harbour office\nsend the form to Lowmere\n"
    #expect(try outline(notes) == ["", "  Shopping", "  Calls"])
    let people = "# Ann Marsh\nborn: 1902\n\nShe kept the light for forty years at Lowmere.\n\n# Bob Holt\nHe rowed.\n"
    #expect(try outline(people) == ["", "  Ann Marsh", "  Bob Holt"])
  }

  @Test(
    "what programs print has neither title nor headings",
    arguments: [
      "PING ferry (10.0.0.2) 56(84) bytes of data.\n64 bytes from ferry: icmp_seq=1 ttl=64 time=0.3 ms\n\n--- ferry ping statistics ---\n1 packets transmitted, 1 received\n",
      "              total        used        free\nMem:        2015232     812344     200332\nSwap:             0           0           0\n",
      "On branch main\nChanges not staged for commit:\n  (use \"git add <file>...\" to update)\n\tmodified:   a.txt\n\nUntracked files:\n\tb.txt\n",
    ])
  func programOutput(_ text: String) throws {
    #expect(try outline(text) == [""])
  }
}
