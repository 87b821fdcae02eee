import TextFacts

/// The kinds of destinations, by what is written (RFC 3986, 4.1).
public enum LinkAddress: Equatable, Sendable {
  /// A page or an address of mail, for another program.
  case outside(String)
  /// An address of a kind that is not opened.
  case unknown(String)
  /// A place in the report itself.
  case place(String)
  /// A file beside the report, and a place in it.
  case file(String, place: String?)

  /// The schemes that are handed to another program; all others may name programs or devices.
  private static let schemes = ["http", "https", "mailto", "ftp"]

  /// The kind of the destination `written`.
  public init(_ written: String) {
    let destination = Self.cleaned(written)
    if destination.hasPrefix("#") {
      self = .place(String(destination.dropFirst()))
    } else if let scheme = Self.scheme(of: destination) {
      if Self.schemes.contains(scheme) {
        self = Self.isSafe(destination) ? .outside(destination) : .unknown(destination)
      } else if scheme == "file" {
        self = Self.relative(String(destination.dropFirst(5)))
      } else {
        self = .unknown(destination)
      }
    } else if destination.hasPrefix("//") {
      self = .unknown(destination)
    } else {
      self = Self.relative(destination)
    }
  }

  private static func relative(_ destination: String) -> LinkAddress {
    // `::` of Org stands before a place too.
    let path = destination.prefix { $0 != "#" && $0 != "?" }
    let name = destination.drop { $0 != "#" }.dropFirst()
    if let org = destination.range(ofBytes: "::") {
      let place = destination[org.upperBound...].drop { $0 == "*" || $0 == "#" }
      return .file(String(destination[..<org.lowerBound]), place: String(place))
    }
    if path.hasPrefix("*") { return .place(String(path.dropFirst())) }
    return .file(String(path), place: name.isEmpty ? nil : String(name))
  }

  /// The destination without the marks that Markdown and HTML put in it: `\_`, `&amp;`; spaces as an address has them.
  public static func cleaned(_ written: String) -> String {
    var bytes: [UInt8] = []
    var rest = Array(written.utf8)[...]
    let ampersand = Array("amp;".utf8)
    while let byte = rest.popFirst() {
      if byte == 0x5C, let next = rest.first, next < 0x80, !isLetterOrDigit(next) { continue }
      bytes.append(byte)
      if byte == 0x26, rest.starts(with: ampersand) { rest = rest.dropFirst(ampersand.count) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }

  /// The scheme before the colon, in small letters (RFC 3986, 3.1); nil where there is none.
  private static func scheme(of destination: String) -> String? {
    let scheme = destination.utf8.prefix { isLetterOrDigit($0) || $0 == 0x2B || $0 == 0x2D || $0 == 0x2E }
    // A letter alone is a drive.
    guard scheme.count >= 2, scheme.count < destination.utf8.count, scheme.count <= 16,
      destination.utf8.dropFirst(scheme.count).first == 0x3A, destination.utf8.dropFirst(scheme.count + 1).first != 0x3A
    else { return nil }
    return String(decoding: scheme, as: UTF8.self).lowercased()
  }

  /// Whether an address holds nothing that is hidden or parts words.
  private static func isSafe(_ address: String) -> Bool {
    !address.unicodeScalars.contains { HiddenCharacter.contains($0.value) || WhiteSpace.contains($0.value) }
  }

  // MARK: Files

  /// The path of the file that `path` names from the folder of `source`; nil where it names none, or there is no folder.
  public static func file(_ path: String, beside source: [UInt8]?) -> [UInt8]? {
    guard let source, !path.isEmpty, !path.utf8.contains(0) else { return nil }
    let named = decoded(path)
    guard named.first != 0x2F else { return normalized(named) }
    let folder = source.lastIndex(of: 0x2F).map { Array(source[...$0]) } ?? []
    return normalized(folder + named)
  }

  /// `%20` as what it stands for (RFC 3986, 2.1), but no NUL.
  private static func decoded(_ path: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = Array(path.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == 0x25, rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16), value > 0
      else {
        bytes.append(byte)
        continue
      }
      bytes.append(value)
      rest = rest.dropFirst(2)
    }
    return bytes
  }

  /// A path without `.`, and without `..` where a folder stands before it. Links are not looked at.
  public static func normalized(_ path: [UInt8]) -> [UInt8] {
    var steps: [ArraySlice<UInt8>] = []
    for step in path.split(separator: 0x2F) {
      if step.elementsEqual([0x2E]) { continue }
      if step.elementsEqual([0x2E, 0x2E]), let last = steps.last, !last.elementsEqual([0x2E, 0x2E]) {
        steps.removeLast()
      } else {
        steps.append(step)
      }
    }
    return (path.first == 0x2F ? [0x2F] : []) + Array(steps.joined(separator: [0x2F]))
  }
}

extension String {
  /// The first place of `words`; nil where they do not stand in the string.
  fileprivate func range(ofBytes words: String) -> Range<String.Index>? {
    var place = utf8.startIndex
    while place < utf8.endIndex {
      let end = utf8.index(place, offsetBy: words.utf8.count, limitedBy: utf8.endIndex)
      guard let end else { return nil }
      if utf8[place..<end].elementsEqual(words.utf8) { return place..<end }
      place = utf8.index(after: place)
    }
    return nil
  }
}
