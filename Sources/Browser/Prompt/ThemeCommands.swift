/// The commands that choose a theme.
enum ThemeCommands {
  static let all: [CommandDefinition] = [
    CommandDefinition(.themes, .reports, "choose a theme", "选择配色", name: "选择配色") { state, _ in state.openThemes() },
    CommandDefinition(
      .theme, .reports, "use the theme named", "使用指定的配色", name: "配色", aliases: ["主题", "颜色"],
      argument: .name { $0.options.screen.themes }
    ) { state, input in state.useTheme(input.argument) },
  ]
}
