import TextFacts

/// Settings and scripts whose remarks `#` begins: Makefiles, lists of commands, hosts(5), crontab(5), robots.txt (RFC 9309),
/// Dockerfiles, YAML. The same lines are headings in Markdown.
extension RecordText {
  /// Whether almost all lines that are no remarks are settings or commands, and remarks stand right above them.
  ///
  /// `endings` tells which lines stand above a blank one.
  static func isCommented(_ lines: [ArraySlice<UInt8>], aboveBlank endings: [Bool]) -> Bool {
    var (remarks, apart, orders, rest) = (0, 0, 0, 0)
    var opens = false
    for (index, line) in lines.enumerated() {
      let content = line.drop { $0 <= 0x20 }
      guard let first = content.first else { continue }
      if first == 0x23 {
        remarks += 1
        if endings[index] { apart += 1 }
        continue
      }
      rest += 1
      let isBelow = opens && line.startIndex < content.startIndex
      guard isBelow || isOrder(content) || isSetting(content) else {
        // A sentence is none, whatever else stands there.
        if isWords(content) { return false }
        opens = false
        continue
      }
      orders += 1
      opens = isBelow || content.last == 0x3A || content.contains(0x3A) && !content.contains(0x20) || isTarget(content)
    }
    return remarks > 0 && apart * 2 <= remarks && orders >= 2 && orders * 10 >= rest * 8
  }

  /// `ferry: ferry.c`: what is made, and of what.
  private static func isTarget(_ content: ArraySlice<UInt8>) -> Bool {
    content.split(separator: 0x20).first?.last == 0x3A
  }

  /// Words of a sentence: five or more with small letters only, no sign of code among them.
  private static func isWords(_ content: ArraySlice<UInt8>) -> Bool {
    let words = content.split { $0 <= 0x20 }
    return words.count >= 5
      && !content.contains { [0x2F, 0x3D, 0x24, 0x7B, 0x7C, 0x3C, 0x40, 0x2A, 0x5C, 0x5F].contains($0) }
      && !words.contains { $0.first == 0x2D }
  }

  /// Whether a line is a command, an instruction, an address and its name, a pattern of names of files.
  private static func isOrder(_ content: ArraySlice<UInt8>) -> Bool {
    guard let first = content.first, let last = content.last else { return false }
    if isStatement(content, first, last) { return true }
    let words = content.split { $0 <= 0x20 }
    guard let name = words.first, words.count <= 24 else { return false }
    if instructions.contains(where: { name.elementsEqual($0) }) { return words.count > 1 }
    if fields.contains(where: { name.elementsEqual($0) }) { return true }
    if words.count > 1, isAddress(name) { return true }
    if words.count > 5, words.prefix(5).allSatisfy(isTime) { return true }
    if commands.contains(where: { name.elementsEqual($0) }) { return true }
    let isSigned = words.dropFirst().contains { word in
      word.first == 0x2D && word.count > 1 || word.contains { [0x2F, 0x3D, 0x24, 0x3E, 0x2E].contains($0) }
    }
    if isSigned, verbs.contains(where: { name.elementsEqual($0) }) { return true }
    return isCall(content) || words.count == 1 && isPattern(name)
  }

  /// `library(ferry)`, `x <- 3`
  private static func isCall(_ content: ArraySlice<UInt8>) -> Bool {
    let name = content.prefix { isNameByte($0) }
    let rest = content.dropFirst(name.count)
    if !name.isEmpty, rest.first == 0x28, rest.last == 0x29 { return true }
    return rest.drop { $0 == 0x20 }.starts(with: "<-".utf8) && !name.isEmpty
  }

