/// A colour of 8 bits a channel.
public struct Colour: Hashable, Sendable {
  public var red: UInt8
  public var green: UInt8
  public var blue: UInt8

  /// A colour from its channels, 0 to 255.
  public init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }
}

/// The attributes a terminal gives text besides colour.
public struct TextAttributes: OptionSet, Hashable, Sendable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  public static let bold = TextAttributes(rawValue: 1)
  public static let dim = TextAttributes(rawValue: 2)
  public static let italic = TextAttributes(rawValue: 4)
  public static let underline = TextAttributes(rawValue: 8)
  public static let reverse = TextAttributes(rawValue: 16)
}

/// The look of a role: colours where the theme sets them, the terminal's own where it does not.
public struct Style: Hashable, Sendable {
  public var foreground: Colour?
  public var background: Colour?
  public var attributes: TextAttributes

  /// A look; nil leaves a colour as the terminal has it.
  public init(foreground: Colour? = nil, background: Colour? = nil, attributes: TextAttributes = []) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }
}

/// A look for every role.
public struct Theme: Sendable, Equatable {
  /// The kinds of terminal background a theme is made for.
  public enum Variant: String, Sendable { case dark, light }

  /// The name users choose it by.
  public var name: String
  public var variant: Variant
  /// The looks, by the number of their role.
  private var styles: [Style]

  /// A theme of the looks that `style` gives the roles.
  public init(name: String, variant: Variant, style: (Role) -> Style) {
    self.name = name
    self.variant = variant
    styles = Role.allCases.map(style)
  }

  /// A theme of these looks; a role without one looks as the terminal shows plain text.
  public init(name: String, variant: Variant, styles: [Role: Style]) {
    self.init(name: name, variant: variant) { styles[$0] ?? Style() }
  }

  /// The theme for a terminal of which it is not known what its own background is, or what its colours are: a role whose
  /// letters have a colour on that background looks as `colourless`, a theme of attributes alone, shows it.
  public func onUnknownGround(colourless: Theme) -> Theme {
    Theme(name: name, variant: variant) { role in
      let style = self[role]
      return style.foreground != nil && style.background == nil ? colourless[role] : style
    }
  }

  /// The look of a role.
  public subscript(role: Role) -> Style {
    get { styles[Int(role.number)] }
    set { styles[Int(role.number)] = newValue }
  }
}

/// The number of colours a terminal shows.
public enum ColourDepth: Int, Sendable, Comparable {
  case none = 0
  case sixteen = 16
  case palette = 256
  case direct = 16_777_216

  public static func < (left: ColourDepth, right: ColourDepth) -> Bool { left.rawValue < right.rawValue }
}
