import TextFacts

/// Text as HTML (HTML Living Standard, 13.1.2 and 13.3): nothing in it is taken for mark-up.
public enum HTMLText {
  /// Appends text, which may stand between tags and in a quoted attribute.
  public static func append(_ text: some Sequence<UInt8>, to out: inout [UInt8]) {
    for byte in text {
      switch byte {
      case 0x26: out += Array("&amp;".utf8)
      case 0x3C: out += Array("&lt;".utf8)
      case 0x3E: out += Array("&gt;".utf8)
      case 0x22: out += Array("&quot;".utf8)
      case 0x27: out += Array("&#39;".utf8)
      default: out.append(byte)
      }
    }
  }

  /// Text between tags or in an attribute; what is hidden in it stands as a visible mark.
  public static func escaped(_ text: String) -> [UInt8] {
    var out: [UInt8] = []
    append(VisibleText.line(text).utf8, to: &out)
    return out
  }

  /// The name of a place, as an attribute `id` and behind the `#` of a link have it: without white space
  /// (HTML, 3.2.6).
  public static func identifier(_ name: String) -> [UInt8] {
    escaped(String(String.UnicodeScalarView(name.unicodeScalars.map { WhiteSpace.contains($0.value) ? "_" : $0 })))
  }
}
