import ReportModel

/// The commands that go from report to report, and those for the files of reports.
enum LibraryCommands {
  static let reports: [CommandDefinition] = [
    CommandDefinition(
      .nextReport, .reports, "next report", "下一份报告", name: "下一份报告", aliases: ["n"], takesCount: true, leavesList: true
    ) { state, input in state.goToReport(by: input.times) },
    CommandDefinition(
      .previousReport, .reports, "previous report", "上一份报告", name: "上一份报告", aliases: ["p"], takesCount: true,
      leavesList: true
    ) { state, input in state.goToReport(by: -input.times) },
    CommandDefinition(.reload, .reports, "read the file again", "重新读取文件", name: "重新读取", aliases: ["刷新"]) { state, _ in
      state.reload()
    },
    CommandDefinition(
      .encoding, .reports, "read the file again in the encoding named, or auto", "按指定编码重新读取，auto 为自动", name: "编码",
      argument: .name { _ in BrowserState.encodings }
    ) { state, input in state.decode(input.argument) },
    CommandDefinition(.edit, .reports, "open this line in the editor", "在编辑器中打开此行", name: "编辑") {
      state, _ in state.editHere()
    },
    CommandDefinition(
      .open, .reports, "read another file; alone: read this one again", "打开另一文件；不写名称则重新读取", name: "打开",
      aliases: ["e"], argument: .file, leavesList: true
    ) { state, input in state.openFile(input.argument) },
    CommandDefinition(
      .information, .reports, "where this is, and what file", "当前位置与文件信息", name: "信息", aliases: ["f"]
    ) { state, _ in state.say(ReportInformation(of: state)) },
  ]

  static let listing: [CommandDefinition] = [
    CommandDefinition(
      .reportOrder, .reports, "reports by name, by year, by title", "报告按名称、年份或标题排序", name: "报告排序"
    ) { state, _ in state.switchReportOrder() },
    CommandDefinition(
      .reportNames, .reports, "reports by title, or by file", "报告显示标题或文件名", name: "报告名称"
    ) { state, _ in state.switchReportNames() },
  ]

  static let skipped: [CommandDefinition] = [
    CommandDefinition(
      .skipped, .reports, "files that were not read, and why", "未读取的文件及原因", name: "未读取",
      aliases: ["未读文件"]
    ) { state, _ in state.openSkipped() }
  ]
}
