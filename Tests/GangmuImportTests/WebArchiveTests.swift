import Testing

@testable import ImportReaders

/// Web archives, whole and hostile.
struct WebArchiveTests {
  private func page(_ text: String) -> String {
    let page = WebArchive.page(of: Array(text.utf8))
    return String(decoding: PageEncoding.text(of: page.bytes, charset: page.charset), as: UTF8.self)
  }

  @Test func thePageIsFoundAmongItsPictures() {
    let archive = """
      MIME-Version: 1.0\r
      Content-Type: multipart/related;\r
      \tboundary="B"\r
      \r
      --B\r
      Content-Type: image/png\r
      Content-Transfer-Encoding: base64\r
      \r
      AAAA\r
      --B\r
      Content-Type: multipart/alternative; boundary=C\r
      \r
      --C\r
      Content-Type: text/plain\r
      \r
      plain\r
      --C\r
      Content-Type: text/html; charset=utf-8\r
      Content-Transfer-Encoding: quoted-printable\r
      \r
      <p>=E6=B2=B3=\r
      =E9=81=93 a=3Db\r
      --C--\r
      --B--\r
      """
    #expect(page(archive) == "<p>河道 a=b\r\n")
  }

  @Test func aPageAloneInBase64AndInAnOldEncodingIsRead() {
    let head = "MIME-Version: 1.0\nContent-Type: text/html; charset=gb2312\nContent-Transfer-Encoding: base64\n\n"
    // 河道 in GBK
    #expect(page(head + "PHA+utO1wA==\n") == "<p>河道")
  }

  @Test func partsWithoutEndAndNestsWithoutEndAreBounded() {
    let heads = (0..<5_000).map { "Content-Type: multipart/related; boundary=B\($0)\n\n--B\($0)\n" }
    #expect(page(heads.joined() + "Content-Type: text/html\n\n<p>a") == "")
    #expect(page(heads[..<8].joined() + "Content-Type: text/html\n\n<p>a") == "<p>a")
    let parts = "Content-Type: multipart/related; boundary=B\n\n" + String(repeating: "--B\n\n", count: 50_000)
    #expect(page(parts) == "")
    #expect(page("Content-Type: multipart/related; boundary=B\n\nno part") == "")
    #expect(String(decoding: TransferCoding.quotedPrintable(Array("a=".utf8)[...]), as: UTF8.self) == "a=")
  }
}
