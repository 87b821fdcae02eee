import Testing

@testable import HitReading

struct HitListReaderTests {
  /// The hits and faults of a list, a line each.
  private func lines(_ list: String) -> [String] {
    let found = HitListReader.read(Array(list.utf8))
    return found.hits.map { hit in
      let words = hit.words.map { " “\(Self.words($0))”" } ?? ""
      let score = hit.score.map { " \($0)" } ?? ""
      return "\(hit.line) \(String(decoding: hit.file, as: UTF8.self)) \(Self.words(hit.spot))\(words)\(score)"
    }
      + found.faults.map {
        "\($0.line) \(String(decoding: $0.file, as: UTF8.self)): \($0.reason.message(in: .english))"
      }
  }

  private static func words(_ spot: GivenHit.Spot) -> String {
    switch spot {
    case .range(let range): "\(range.lowerBound)-\(range.upperBound)"
    case .address(let address): address
    case .line(let line): "line \(line)"
    case .column(let line, let words, let offset):
      "line \(line) after “\(Self.words(words.prefix(offset)))”"
    }
  }

  private static func words(_ words: GivenWords) -> String {
    switch words {
    case .text(let bytes): String(decoding: bytes, as: UTF8.self)
    case .raw(let bytes): "raw \(bytes)"
    }
  }

  /// The first hits of a list that is too long are taken, and that there are more is told, in each form of a list.
  @Test func listsThatAreTooLong() {
    let objects = (1...5).map { #"{"file":"a.txt","line":\#($0)}"# }.joined(separator: "\n")
    let matches = (1...5).map {
      #"{"type":"match","data":{"path":{"text":"a.txt"},"lines":{"text":"x"},"line_number":\#($0),"#
        + #""submatches":[{"match":{"text":"x"},"start":0,"end":1}]}}"#
    }.joined(separator: "\n")
    let rows = "file,line\n" + (1...5).map { "a.txt,\($0)" }.joined(separator: "\n")
    for (list, first) in [(objects, 1), (matches, 1), (rows, 2)] {
      let found = HitListReader.read(Array(list.utf8), most: 3)
      #expect(found.hits.map(\.line) == [first, first + 1, first + 2])
      #expect(found.faults == [.init(line: first + 3, file: Array("a.txt".utf8), .tooMany(most: 3))])
      #expect(HitListReader.read(Array(list.utf8), most: 5).faults.isEmpty)
    }
  }

  /// A thousand rows without a place end the list, and none of them is told as no object.
  @Test func rowsWithoutAPlaceEndTheList() {
    let list = String(repeating: #"{"file":"a.txt"}"# + "\n", count: 1_200)
    let found = HitListReader.read(Array(list.utf8))
    #expect(found.faults == (1...1_000).map { .init(line: $0, file: Array("a.txt".utf8), .noPlace) })
  }

  @Test func objectsALineAreHits() {
    #expect(
      lines(
        """
        {"file":"a.txt","start":3,"end":9,"match":"渡船","score":1.5,"left":"x"}
        {"file":"b.txt","address":"二（三）"}

        {"file":"b.txt","line":7,"text":"a \\"b\\" \\u4e00","score":2}
        {"file":"c.txt","line":null,"start":4,"end":2}
        {"line":7}
        {"file":"c.txt","text":"x"}
        [1]
        {"file":"c.txt",
        """) == [
          "1 a.txt 3-9 “渡船” 1.5", "2 b.txt 二（三）", "4 b.txt line 7 “a \"b\" 一” 2.0",
          "5 c.txt: the place is not in the text", "6 : names no file",
          "7 c.txt: says no place: give start and end, an address, or a line", "8 : no JSON object",
          "9 : no JSON object",
        ])
  }

  /// Lines of `rg --json`: only matches are hits, each on a line by itself.
  @Test func matchesOfRgAreHits() {
    #expect(
      lines(
        """
        {"type":"begin","data":{"path":{"text":"a.txt"}}}
        {"type":"match","data":{"path":{"text":"a.txt"},"lines":{"text":"渡船与渡口\\n"},"line_number":4,"absolute_offset":90,"submatches":[{"match":{"text":"渡"},"start":0,"end":3},{"match":{"text":"渡"},"start":9,"end":12}]}}
        {"type":"context","data":{"path":{"text":"a.txt"},"lines":{"text":"渡\\n"},"line_number":5,"absolute_offset":99,"submatches":[]}}
        {"type":"match","data":{"path":{"bytes":"tsm/LnR4dA=="},"lines":{"bytes":"tsm0rAo="},"line_number":1,"absolute_offset":0,"submatches":[{"match":{"bytes":"tKw="},"start":2,"end":4}]}}
        {"type":"match","data":{"path":{"text":"b.txt"},"lines":{"text":"x"},"line_number":null,"submatches":[]}}
        {"type":"summary","data":{"stats":{}}}
        """) == [
          "2 a.txt line 4 after “” “渡”", "2 a.txt line 4 after “渡船与” “渡”",
          "4 \u{FFFD}ɿ.txt line 1 after “raw [182, 201]” “raw [180, 172]”",
          "5 b.txt: says no place: give start and end, an address, or a line",
        ])
    let name = HitListReader.read(Array("{\"file\":\"a\\udcff\\\\udc80\\ud83d\\ude00.txt\",\"line\":1}".utf8)).hits
      .first?.file
    #expect(name == Array("a".utf8) + [0xFF] + Array("\\udc80😀.txt".utf8))
  }

  @Test func rowsUnderNamesOfColumnsAreHits() {
    #expect(
      lines(
        "\u{FEFF}File, score ,line,text,start,end\r\n\"a, b.txt\",0.5,3,\"say \"\"x\"\"\nand y\",,\r\n\r\nb.txt,,,'=1+1,0,6\nc.txt,,99999999999999999999,,,\n"
      ) == [
        "2 a, b.txt line 3 “say \"x\"\nand y” 0.5", "5 b.txt 0-6 “=1+1”",
        "6 c.txt: says no place: give start and end, an address, or a line",
      ])
    #expect(lines("path,line\na.txt,1\n") == ["1 : names no file"])
    #expect(lines("") == [])
  }

  /// A file that is no list at all is told of, but not for ever.
  @Test func faultsAreBounded() {
    let found = HitListReader.read(Array(String(repeating: "{\n", count: 5_000).utf8))
    #expect(found.hits.isEmpty)
    #expect(found.faults.count == 1_000)
    let deep = "{\"file\":" + String(repeating: "[", count: 1_000_000)
    #expect(lines(deep) == ["1 : no JSON object"])
  }
}

extension GivenWords {
  /// Their first bytes.
  fileprivate func prefix(_ count: Int) -> GivenWords {
    switch self {
    case .text(let bytes): .text(Array(bytes.prefix(count)))
    case .raw(let bytes): .raw(Array(bytes.prefix(count)))
    }
  }
}
