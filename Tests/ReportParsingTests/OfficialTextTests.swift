import ReportModel
import Testing

@testable import ReportParsing

/// Official texts as sites and programs hand them on: below a `#` line, with marks on their numbers alone, without line
/// ends, with what the copying left in them. All texts are invented.
@Suite struct OfficialTextTests {
  private static let body = """
    一、现状

    （一）取得的成效。

    水利设施逐步完善。新修渠道二十公里，改造泵站六座，灌溉面积比五年前扩大三千亩。

    管护制度基本建立。各村落实了管护人员和经费，明确了巡查次数和报告办法，损毁及时修复。

    用水秩序明显好转。实行定额管理和轮流灌溉，用水纠纷逐年减少，群众比较满意。

    二、打算

    （一）主要目标。

    到后年全镇灌溉面积达到两万亩。

    """

  /// The kinds and words of an outline by level; titles in the first line.
  private func outline(_ text: String) throws -> String {
    let report = try parsed(text)
    var out = report.title.map { "\($0)\n" } ?? ""
    for section in report.sections.indices.dropFirst() {
      let name = SectionIndex(section)
      out += String(repeating: "  ", count: report[name].level)
      out += [report.number(of: name), report.title(of: name)].filter { !$0.isEmpty }.joined(separator: " ") + "\n"
    }
    return out
  }

  private static let plan = """
    柳溪镇水利规划
      一 现状
        一 取得的成效
          水利设施逐步完善
          管护制度基本建立
          用水秩序明显好转
      二 打算
        一 主要目标

    """

