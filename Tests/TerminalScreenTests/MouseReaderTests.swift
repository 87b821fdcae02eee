import ScreenModel
import Testing

@testable import TerminalScreen

/// Mouse reports.
@Suite struct MouseReaderTests {
  @Test func reportsAreDecodedWhole() {
    var decoder = KeyDecoder()
    #expect(
      decoder.decode("\u{1B}[<0;12;3M\u{1B}[<0;12;3m\u{1B}[<64;1;1Mj".utf8)
        == [
          .mouse(button: 0, column: 12, row: 3, isRelease: false),
          .mouse(button: 0, column: 12, row: 3, isRelease: true),
          .mouse(button: 64, column: 1, row: 1, isRelease: false), .key(Key("j")),
        ])
    // Anything else is swallowed, and never taken for keys.
    #expect(decoder.decode("\u{1B}[<0;12M\u{1B}[<a;1;2M\u{1B}[<1;2;3;4mk".utf8).last == .key(Key("k")))
  }

  @Test func clicksAreCounted() {
    var reader = MouseReader()
    func press(_ time: Int, column: Int = 5) -> MouseEvent? {
      reader.event(button: 0, column: column, row: 2, isRelease: false, at: time)
    }
    #expect(press(0) == MouseEvent(.press(clicks: 1), row: 1, column: 4))
    #expect(press(300)?.action == .press(clicks: 2))
    #expect(press(600)?.action == .press(clicks: 1))
    #expect(press(1_100)?.action == .press(clicks: 1))
    #expect(press(1_200, column: 6)?.action == .press(clicks: 1))
    #expect(reader.event(button: 32, column: 7, row: 2, isRelease: false, at: 1_300)?.action == .drag)
    #expect(reader.event(button: 0, column: 7, row: 2, isRelease: true, at: 1_400)?.action == .release)
    #expect(reader.event(button: 32, column: 7, row: 2, isRelease: false, at: 1_500) == nil)
    #expect(reader.event(button: 2, column: 7, row: 2, isRelease: false, at: 1_600) == nil)
    #expect(reader.event(button: 68, column: 1, row: 1, isRelease: false, at: 1_700)?.action == .wheelUp)
    #expect(reader.event(button: 65, column: 0, row: 1, isRelease: false, at: 1_700) == nil)
  }
}
