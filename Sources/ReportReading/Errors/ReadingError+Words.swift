import Glibc
import ImportStream
import ReportModel
import ReportParsing

extension ReadingFailure {
  /// One line for people: the name, what is wrong with it, and what to do where something can be done.
  ///
  /// The name is made safe to print: see `ShownPath`.
  public func words(chinese: Bool) -> String {
    let name = path == [0x2D] ? (chinese ? "标准输入" : "standard input") : ShownPath.words(path)
    return chinese ? "\(name)：\(error.chinese)" : "\(name): \(error.english)"
  }
}

extension ReadingError {
  /// What is wrong, without the name of the file.
  public func words(chinese isChinese: Bool) -> String { isChinese ? chinese : english }

  fileprivate var english: String {
    switch self {
    case .missing: "no such file; check the name and the folder"
    case .notPermitted: "permission denied; check the rights of the file and of its folders (ls -l)"
    case .isFolder: "is a folder; name the files in it"
    case .notAFile(.namedPipe): "is a named pipe; read it from standard input: gangmu - < NAME"
    case .notAFile(let kind): "is \(kind.english), not a file"
    case .empty: "holds no text"
    case .binary(let place): "is not text (byte \(place + 1) stands in none); convert it to a text file first"
    case .otherFormat(let signature): "is \(signature.english); convert it to a text file first"
    case .importerMissing(let format):
      "reading \(format.rawValue) needs gangmu-import and its libraries: apt install \(format.packages)"
    case .unreadable(let notes): notes.first?.words(chinese: false) ?? "holds no text"
    case .tooLarge(let bytes, let limit):
      "is too large (\(ByteCount.words(bytes)); at most \(ByteCount.words(limit)) are read); split it first"
    case .system(let code, let call): "\(Self.systemWords(code)) (\(call), errno \(code))"
    }
  }

  fileprivate var chinese: String {
    switch self {
    case .missing: "没有这个文件，请检查文件名和所在文件夹"
    case .notPermitted: "没有读取权限，请检查文件及上级文件夹的权限（ls -l）"
    case .isFolder: "是文件夹，请写明其中的文件"
    case .notAFile(.namedPipe): "是命名管道，请从标准输入读取：gangmu - < 名称"
    case .notAFile(let kind): "是\(kind.chinese)，不是文件"
    case .empty: "没有文字内容"
    case .binary(let place): "不是文本文件（第 \(place + 1) 字节不是文字），请先转换成文本"
    case .otherFormat(let signature): "是 \(signature.chinese)，请先转换成文本"
    case .importerMissing(let format): "读取 \(format.rawValue) 需要 gangmu-import 及其程序库：apt install \(format.packages)"
    case .unreadable(let notes): notes.first?.words(chinese: true) ?? "没有文字内容"
    case .tooLarge(let bytes, let limit): "太大（\(ByteCount.words(bytes))，最多读取 \(ByteCount.words(limit))），请先拆分"
    case .system(let code, let call): "系统错误：\(Self.systemWords(code))（\(call)，errno \(code)）"
    }
  }

  private static func systemWords(_ code: Int32) -> String {
    strerror(code).map { String(cString: $0) } ?? "unknown error"
  }
}

extension FileKind {
  fileprivate var english: String {
    switch self {
    case .namedPipe: "a named pipe"
    case .characterDevice, .blockDevice: "a device"
    case .socket: "a socket"
    case .other: "something else"
    }
  }

  fileprivate var chinese: String {
    switch self {
    case .namedPipe: "命名管道"
    case .characterDevice, .blockDevice: "设备"
    case .socket: "套接字"
    case .other: "其他对象"
    }
  }
}

extension FileSignature {
  fileprivate var english: String {
    switch self {
    case .pdf: "a PDF document"
    case .zip: "a ZIP archive (docx and its like are such)"
    case .compound: "an older office document (doc, xls, ppt)"
    }
  }

  fileprivate var chinese: String {
    switch self {
    case .pdf: "PDF 文档"
    case .zip: "ZIP 压缩包（docx 等也是）"
    case .compound: "旧版办公文档（doc、xls、ppt）"
    }
  }
}

extension ImportFormat {
  /// The packages of Debian whose libraries read it.
  fileprivate var packages: String { "libxml2 libarchive13 libpoppler-cpp0v5" }
}
