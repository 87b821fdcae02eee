import ReportModel
import ScreenModel

extension BrowserState {
  /// The frame of the current state. Builds only what is visible.
  public func render() -> Frame {
    let geometry = geometry
    var canvas = Canvas(size: size, typesetter: typesetter)
    guard geometry.isReadable else {
      let text = ShellMessage.windowTooSmall.message(in: language)
      canvas.put(text, row: max(0, size.rows / 2), columns: 0..<size.columns, role: .notice)
      return canvas.frame
    }
    if case .help(let panel) = shell.layers.last {
      drawHelp(panel, on: &canvas)
      return canvas.frame
    }
    if let panel = openList {
      drawList(panel, on: &canvas)
      if let prompt = shownPrompt { drawPrompt(prompt, geometry, on: &canvas) }
      return canvas.frame
    }
    if areTermsOpen {
      drawTerms(on: &canvas)
      if let prompt = shownPrompt { drawPrompt(prompt, geometry, on: &canvas) }
      return canvas.frame
    }
    if showsResults {
      drawResults(geometry, on: &canvas)
    } else {
      drawText(geometry, on: &canvas)
      if !geometry.tree.isEmpty { drawTree(geometry, on: &canvas) }
    }
    if let prompt = shownPrompt {
      drawCandidates(prompt, geometry, on: &canvas)
      drawPrompt(prompt, geometry, on: &canvas)
    } else {
      drawStatus(geometry, on: &canvas)
    }
    return canvas.frame
  }

  /// The prompt that is drawn: not one whose line is to be accepted as soon as that is possible.
  private var shownPrompt: Prompt? { shell.held.isHolding ? nil : prompt }
}