  /// The `#` gives the title; it says nothing of the lines below.
  @Test func titleMarkAlone() throws {
    #expect(try outline("# 柳溪镇水利规划\n\n" + Self.body) == Self.plan)
    #expect(try outline("柳溪镇水利规划\n\n" + Self.body) == Self.plan)
    #expect(
      try outline("# 柳溪镇水利规划\n\n**来源**: 柳溪镇\n\n---\n\n## 正文\n\n" + Self.body).contains("      水利设施逐步完善\n"))
  }

  /// A text with `##` among its numbers marks its headings: short first sentences are none.
  @Test func marksAmongTheNumbers() throws {
    let text = "# 柳溪镇水利规划\n\n## 第一编\n\n" + Self.body + "\n## 第二编\n\n" + Self.body
    #expect(try !outline(text).contains("水利设施逐步完善"))
  }

  /// Marks on the numbers alone: first sentences below them have no mark of their own.
  @Test func marksOnTheNumbers() throws {
    let text = Self.body.replacing("\n一、", with: "\n# 一、").replacing("\n（一）", with: "\n# （一）")
      .replacing("\n二、", with: "\n# 二、")
    #expect(try outline("# 柳溪镇水利规划\n\n# " + text) == Self.plan)
  }

  /// The parts of a list of changes have the same names in each version, a page apart.
  @Test func marksAreNoPageHeads() throws {
    let items = (1...9).map { "- Change \($0) of the tool.\n" }.joined()
    let text = (1...6).map { "## 2.\($0).0\n\n### Improved\n\n\(items)\n### Mended\n\n\(items)\n" }.joined()
    let found = try outline("# History\n\n" + text)
    #expect(found == "History\n" + (1...6).map { "  2.\($0).0\n    Improved\n    Mended\n" }.joined())
  }

  /// A number alone is the heading of what stands one level deeper, not a part of it.
  @Test func numberAloneAboveDeeperHeads() throws {
    let text = "# 4.1\n\n## Mended\n\n- The lamp.\n\n## New\n\n- A bell.\n\n# 4.0\n\n## Mended\n\n- The door.\n"
    #expect(try outline(text) == "  4.1\n    Mended\n    New\n  4.0\n    Mended\n")
  }

  /// The parts of a report of a court: numbers below the first, enumerators below the last.
  @Test func partsByTheirNames() throws {
    let text = """
      柳溪县人民法院工作报告
      各位代表：
      我代表县人民法院报告工作，请予审议。
      过去三年工作回顾
      三年来，全院共受理案件三千件，审结二千九百件。
      一、依法惩治犯罪
      审结刑事案件六百件，维护了社会安定。
      二、化解民间纠纷
      审结民事案件二千件，调解率达到六成。
      存在的主要问题
      我们也看到，工作中还有不少问题，需要认真解决。
      今后三年工作打算
      今后三年，重点做好以下工作：
      一是坚持公正司法。严格依照法律办案，提高审判质量。
      二是坚持便民利民。到乡村开庭，方便群众诉讼。
      """
    #expect(
      try outline(text) == """
        柳溪县人民法院工作报告
          过去三年工作回顾
            一 依法惩治犯罪
            二 化解民间纠纷
          存在的主要问题
          今后三年工作打算
            一是 坚持公正司法
            二是 坚持便民利民

        """)
  }

  /// A numbering that goes on over such lines shows that they stand inside its parts.
  @Test func namesInsideANumbering() throws {
    let text = """
      柳溪县农业调查
      一、种植业
      全县种植粮食二十万亩，单产逐年提高，品种结构趋于合理。
      存在问题
      水利设施老化，部分渠道淤积严重，灌溉效率不高。
      二、养殖业
      全县出栏生猪八万头，规模养殖比重达到六成以上。
      主要做法
      推行种养结合，支持农户联合经营，完善防疫体系。
      三、加工业
      全县有加工企业三十家，年产值四亿元左右。
      """
    #expect(try outline(text) == "柳溪县农业调查\n  一 种植业\n  二 养殖业\n  三 加工业\n")
  }

  /// `一，` numbers the points of a speech; counting aloud is none.
  @Test func ordinalsWithoutTheirPrefix() throws {
    let text = """
      在全县抗旱工作会议上的讲话
      同志们：
      下面，我讲两点意见。
      一、认清形势
      一，要看到旱情的严重。入春以来没有下过透雨，水库蓄水不足三成。
      二，要看到任务的艰巨。还有五万亩春播作物等待浇水。
      二、落实责任
      各乡镇要分片包干，一包到底。
      """
    #expect(
      try outline(text) == """
        在全县抗旱工作会议上的讲话
          一 认清形势
            一 要看到旱情的严重
            二 要看到任务的艰巨
          二 落实责任

        """)
  }

  /// A heading and its text that one wide blank parts.
  @Test func blankBetweenHeadingAndText() throws {
    let text = """
      关于加强柳溪县政务公开工作的意见
      一、主要措施
      （一）主动公开信息　各部门要及时准确地公布办事依据、程序和结果，方便群众查询和监督。
      （二）规范办事窗口　窗口人员要佩戴标志，一次告知所需材料，不得推诿拖延和擅自离岗。
      """
    #expect(
      try outline(text) == """
        关于加强柳溪县政务公开工作的意见
          一 主要措施
            一 主动公开信息
            二 规范办事窗口

        """)
  }

  /// One of a row may be a long sentence: the row is taken as a whole.
  @Test func longSentenceInARow() throws {
    let text = """
      关于清理柳溪县各类培训班的意见
      一、组织领导
      清理工作政策性强，必须加强领导。
      （一）各主管部门要在县委和县政府的统一领导下，认真履行规定的各项职责，结合本部门管理的各类培训班的实际情况，制定清理工作的具体办法。有关单位要积极配合。
      （二）培训班数量多、问题复杂、管理任务重的地方，可成立清理工作领导小组，协调解决清理工作中出现的各种困难和问题。
      （三）清理工作结束后，县教育局要做好检查验收。验收情况应当及时上报，不得拖延。
      """
    let found = try outline(text)
    #expect(found.split(separator: "\n").count == 5)
    #expect(found.contains("    二 培训班数量多"))
  }

  /// White space written as HTML names it.
  @Test func namedWhiteSpace() throws {
    let blank = "&nbsp;&nbsp;&emsp;"
    let text =
      "柳溪县工作要点\n\n"
      + ["一、抓好生产", "（一）扩大种植。落实播种面积十万亩。", "（二）改良品种。推广良种三个。", "二、改善民生"]
      .map { blank + $0 + "\n\n" }.joined()
    #expect(try outline(text) == "柳溪县工作要点\n  一 抓好生产\n    一 扩大种植\n    二 改良品种\n  二 改善民生\n")
  }

  /// The front matter of an Internet-Draft ends before its first part.
  @Test func frontMatterOfADraft() throws {
    let text = """
      ---
      title: Bells in Small Networks
      docname: draft-sample-bells-latest

      author:
       -
          ins: A. Sample
          name: Ann Sample

      --- abstract

      This document describes bells.

      --- middle

      # Introduction

      Bells ring.

      ## Terms

      As usual.

      # Safety

      None.
      """
    #expect(try outline(text).hasPrefix("Bells in Small Networks\n"))
    #expect(try !outline(text).contains("author\n"))
  }

  /// A figure that begins a line of a wrapped paragraph is no number of a heading.
  @Test func figuresInAWrappedParagraph() throws {
    let text = """
      柳溪县用水调查

      三、调查经过
          第一阶段，课题组走访了三个乡镇的用户。具体情况见下文 3.1 到
      3.3 小节的说明。
      3.1 对用户的调查
          课题组搜集了各乡镇用户的意见，共计三百余条，逐条作了分类整理。
      3.2 对水厂的调查
          课题组走访了四家水厂，得到记录一万余条。
      """
    #expect(try !outline(text).contains("小节的说明"))
  }

  /// Points end the sentences of a text that has no full stops.
  @Test func pointsForFullStops() throws {
    let text = """
      关于柳溪县水库加固等问题的函

      柳溪县人民政府:

      你县所提问题,经有关部门研究,现将情况函告如下.

      一、关于水库加固问题.你县请求,支持开展加固论证.

      水利局研究提出了意见:该工程已列入规划,目前需要进一步论证.

      二、关于良种补贴问题.你县请求,纳入补贴范围.

      1.关于水稻良种问题.农业局研究提出了意见:将你县作为重点.

      2.关于玉米良种问题.农业局研究提出了意见:已纳入试点范围.
      """
    #expect(
      try outline(text) == """
        关于柳溪县水库加固等问题的函
          一 关于水库加固问题
          二 关于良种补贴问题
            1 关于水稻良种问题
            2 关于玉米良种问题

        """)
  }

  /// A report in one line is parted before its numbers.
  @Test func reportInOneLine() throws {
    let body = "全镇上下齐心协力，各项事业取得了新的进展，群众生活得到了明显改善，社会保持了和谐稳定。"
    let text =
      "柳溪镇工作总结 一、今年工作回顾 今年以来，\(body)（一）抓好农业生产，粮食稳定增产。\(body)（二）抓好集镇建设，面貌明显改善。\(body)"
      + "二、明年工作打算 明年要做好以下工作：（一）抓好水利。\(body)（二）抓好教育。\(body)"
    #expect(
      try outline(text) == """
        柳溪镇工作总结
          一 今年工作回顾
            一 抓好农业生产，粮食稳定增产
            二 抓好集镇建设，面貌明显改善
          二 明年工作打算
            一 抓好水利
            二 抓好教育

        """)
  }

  /// A heading that a colon ends, before the first of those below it.
  @Test func headingBeforeAColonInOneLine() throws {
    let body = "全镇上下齐心协力，各项事业取得了新的进展，群众生活得到了明显改善，社会保持了和谐稳定。"
    for mark in ["：", "。"] {
      let text =
        "柳溪镇工作方案 一、总体要求\(mark)（一）指导思想 以\(body)（二）基本原则 坚持\(body)"
        + "二、主要任务\(mark)（一）抓好水利 修\(body)（二）抓好教育 办\(body)"
      #expect(
        try outline(text) == """
          柳溪镇工作方案
            一 总体要求
              一 指导思想
              二 基本原则
            二 主要任务
              一 抓好水利
              二 抓好教育

          """)
    }
  }

  /// Words that a site puts behind each line are no part of the headings.
  @Test func tailsOfLines() throws {
    let lines = [
      "一、今年工作总结", "（一）党建工作", "全年开展学习十二次，覆盖党员九百人次。", "（二）项目建设", "全年完成投资三亿元。",
      "二、明年工作计划", "持续推进支部建设。", "加快项目建设。",
    ]
    let text = "柳溪街道工作总结\n\n" + lines.map { $0 + "Kx柳溪文库--为您服务\n\n" }.joined()
    #expect(try outline(text) == "柳溪街道工作总结\n  一 今年工作总结\n    一 党建工作\n    二 项目建设\n  二 明年工作计划\n")
  }

  /// Words that tasks end with are theirs, however many do.
  @Test(arguments: ["（责任单位：各镇人民政府）", "整改时限：2024年12月底前完成", "由各镇人民政府负责落实到位", "〔市住房和城乡建设局牵头〕", "[Done by the Dept]"])
  func endsOfTasksAreNoTails(_ end: String) throws {
    let tasks = [
      "新建茶叶基地五百亩。", "建成冷链仓库两座。", "引进加工企业三家。", "修缮乡村道路二十公里。", "新增学位三百个。", "完成饮水工程。",
    ]
    let text = "青禾区重点任务\n" + tasks.map { $0 + end + "\n" }.joined()
    let report = try parsed(text)
    #expect(!report.spans.contains { $0.kind == .concealed })
  }

  /// A list of contents below the number of the document, whose entries have text behind them further down.
  @Test func contentsOfHeadingsBeforeText() throws {
    let text = """
      关于推行河长制的指导意见
      柳政办发〔2018〕18号
      目录
      一、总体要求
      （一）指导思想
      （二）工作目标
      二、主要任务
      （三）加强巡查
      各乡镇人民政府：
      为推行河长制，现提出如下意见。
      一、总体要求
      （一）指导思想。
      坚持生态优先，全面改善河道环境，保障饮水安全。
      （二）工作目标。
      河道水质明显好转，岸线整洁有序，群众满意度提高。
      二、主要任务
      （三）加强巡查。各级河长要定期巡查，发现问题及时处理，并做好记录备查。
      """
    #expect(
      try outline(text) == """
        关于推行河长制的指导意见
          一 总体要求
            一 指导思想
            二 工作目标
          二 主要任务
            三 加强巡查

        """)
  }

  /// Statements in a row that begin alike name what each paragraph is about; a box among short lines breaks off no row.
  @Test func rowsBelowOneNumber() throws {
    let rest = "要充分认识这项工作的长期性和艰巨性，统筹安排，分步实施，久久为功，广泛动员群众参与，确保各项任务落到实处、取得实效。"
    let text = """
      柳溪县节水规划
      一、重大意义
      开展全县节水行动是保障用水安全的现实需要。\(rest)
      开展全县节水行动是保护河湖生态的重要举措。\(rest)
      开展全县节水行动是推动绿色发展的必然要求。\(rest)
      二、主要任务
      推进农业节水。
      \(rest)
      推进工业节水。
      \(rest)
      专栏
      1
      重点项目
      改造渠道
      更新机井
      """
    #expect(
      try outline(text) == """
        柳溪县节水规划
          一 重大意义
            开展全县节水行动是保障用水安全的现实需要
            开展全县节水行动是保护河湖生态的重要举措
            开展全县节水行动是推动绿色发展的必然要求
          二 主要任务
            推进农业节水
            推进工业节水

        """)
  }

  /// Paragraphs that begin set in by blanks, wrapped by characters, with figures that take less room.
  @Test func paragraphsSetInByBlanks() throws {
    let text = """
      柳溪县工作报告
      各位代表：
          现在，我代表县人民政府报告工作。
          一、重点工作
          （一）扩大内需，推动增长
          促进消费升级。开展耐用消费品更新行动，稳定家具、家
      电等大宗消费。开展市场整顿，清理消费领域不合理限制措施，
      释放文旅、赛事、餐饮、康养等服务消费潜力。
          扩大有效投资。加强项目储备，争取更多上级支持。加
      快水库等重点项目建设，力促环城公路建成通车，开展银企对接，
      建设改造农村公路100公里，完成投资5.5亿元。
          （二）振兴乡村，促进融合
          提升农业水平。守住耕地红线，建设高标准农田8万亩。
      发展优势产业，加快建设蔬菜产业示范区，提升农业社会化服务
      能力，做好农业普查各项准备工作。
          建设和美乡村。整治人居环境，抓好农村厕所改造，加
      强生活垃圾、污水治理。改造农村公路，补齐基础设施短板。打
      造和美乡村重点片区，健全常态化帮扶政策体系。
      """
    #expect(
      try outline(text) == """
        柳溪县工作报告
          一 重点工作
            一 扩大内需，推动增长
              促进消费升级
              扩大有效投资
            二 振兴乡村，促进融合
              提升农业水平
              建设和美乡村

        """)
  }
}
