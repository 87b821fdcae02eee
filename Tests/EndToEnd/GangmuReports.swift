/// Reports about a township that does not exist.
enum GangmuReports {
  /// Titles, a salutation, two parts with run-in headings, an enumeration, a closing; 文明 stands in it eight times.
  static let township = """
    云溪镇人民政府工作报告
    ——在云溪镇第九届人民代表大会第三次会议上

    各位代表：
    现在，我代表镇人民政府向大会报告工作，请予审议。全镇上下同心同德，文明村创建全面铺开，粮食总产达到1.8万吨。
    一、过去一年工作回顾
    一年来，我们坚持稳字当头，较好完成了各项任务。
    （一）抓好产业，夯实发展底盘。建成高标准农田3,200亩，改造低产茶园“一片三坡”，茶叶产值突破6,000万元。推广稻渔共作新模式，带动860户增收。
    （二）建好集镇，提升宜居品质。一是打通断头路。新修望溪街、栖霞巷2条道路，文明出行蔚然成风。二是整治环境。清理沟渠14公里，评选文明户120户、文明院落36个。三是补齐短板。新建停车场3处，增设充电桩45个。
    （三）办好实事，守住民生底线。新建村卫生室4所，改扩建中心小学食堂，老年助餐点覆盖全部社区。
    二、今年工作安排
    今年的工作思路是：稳粮、兴茶、强镇、惠民。
    （一）做强特色产业。实施茶旅融合项目5个，办好“云溪茶会”，力争接待游客20万人次。
    （二）深化文明创建。修订村规民约，开展文明实践活动200场以上，让文明新风吹进千家万户。
    （三）守牢安全底线。完成老旧水库除险加固2座，隐患整改率达到100%。
    各位代表，蓝图已经绘就。让我们以文明之风聚人心，以实干之力开新局，为建设美丽云溪而努力！

    """

  /// A second report, shorter than a screen.
  static let plan = """
    云溪镇茶园管护方案

    一、总体要求
    坚持适采适管，保护老茶树。
    二、主要措施
    （一）分片包干。每片茶园明确一名管护员。
    （二）统防统治。每季开展一次病虫害普查。

    """

  /// A report of so many paragraphs, each with its number.
  static func long(paragraphs: Int) -> String {
    var text = "云溪镇水文记录\n\n一、逐日记录\n"
    for day in 1...paragraphs { text += "第\(day)日：望溪桥水位平稳，流速缓，水色清，无漂浮物，巡查正常。\n" }
    return text + "二、结语\n记录完毕。\n"
  }
}
