import Browser
import ReportIndex
import ReportModel

extension ReportQuestion {
  /// The places in `report` that are asked for, at most `mostHits`; or the reason why there are none.
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
