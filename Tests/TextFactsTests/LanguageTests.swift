import Testing
import TextFacts

@Suite struct LanguageTests {
  @Test func localesOfChinese() {
    for locale in ["zh", "zh_CN.UTF-8", "zh-Hant-TW", "ZH_tw", "zh@pinyin", "zh.GB18030"] {
      #expect(Language(locale: locale) == .chinese, "\(locale)")
    }
    for locale in ["", "C", "C.UTF-8", "POSIX", "en_GB.UTF-8", "zha_CN", "de"] {
      #expect(Language(locale: locale) == .english, "\(locale)")
    }
  }
}
