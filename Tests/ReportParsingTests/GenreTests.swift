import ReportModel
import Testing

@testable import ReportParsing

/// Documents whose genre gives their parts, and the fronts of official documents of several countries. All are invented.
@Suite struct GenreTests {
  private static let text = "河堤上的柳树是前年种的，每年春天都会长出嫩绿的枝条，村里人常到树下乘凉，也在那里商量事情。"

  private func rows(_ text: String) throws -> [String] {
    dump(try parsed(text)).split(separator: "\n").map(String.init)
  }

  /// The parts of a judgment of Taiwan over a numbering, its number on the line of the title, the parties below it.
  @Test func judgmentOfTaiwan() throws {
    #expect(
      try rows(
        """
        臺灣柳河地方法院民事判決　　　　　110年度訴字第12號
        原　　　告　王小河
        訴訟代理人　李大江律師
        被　　　告　陳柳

        上列當事人間請求損害賠償事件，本院於民國110年11月8日言詞辯論終結，判決如下：

        　　　主　　文
        被告應給付原告新臺幣拾萬元。

        　　　事實及理由
        壹、程序方面
        \(Self.text)
        貳、實體方面
        一、原告主張：\(Self.text)
        二、被告則以：\(Self.text)
        """) == [
          "臺灣柳河地方法院民事判決 110年度訴字第12號", "  plain [] 主文 @·1", "  plain [] 事實及理由 @·2",
          "    numbered [壹] 程序方面 @·2壹", "    numbered [貳] 實體方面 @·2貳",
          "      numbered [一] 原告主張 @·2貳一", "      numbered [二] 被告則以 @·2貳二",
        ])
  }

  /// A judgment of the mainland: its docket, and a decision in items that are one sentence.
  @Test func judgmentWithoutHeadings() throws {
    #expect(
      try rows(
        """
        民 事 判 决 书
        （2023）柳0101民初12号
        原告：王小河，男，汉族，住柳河县。
        被告：柳河水务有限公司，住所地柳河县。
        原告王小河与被告柳河水务有限公司合同纠纷一案，本院立案后公开开庭进行了审理。
        本院认为，依法成立的合同受法律保护。判决如下：
        一、被告柳河水务有限公司于十日内赔偿原告王小河损失1000元；
        二、驳回原告王小河的其他诉讼请求。
        案件受理费50元，由被告负担。
        """) == ["民事判决书"])
  }

  /// The numbers 壹、贰、 of minutes head fields and matters alike.
  @Test func minutesWithFormalNumbers() throws {
    #expect(
      try rows(
        """
        柳河鎮公所第2次鎮務會議紀錄
        壹、時間：113年2月5日上午9時
        貳、主席：王鎮長小河
        參、報告事項：
        一、上次會議決議事項執行情形。
        決定：洽悉。
        二、工務課工作報告。
        決定：洽悉。
        肆、散會：上午10時30分。
        """) == [
          "柳河鎮公所第2次鎮務會議紀錄", "  numbered [壹] 時間 @壹", "  numbered [貳] 主席 @貳",
          "  numbered [參] 報告事項 @參", "    numbered [一] 上次會議決議事項執行情形 @參一",
          "    numbered [二] 工務課工作報告 @參二", "  numbered [肆] 散會 @肆",
        ])
  }

  @Test func curriculumVitae() throws {
    #expect(
      try rows(
        """
        张小河
        电话：139xxxx 邮箱：a@b.cn

        教育背景
        2010.09-2014.06 柳河大学 水利工程 本科

        工作经历
        2014.07-2020.03 柳河水务公司 技术员
        \(Self.text)

        专业技能
        熟悉水利设计软件，持有水利工程师证书。
        """) == [
          "张小河", "  plain [] 教育背景 @·1", "  plain [] 工作经历 @·2", "  plain [] 专业技能 @·3",
        ])
  }

  /// The motto of the state, the issuer before it, number, place and day; the kind and the subject are the title.
  @Test func decreeOfVietnam() throws {
    #expect(
      try rows(
        """
        CHÍNH PHỦ
        -------
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc
        ---------------
        Số: 12/2024/NĐ-CP
        Hà Nội, ngày 05 tháng 02 năm 2024

        NGHỊ ĐỊNH
        QUY ĐỊNH VỀ QUẢN LÝ BẾN CẢNG

        Căn cứ Luật Tổ chức Chính phủ ngày 19 tháng 6 năm 2015;

        CHƯƠNG I
        NHỮNG QUY ĐỊNH CHUNG

        Điều 1. Phạm vi điều chỉnh
        Nghị định này quy định về quản lý bến cảng.

        Điều 2. Đối tượng áp dụng
        Nghị định này áp dụng cho người sử dụng bến cảng.
        """) == [
          "NGHỊ ĐỊNH QUY ĐỊNH VỀ QUẢN LÝ BẾN CẢNG", "  numbered [CHƯƠNG I] NHỮNG QUY ĐỊNH CHUNG @CHƯƠNG I",
          "    numbered [Điều 1] Phạm vi điều chỉnh @Điều 1",
          "    numbered [Điều 2] Đối tượng áp dụng @Điều 2",
        ])
  }

  /// Terms of a standard: the number on a line of its own (GB/T 1.1-2020, clause 8.7).
  @Test func termsOfAStandard() throws {
    #expect(
      try rows(
        """
        河道保洁作业规范

        前　　言
        本文件由柳河省水利厅提出并归口，自发布之日起实施。

        1　范围
        本文件规定了河道保洁作业的基本要求和作业要求。
        2　术语和定义
        下列术语和定义适用于本文件。
        2.1
        河道保洁　river cleaning
        对河道水面和岸线的垃圾进行清除的活动。
        2.2
        保洁船　cleaning boat
        用于河道保洁的船舶。
        """) == [
          "河道保洁作业规范", "  plain [] 前言 @·1", "  numbered [1] 范围 @1", "  numbered [2] 术语和定义 @2",
          "    numbered [2.1] 河道保洁 river cleaning @2.1", "    numbered [2.2] 保洁船 cleaning boat @2.2",
        ])
  }

  /// Low lines to be filled in are no marks of a format; a button's word begins a title as well.
  @Test func contractToBeFilledIn() throws {
    #expect(
      try rows(
        """
        注册商标转让合同

        转让人：____________
        受让人：____________
        根据有关规定，双方协商一致，订立本合同，共同遵守。
        转让的商标：
        ____________________________________________________
        ____________________________________________________
        转让的费用：
        ____________________________________________________
        第一条　转让人保证是商标的注册人。
        第二条　受让人保证商品的质量。
        """) == ["注册商标转让合同", "  numbered [第一条]  @第一条", "  numbered [第二条]  @第二条"])
  }
}
