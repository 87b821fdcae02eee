import ReportModel
import Testing

@testable import ReportParsing

/// Questions alone on their lines below other headings. All texts are invented.
@Suite struct AskedBelowTests {
  private func outline(_ text: String) throws -> [String] {
    outlineLines(try ReportParser.report(from: Array(text.utf8), source: ReportSource(name: "a.txt")))
  }

  @Test("questions in tight lines below labels, answers of one paragraph or more")
  func belowLabels() throws {
    let text = """
      简介:
      什么是护林卡？
      护林卡是柳塘县发给护林员的证件，凭卡可以进入林区，也可以在护林站领取巡护用的器材和干粮。
      护林卡有几种？
      分正卡和副卡两种。


      申领:
      谁可以申领护林卡？
      凡在本县居住满一年、身体健康的村民，都可以向所在的村提出申请，由村里报到护林站办理手续。
      村里核对以后，把名单贴在村口，贴满七天没有异议的，报护林站制卡。
      申领时要带什么？要不要照片？
      要带的东西有：
      身份证和村里开的证明。


      使用:
      护林卡丢了怎么办？
      先到护林站挂失，再交一张照片，三天以后到原来的窗口领取新卡，不收任何费用，也不用再写申请。

      """
    #expect(
      try outline(text) == [
        "", "  简介", "    什么是护林卡？", "    护林卡有几种？", "  申领", "    谁可以申领护林卡？", "    申领时要带什么？要不要照片？",
        "  使用", "    护林卡丢了怎么办？",
      ])
  }

  @Test("questions below numbered headings")
  func belowNumbers() throws {
    let text = """
      渡船票问答

      一、买票
      在哪里买票？
      在渡口的窗口买，也可以上船以后补。
      小孩要不要买票？
      一米二以下的不用。

      二、乘船
      能不能带自行车？
      可以，每辆另收一元。
      大风天开不开船？
      六级以上的风停航，开航时间看窗口的牌子。

      """
    #expect(
      try outline(text) == [
        "渡船票问答", "  一 买票", "    在哪里买票？", "    小孩要不要买票？", "  二 乘船", "    能不能带自行车？", "    大风天开不开船？",
      ])
  }

  @Test("questions that an essay, a test or minutes ask are no headings")
  func otherQuestions() throws {
    let essay = """
      治河的几点思考

      一、为什么要治
      河为什么会脏？
      有人说是厂里排的，也有人说是村里倒的。我看两样都有，还要加上多年没有清淤。

      二、怎么治
      先从沿岸的厂查起。查清一家，整改一家，不留死角，不走过场。
      谁来查？
      镇里成立专班，由分管负责人带队，每周到现场一次。

      三、治了以后
      治了以后要管。管比治更难，要有人、有钱、有章程。
      钱从哪里来？
      县里出一点，镇里出一点，受益的厂出一点。

      """
    #expect(try outline(essay) == ["治河的几点思考", "  一 为什么要治", "  二 怎么治", "  三 治了以后"])
    let test = """
      水磨知识测验

      一、简答题
      什么是水磨？
      水磨由哪几部分组成？
      水磨何时转动？

      二、选择题
      水磨在哪个县最多？
      A. 柳塘县
      B. 南岭县

      """
    #expect(try outline(test) == ["水磨知识测验", "  一 简答题", "  二 选择题"])
    let tale = """
      小河边的一天

      一

      你去哪里？
      我去河边看看。
      什么时候回来？
      太阳下山就回来。
      他说完就走了，头也没回。

      二

      河边有人吗？
      没有人。
      船呢？
      船也不在。
      他在石头上坐了很久，直到月亮升起来。

      """
    #expect(try outline(tale) == ["小河边的一天"])
  }
}
