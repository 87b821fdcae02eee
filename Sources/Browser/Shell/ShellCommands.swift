/// The commands of the whole program.
enum ShellCommands {
  static let all: [CommandDefinition] = [
    CommandDefinition(.commandLine, .reports, "type any command by name", "按名称输入命令", name: "命令") { state, _ in
      state.openLine(.command)
    },
    CommandDefinition(.messages, .reports, "the messages there were, in full", "完整列出出现过的消息", name: "消息") { state, _ in
      state.openMessages()
    },
    CommandDefinition(.redraw, .reports, "draw the screen again", "重画屏幕", name: "重画") { _, _ in [.redraw] },
    CommandDefinition(.suspend, .reports, "suspend", "挂起", name: "挂起") { _, _ in [.suspend] },
    CommandDefinition(
      .shell, .reports, "no command is run from here: suspend, or quit", "此处不运行系统命令：请挂起或退出", name: "系统命令"
    ) { state, _ in state.complain(ShellMessage.noShell(suspend: state.shell.keyMap.firstKey(for: .suspend))) },
    CommandDefinition(.cancel, .reports, "cancel", "取消", name: "取消") { state, _ in state.cancel() },
    CommandDefinition(.close, .reports, "close what is on top, then quit", "关闭最上层，再按则退出", name: "关闭") { state, _ in
      state.close()
    },
    CommandDefinition(
      .quit, .reports, "quit at once", "立即退出", name: "退出", aliases: ["q", "q!", "Q", "x"]
    ) { _, _ in [.quit] },
  ]
}
