import ReportIndex
import ReportTerms

/// A request for what can be told of phrases over the years, beside their plots.
public struct TrackQuestion: Sendable, Equatable {
  /// The thing that is asked.
  public enum Subject: Sendable, Equatable {
    /// The near variants of a phrase.
    case variants(String)
    /// The words that stand beside a phrase most unusually, period by period.
    case collocates(String)
    /// The terms of the library that rise or fall.
    case rising
  }

  /// The number of the question; it only grows.
  public let generation: Int
  package let subject: Subject
  package let library: Library

  package init(generation: Int, _ subject: Subject, library: Library) {
    (self.generation, self.subject, self.library) = (generation, subject, library)
  }

  /// Whether both have the same number; reports are not compared.
  public static func == (left: TrackQuestion, right: TrackQuestion) -> Bool { left.generation == right.generation }
}

/// The answer to such a request, found in the background.
public struct TrackAnswer: Sendable {
  /// The content of an answer.
  package enum TrackFindings: Sendable {
    case variants([PhraseVariants.PhraseVariant])
    case collocates([CollocatePeriods.PeriodCollocate])
    case rising([RisingTerm])
  }

  /// The number of the question answered.
  public let generation: Int
  let subject: TrackQuestion.Subject
  let content: TrackFindings

  package init(_ question: TrackQuestion, _ content: TrackFindings) {
    (generation, subject, self.content) = (question.generation, question.subject, content)
  }
}
