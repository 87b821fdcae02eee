import Glibc
import ImportStream
import ReportModel
import ReportParsing
import TextFacts

extension ReadingFailure: Message {
  /// One line for people: the name, what is wrong with it, and what to do where something can be done.
  ///
  /// The name is made safe to print: see `ShownPath`.
  public func message(in language: Language) -> String {
    let isStandardInput = path == [UInt8(ascii: "-")]
    let name = isStandardInput ? language.wording(english: "standard input", chinese: "标准输入") : ShownPath.words(path)
    let reason = error.message(in: language)
    return language.wording(english: "\(name): \(reason)", chinese: "\(name)：\(reason)")
  }
}

extension ReadingError: Message {
  /// The fault, without the name of the file.
  public func message(in language: Language) -> String {
    switch self {
    case .missing:
      language.wording(english: "no such file; check the name and the folder", chinese: "没有这个文件，请检查文件名和所在文件夹")
    case .notPermitted:
      language.wording(
        english: "permission denied; check the rights of the file and of its folders (ls -l)",
        chinese: "没有读取权限，请检查文件及上级文件夹的权限（ls -l）")
    case .isFolder: language.wording(english: "is a folder; name the files in it", chinese: "是文件夹，请写明其中的文件")
    case .pathTooLong:
      language.wording(
        english: "has too long a path; open a folder on the way to it", chinese: "路径太长，请打开途中的某个文件夹")
    case .notAFile(.namedPipe):
      language.wording(
        english: "is a named pipe; read it from standard input: gangmu - < NAME",
        chinese: "是命名管道，请从标准输入读取：gangmu - < 名称")
    case .notAFile(let kind):
      language.wording(
        english: "is \(kind.message(in: language)), not a file", chinese: "是\(kind.message(in: language))，不是文件")
    case .empty: language.wording(english: "holds no text", chinese: "没有文字内容")
    case .binary(let place):
      language.wording(
        english: "is not text (byte \(place + 1) stands in none); convert it to a text file first",
        chinese: "不是文本文件（第 \(place + 1) 字节不是文字），请先转换成文本")
    case .otherFormat(.zip):
      language.wording(
        english: "is a ZIP archive, and no document that is read here; unpack it first",
        chinese: "是 ZIP 压缩包，不是此处可读取的文档，请先解压")
    case .otherFormat(let signature):
      language.wording(
        english: "is \(signature.message(in: language)); convert it to a text file first",
        chinese: "是 \(signature.message(in: language))，请先转换成文本")
    case .importerMissing(let format):
      language.wording(
        english: "reading \(format.rawValue) needs gangmu-import and its libraries: apt install \(format.packages)",
        chinese: "读取 \(format.rawValue) 需要 gangmu-import 及其程序库：apt install \(format.packages)")
    case .importRefused(let format):
      language.wording(
        english: "is not read in a secure session: \(format.rawValue) needs gangmu-import",
        chinese: "安全模式下不读取：\(format.rawValue) 需要 gangmu-import")
    case .unreadable(let notes) where notes.first?.reason == .damaged:
      language.wording(english: "is damaged; nothing of it could be read", chinese: "已损坏，没有能读出的内容")
    case .unreadable(let notes): notes.first?.message(in: language) ?? Self.empty.message(in: language)
    case .tooLarge(let bytes, let limit):
      language.wording(
        english: "is too large (\(ByteCount.words(bytes)); at most \(ByteCount.words(limit)) are read); split it first",
        chinese: "太大（\(ByteCount.words(bytes))，最多读取 \(ByteCount.words(limit))），请先拆分")
    case .system(let code, let call):
      language.wording(
        english: "\(Self.systemWords(code)) (\(call), errno \(code))",
        chinese: "系统错误：\(Self.systemWords(code))（\(call)，errno \(code)）")
    }
  }

  private static func systemWords(_ code: Int32) -> String {
    strerror(code).map { String(cString: $0) } ?? "unknown error"
  }
}

