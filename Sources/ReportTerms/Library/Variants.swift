import ReportModel
import TextFacts

/// Groups of terms that are near variants of each other: 稳中求进工作总基调 and 稳中求进的工作总基调.
///
/// Two terms of a kind that counts bare text are variants where their skeletons are the same: their text without
/// 的 地 得 之 了 着 和 与 及 而 并, marks and white space. From six characters of skeleton on, one character more or less
/// makes a variant too, and from eight on, but for titles, one character replaced; unless that character is a numeral, a denial, or one
/// of a contrast (东 西, 上 下, 城 乡): 第十四个五年规划 is no variant of 第十五个五年规划. A group is led by its most
/// frequent term and holds what is a variant of that term itself, so that no chain of small steps joins what differs.
///
/// Candidates are found by what is left of a skeleton without one of its characters (the deletion neighbourhood), so
/// that time grows with the text of the terms and not with their pairs.
struct Variants {
  /// The term that leads the group of each term; itself where it stands alone or leads.
  private(set) var leaders: [Int]

  /// Groups those of `terms`, numbers of `lexicon`, that have a frequency, or one in a reference; of equally frequent and
  /// equally long ones the first of `terms` leads.
  init(of terms: some Sequence<Int>, in lexicon: Lexicon, frequencies: [Int], reference: [Int]? = nil) {
    leaders = Array(lexicon.indices)
    let terms = terms.filter { term in
      lexicon.kind(of: term).countsBareText && frequencies[term] + (reference?[term] ?? 0) > 0
    }
    let skeletons = terms.map { Skeleton(lexicon.text(of: $0)) }
    let index = DeletionIndex(skeletons)
    let order = terms.indices.sorted {
      let (left, right) = (frequencies[terms[$0]], frequencies[terms[$1]])
      if left != right { return left > right }
      return (skeletons[$0].scalars.count, $0) < (skeletons[$1].scalars.count, $1)
    }
    var isTaken = [Bool](repeating: false, count: terms.count)
    for head in order where !isTaken[head] {
      isTaken[head] = true
      let isTitle = lexicon.kind(of: terms[head]) == .title
      index.forEachCandidate(of: skeletons[head]) { other in
        guard !isTaken[other], (lexicon.kind(of: terms[other]) == .title) == isTitle,
          skeletons[head].isVariant(of: skeletons[other], mayReplace: !isTitle)
        else { return }
        isTaken[other] = true
        leaders[terms[other]] = terms[head]
      }
    }
  }
}

/// The characters of a term that tell it from others.
struct Skeleton: Equatable {
  var scalars: [UInt32] = []

  init(scalars: [UInt32]) { self.scalars = scalars }

  init(_ text: ArraySlice<UInt8>) {
    let bytes = Array(text)
    var place = 0
    while let (scalar, next) = TextScalar.read(bytes.span, at: place, end: bytes.count) {
      if !Self.isDropped(scalar) { scalars.append(scalar) }
      place = next
    }
    // A term of nothing else is its own skeleton.
    if scalars.isEmpty { scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars.map(\.value) }
  }

  private static let function = Set<UInt32>(scalarsOf: "的地得之了着和与及而并")

  static func isDropped(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x00...0x2A, 0x2C, 0x2D, 0x2F, 0x3A...0x3F, 0xB7, 0x2000...0x206F, 0x3000...0x3006, 0x3008...0x301F,
      0xFF01...0xFF0A, 0xFF0C...0xFF0F:
      true
    default: function.contains(scalar)
    }
  }

  /// Whether one is the other with at most one character more, less or replaced, where they are long enough for it.
  func isVariant(of other: Skeleton, mayReplace: Bool = true) -> Bool {
    if scalars == other.scalars { return true }
    let (short, long) = scalars.count <= other.scalars.count ? (scalars, other.scalars) : (other.scalars, scalars)
    guard short.count >= 6, long.count - short.count <= 1 else { return false }
    var same = 0
    while same < short.count, short[same] == long[same] { same += 1 }
    if long.count > short.count {
      return short[same...].elementsEqual(long[(same + 1)...]) && !Self.tells.contains(long[same])
    }
    return mayReplace && short.count >= 8 && short[(same + 1)...].elementsEqual(long[(same + 1)...])
      && !Self.tells.contains(short[same]) && !Self.tells.contains(long[same])
  }

  /// Characters by which terms differ that are otherwise the same.
  private static let tells = Set<UInt32>(
    scalarsOf: """
      零〇一二两三四五六七八九十百千万亿0123456789首双半全XＸ不非未无反没别勿禁再新旧老古今前后上下左右中内外东西南北大小多少高低长短远近轻重快慢升降增减进出\
      开关收放买卖供需公私国省市州区县镇乡村城海陆山水男女父母老少幼春夏秋冬年月日甲乙丙丁ABCDEFGabcdefg
      """)
}

/// Finds skeletons that may differ by one character.
private struct DeletionIndex {
  /// Hash and skeleton, ascending.
  private var keys: [(hash: UInt64, skeleton: UInt32)] = []
  /// The number of a key's skeletons that are looked at: where more than so many differ in the same place, the rest is
  /// left ungrouped.
  private static let mostCandidates = 256

  init(_ skeletons: [Skeleton]) {
    for (number, skeleton) in skeletons.enumerated() {
      Self.forEachHash(of: skeleton) { keys.append(($0, UInt32(number))) }
    }
    keys.sort { ($0.hash, $0.skeleton) < ($1.hash, $1.skeleton) }
  }

  func forEachCandidate(of skeleton: Skeleton, _ body: (Int) -> Void) {
    Self.forEachHash(of: skeleton) { hash in
      let first = keys.partitionPoint { $0.hash < hash }
      for key in keys[first...].prefix(Self.mostCandidates) {
        guard key.hash == hash else { return }
        body(Int(key.skeleton))
      }
    }
  }

  /// Calls `body` with the hash of a skeleton, and of what it is without each of its characters.
  private static func forEachHash(of skeleton: Skeleton, _ body: (UInt64) -> Void) {
    let scalars = skeleton.scalars
    var whole: UInt64 = seed
    for scalar in scalars { whole = mix(whole, scalar) }
    body(whole)
    guard scalars.count >= 6, scalars.count <= 64 else { return }
    for left in scalars.indices where left == 0 || scalars[left] != scalars[left - 1] {
      var hash = seed
      for (place, scalar) in scalars.enumerated() where place != left { hash = mix(hash, scalar) }
      body(hash)
    }
  }

  private static let seed = UInt64(bitPattern: Int64(Hasher().finalize()))

  private static func mix(_ hash: UInt64, _ scalar: UInt32) -> UInt64 {
    let product = (hash ^ UInt64(scalar)) &* 0x9E37_79B9_7F4A_7C15
    return product ^ product >> 29
  }
}
