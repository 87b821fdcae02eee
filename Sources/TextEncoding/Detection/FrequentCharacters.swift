/// The characters that most of every text is made of, counted in running text of each language.
enum FrequentCharacters {
  static let han = values(
    """
    的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度\
    家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反\
    你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头\
    基资边流路级少图山统接知较将组见计别根论运农指這個們來時國為會過說對發動產種電從業還與關開應現實點體樣機無題長統見計將運農學經
    """)
  static let hangul = values("이다는의에을를가고하지로한은도기사서인들어리나아자대해시일그라만수과있것정부보주제전적년국민장여상원성회안면위스요니데게공동조구오우선으")
  static let cyrillic = values("оеаинтсрвл")

  private static func values(_ text: String) -> Set<UInt32> { Set(text.unicodeScalars.map(\.value)) }
}
