import TestReports

/// A work report of an invented place, made by chance from a seed: two levels of headings and paragraphs of sentences that
/// hardly repeat.
enum InventedReport {
  private static let subjects = [
    "党建工作", "营商环境", "乡村产业", "校园安全", "河道治理", "防汛抗旱", "就业服务", "医疗保障", "文化惠民", "基层治理", "科技创新", "口岸物流",
    "生态修复", "法治宣传", "信访接待", "项目建设", "财政收支", "旅游开发", "社区养老", "粮食生产",
  ]
  private static let verbs = ["持续推进", "着力加强", "不断完善", "扎实开展", "全面落实", "稳妥实施", "统筹安排", "深入整治", "有序优化", "积极拓展"]
  private static let objects = [
    "制度机制建设", "重点任务清单", "网格服务队伍", "数字化平台", "专项整治行动", "示范点位创建", "联席会议制度", "对口帮扶项目", "基础设施改造", "培训考核办法",
    "督查问责措施", "资金使用效率", "跨部门协同", "群众满意程度", "应急预案演练", "档案资料归集",
  ]
  private static let results = ["成效明显", "取得实效", "稳步提升", "走在前列", "基本完成", "如期达标", "获得好评", "逐年向好"]

  static func text(seed: UInt64) -> String {
    var random = SplitMix(state: seed)
    var text = "云州市二〇二三年工作报告\n各位代表：\n"
    for part in ["一、", "二、", "三、", "四、", "五、"] {
      text += "\(part)\(pick(verbs, &random))\(pick(subjects, &random))工作\n"
      for item in ["（一）", "（二）", "（三）", "（四）"] {
        text +=
          "\(item)\(pick(verbs, &random))\(pick(subjects, &random))，\(pick(verbs, &random))\(pick(objects, &random))\n"
        for _ in 0..<2 { text += "　　" + (0..<4).map { _ in sentence(&random) }.joined() + "\n" }
      }
    }
    return text
  }

  private static func pick(_ words: [String], _ random: inout SplitMix) -> String {
    words.randomElement(using: &random) ?? ""
  }

  private static func sentence(_ random: inout SplitMix) -> String {
    let figure = 10 + random.next() % 980
    return
      "\(pick(subjects, &random))方面\(pick(verbs, &random))\(pick(objects, &random))，新增\(pick(objects, &random))\(figure)处，"
      + "\(pick(verbs, &random))\(pick(subjects, &random))，\(pick(objects, &random))\(pick(results, &random))。"
  }
}
