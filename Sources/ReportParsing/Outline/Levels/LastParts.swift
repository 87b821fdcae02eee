/// Parts that documents end with, behind their references and annexes (GB/T 7713.1-2006, 5.4 and 5.5).
enum LastParts {
  private static let names = Phrases(
    "致谢 致謝 鸣谢 谢辞 后记 後記 作者简介 个人简历 跋 编后记 acknowledgements acknowledgments acknowledgement abouttheauthor "
      + "参考文献 參考文獻 索引 bibliography index glossary colophon contributors author'saddress author’saddress authors'addresses authors’addresses"
  )

  /// Whether a heading without number is the name of one.
  static func isOne(_ head: Head, in document: LinedText) -> Bool {
    guard head.title.count <= 60 else { return false }
    return names.equal(OpeningLine(document, head.line).folded)
  }
}
