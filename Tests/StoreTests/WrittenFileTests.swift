import Glibc
import TestReports
import Testing

@testable import Store

@Suite struct WrittenFileTests {
  @Test("a file of its own, whole; one that is there only where that is wanted") func writes() throws {
    try withFolder { folder in
      let path = folder + "/list.csv"
      #expect(WrittenFile.save(Array("一".utf8), to: path, replacing: false) == .done)
      #expect(WrittenFile.save(Array("二".utf8), to: path, replacing: false) == .exists)
      #expect(contents(of: path) == "一")
      chmod(path, 0o600)
      #expect(WrittenFile.save(Array("二".utf8), to: path, replacing: true) == .done)
      #expect(contents(of: path) == "二")
      var status = stat()
      #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)
    }
  }

  @Test("no folder, no link, no device is written over") func refuses() throws {
    try withFolder { folder in
      symlink("/nonexistent/target", folder + "/link")
      #expect(WrittenFile.save([0x41], to: folder + "/link", replacing: false) == .exists)
      #expect(WrittenFile.save([0x41], to: folder + "/link", replacing: true) == .failed(EEXIST))
      #expect(WrittenFile.save([0x41], to: folder, replacing: true) == .failed(EEXIST))
      #expect(WrittenFile.save([0x41], to: "/dev/null", replacing: true) == .failed(EEXIST))
      #expect(WrittenFile.save([0x41], to: folder + "/none/list", replacing: false) == .failed(ENOENT))
    }
  }
}
