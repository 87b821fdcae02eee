/// A condition on the path of a report's file, letter case of ASCII left out: words that stand in it somewhere, or, with
/// `*` or `?`, the whole of the path or of its end from one folder on. `*` and `?` are any characters of one name, and
/// one of them; `**` also goes over folders, as in `.gitignore`.
///
///     path:县区         云溪县区/2019.txt
///     path:县区/*.md    reports/县区/2019.md, but not reports/县区/old/2019.md
///     path:县区/**.md   both
public struct PathPattern: Hashable, Sendable {
  private enum Piece: Hashable, Sendable {
    case byte(UInt8)
    case anyCharacter
    case anyInName
    case any
  }

  /// The pattern as typed.
  let bytes: [UInt8]
  private let pieces: [Piece]
  private let hasJoker: Bool

  /// The most bytes of a pattern: each report's path is held against it.
  static let most = 1_024

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var pieces: [Piece] = []
    for byte in bytes.prefix(Self.most) {
      switch byte {
      case UInt8(ascii: "?"): pieces.append(.anyCharacter)
      case UInt8(ascii: "*"):
        if pieces.last == .anyInName { pieces[pieces.count - 1] = .any } else if pieces.last != .any { pieces.append(.anyInName) }
      default: pieces.append(.byte(Self.folded(byte)))
      }
    }
    self.pieces = pieces
    hasJoker = bytes.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") }
  }

  private static let slash = UInt8(ascii: "/")

  private static func folded(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

  /// Whether a path is meant.
  func matches(_ path: [UInt8]) -> Bool {
    let path = path.map(Self.folded)
    guard hasJoker else {
      return path.firstRange(of: pieces.compactMap { if case .byte(let byte) = $0 { byte } else { nil } }) != nil
    }
    return ends(path, from: 0) || path.indices.contains { path[$0] == Self.slash && ends(path, from: $0 + 1) }
  }

  /// Whether all that stands in a path from a place on is as the pattern says. Goes back to the last `*`, and from there to
  /// the last `**`, at each difference: work is at most the product of both lengths.
  private func ends(_ path: [UInt8], from start: Int) -> Bool {
    var (place, piece) = (start, 0)
    var (star, anywhere): ((piece: Int, place: Int)?, (piece: Int, place: Int)?) = (nil, nil)
    while true {
      if piece == pieces.count, place == path.count { return true }
      if piece < pieces.count {
        switch pieces[piece] {
        case .any:
          (anywhere, star) = ((piece + 1, place), nil)
          piece += 1
          continue
        case .anyInName:
          star = (piece + 1, place)
          piece += 1
          continue
        case .anyCharacter where place < path.count && path[place] != Self.slash:
          place = Self.next(path, place)
          piece += 1
          continue
        case .byte(let byte) where place < path.count && path[place] == byte:
          (place, piece) = (place + 1, piece + 1)
          continue
        case .anyCharacter, .byte: break
        }
      }
      if let (next, from) = star, from < path.count, path[from] != Self.slash {
        (star, piece, place) = ((next, from + 1), next, from + 1)
      } else if let (next, from) = anywhere, from < path.count {
        (anywhere, star, piece, place) = ((next, from + 1), nil, next, from + 1)
      } else {
        return false
      }
    }
  }

  /// The place behind the character at a place.
  private static func next(_ path: [UInt8], _ place: Int) -> Int {
    var next = place + 1
    while next < path.count, path[next] & 0xC0 == 0x80 { next += 1 }
    return next
  }
}

/// The facts of a report that conditions on whole reports look at.
struct ReportFacts: Sendable {
  /// The year it speaks of; nil where it is not known.
  var year: Int?
  /// The path of its file, else its name.
  var path: [UInt8]

  static let unknown = ReportFacts(year: nil, path: [])
}
