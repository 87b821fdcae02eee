/// The command that turns the mouse on and off.
enum MouseCommands {
  static let all: [CommandDefinition] = [
    CommandDefinition(
      .mouse, .reports, "the mouse on or off: wheel, clicks in tree and text, dragging", "开关鼠标：滚轮，点按目录与正文，拖动",
      name: "鼠标"
    ) { state, _ in state.toggleMouse() }
  ]
}

extension BrowserState {
  /// Has the terminal tell of its mouse, or no longer.
  mutating func toggleMouse() -> [Effect] {
    options.screen.usesMouse.toggle()
    shell.mouse = nil
    say(MouseMessage.mouse(isOn: options.screen.usesMouse))
    return [.mouse(options.screen.usesMouse)]
  }
}
