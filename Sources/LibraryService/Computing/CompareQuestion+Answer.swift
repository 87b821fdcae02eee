import Browser
import ReportIndex
import ReportModel
import ReportReading
import TextFacts

extension CompareAnswer {
  /// The answer to a question; the older version is read as `options` say where it is a file, and what stands against it
  /// is said in `language`.
  init(_ question: CompareQuestion, options: ReadingOptions, in language: Language) {
    switch question.old {
    case .report(let report): self.init(question, old: report, in: language)
    case .file(let path, let beside):
      do throws(ReadingError) {
        self.init(question, old: try ReportReader.read(.file(path), options: options), in: language)
      } catch {
        if let beside, let old = try? ReportReader.read(.file(beside), options: options) {
          self.init(question, old: old, in: language)
          return
        }
        self.init(question, failure: ReadingFailure(path: path, error: error).message(in: language))
      }
    }
  }
}

extension CompareSearchQuestion {
  /// The hits in both texts, at most as many in each as are kept of a report.
  func answer(isCancelled: @escaping () -> Bool) -> CompareSearchAnswer {
    do throws(QueryError) {
      var found: [[TextRange]] = []
      for report in reports {
        let searcher = try Searcher(query, limit: .processorTime)
        found.append(
          try searcher.hits(in: report, year: nil, limit: ReportQuestion.mostHits, isCancelled: isCancelled))
      }
      return CompareSearchAnswer(self, hits: .success((old: found.first ?? [], new: found.last ?? [])))
    } catch {
      return CompareSearchAnswer(self, hits: .failure(error))
    }
  }
}
