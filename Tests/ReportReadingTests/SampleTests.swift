import ReportModel
import Testing

@testable import ReportReading

@Suite("Built-in samples")
struct SampleTests {
  @Test("are whole reports with the top sections their authors gave them")
  func topSections() throws {
    let reports = try SampleReports.all.map { sample throws in try sample.report() }
    let tops = reports.map { report in
      report.children(of: .root).filter { report[$0].kind == .numbered }.map {
        report.number(of: $0) + " " + report.title(of: $0)
      }
    }
    #expect(
      tops == [
        [
          "一 坚持铸魂赋能，思想根基不断夯实", "二 坚持强基固本，组织体系更加严密", "三 坚持正风肃纪，政治生态持续向好",
          "四 坚持服务大局，党建优势转化为发展胜势", "五 坚持总揽全局，各方力量广泛凝聚",
        ],
        ["一 过去一年工作回顾", "二 今年工作总体要求和预期目标", "三 今年重点工作"],
        ["1 The year in brief", "2 What we did", "3 What did not go well", "4 The year ahead"],
      ])
    #expect(reports.map(\.isComplete) == [true, true, true])
    #expect(reports.map(\.replacements) == [0, 0, 0])
  }

  @Test("have every style of heading between them")
  func styles() throws {
    let reports = try SampleReports.all.prefix(2).map { sample throws in try sample.report() }
    let kinds = Set(reports.flatMap { $0.sections.map(\.kind) })
    #expect(kinds.isSuperset(of: [.report, .numbered, .runin, .annex, .closing]))
    let heads = reports.flatMap { report in
      report.sections.map { String(decoding: report.text[$0.heading.bytes].prefix(9), as: UTF8.self) }
    }
    for style in ["一、", "（一）", "1.", "（1）", "一是", "一要", "——"] {
      #expect(heads.contains { $0.hasPrefix(style) }, "\(style)")
    }
  }

  @Test("keep to the size that is shown whole at once")
  func size() {
    #expect(SampleReports.all.filter { $0.bytes.count > ReadingOptions().wholeLimit }.map(\.name) == [])
  }
}
