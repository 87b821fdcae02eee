import TextFacts

/// A pattern for paths as settings write it: `*` is any run of bytes within a name, `?` a character, `**` between
/// slashes any number of folders.
///
/// A pattern without a slash fits a file by its own name or by that of any folder it is in; one with a slash fits the
/// end of the path, whole names only; one that begins with a slash fits the whole path.
public struct PathPattern: Sendable, Hashable {
  private let parts: [[UInt8]]
  private let isAnchored: Bool

  /// The pattern that `text` writes; nil for an empty one.
  public init?(_ text: String) {
    parts = text.utf8.split(separator: 0x2F).map { Array($0) }
    isAnchored = text.utf8.first == 0x2F
    guard !parts.isEmpty else { return nil }
  }

  /// Whether it fits the path of a file, whose names stand between slashes.
  public func fits(_ path: [UInt8]) -> Bool {
    let names = path.split(separator: 0x2F)
    if parts.count == 1, !isAnchored, let part = parts.first { return names.contains { Self.fits(part, $0) } }
    let wanted = isAnchored ? parts : ["**".utf8.map { $0 }] + parts
    // One bit for each part of the pattern, set where the names so far fit all parts before it: no pattern takes more
    // than parts × names.
    var reached = [Bool](repeating: false, count: wanted.count + 1)
    reached[0] = true
    Self.skipFolders(wanted, &reached)
    for name in names {
      var next = [Bool](repeating: false, count: reached.count)
      for (index, part) in wanted.enumerated() where reached[index] {
        if part == [0x2A, 0x2A] { next[index] = true }
        if part != [0x2A, 0x2A], Self.fits(part, name) { next[index + 1] = true }
      }
      reached = next
      Self.skipFolders(wanted, &reached)
    }
    return reached[wanted.count]
  }

  /// `**` may stand for no folder at all.
  private static func skipFolders(_ parts: [[UInt8]], _ reached: inout [Bool]) {
    for (index, part) in parts.enumerated() where reached[index] && part == [0x2A, 0x2A] { reached[index + 1] = true }
  }

  /// Whether a part fits a whole name; linear but for going back to the last `*`.
  private static func fits(_ part: [UInt8], _ name: ArraySlice<UInt8>) -> Bool {
    var (at, place) = (0, name.startIndex)
    var retry: (at: Int, place: Int)?
    while place < name.endIndex {
      if at < part.count, part[at] == 0x2A {
        retry = (at + 1, place)
        at += 1
      } else if at < part.count, part[at] == 0x3F {
        at += 1
        place = afterCharacter(name, place)
      } else if at < part.count, part[at] == name[place] {
        at += 1
        place += 1
      } else if let last = retry {
        retry = (last.at, last.place + 1)
        (at, place) = (last.at, last.place + 1)
      } else {
        return false
      }
    }
    return part[at...].allSatisfy { $0 == 0x2A }
  }

  private static func afterCharacter(_ name: ArraySlice<UInt8>, _ place: Int) -> Int {
    var next = place + 1
    while next < name.endIndex, name[next].isUTF8Continuation { next += 1 }
    return next
  }
}
