import TextFacts

/// The beginning and the end of every page that is written: self-contained HTML, without scripts, that fits a telephone, a
/// desk and paper, and goes with the light or dark of the system.
///
///     nav    contents, folded above the text where the window is narrow
///     main   the text
public struct PageFrame: Sendable {
  /// The title of the page.
  public var title: String
  /// The language of its text (BCP 47).
  public var languageTag: String
  /// Whether paragraphs are set in by two characters, as in Chinese print.
  public var indentsParagraphs: Bool
  /// The language of the few words that are the program's.
  public var language: Language

  /// A frame around text of a language.
  public init(title: String, languageTag: String, indentsParagraphs: Bool, language: Language) {
    (self.title, self.languageTag, self.indentsParagraphs) = (title, languageTag, indentsParagraphs)
    self.language = language
  }

  /// The page up to its contents. No script, no image, no style from elsewhere is ever loaded.
  public var start: [UInt8] {
    var out = Array("<!DOCTYPE html>\n<html lang=\"".utf8)
    out += HTMLText.escaped(languageTag)
    out += Array(
      """
      ">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <meta name="generator" content="gangmu">
      <title>
      """.utf8)
    out += HTMLText.escaped(title)
    out += Array("</title>\n<style>\n\(PageStyleSheet.text)</style>\n</head>\n".utf8)
    out += Array((indentsParagraphs ? "<body class=\"indented\">\n" : "<body>\n").utf8)
    return out
  }

  /// The end of the page.
  public var end: [UInt8] { Array("</body>\n</html>\n".utf8) }

  /// Contents: a list of links, nested by their levels, the first of which is 1; empty without entries.
  ///
  /// `entries` are asked for one after the other: a report may have a million.
  public func contents(_ entries: some Sequence<PageEntry>, to sink: ([UInt8]) -> Bool) {
    var out: [UInt8] = []
    var depth = 0
    for entry in entries {
      if depth == 0 {
        let title = PageMessage.contents.message(in: language)
        out += Array("<nav><details open><summary>\(title)</summary>\n".utf8)
      }
      let level = min(Self.deepest, max(1, min(entry.level, depth + 1)))
      while depth < level {
        out += Array("<ul>\n".utf8)
        depth += 1
      }
      while depth > level {
        out += Array("</ul>\n".utf8)
        depth -= 1
      }
      out += Array("<li><a href=\"#".utf8) + HTMLText.identifier(entry.name) + Array("\">".utf8)
      out += HTMLText.escaped(entry.words) + Array("</a></li>\n".utf8)
      guard out.count >= 64 << 10 else { continue }
      if !sink(out) { return }
      out.removeAll(keepingCapacity: true)
    }
    guard depth > 0 else { return }
    out += [UInt8](Array(repeatElement(Array("</ul>\n".utf8), count: depth)).joined())
    _ = sink(out + Array("</details></nav>\n".utf8))
  }

  /// Lists within one another.
  private static let deepest = 6
}

/// An entry of the contents of a page.
public struct PageEntry: Sendable {
  /// The level, from 1.
  public var level: Int
  /// The name of the place that it leads to.
  public var name: String
  /// Its words.
  public var words: String

  /// An entry of a level, from 1, that leads to the place of that name.
  public init(level: Int, name: String, words: String) { (self.level, self.name, self.words) = (level, name, words) }
}
