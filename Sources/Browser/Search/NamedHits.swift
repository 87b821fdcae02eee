import HitReading

/// A list of hits that another program has made, under the name it is shown by.
public struct NamedHits: Sendable {
  /// The name of its file.
  public let name: String
  /// The hits.
  public let hits: GivenHits

  /// A list called `name`.
  public init(name: String, _ hits: GivenHits) {
    self.name = name
    self.hits = hits
  }
}
