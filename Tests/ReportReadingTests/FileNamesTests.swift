import Glibc
import TestReports
import Testing

@testable import ReportReading

/// Names of files that what was typed begins.
@Suite struct FileNamesTests {
  @Test func namesOfAFolder() throws {
    var template = Array("/tmp/gangmu-test-XXXXXX".utf8CString)
    let made = try #require(mkdtemp(&template))
    let folder = String(cString: made)
    defer {
      for name in ["甲一.txt", "甲二.txt", ".乙", "丙/丁"] { unlink(folder + "/" + name) }
      rmdir(folder + "/丙")
      rmdir(folder)
    }
    mkdir(folder + "/丙", 0o700)
    for name in ["甲一.txt", "甲二.txt", ".乙", "丙/丁"] { close(open(folder + "/" + name, O_CREAT | O_WRONLY, 0o600)) }
    func names(_ typed: String, beside: String? = nil, home: String? = nil) -> [String] {
      FileNames.completing(typed, beside: beside.map { Array($0.utf8) }, home: home)
    }
    #expect(names(folder + "/") == ["\(folder)/丙/", "\(folder)/甲一.txt", "\(folder)/甲二.txt"])
    #expect(names(folder + "/甲二") == ["\(folder)/甲二.txt"])
    #expect(names(folder + "/.") == ["\(folder)/.乙"])
    #expect(names("~/甲一", home: folder) == ["~/甲一.txt"])
    #expect(names("丙/", beside: folder) == ["丙/丁"])
    #expect(names("/nowhere/a") == [])
  }
}
