import Testing

@testable import ReportModel

/// The places of reports whose titles do not say them.
@Suite struct ReportPlaceTests {
  private func place(_ title: String, _ below: String) -> String? {
    let text = Array((title + "\n" + below).utf8)
    return ReportPlace.place(title: title, text, after: title.utf8.count)
  }

  @Test func stoodIn() {
    let below = "——2026年1月20日在云岭省第九届人民代表大会第四次会议上"
    #expect(place("政府工作报告", below) == "云岭省")
    #expect(place("2026年政府工作报告", "（在河西镇第三届人民代表大会上）") == "河西镇")
    #expect(place("政 府 工 作 报 告", "省长 某某\n2026年1月在会议上，在云岭省第九届人大") == "云岭省")
  }

  @Test func titlesThatSayMoreAndTextsThatSayNothing() {
    #expect(place("河西镇政府工作报告", "在河西镇第三届人民代表大会上") == nil)
    #expect(place("政府工作报告", "各位代表：现在，请第一位代表发言。") == nil)
    #expect(place("政府工作报告", "") == nil)
    #expect(place("", "在云岭省第九届人民代表大会上") == nil)
  }
}
