import TextFacts

/// The choices by which paragraphs are set on the page.
public struct PageStyle: Sendable, Hashable {
  /// The way one paragraph is told from the next.
  public var paragraphs: ParagraphSeparation
  /// Whether mark-up is shown as it is written.
  public var showsSource: Bool

  /// A style; by itself paragraphs stand as in the source, and mark-up is not shown.
  public init(paragraphs: ParagraphSeparation = .source, showsSource: Bool = false) {
    self.paragraphs = paragraphs
    self.showsSource = showsSource
  }
}
