import TextFacts

/// Names for files that are written: what no file system, shell or person would take for anything else.
public enum SafeFileName {
  /// Bytes of a name before its end; with it less than the 255 that file systems take.
  private static let longest = 180

  /// A name made of `words`, without an end: one line, no separators of paths, nothing that Windows forbids, no dot or
  /// dash first; `report` where nothing is left.
  public static func name(_ words: String) -> String {
    var name = String.UnicodeScalarView()
    for scalar in words.unicodeScalars where !HiddenCharacter.contains(scalar.value) {
      switch scalar {
      case "/", "\\", ":", "*", "?", "\"", "<", ">", "|": name.append("_")
      default: name.append(WhiteSpace.contains(scalar.value) ? " " : scalar)
      }
    }
    var kept = String(name).trimming()
    while let first = kept.first, first == "." || first == "-" || first == "~" || first == "+" { kept.removeFirst() }
    let bytes = Array(kept.utf8)
    if bytes.count > longest {
      kept = String(decoding: bytes[..<bytes.span.scalarStart(atOrBefore: longest)], as: UTF8.self)
    }
    while let last = kept.last, last == "." || last == " " { kept.removeLast() }
    return kept.isEmpty ? "report" : kept
  }

  /// The name of a file without the end that tells its format.
  public static func withoutEnd(_ name: String) -> String {
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
    let end = name[name.index(after: dot)...]
    let isEnd = end.utf8.count <= 8 && !end.isEmpty && end.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x2F }
    return isEnd ? String(name[..<dot]) : name
  }
}

/// Names that are each given once, small and capital letters alike.
public struct UniqueNames: Sendable {
  private var given: Set<String> = []

  /// None yet.
  public init() {}

  /// `name`, or with ` 2`, ` 3` … before its end where that was given already.
  public mutating func unique(_ name: String, end: String) -> String {
    var candidate = name + end
    var number = 2
    while !given.insert(candidate.lowercased()).inserted {
      candidate = "\(name) \(number)\(end)"
      number += 1
    }
    return candidate
  }
}
