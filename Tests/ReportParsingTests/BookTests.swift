import ReportModel
import Testing

@testable import ReportParsing

/// Books in plain text as the web hands them on, compared whole. All texts are invented.
@Suite struct BookTests {
  private static let tale = "村里人天不亮就起来挑水，井台上说话的声音传得很远，谁家有了什么事，一顿饭的工夫全村都知道了。"

  /// Addresses of sites are neither title nor heading, a number or a day below a chapter is no title of it.
  @Test func addressesAndFiguresBelowChapters() throws {
    let report = try parsed(
      """
      【河边书库：www.hebianshuku.com】

      <老井>

      楔子 井边旧事

      \(Self.tale)

      第一章

      1

      \(Self.tale)

      河边书库(www.hebianshuku.com)免费下载

      \(Self.tale)

      第二章

      1991年8月24日夜，柳河镇

      \(Self.tale)

      尾声

      \(Self.tale)
      """)
    #expect(
      dump(report) == """
        <老井>
          plain [] 楔子 井边旧事 @·1
          numbered [第一章]  @第一章
          numbered [第二章]  @第二章
          plain [] 尾声 @·4

        """)
  }

  /// Speech begins no topic, nor does a sentence that tells.
  @Test func speechIsNoHeading() throws {
    let report = try parsed(
      """
      第一章 归来

      “爹，”他大声道，“你为什么等我？”\(Self.tale)

      “爹，”他说，“你为什么还等？”\(Self.tale)

      “爹，”他哭道。\(Self.tale)

      我有些激动了。\(Self.tale)

      他就这样背着我。\(Self.tale)

      神甫走开了。\(Self.tale)

      第二章 远行

      \(Self.tale)
      """)
    #expect(
      dump(report) == """
          numbered [第一章] 归来 @第一章
          numbered [第二章] 远行 @第二章

        """)
  }

  /// 正文 before each chapter, with a number or without.
  @Test func chaptersBehindTheWordForText() throws {
    let report = try parsed(
      """
      《老井》

      正文 出版者言

      \(Self.tale)

      正文 作者序

      \(Self.tale)

      正文 1.1 井台

      \(Self.tale)

      正文 1.2 水桶

      \(Self.tale)

      正文 写在后面的话

      \(Self.tale)
      """)
    #expect(
      dump(report) == """
        《老井》
          plain [] 出版者言 @·1
          plain [] 作者序 @·2
          numbered [1.1] 井台 @1.1
          numbered [1.2] 水桶 @1.2
          plain [] 写在后面的话 @·5

        """)
  }
}