extension FileKind: Message {
  /// The name of a kind of file, as part of a sentence.
  public func message(in language: Language) -> String {
    switch self {
    case .namedPipe: language.wording(english: "a named pipe", chinese: "命名管道")
    case .characterDevice, .blockDevice: language.wording(english: "a device", chinese: "设备")
    case .socket: language.wording(english: "a socket", chinese: "套接字")
    case .other: language.wording(english: "something else", chinese: "其他对象")
    }
  }
}

extension FileSignature: Message {
  /// The name of a format, as part of a sentence.
  public func message(in language: Language) -> String {
    switch self {
    case .pdf: language.wording(english: "a PDF document", chinese: "PDF 文档")
    case .zip: language.wording(english: "a ZIP archive", chinese: "ZIP 压缩包")
    case .compound:
      language.wording(english: "an older office document (doc, xls, ppt)", chinese: "旧版办公文档（doc、xls、ppt）")
    }
  }
}

extension ImportFormat {
  /// The packages of Debian whose libraries read it.
  fileprivate var packages: String { "libxml2 libarchive13 libpoppler126" }
}

extension ReportNote: Message {
  /// One line for people: what could not be read. The detail comes from the document; its controls are shown.
  public func message(in language: Language) -> String {
    let detail = ShownPath.words(Array(detail.utf8.prefix(120)))
    let reason = reasonWords(in: language)
    if detail.isEmpty { return reason }
    if self.reason == .nulCharacters {
      let numbers = detail.split(separator: " ")
      return language.wording(
        english: "\(reason): \(numbers.first ?? "") of them, the first in line \(numbers.last ?? "")",
        chinese: "\(reason)：共 \(numbers.first ?? "") 个，第一个在第 \(numbers.last ?? "") 行")
    }
    if self.reason == .missingTool {
      return language.wording(english: "\(reason): apt install \(detail)", chinese: "\(reason)：apt install \(detail)")
    }
    return language.wording(english: "\(reason) (\(detail))", chinese: "\(reason)（\(detail)）")
  }

  private func reasonWords(in language: Language) -> String {
    switch reason {
    case .encrypted:
      language.wording(english: "needs a password; what is encrypted was not read", chinese: "需要密码，加密的部分没有读取")
    case .doctype:
      language.wording(
        english: "declares a document type, which its format does not allow; not read from there on",
        chinese: "含有该格式不允许的文档类型声明，其后没有读取")
    case .tooDeep: language.wording(english: "nests too deep; not read from there on", chinese: "嵌套太深，其后没有读取")
    case .tooManyParts: language.wording(english: "has too many parts; the rest was not read", chinese: "部件太多，其余没有读取")
    case .tooManyAttributes:
      language.wording(
        english: "has elements with too many attributes; those over the limit were not read",
        chinese: "有的元素属性太多，多出的没有读取")
    case .tooLarge: language.wording(english: "is too large; the rest was not read", chinese: "太大，其余没有读取")
    case .external:
      language.wording(english: "refers to something outside, which was not read", chinese: "引用了外部内容，没有读取")
    case .damaged: language.wording(english: "is damaged; what could be read is shown", chinese: "已损坏，只显示能读出的部分")
    case .missingPart: language.wording(english: "lacks a part it cannot be read without", chinese: "缺少必需的部件")
    case .noText: language.wording(english: "holds no text, only pictures perhaps", chinese: "没有文字内容，可能只有图片")
    case .unknownKind:
      language.wording(
        english: "is of a kind that was not understood; nothing of it was read, save it as docx",
        chinese: "属于无法识别的种类，没有读取，请另存为 docx")
    case .missingTool: language.wording(english: "needs what is not installed", chinese: "需要的软件没有安装")
    case .costlyRule:
      language.wording(
        english: "was read without a rule of yours that takes too long on it", chinese: "有一条自定义规则耗时太长，未用")
    case .nulCharacters: language.wording(english: "has NUL bytes, shown as ␀", chinese: "含有 NUL 字节，显示为 ␀")
    case .endedEarly:
      language.wording(
        english: "could not be read to its end: reading it took too much time or memory", chinese: "没有读完：耗时或占用内存太多")
    case .other: language.wording(english: "could not be read in full", chinese: "没有全部读出")
    }
  }
}
