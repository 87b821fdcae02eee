import ReportModel
import ScreenModel

extension BrowserState {
  /// The frame of the current state. Builds only what is visible.
  public func render() -> Frame {
    let geometry = geometry
    var canvas = Canvas(size: size, typesetter: typesetter)
    if geometry.isReadable {
      draw(geometry, on: &canvas)
    } else {
      let text = ShellMessage.windowTooSmall.message(in: language)
      canvas.put(text, row: max(0, size.rows / 2), columns: 0..<size.columns, role: .notice)
    }
    if options.screen.showsCursor || selection != nil { canvas.showCursor() }
    return canvas.frame
  }

  private func draw(_ geometry: Geometry, on canvas: inout Canvas) {
    if let panel = helpInFront {
      drawHelp(panel, on: &canvas)
      if let prompt = shownPrompt { drawPrompt(prompt, geometry, on: &canvas) }
      return
    }
    if let panel = openList {
      drawList(panel, on: &canvas)
      if let prompt = shownPrompt { drawPrompt(prompt, geometry, on: &canvas) }
      return
    }
    if areTermsOpen {
      drawTerms(on: &canvas)
      if let prompt = shownPrompt { drawPrompt(prompt, geometry, on: &canvas) }
      return
    }
    if isComparing {
      drawCompare(on: &canvas)
      if let prompt = shownPrompt { drawPrompt(prompt, geometry, on: &canvas) }
      return
    }
    var cut: String?
    if showsResults {
      drawResults(geometry, on: &canvas)
    } else {
      drawText(geometry, on: &canvas)
      if !geometry.tree.isEmpty { cut = drawTree(geometry, on: &canvas) }
      if reuse.isShown, !isNothingRead { drawReuseSigns(visibleRows, geometry, on: &canvas) }
      if !notes.isEmpty, !isNothingRead { drawNoteSigns(visibleRows, geometry, on: &canvas) }
    }
    if let prompt = shownPrompt {
      drawCandidates(prompt, geometry, on: &canvas)
      drawPrompt(prompt, geometry, on: &canvas)
    } else {
      drawStatus(geometry, cut: cut, on: &canvas)
    }
  }

  /// The prompt that is drawn: not one whose line is to be accepted as soon as that is possible.
  private var shownPrompt: Prompt? { shell.held.isHolding ? nil : prompt }
}
