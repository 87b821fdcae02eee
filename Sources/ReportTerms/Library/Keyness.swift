import Glibc

/// The difference of a frequency from a reference: whether chance explains it, and how large it is.
public struct Keyness: Equatable, Sendable {
  /// Log-likelihood G² (Dunning 1993, in the form of Rayson & Garside 2000): 3.84 is significant at p < 0.05, 6.63 at
  /// p < 0.01, 15.13 at p < 0.0001. Negative where the term is rarer than in the reference.
  public var logLikelihood: Double
  /// Log ratio (Hardie 2014): the binary logarithm of the ratio of the relative frequencies; 1 is twice as frequent, −1
  /// half. A frequency of 0 counts as 0.5.
  public var logRatio: Double

  /// The keyness of a term that stands `frequency` times in `size` characters, and `referenceFrequency` times in
  /// `referenceSize` of the reference; nil where either has no characters.
  public init?(frequency: Int, size: Int, referenceFrequency: Int, referenceSize: Int) {
    guard size > 0, referenceSize > 0, frequency >= 0, referenceFrequency >= 0 else { return nil }
    let (observed, reference) = (Double(frequency), Double(referenceFrequency))
    let (own, other) = (Double(size), Double(referenceSize))
    let rate = (observed + reference) / (own + other)
    func part(_ count: Double, _ expected: Double) -> Double { count > 0 ? count * log(count / expected) : 0 }
    let sum = max(0, 2 * (part(observed, own * rate) + part(reference, other * rate)))
    let ratio = log2(max(observed, 0.5) / own) - log2(max(reference, 0.5) / other)
    logLikelihood = observed / own < reference / other ? -sum : sum
    logRatio = ratio
  }
}
