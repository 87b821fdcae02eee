import Testing
import TextFacts

@Suite struct JoiningTests {
  @Test(arguments: [
    ([], ""), ([""], ""), (["甲"], "甲"), (["a", "", "b"], "a, , b"), (["甲", "乙", "丙"], "甲, 乙, 丙"),
  ])
  func stringsAreJoined(_ strings: [String], _ joined: String) {
    #expect(strings.joined(by: ", ") == joined)
  }
}
