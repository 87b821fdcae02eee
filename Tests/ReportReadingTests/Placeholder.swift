import Testing
@testable import ReportReading
