import ReportModel
import TestReports
import Testing
import TextEncoding

/// Text of other scripts than Chinese: the encoding is found, from a sentence and from a few words.
@Suite struct ScriptTests {
  private static let japanese = "これは河川清掃業務の報告書です。一、業務の目的。河川をきれいにするため、住民と協力して清掃を行いました。\n"
  private static let korean = "하천 정비 사업 보고서. 올해 우리 군은 주민과 함께 하천을 정비하고 깨끗한 물을 지키는 데 힘썼다.\n"
  private static let russian =
    "Отчёт о работе. В этом году мы очистили реку и построили новый мост. Жители города довольны.\n"
  private static let french =
    "Rapport d’activité. Cette année, nous avons nettoyé la rivière et réparé le pont de l’école.\n"
  private static let english = "The mayor said: “We’re done” — it’s the town’s best year.\n"
  private static let simplified = "云溪镇人民政府工作报告。一年来，全镇上下坚持稳中求进，扎实推进各项工作。\n"

  @Test(
    arguments: [
      (japanese, ReportEncoding.shiftJIS), (japanese, .eucJP), (korean, .eucKR), (russian, .windows1251),
      (russian, .koi8R),
      (french, .windows1252), (english, .windows1252), (simplified, .gb18030), (simplified, .utf32LittleEndian),
      (simplified, .utf32BigEndian), (russian, .utf8), (french, .utf8),
    ], [1_000, 40, 20])
  func found(_ source: (text: String, encoding: ReportEncoding), _ length: Int) throws {
    let text = String(source.text.prefix(length))
    let bytes = try #require(encoded(text, source.encoding))
    #expect(TextEncodingDetector.encoding(of: bytes) == source.encoding)
    #expect(TextDecoder.decode(bytes, as: source.encoding)?.bytes == Array(text.utf8))
  }

  /// The document's word is believed where the bytes allow it, and not where they are plainly of another encoding.
  @Test(
    arguments: [
      ("河川清掃業務報告書", ReportEncoding.shiftJIS, ReportEncoding.shiftJIS, ReportEncoding.shiftJIS),
      (simplified, .gb18030, .windows1252, .gb18030), (simplified, .gb18030, .shiftJIS, .gb18030),
      (simplified, .utf8, .gb18030, .utf8), (russian, .koi8R, .windows1251, .koi8R), (korean, .eucKR, .eucKR, .eucKR),
      ("été", .windows1252, .windows1252, .windows1252),
    ] as [(String, ReportEncoding, ReportEncoding, ReportEncoding)])
  func declared(_ text: String, _ encoding: ReportEncoding, _ declared: ReportEncoding, _ found: ReportEncoding) throws
  {
    let bytes = try #require(encoded(text, encoding))
    #expect(TextEncodingDetector.encoding(of: bytes, declared: declared) == found)
  }

  /// A byte order mark that is not that of the text behind it.
  @Test(
    arguments: [
      ([0xEF, 0xBB, 0xBF], ReportEncoding.gb18030, 3), ([0xFF, 0xFE], .utf16BigEndian, 2),
      ([0xFE, 0xFF], .utf16LittleEndian, 2), ([0xFF, 0xFE], .utf8, 2), ([0xEF, 0xBB, 0xBF], .utf16LittleEndian, 3),
      ([0xFF, 0xFE], .utf16LittleEndian, 0), ([0xFE, 0xFF], .utf16BigEndian, 0), ([0xEF, 0xBB, 0xBF], .utf8, 0),
      ([0xFF, 0xFE, 0, 0], .utf32LittleEndian, 0), ([0, 0, 0xFE, 0xFF], .utf32BigEndian, 0),
    ] as [([UInt8], ReportEncoding, Int)])
  func marks(_ mark: [UInt8], _ encoding: ReportEncoding, _ wrong: Int) throws {
    let bytes = mark + (try #require(encoded(Self.simplified, encoding)))
    #expect(TextEncodingDetector.detection(of: bytes) == .init(encoding: encoding, wrongMark: wrong))
  }
}
