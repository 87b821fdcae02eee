import ScreenModel
import Testing

@testable import Browser

/// The list of findings: keys in, screens and places out.
@Suite struct CheckTests {
  /// The sample with a gap, a half-width comma and a placeholder in its second part.
  private static let faulty = Reports.district
    .replacing("（三）做活市场。", with: "（四）做活市场。").replacing("万亩。\n", with: "X亩,好。\n")

  @Test func list() throws {
    var reader = try Reader([Self.faulty])
    reader.press(": check enter down")
    try expectFrame(reader.frame, "check")
  }

  @Test func enterGoesThereAndEscComesBack() throws {
    var reader = try Reader([Self.faulty], rows: 12)
    reader.press("3 j")
    let before = reader.state.view.anchor
    reader.press(": check enter down esc")
    #expect(reader.state.view.anchor == before)
    reader.press(": check enter 四 enter")
    let place = Self.faulty.utf8.count - Self.faulty.split(separator: "四）", maxSplits: 1)[1].utf8.count - 6
    #expect(reader.state.view.hit?.bytes == place)
    #expect(reader.state.reading.open.addresses.address(of: reader.state.currentSection) == "二（四）")
    #expect(reader.state.reading.jumps.last == Place(subject: .report(0), anchor: before))
  }

  @Test func nothingFound() throws {
    var reader = try Reader()
    reader.press(": check enter")
    #expect(reader.state.shell.notice == Notice(text: "nothing looks wrong"))
    #expect(reader.state.shell.layers.isEmpty)
  }
}
