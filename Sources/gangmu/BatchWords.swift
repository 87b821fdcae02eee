import ScreenModel
import TextFacts

/// What the batch commands say, in English and Chinese.
enum BatchWords {
  static func noSection(_ address: String, _ language: Language) -> String {
    language == .chinese ? "没有这样的章节：\(address)" : "no such section: \(address)"
  }

  static func severalSections(_ address: String, _ count: Int, _ language: Language) -> String {
    language == .chinese ? "“\(address)”可指 \(count) 个章节：" : "\(address) fits \(count) sections:"
  }
}
