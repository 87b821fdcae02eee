import ReportModel
import Testing

@testable import ReportParsing

/// Titles of the pieces of a collection, each over a line with its date. All texts are invented.
@Suite struct DatedTitleTests {
  private func outline(_ text: String) throws -> [String] {
    outlineLines(try ReportParser.report(from: Array(text.utf8), source: ReportSource(name: "a.txt")))
  }

  private let speeches = """
    护林运动的开始
    （一九五一年一月十二日）
    　　柳塘县的林子，战前有三万亩，现在剩下一万亩，要靠大家把它养起来。
    　　养林先要护林，护林先要有人，有人还要有章程，三样缺一不可。
    　　（本文刊载于一九五一年二月《柳塘报》）


    在护林员会上的讲话
    （一九五二年五月）
    　　我讲两个问题。
    　　一、巡护
    　　巡护要勤，一天一次，走到、看到、记到，发现火情马上报告。
    　　二、防火
    　　清明前后禁止野外用火，各村都要派人守住路口，劝回带火种的人。
    关于植树的信
    （一九五三年三月二日）
    同志们：
    　　来信收到了。你们提出在北坡植树，我赞成，但要先把水引上去。

    """
  private let sections = [
    "  护林运动的开始", "  在护林员会上的讲话", "    一 巡护", "    二 防火", "  关于植树的信",
  ]

  @Test("speeches and letters of a volume, its list of contents longer than the text")
  func speechesOfAVolume() throws {
    #expect(try outline("《林青文选》\n\n" + speeches) == ["《林青文选》"] + sections)
    let contents = "目  录\n· 护林运动的开始\n· 在护林员会上的讲话\n· 关于植树的信\n· 论水土\n· 南岭的路\n· 山里的学校\n· 注释\n"
    #expect(try outline("《林青文选》\n\n" + contents + speeches) == ["《林青文选》"] + sections)
  }

  @Test("days of a diary and months of a chronicle are the headings themselves")
  func diaries() throws {
    let chronicle = """
      柳塘县护林大事记

      2021年3月
      柳塘县护林站成立，设站长一名、护林员十二名，办公地点在老粮站。
      2021年9月
      护林站在南岭建成第一座瞭望塔，塔高十八米，可以看到三个乡的林区。
      2022年4月
      全县开展巡护培训，一百二十名村民参加，考试合格的发给护林卡。

      """
    #expect(try outline(chronicle) == ["柳塘县护林大事记", "  2021年3月", "  2021年9月", "  2022年4月"])
  }

  @Test("works with their years, verse, captions and numbered papers are no collection")
  func otherDates() throws {
    let works = "著作目录\n\n《水磨与村庄》\n（2011年）\n《渡口的变迁》\n（2014年）\n《柳塘县河流考》\n（2019年）\n《桥》\n（2021年）\n"
    #expect(try outline(works) == ["著作目录"])
    let verse = """
      旧体诗三首

      春日过渡
      （一九八二年三月）
      一篙春水绿平沙，
      两岸人家半种茶。

      夏夜
      （一九八三年七月）
      月上磨坊水自流，
      蛙声十里入村头。

      秋思
      （一九八四年九月）
      南岭秋来叶渐红，
      一行雁字过长空。

      """
    #expect(try outline(verse) == ["旧体诗三首"])
    let report = """
      柳塘县工会第三次代表大会工作报告
      （2023年5月6日）

      各位代表：
      现在我作工作报告，请予审议，并请列席的同志提出意见。

      一、过去五年的工作
      五年来，县工会认真履行职责，共建成基层组织一百二十个。

      二、今后的任务
      今后五年，要把工会建到每一个乡镇。

      """
    #expect(try outline(report) == ["柳塘县工会第三次代表大会工作报告", "  一 过去五年的工作", "  二 今后的任务"])
    let papers = """
      文件汇编

      1. 关于护林的通知
      （2021年3月1日）
      柳塘县政府印发，要求各乡镇建立护林队伍，每村不少于两人，经费由县里负担。
      2. 关于防火的通知
      （2022年3月1日）
      柳塘县政府印发，要求清明期间禁止野外用火，违者按照规定处罚，并通报全县。
      3. 关于巡护的通知
      （2023年3月1日）
      柳塘县政府印发，要求护林员每天巡护一次，做好记录，每月上报到护林站。

      """
    #expect(try outline(papers) == ["文件汇编", "  1 关于护林的通知", "  2 关于防火的通知", "  3 关于巡护的通知"])
  }
}
