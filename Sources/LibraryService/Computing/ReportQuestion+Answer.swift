import Browser
import ReportIndex
import ReportModel

extension ReportQuestion {
  /// What is asked for in `report`: at most `mostHits` places, or why there are none.
  func answer(in report: Report, isCancelled: @escaping () -> Bool) -> Result<[TextRange], QueryError> {
    do throws(QueryError) {
      return .success(
        try Searcher(query, limit: .processorTime).hits(
          in: report, year: year, limit: Self.mostHits, isCancelled: isCancelled))
    } catch {
      return .failure(error)
    }
  }
}
