import Glibc
import Testing

/// Reports, and names of their files, full of what a terminal obeys or does not show.
enum HostileReports {
  /// Ways to say something to a terminal, and what makes text lie.
  private static let orders = [
    "\u{1B}[2J", "\u{1B}[?1049l", "\u{1B}c", "\u{1B}]0;title\u{7}", "\u{1B}]52;c;ZXZpbA==\u{7}",
    "\u{1B}]52;c;eA==\u{1B}\\", "\u{1B}P$q\u{1B}\\", "\u{1B}_x\u{1B}\\", "\u{1B}[201~", "\u{1B}[6n", "\u{1B}[31m",
    "\u{9B}31m", "\u{9D}0;x\u{9C}", "\u{E}", "\u{1B}(0", "\u{8}\u{8}\u{B}", "\u{85}", "\u{2028}", "\u{2029}", "\u{7F}",
    "\u{202E}", "\u{2066}", "\u{61C}", "\u{200B}", "\u{200D}", "\u{2060}", "\u{AD}", "\u{FEFF}x", "\u{E0001}\u{E0041}",
    "\u{FE0F}\u{FE0F}", "\u{180E}", "\u{FFF9}", "\u{3164}", "甲\r乙",
  ]

  /// Each of them in headings, text, formulations, titles, figures and placeholders.
  static let report: String = {
    var text = "云溪\u{1B}[31m镇\u{202E}报告\n\n"
    for (index, order) in orders.enumerated() {
      text += "一、抓\(order)好第\(index)项“\(order)”工作\u{1B}[2J\n\u{202E}正文\(order)第\(index)段：“稳\(order)中”，"
      text += "《路\(order)网》，四个\(order)意识，占X\(order)X个，\(index)\(order)万元，同比增长5\(order)%。\n（\(order),甲\n"
    }
    return text
  }()

  private static let markdown: String = {
    var text = "# 港\u{202E}湾\u{1B}[2J\n\n"
    for (index, order) in orders.enumerated() {
      text += "## 第\(index)\(order)节\n\n- [链\(order)接](http://a\(order)b)\n\n\u{202E}正文`\(order)`第\u{1B}[2J。\n\n"
      text += "| 第\(order) | 二 |\n|---|---|\n| \(order) | 四 |\n\n"
    }
    return text
  }()

  /// References of a web page name what its bytes need not have.
  private static let page: String = {
    var text = "<html><head><meta charset=utf-8><title>港&#x202E;湾&#27;[2J</title></head><body><h1>港&#x202E;湾</h1>"
    for (index, order) in orders.enumerated() {
      let codes = order.unicodeScalars.map { "&#\($0.value);" }.joined()
      text += "<h2>第\(index)\(codes)节</h2><p>\u{202E}正文\(codes)“稳\(codes)中”第\u{1B}[2J\(order)。</p>"
    }
    return text + "</body></html>\n"
  }()

  /// UTF-8 that is none: overlong, surrogates, cut, beyond Unicode; and bytes that are C1 controls by themselves.
  private static let invalid: [UInt8] =
    Array("一、第".utf8) + [0xC0, 0x9B, 0xE0, 0x80, 0x9B, 0xED, 0xA0, 0x80] + Array("节\u{1B}[2J\n\u{202E}正文".utf8)
    + [0x9B, 0x32, 0x4A, 0xF5, 0x80, 0x80, 0x80, 0xE4, 0xB8] + Array("第二\n二、第三节正文正文正文\n".utf8)

  private static let utf16: [UInt8] =
    [0xFF, 0xFE] + "一、第\u{1B}[2J一\u{9B}节\n\u{202E}正文\n".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    + [0x00, 0xD8, 0x41, 0x00, 0x0A, 0x00]

  /// The files, their names as bytes.
  private static let files: [(name: [UInt8], bytes: [UInt8])] = [
    (Array("报\u{1B}[31m告\u{202E}\u{9B}\u{200B}\n\u{7}.txt".utf8), Array(report.utf8)),
    (Array("\u{1B}]52;c;ZXZpbA==\u{7}.md".utf8), Array(markdown.utf8)),
    (Array("-".utf8), Array("一、第一节\u{1B}[2J\n\u{202E}正文\n".utf8)),
    (Array("+!touch x".utf8), Array("一、第一节\u{1B}[2J\n\u{202E}正文\n".utf8)),
    (Array("\u{E0041}页 \t\r.html".utf8), Array(page.utf8)),
    ([0xFF, 0xC0, 0x9B, 0x32, 0x4A, 0xED, 0xA0, 0x80], invalid), (Array("\u{2028}16".utf8), utf16),
    (Array("\u{85}binary\u{1B}[2J".utf8), [0x7F, 0x45, 0x4C, 0x46, 0, 1, 2, 0, 0]), (Array("empty\u{9B}".utf8), []),
  ]

  /// Writes all of them into `reports` in a folder.
  static func write(in folder: GangmuFolder) throws {
    try folder.makeFolder("reports")
    for file in files {
      let path = (Array(folder.file("reports/").utf8) + file.name + [0]).map { CChar(bitPattern: $0) }
      let stream = try #require(fopen(path, "w"))
      let count = fwrite(file.bytes, 1, file.bytes.count, stream)
      try #require(fclose(stream) == 0 && count == file.bytes.count)
    }
  }
}
