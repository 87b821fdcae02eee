import ReportModel

/// The texts of reports as a search asks for them: one that lies on the disk is read when it is asked for, and need not
/// stay in memory.
public struct ReuseTexts: Sendable {
  /// The bytes of each text.
  public let lengths: [Int]
  /// A text by its position, in UTF-8.
  public let text: @Sendable (Int) -> FlatArray<UInt8>

  /// Texts of so many bytes each, which `text` gives.
  public init(lengths: [Int], _ text: @escaping @Sendable (Int) -> FlatArray<UInt8>) {
    (self.lengths, self.text) = (lengths, text)
  }

  /// Texts in memory.
  public init(_ texts: [[UInt8]]) { self.init(lengths: texts.map(\.count)) { FlatArray(texts[$0]) } }

  /// The number of texts.
  public var count: Int { lengths.count }
}
