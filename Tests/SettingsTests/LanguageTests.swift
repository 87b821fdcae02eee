import Settings
import TextFacts
import Testing

/// The language that the environment asks for.
@Suite("The language of the environment")
struct LanguageTests {
  @Test(
    "LC_ALL goes before LC_MESSAGES, that before LANG; LANGUAGE counts where a language is asked for at all",
    arguments: [
      ([:], Language.english), (["LANG": "zh_CN.UTF-8"], .chinese), (["LANG": "de_DE.UTF-8"], .english),
      (["LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_TW.UTF-8"], .chinese),
      (["LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"], .english),
      (["LC_ALL": "en_US.UTF-8", "LC_MESSAGES": "zh_CN", "LANG": "zh_CN"], .english),
      (["LC_ALL": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"], .chinese),
      (["LC_CTYPE": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"], .english),
      (["LANG": "en_US.UTF-8", "LANGUAGE": "zh_CN:en"], .chinese),
      (["LANG": "zh_CN.UTF-8", "LANGUAGE": "en_GB:zh_CN"], .english),
      (["LANG": "de_DE.UTF-8", "LANGUAGE": "de:fr:zh:en"], .chinese),
      (["LANG": "zh_CN.UTF-8", "LANGUAGE": "de:fr"], .chinese),
      (["LANG": "C", "LANGUAGE": "zh_CN"], .english), (["LANG": "C.UTF-8", "LANGUAGE": "zh_CN"], .english),
      (["LANG": "zh_CN.UTF-8", "LC_ALL": "POSIX", "LANGUAGE": "zh"], .english), (["LANGUAGE": "zh_CN"], .english),
    ] as [([String: String], Language)])
  func ofEnvironment(_ values: [String: String], _ language: Language) {
    #expect(Language(environment: { values[$0] }) == language)
  }
}
