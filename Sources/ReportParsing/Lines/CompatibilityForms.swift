/// Characters that Unicode keeps for other sets' sake, and those they stand for. Copies from PDF files have them: a font
/// that draws 一 and ⼀ alike gives either back.
///
/// The forms read here take three bytes in UTF-8, as those they stand for do.
enum CompatibilityForms {
  /// The character that `scalar` stands for; nil where it stands for itself.
  static func meant(by scalar: UInt32) -> UInt32? {
    switch scalar {
    // ｡ and ､, the half-width forms of 。 and 、.
    case 0xFF61: 0x3002
    case 0xFF64: 0x3001
    case 0x2E80...0x2EFF: supplement[scalar]
    case 0x2F00...0x2FD5: element(radicals, scalar - 0x2F00)
    case 0xF900...0xFA6D: element(ideographs, scalar - 0xF900)
    default: nil
    }
  }

  /// The character at `place` of a list; nil where it holds 〓 for none.
  private static func element(_ list: [UInt32], _ place: UInt32) -> UInt32? {
    guard Int(place) < list.count, list[Int(place)] != 0x3013 else { return nil }
    return list[Int(place)]
  }

  private static func scalars(_ words: String) -> [UInt32] { words.unicodeScalars.map(\.value) }

  /// The Kangxi radicals U+2F00 to U+2FD5 (UnicodeData.txt, compatibility decompositions).
  private static let radicals = scalars(
    "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾"
      + "干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生"
      + "用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷"
      + "豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻"
      + "黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠")

  /// The CJK radicals U+2E80 to U+2EF3 that are whole characters, each before the one it stands for.
  private static let supplement: [UInt32: UInt32] = {
    let pairs = scalars("⺒巳⺓幺⺝月⺟母⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻑長⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟")
    return Dictionary(
      stride(from: 0, to: pairs.count - 1, by: 2).map { (pairs[$0], pairs[$0 + 1]) }, uniquingKeysWith: { $1 })
  }()

  /// The compatibility ideographs U+F900 to U+FA6D (UnicodeData.txt, canonical decompositions).
  private static let ideographs = scalars(
    "豈更車賈滑串句龜龜契金喇奈懶癩羅蘿螺裸邏樂洛烙珞落酪駱亂卵欄爛蘭鸞嵐濫藍襤拉臘蠟廊朗浪狼郎來冷勞擄櫓"
      + "爐盧老蘆虜路露魯鷺碌祿綠菉錄鹿論壟弄籠聾牢磊賂雷壘屢樓淚漏累縷陋勒肋凜凌稜綾菱陵讀拏樂諾丹寧怒率異北"
      + "磻便復不泌數索參塞省葉說殺辰沈拾若掠略亮兩凉梁糧良諒量勵呂女廬旅濾礪閭驪麗黎力曆歷轢年憐戀撚漣煉璉秊"
      + "練聯輦蓮連鍊列劣咽烈裂說廉念捻殮簾獵令囹寧嶺怜玲瑩羚聆鈴零靈領例禮醴隸惡了僚寮尿料樂燎療蓼遼龍暈阮劉"
      + "杻柳流溜琉留硫紐類六戮陸倫崙淪輪律慄栗率隆利吏履易李梨泥理痢罹裏裡里離匿溺吝燐璘藺隣鱗麟林淋臨立笠粒"
      + "狀炙識什茶刺切度拓糖宅洞暴輻行降見廓兀嗀〓〓塚〓晴〓〓凞猪益礼神祥福靖精羽〓蘒〓諸〓〓逸都〓〓〓飯飼"
      + "館鶴郞隷侮僧免勉勤卑喝嘆器塀墨層屮悔慨憎懲敏既暑梅海渚漢煮爫琢碑社祉祈祐祖祝禍禎穀突節練縉繁署者臭艹"
      + "艹著褐視謁謹賓贈辶逸難響頻恵〓舘")
}
