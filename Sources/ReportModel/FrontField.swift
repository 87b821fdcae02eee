/// The fields of front matter: what a line before or after the text of a report says about it.
///
/// Official documents have the elements of GB/T 9704-2012, 7.2 (copy number, secrecy, urgency, issuer,
/// document number, signer) and 7.3 (addressee); those of standards follow GB/T 1.1-2020, those of works and of
/// minutes their covers and heads.
public enum FrontField: String, Sendable, Hashable, CaseIterable {
  /// The number of the copy: `000001`.
  case copy
  /// 秘密★1年, 内部资料.
  case secrecy
  /// 特急, 加急.
  case urgency
  /// The issuer: `某某县人民政府文件`, `某某县水利局`.
  case issuer
  /// The document's number: `某政发〔2025〕12号`, `（第12号）`.
  case number
  /// The signer: `签发人：…`.
  case signer
  /// The day it was made, issued or spoken.
  case date
  /// The meeting it was spoken or adopted at: `——2026年1月在…会议上`, `（2017年…会议通过）`.
  case occasion
  /// The author or speaker.
  case author
  /// The addressee: `各乡镇人民政府：`.
  case addressee
  /// The numbers of a standard and its classes: `ICS 01.140`, `GB/T 9704—2012`.
  case standard
  /// A name and its value: `时间：…`, `Version: 2`.
  case field
  /// The documents that are attached: `附件：1.…`.
  case attachments
  /// Any other line of the front.
  case note
}
