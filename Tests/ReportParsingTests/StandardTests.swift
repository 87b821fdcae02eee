import ReportModel
import Testing

@testable import ReportParsing

/// Standards as text of a PDF, and a list of contents longer than its text. All texts are invented.
@Suite struct StandardTests {
  private func outline(_ text: String) throws -> [String] {
    outlineLines(try ReportParser.report(from: Array(text.utf8), source: ReportSource(name: "a.txt")))
  }

  private let sections = [
    "  前言", "  1 范围", "  2 规范性引用文件", "  3 术语和定义", "    3.1 水磨渡口 ferry beside a mill",
    "    3.2 石阶载荷 load of the stone steps beside the landing of a mill ferry under flood", "    3.3 渡船 ferry",
    "  4 要求", "  5 检查",
  ]

  private func standard(_ mark: String, _ code: String, year: Bool) -> String {
    """
    ICS 13.020
    \(mark)
    DB99
    柳塘市地方标准
    \(code)

    水磨渡口安全管理规范
    Specification for safety of mill ferries

    2021-03-01 发布                2021-06-01 实施
    柳塘市市场监督管理局  发布
    \(code)
    前言
    本文件按照GB/T 1.1—2020的规定起草。
    1  \(code)
    水磨渡口安全管理规范
    1  范围
    本文件规定了水磨渡口的安全管理要求。
    2  规范性引用文件
    本文件没有规范性引用文件。
    3  术语和定义
    下列术语和定义适用于本文件。
    3.1
    水磨渡口 ferry beside a mill
    水磨旁边供人过河的渡口。
    2  \(code)
    3.2
    石阶载荷 load of the stone steps beside the landing of a mill ferry under flood
    石阶在涨水时能承受的重量。
    3.3
    渡船 ferry
    往返两岸的船。
    4  要求
    渡口应有专人看守。
    3  \(code)
    5  检查
    每月检查一次。

    """
  }

  @Test(
    "numbers of pages beside the code, terms with long names in English, the class of a draft",
    arguments: [("P 55", "DB99/T 1234—2021"), ("PXX", "DB99/T XXXX—XXXX")])
  func standards(_ mark: String, _ code: String) throws {
    #expect(try outline(standard(mark, code, year: true)) == ["水磨渡口安全管理规范"] + sections)
  }

  @Test("numbers beside other words are those of items")
  func items() throws {
    let text = """
      渡口器材表

      1  JY-12—A 绳
      绳要每年更换一次，换下来的旧绳不得再用于渡船。
      2  JY-12—B 桨
      桨要成对配备，备用的桨放在船头，用的时候随手拿得到。
      3  JY-12—C 锚
      锚的重量按船的大小选用，小船二十斤，大船四十斤。

      """
    #expect(try outline(text) == ["渡口器材表", "  1 JY-12—A 绳", "  2 JY-12—B 桨", "  3 JY-12—C 锚"])
  }

  @Test("a list of contents of several volumes, the text of the first below it")
  func contentsOfVolumes() throws {
    let text = """
      南岭山志

      目 录
      出版说明
      原序
      第一章 山水
      水源；山路；渡口；
      第二章 人家
      移民；房屋；集市；
      第三章 茶
      种茶；采茶；炒茶；
      第四章 磨坊
      第五章 学校
      第六章 茶路
      第七章 近年
      图片来源


      出版说明
      　　本书分上下两册，这是上册，下册明年出版，书里的地名一律用现在的写法。
      第一章 山水
      　　南岭在县城以南六十里，山高林密，过去只有猎户和采药的人进去。
      第二章 人家
      　　山口的人家最早从下游逆水而上，带着茶种和石磨，在台地上搭起草房。

      """
    #expect(try outline(text) == ["南岭山志", "  出版说明", "  第一章 山水", "  第二章 人家"])
  }

  @Test("sections of chapters that a longer list sets at its margin, front matter beside the chapters")
  func sectionsOfVolumes() throws {
    let text = """
      南岭山志

      目 录
      出版说明
      林序
      第一章 山水
      水源
      旱塘；泉眼；暗河；
      山路
      第二章 人家
      移民
      十二户；北坡的人家
      房屋
      第三章 茶
      种茶
      采茶
      第四章 磨坊
      引水
      磨坊的账
      第五章 近年


      出版说明
      　　本书分上下两册，这是上册，下册明年出版，书里的地名一律用现在的写法。
      林序
      　　我在南岭住过三年，认得书里写到的许多人，读来就像又走了一遍那些山路。
      第一章 山水
      　　南岭在县城以南六十里，山高林密，过去只有猎户和采药的人进去。
      水源
      　　山上的水有三处，旱塘、泉眼和暗河，旱塘夏天有水，泉眼终年不断。
      山路
      　　进山的路有两条，一条走山口，一条走北坡，两条路在茶园会合。
      第二章 人家
      　　山口的人家最早从下游逆水而上，带着茶种和石磨，在台地上搭起草房。
      移民
      　　最早的一批移民共有十二户，第二批住到北坡去，以烧炭为生。
      房屋
      　　房屋用石头做墙，用杉皮做顶，一家三间，左边住人，右边放农具。

      """
    #expect(
      try outline(text) == [
        "南岭山志", "  出版说明", "  林序", "  第一章 山水", "    水源", "    山路", "  第二章 人家", "    移民", "    房屋",
      ])
  }
}
