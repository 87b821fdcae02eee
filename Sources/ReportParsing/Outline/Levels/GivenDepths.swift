/// The depths that the format gives headings (`##`, `h2`, Word's styles), where they decide the levels.
///
/// They do unless numbers contradict them: two styles of numbers with one depth, or the inner with the lesser one, were
/// marked for their look. Then numbers decide.
struct GivenDepths {
  /// By style the depth most of its numbers are marked with; 0 for none.
  private var usual: [Int]

  /// The depths of styles in use, `order` from the outermost; nil where they contradict it. Styles that are `free`
  /// may share a depth.
  init?(_ order: [Int], _ depths: [NumberStyle: Int], free: [NumberStyle: Int]) {
    usual = [Int](repeating: 0, count: NumberStyle.allCases.count)
    for (style, depth) in depths { usual[Int(style.rawValue)] = depth }
    let marked = order.filter { usual[$0] > 0 }
    for (outer, inner) in zip(marked, marked.dropFirst()) where usual[outer] >= usual[inner] {
      let isFree =
        usual[outer] == usual[inner]
        && [outer, inner].allSatisfy { style in
          free.keys.contains { Int($0.rawValue) == style }
        }
      if !isFree { return nil }
    }
  }

  /// The depth most numbers of `style` are marked with.
  func usual(_ style: NumberStyle) -> Int { usual[Int(style.rawValue)] }

  /// The depth `head` is marked with; nil where it is with none. Type tells no depth to rely on.
  func depth(of head: Head) -> Int? {
    if head.traits.contains(.isTypographic) { return nil }
    return switch head.evidence {
    case .marked(let depth): depth
    case .numbered, .annex: head.depth > 0 ? Int(head.depth) : nil
    case .part, .margin, .ruled, .parallel, .dashed, .plain, .enumerated, .inner, .closing: nil
    }
  }
}
