import CNcurses
import ScreenModel

/// The colours that may be used.
public enum ColourChoice: Sendable {
  /// All that the terminal can show.
  case auto
  /// None, as NO_COLOR asks; attributes such as bold stay.
  case none
}

/// A theme as ncurses draws it: for every role the attributes and the colour pair, worked out once a theme.
struct StyleTable {
  /// The theme it was made from.
  let theme: Theme
  /// By the role's number, its place among all roles.
  private let looks: [cchar_t]

  init(theme: Theme, depth: ColourDepth) {
    self.theme = theme
    looks = Role.allCases.map { Self.look(theme[$0], depth: depth) }
  }

  /// A cell of a role, still without its character.
  @inline(__always)
  subscript(role: Role) -> cchar_t { looks[Int(role.number)] }

  /// Whether a role has no attributes and the terminal's own colours.
  @inline(__always)
  func isPlain(_ role: Role) -> Bool {
    let look = self[role]
    return look.attr == 0 && look.ext_color == 0
  }

  private static func look(_ style: Style, depth: ColourDepth) -> cchar_t {
    var attributes = style.attributes
    let pair = ColourPairs.pair(style, depth: depth, attributes: &attributes)
    return screen_look(
      attributes.contains(.bold), attributes.contains(.dim), attributes.contains(.italic),
      attributes.contains(.underline), attributes.contains(.reverse), pair)
  }
}

/// The colour pairs of styles. The terminal's palette itself is never changed.
enum ColourPairs {
  /// The pair of a style, 0 where the terminal has no colours or no more pairs. On a terminal of eight colours the
  /// bright ones are the others in bold.
  static func pair(_ style: Style, depth: ColourDepth, attributes: inout TextAttributes) -> Int32 {
    guard depth > .none, style.foreground != nil || style.background != nil else { return 0 }
    let own = screen_has_default_colours()
    var (foreground, background) = numbers(style, depth: depth)
    if !own { (foreground, background) = (foreground < 0 ? 7 : foreground, background < 0 ? 0 : background) }
    if screen_colours() < 16 { (foreground, background) = ofEight(foreground, background, &attributes) }
    // Few colours bring different ones together: what is to be read must differ from what it stands on.
    if foreground == background, foreground >= 0, style.foreground != style.background {
      foreground = (style.background?.relativeLuminance ?? 0) > 0.18 ? 0 : 7
    }
    // ncurses knows the pairs it has given out, and gives the same one for the same colours.
    return max(0, alloc_pair(foreground, background))
  }

  /// The numbers of a style's colours at a depth; -1 for the terminal's own.
  static func numbers(_ style: Style, depth: ColourDepth) -> (foreground: Int32, background: Int32) {
    (style.foreground.map { number($0, depth) } ?? -1, style.background.map { number($0, depth) } ?? -1)
  }

  /// The colours for a terminal of eight. A bright colour on the terminal's own ground is the other in bold; on a
  /// colour, where bold letters may come out grey on grey, it is one that can be read: black or white where need be.
  static func ofEight(
    _ foreground: Int32, _ background: Int32, _ attributes: inout TextAttributes
  ) -> (foreground: Int32, background: Int32) {
    let letters = foreground > 7 ? foreground - 8 : foreground
    guard background >= 0 else {
      if foreground > 7 { attributes.insert(.bold) }
      return (letters, background)
    }
    let ground = background > 7 ? background - 8 : background
    guard letters >= 0 else { return (letters, ground) }
    let behind = Colour(paletteIndex: Int(ground))
    // WCAG 2.1, success criterion 1.4.3.
    let isReadable = Colour(paletteIndex: Int(letters)).contrast(with: behind) >= 4.5
    let readable = isReadable ? letters : behind.relativeLuminance > 0.18 ? 0 : 7
    // Bold black is grey there.
    if readable == 0 { attributes.remove(.bold) }
    return (readable, ground)
  }

  private static func number(_ colour: Colour, _ depth: ColourDepth) -> Int32 {
    switch depth {
    case .none: return -1
    case .sixteen: return Int32(colour.ansiIndex)
    case .palette: return Int32(colour.paletteIndex)
    case .direct:
      let value = Int32(colour.red) << 16 | Int32(colour.green) << 8 | Int32(colour.blue)
      // Direct-colour terminals take 0 to 7 for the eight colours of their palette: the nearest blue is meant.
      return value < 8 ? (value == 0 ? 0x000100 : 8) : value
    }
  }
}
