import ReportModel
import TestReports
import Testing
import TextEncoding

/// Damaged bytes in encodings of two bytes a character: one of them costs a character, and what follows stays in step.
@Suite struct DamageTests {
  private static let simplified = """
    云溪镇人民政府工作报告。一年来，全镇上下坚持稳中求进，扎实推进各项工作，粮食总产达到一万八千吨，茶叶产值突破六千万元。\
    建成高标准农田三千二百亩，改造低产茶园，带动八百六十户农民增收。
    """
  private static let traditional = """
    雲溪鎮公所工作報告。一年來，全鎮上下堅持穩中求進，努力推動各項工作，糧食總產達到一萬八千噸，茶葉產值突破六千萬元。\
    建成標準農田三千二百畝，改造低產茶園，帶動八百六十戶農民增加收入。
    """
  private static let japanese = "これは河川清掃業務の報告書です。河川をきれいにするため、住民と協力して清掃を行いました。結果は良好です。"
  private static let korean = "하천정비사업보고서입니다올해우리군은주민과함께하천을정비하고깨끗한물을지키는데힘썼습니다"

  enum Damage: CaseIterable { case lost, changed, letter, added }

  private func damaged(_ bytes: [UInt8], at place: Int, _ damage: Damage) -> [UInt8] {
    var bytes = bytes
    switch damage {
    case .lost: bytes.remove(at: place)
    case .changed: bytes[place] = 0xFF
    case .letter: bytes[place] = UInt8(ascii: "?")
    case .added: bytes.insert(0xFF, at: place)
    }
    return bytes
  }

  /// Every byte of a text is damaged in turn; hardly ever more than one or two characters are lost, never the rest.
  @Test(
    arguments: [
      (simplified, ReportEncoding.gb18030, 8), (traditional, .big5, 8), (traditional, .gb18030, 8),
      (japanese, .shiftJIS, 8),
      (japanese, .eucJP, 8), (korean, .eucKR, 8),
    ], Damage.allCases)
  func oneByte(_ source: (text: String, encoding: ReportEncoding, most: Int), _ damage: Damage) throws {
    let good = try #require(encoded(source.text + "\n", source.encoding))
    let expected = Array((source.text + "\n").unicodeScalars)
    var lost: [Int] = []
    for place in 0..<(good.count - 1) {
      let decoded = try #require(TextDecoder.decode(damaged(good, at: place, damage), as: source.encoding))
      let found = Array(String(decoding: decoded.bytes, as: UTF8.self).unicodeScalars)
      let before = zip(expected, found).prefix { $0 == $1 }.count
      let after = zip(expected.reversed(), found.reversed()).prefix { $0 == $1 }.count
      lost.append(max(0, expected.count - before - after))
    }
    #expect(lost.max() ?? 0 <= source.most, "\(lost)")
    #expect(lost.reduce(0, +) * 10 <= lost.count * 22, "\(lost)")
  }

  /// Rare characters in step are no damage.
  @Test func rareCharacters() throws {
    for (text, encoding) in [("囟囡囤囫囹囿圄圊圉圜帏帙帔帑帱帻", ReportEncoding.gb18030), ("龘龗龖龕龔龒龑龐", .gb18030), ("齉齾龗爩麤龖龘", .big5)] {
      let bytes = try #require(encoded(text, encoding))
      #expect(
        TextDecoder.decode(bytes, as: encoding)
          == DecodedText(bytes: Array(text.utf8), encoding: encoding, replacements: 0))
    }
  }
}
