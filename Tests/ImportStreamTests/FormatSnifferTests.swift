import ImportStream
import Testing

/// The formats of some bytes.
@Suite struct FormatSnifferTests {
  private func format(_ text: String) -> ImportFormat? { FormatSniffer.format(head: Array(text.utf8), tail: []) }

  @Test func pagesOfTheWebAreToldByTheirFirstElement() {
    let pages = [
      "<!DOCTYPE html>", "<!doctype HTML PUBLIC", "\u{FEFF}\n <html lang=zh>", "<HEAD>", "<body>",
      "<?xml version=\"1.0\"?>\n<html>", "<!-- saved --> <!-- twice --><html>",
      "<?xml version=\"1.0\"?><!DOCTYPE html PUBLIC",
    ]
    #expect(pages.map(format) == [ImportFormat?](repeating: .html, count: pages.count))
  }

  @Test func textIsText() {
    let texts = ["", "一、", "<a>", "<!--", "<?xml version=\"1.0\"?><rss>", "PK", "# <html>", "%PD", "a<html>"]
    #expect(texts.map(format) == [ImportFormat?](repeating: nil, count: texts.count))
  }

  @Test func aPageMayBeginWithWhatIsNoText() {
    let pages = [
      "<script>var a = '<p>';</script>\n<html>",
      "<style>p {}</style><meta charset=gbk><link rel=x><title>甲</title><body>",
      "<!--[if gte mso 9]><xml></xml><![endif]--><html xmlns:o=\"x\">",
    ]
    #expect(pages.map(format) == [.html, .html, .html])
    let other = ["<?php echo 1; ?><html>", "<script setup>a</script><template><p></p></template>", "<script>a"]
    #expect(other.map(format) == [nil, nil, nil])
  }

  @Test func aFragmentOfAPageIsOneAndMarkdownThatBeginsWithElementsIsNot() {
    let fragments = [
      "<p style=\"text-align:center\"><strong>通知</strong></p><p>各科室：</p>", "<h1>通知</h1>\n<p>一、目标",
      "<div>\n<p>文</p></div>\n", "<noscript><img src='s.gif'></noscript>\n<h1>通知</h1><p>文</p>",
      "<template><b>a</b></template><p>文</p>", "<center><b>简报</b></center><br>一、动态<br>巡护四百次。<br>二、经验<br>\n联户巡护。",
    ]
    #expect(fragments.map(format) == [ImportFormat?](repeating: .html, count: fragments.count))
    let texts = [
      "<p align=\"center\"><img src=a></p>\n\n# Tool\n\nWords.\n", "<p>Badges</p>\n\n[here](https://example.org)\n",
      "<div align=center>\n\n</div>\n\n- one\n- two\n",
      "<p> is a tag of pages; this is a text about it.</p> And more words.",
      "<b>", "<path d='1'></path>", "<template><p>a</p></template><script>b</script>",
      "<center><b>Tool</b></center><br>\n\nIt mends nets in the harbour.\n\nIt mends sails too.\n",
    ]
    #expect(texts.map(format) == [ImportFormat?](repeating: nil, count: texts.count))
  }

  @Test func pagesTwoBytesWideAreTold() {
    let page = Array("<!doctype html><p>文".utf16)
    let little = page.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big = page.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    let found = [[0xFF, 0xFE] + little, [0xFE, 0xFF] + big, little, big].map {
      FormatSniffer.format(head: $0, tail: [])
    }
    #expect(found == [.html, .html, .html, .html])
  }

  @Test func officeDocumentsInOneFileAreToldByTheirRoots() {
    let word = "http://schemas.microsoft.com/office/word/2003/wordml"
    let flat = "http://schemas.microsoft.com/office/2006/xmlPackage"
    let open = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    let text = "application/vnd.oasis.opendocument.text"
    let found = [
      "<?xml version='1.0'?>\n<?mso-application progid=\"Word.Document\"?><w:wordDocument xmlns:w=\"\(word)\">",
      "<pkg:package xmlns:pkg=\"\(flat)\">", "<office:document xmlns:office=\"\(open)\" office:mimetype=\"\(text)\">",
      "<office:document xmlns:office=\"\(open)\" office:mimetype=\"x\">", "{\\rtf1\\ansi", "{\\rt",
    ].map(format)
    #expect(found == [.docx, .docx, .odt, nil, .rtf, nil])
  }

  @Test func webArchivesAreToldAndLettersAreText() {
    let found = [
      "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=B\r\n\r\n--B",
      "From: <Saved by Blink>\nSubject: 甲\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\ttype=\"text/html\"\n",
      "From: a@example.org\nMIME-Version: 1.0\nContent-Type: text/plain\n\nHello", "Subject: 会议\n\n一、", "Date: today",
    ].map(format)
    #expect(found == [.mht, .mht, nil, nil, nil])
  }

  @Test func bytesMayStandBeforeAPDF() {
    let found = { (head: String, tail: String) in
      FormatSniffer.format(head: Array(head.utf8), tail: Array(tail.utf8))
    }
    #expect(found("HTTP/1.1 200 OK\r\n\r\n%PDF-1.7", "startxref\n9\n%%EOF\n") == .pdf)
    // A text that names the header, and one that begins too late.
    #expect(found("The header is %PDF-1.7.", "The end is %%EOL.") == nil)
    #expect(found(String(repeating: " ", count: 1_100) + "%PDF-1.7", "%%EOF") == nil)
    #expect(FormatSniffer.needsTail(Array("\n%PDF-1.4".utf8)) && !FormatSniffer.needsTail(Array("%PDF-1.4".utf8)))
  }

  @Test func archivesAreToldByTheirParts() {
    let start = "PK\u{3}\u{4}" + String(repeating: "\0", count: 26)
    let found = [
      start + "mimetypeapplication/epub+zip", start + "mimetypeapplication/vnd.oasis.opendocument.textPK",
      start + "a word/document.xml", start + "content.xml META-INF/manifest.xml", start + "META-INF/container.xml",
      start + "photo.jpg",
    ].map(format)
    #expect(found == [.epub, .odt, .docx, .odt, .epub, nil])
    #expect(format("%PDF-1.7") == .pdf)
    #expect(
      FormatSniffer.format(head: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], tail: []) == .doc)
  }
}
