import Testing
@testable import ReportIndex