  /// `*.o`, `/build/`, `.env`, `!keep.txt`, `ferry==1.2`: names of files and of packages in one word.
  private static func isPattern(_ word: ArraySlice<UInt8>) -> Bool {
    guard let first = word.first, word.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return false }
    if [0x2A, 0x2F, 0x21].contains(first) || word.last == 0x2F || word.contains(0x2A) { return word.count > 1 }
    if word.indices.dropLast().contains(where: { word[$0 + 1] == 0x3D && [0x3D, 0x3E, 0x3C, 0x7E].contains(word[$0]) })
    {
      return true
    }
    return first == 0x2E && word.count > 2 || word.dropLast().contains(0x2E) && word.last != 0x2E
  }

  /// An address of the internet: `127.0.0.1`, `::1`, `fe80::1`.
  private static func isAddress(_ word: ArraySlice<UInt8>) -> Bool {
    let points = word.count { $0 == 0x2E }
    if points == 3 { return word.allSatisfy { $0 == 0x2E || $0 == 0x2F || (0x30...0x39).contains($0) } }
    return word.count { $0 == 0x3A } >= 2
      && word.allSatisfy { $0 == 0x3A || (0x30...0x39).contains($0) || (0x61...0x66).contains($0 | 0x20) }
  }

  /// A field of the time of a job: `*`, `*/5`, `0`, `1-5`.
  private static func isTime(_ word: ArraySlice<UInt8>) -> Bool {
    word.count <= 12 && word.allSatisfy { (0x30...0x39).contains($0) || [0x2A, 0x2F, 0x2C, 0x2D].contains($0) }
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == 0x5F || byte == 0x2E
  }

  private static func list(_ words: String) -> [[UInt8]] { words.utf8.split(separator: 0x20).map(Array.init) }

  /// Instructions of a Dockerfile.
  private static let instructions = list(
    "FROM RUN CMD COPY ADD ENV ARG EXPOSE WORKDIR ENTRYPOINT LABEL USER VOLUME HEALTHCHECK ONBUILD SHELL STOPSIGNAL")
  /// Fields of robots.txt.
  private static let fields = list(
    "User-agent: User-Agent: Disallow: Allow: Sitemap: Crawl-delay: Crawl-Delay: Host:")
  /// Names of programs that are no words of a language.
  private static let commands = list(
    "cp mv rm cd ls mkdir rmdir ln chmod chown sudo systemctl apt apt-get yum dnf apk pip pip3 npm npx git docker kubectl curl "
      + "wget tar unzip gzip sed awk grep ssh scp rsync sh bash python python3 perl ruby php mysql psql useradd usermod "
      + "groupadd umount modprobe iptables ufw crontab cmake cargo gcc cc g++ clang ld ar javac mvn gradle swiftc rustc yarn "
      + "brew export unset alias source echo printf")
  /// Names of programs that are words too: an option, a path or a value must stand behind them.
  private static let verbs = list(
    "set make go test kill sleep touch cat head tail find sort cut install mount service node java swift exec exit ip "
      + "date read return shift trap wait type use load")
}

/// The state of a machine as programs print it, by the first line of the program and a line of its body.
extension RecordText {
  static func isOutput(_ lines: [ArraySlice<UInt8>]) -> Bool {
    guard let first = lines.first?.drop(while: { $0 == 0x20 }) else { return false }
    return outputs.contains { output in
      first.starts(with: output.head)
        && lines.dropFirst().prefix(12).contains { line in
          output.body.contains { body in
            line.starts(with: body) || body.first == 0x20 && ByteSearch.stands(Array(body), in: line)
          }
        }
    }
  }

  private struct PrintedState: Sendable {
    var head: [UInt8]
    var body: [[UInt8]]

    init(_ head: String, _ body: String...) {
      self.head = Array(head.utf8)
      self.body = body.map { Array($0.utf8) }
    }
  }

  private static let outputs = [
    PrintedState("PING ", " bytes from "), PrintedState("Pinging ", "Reply from ", "Request timed out"),
    PrintedState("traceroute to ", " 1 "),
    PrintedState("On branch ", "Your branch ", "Changes ", "Untracked files:", "nothing to commit", "No commits yet"),
    PrintedState("HEAD detached at ", "Changes ", "Untracked files:", "nothing to commit"),
    PrintedState("Active Internet connections", "Proto "), PrintedState("top - ", "Tasks:", "Threads:"),
    PrintedState("● ", " Loaded: "), PrintedState("Server:", "Address:"),
    PrintedState("Starting Nmap", "Nmap scan report"),
    PrintedState("; <<>> DiG", ";; "), PrintedState("Windows IP Configuration", " IPv4 Address"),
    PrintedState("Reading package lists", "Building dependency tree"),
  ]
}
