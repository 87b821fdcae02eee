// Opens the terminal, draws a frame, then does what its argument says. What it sees it prints to standard output,
// which the tests keep apart from the terminal.

import Glibc
import ScreenModel
import TerminalScreen

@main
struct TerminalRehearsal {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    let action = arguments.first ?? "quit"
    if action == "lead" { exit(Lead.run(Array(arguments.dropFirst()))) }
    Terminal.prepare()
    let widths = SampleWidths()
    do {
      let terminal = try Terminal(
        widths: (widths.blocks, widths.classes), ambiguousWidth: action == "ambiguous" ? 2 : 1, colour: .auto)
      Rehearsal(terminal: terminal).perform(action, Array(arguments.dropFirst()))
      terminal.close()
    } catch {
      say("error \(error)")
      exit(2)
    }
  }
}

/// Prints a line at once, unless it would stand on the screen.
func say(_ line: String) {
  guard isatty(1) == 0 else { return }
  print(line)
  fflush(nil)
}

/// The rehearsal of an open terminal.
final class Rehearsal {
  private let terminal: Terminal
  private var top = 1
  private var showsCursor = false

  init(terminal: Terminal) { self.terminal = terminal }

  func perform(_ action: String, _ arguments: [String]) {
    draw()
    say("drawn \(terminal.size.columns)x\(terminal.size.rows) depth \(terminal.depth.rawValue)")
    switch action {
    case "quit": return
    case "exit": exit(3)
    case "trap": Crash.trap()
    case "thread-trap":
      Crash.onThread { _ in
        Terminal.guardThread()
        Crash.trap()
        return nil
      }
    case "overflow": Crash.overflow()
    case "thread-overflow":
      Crash.onThread { _ in
        Terminal.guardThread()
        Crash.overflow()
        return nil
      }
    case "abort": abort()
    case "ask":
      terminal.askBackground()
      terminal.askAmbiguousWidth()
      listen()
    case "ask-behind":
      // Keys are typed before the line comes.
      _ = Lead.readLine(from: 3)
      terminal.askBackground()
      listen()
    case "ask-modes":
      terminal.useModes([.synchronizedOutput, .appearanceReports])
      terminal.askAmbiguousWidth()
      terminal.askModes()
      listen()
    case "ask-quit": terminal.askBackground()
    case "run":
      do { say("ended \(try terminal.spawnAndWait(arguments: arguments.map { Array($0.utf8) }))") } catch {
        say("error \(error)")
      }
      draw()
      listen()
    default: listen()
    }
  }

  /// Reports every event until `q` or the end.
  private func listen() {
    while true {
      for event in terminal.wait(alsoOn: [], milliseconds: nil) {
        switch event {
        case .key(let key):
          say("key \(key.text)")
          if key == Key("q") { return }
          if key == Key(.down) { top += 1 }
          if key == Key("c") { showsCursor.toggle() }
          if key == Key(.character("l"), control: true) { terminal.redraw() }
        case .paste(let text): say("paste \(text.unicodeScalars.map { String($0.value, radix: 16) })")
        case .resized(let size): say("resized \(size.columns)x\(size.rows)")
        case .suspend: terminal.suspend()
        case .ambiguousWidth(let width):
          say("ambiguous \(width)")
          terminal.ambiguousWidth = width
        case .terminate(let signal):
          say("terminate \(signal)")
          terminal.close()
          exit(128 + signal)
        default: say("\(event)")
        }
      }
      draw()
    }
  }

  /// A line that differs from its neighbours in most of its cells, as lines of a text do.
  private static func line(_ number: Int) -> String {
    let stems = Array("甲乙丙丁戊己庚辛")
    return "第\(number)行：“晨光”街道—" + String((1...40).map { stems[number * $0 % 8] })
  }

  /// Numbered lines from `top` on; the last row is full to its last column.
  private func draw() {
    var frame = Frame(size: terminal.size)
    for row in 0..<terminal.size.rows {
      var column = 0
      for scalar in Self.line(top + row).unicodeScalars {
        let wide = scalar.value >= 0x2E80 || (terminal.ambiguousWidth == 2 && scalar.value >= 0x2000)
        frame.put(Cell(scalar, width: wide ? 2 : 1, role: .text), row: row, column: column)
        column += wide ? 2 : 1
      }
    }
    (frame.cursor, frame.showsCursor) = ((row: 1, column: 2), showsCursor)
    let last = terminal.size.rows - 1
    for column in 0..<terminal.size.columns {
      let digit = Unicode.Scalar(UInt8(48 + column % 10))
      frame.put(Cell(digit, role: .status), row: last, column: column)
    }
    let styles: [Role: Style] = [
      .status: Style(
        foreground: Colour(red: 255, green: 255, blue: 255), background: Colour(red: 0, green: 0, blue: 95),
        attributes: .bold)
    ]
    terminal.draw(frame, theme: Theme(name: "sample", variant: .dark, styles: styles))
  }
}
