import ReportModel
import Testing

@testable import ReportParsing

/// Japanese laws: a list of chapters that names articles, captions, later supplements. The law is invented.
@Suite struct JapaneseLawTests {
  @Test func listOfChaptersAndSupplements() throws {
    let report = try parsed(
      """
      井戸使用法
      （平成十年法律第一号）

      目次
        第一章　総則（第一条・第二条）
        第一章の二　利用（第二条の二）
        第二章　罰則（第三条）
        附則

            第一章　総則

        （目的）
      第一条　この法律は、井戸の使用について必要な事項を定める。

        （定義）
      第二条　この法律において「井戸」とは、水をくむものをいう。

            第一章の二　利用

        （申請）
      第二条の二　使用しようとする者は、申請書を提出しなければならない。

            第二章　罰則

      第三条　この法律に違反した者は、罰金に処する。

            附　則

      この法律は、公布の日から施行する。

            附　則（平成一五年七月一六日法律第一一九号）　抄

        （施行期日）
      第一条　この法律は、公布の日から施行する。
      """)
    #expect(
      dump(report).split(separator: "\n") == [
        "井戸使用法", "  numbered [第一章] 総則 @第一章",
        "    numbered [第一条] 目的 @第一章第一条", "    numbered [第二条] 定義 @第二条",
        "  numbered [第一章の二] 利用 @第一章の二", "    numbered [第二条の二] 申請 @第二条の二",
        "  numbered [第二章] 罰則 @第二章", "    numbered [第三条]  @第三条", "  annex [] 附則 @·4",
        "  annex [] 附 則（平成一五年七月一六日法律第一一九号） 抄 @·5", "    numbered [第一条] 施行期日 @·5第一条",
      ])
  }
}
