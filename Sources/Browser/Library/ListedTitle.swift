/// The title of a report as lists show it.
enum ListedTitle {
  /// The title after the year, where it does not say that already.
  static func words(_ title: String, year: Int?) -> String {
    guard let year = year.map({ String($0) }) else { return title }
    let saysYear = title.utf8.indices.contains { title.utf8[$0...].starts(with: year.utf8) }
    return saysYear ? title : year + " " + title
  }
}
