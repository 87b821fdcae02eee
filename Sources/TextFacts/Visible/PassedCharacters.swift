/// The hidden characters that stand in a text all the same: what the text is made of besides its characters.
public struct PassedCharacters: Sendable, Equatable {
  /// Line feeds.
  var lineFeeds = false
  /// Tabs, and a carriage return before a line feed.
  var tabs = false
  /// Joiners between two pictographs, which make one emoji of them.
  var joiners = false

  /// None: a text of one line.
  public static let inLine = PassedCharacters(joiners: true)
  /// Lines for people.
  public static let inLines = PassedCharacters(lineFeeds: true, tabs: true, joiners: true)
  /// The lines of records, in which no format character stands.
  public static let betweenRecords = PassedCharacters(lineFeeds: true)
}
