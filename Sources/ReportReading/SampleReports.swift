import ReportModel
import ReportParsing
public enum SampleReports { public static var all: [Report] { [] } }
