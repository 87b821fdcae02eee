import Testing
@testable import ReportParsing
