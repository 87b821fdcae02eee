import ReportModel
import Testing

@testable import ReportParsing

/// The lines of the opening and of the end as text, one line each: kind or field, and the first words.
private func front(_ text: String) throws -> String {
  let report = try parsed(text)
  return report.paragraphs.filter { $0.kind != .blank }.map { paragraph in
    "\(paragraph.field?.rawValue ?? paragraph.kind.rawValue) \(report.words(in: paragraph.range).prefix(16))"
  }.joined(separator: "\n")
}

@Suite struct FrontMatterTests {
  @Test func redHeadIsNoTitle() throws {
    #expect(
      try front(
        """
        000012
        秘密★1年
        特急
        云溪县人民政府文件
        云政发〔2031〕12号　　签发人：王某

        云溪县人民政府关于
        开展河道清理工作的通知

        各乡镇人民政府，县政府各部门：
        　　现将有关事项通知如下。
        　　一、总体要求
        　　年内完成。
        　　附件：1．任务分工
        　　　　　2．进度安排
        　　　　　　　　云溪县人民政府
        　　　　　　　　2031年3月6日
        　　（此件公开发布）
        抄送：县委办公室。
        云溪县人民政府办公室　　2031年3月6日印发
        """) == """
          copy 000012
          secrecy 秘密★1年
          urgency 特急
          issuer 云溪县人民政府文件
          number 云政发〔2031〕12号 签发人
          title 云溪县人民政府关于
          title 开展河道清理工作的通知
          addressee 各乡镇人民政府，县政府各部门：
          body 现将有关事项通知如下。
          heading 一、总体要求
          body 年内完成。
          attachments 附件：1．任务分工
          attachments 2．进度安排
          issuer 云溪县人民政府
          date 2031年3月6日
          note （此件公开发布）
          note 抄送：县委办公室。
          note 云溪县人民政府办公室 2031年
          """)
  }

  @Test func minutesHaveFields() throws {
    #expect(
      try front(
        """
        河道治理会议纪要

        时间：3月6日
        地点：第一会议室
        主持人：王某
        缺席：无

        会议听取了汇报。
        """) == """
          title 河道治理会议纪要
          field 时间：3月6日
          field 地点：第一会议室
          field 主持人：王某
          field 缺席：无
          body 会议听取了汇报。
          """)
  }

  @Test(arguments: [
    "server1 up 12 days\nserver2 up 3 days\nserver3 down\n",
    "Filesystem     1K-blocks     Used Available Use% Mounted on\n/dev/sda1       41152736 18010300  21030044  47% /\n"
      + "tmpfs            4014584        0   4014584   0% /dev/shm\n/dev/sdb1      103081248 56010300  41830044  58% /data\n",
    "total 12\n-rw-r--r-- 1 root root 4096 Nov 29 10:39 a.txt\ndrwxr-xr-x 2 root root 4096 Nov 29 10:39 b\n"
      + "-rw-r--r-- 1 root root  120 Nov 29 10:39 c\n-rw-r--r-- 1 root root  120 Nov 29 10:40 d\n",
    "# Name of the host\nhost = example\n# Port\nport = 80\n\n[paths]\nroot = /srv\n",
    "name,age,town\n王某,12,云溪\n李某,13,云溪\n赵某,14,云溪\n",
    "2031-01-05 10:00:01 INFO started\n2031-01-05 10:00:02 INFO listening\n2031-01-05 10:00:09 WARN slow\n",
    "#include <stdio.h>\n\n// Says hello\nint main(void) {\n  puts(\"hello\");\n  return 0;\n}\n",
    "import os\n\n# Settings\nROOT = os.getcwd()\n\ndef main():\n    print(ROOT)\n",
    "commit 7af1b66b43eb\nAuthor: A. Smith <a@example.org>\nDate:   Mon May 5 10:00:00 2031\n\n    Mend the quay\n\n"
      + "    The stones had come loose. They are set anew.\n\n quay.txt | 2 +-\n 1 file changed, 1 insertion(+)\n",
    "From 7af1b66b43eb3da548bec19d9348739bd5ad131d Mon Sep 17 00:00:00 2001\nFrom: A. Smith <a@example.org>\n"
      + "Subject: [PATCH] Mend the quay\n\nThe stones had come loose. They are set anew.\n---\n quay.txt | 2 +-\n",
    "diff --git a/quay.txt b/quay.txt\nindex 8a12..b414 100644\n--- a/quay.txt\n+++ b/quay.txt\n@@ -1,2 +1,2 @@\n"
      + "-The quay was built long ago.\n+The quay was mended this year.\n",
  ])
  func recordsHaveNoTitle(text: String) throws {
    let report = try parsed(text)
    #expect(dump(report) == "")
    #expect(report.paragraphs.filter { $0.kind == .front } == [])
  }

  @Test func sentencesAndMarksEndTheTitle() throws {
    #expect(try parsed("<picture>\n<b>x</b>\n今天开会。大家都来。\n散会。\n").title == nil)
    #expect(try parsed("今天上午，全县召开了工作会议，研究了有关事项。\n会议由王某主持。\n").title == nil)
    #expect(try parsed("云溪县工作总结\n作者：王某\n今年以来，成效明显。\n").title == "云溪县工作总结")
  }

  @Test(arguments: [
    ("[云溪演义 / 王某 著 ]\n第一回 初到\n话说从前。\n第二回 再来\n话说后来。\n", "云溪演义"),
    ("《云溪演义》\n作者：王某\n第一章 初到\n从前。\n第二章 再来\n后来。\n", "《云溪演义》"),
    ("云溪论坛：www.example.com\n云溪演义\n第一章 初到\n从前。\n第二章 再来\n后来。\n", "云溪演义"),
    ("ICS 13.060\n云溪市地方标准\n河道巡查规范\n2031-01-01发布\n1 范围\n适用于河道。\n2 术语\n见附录。\n", "河道巡查规范"),
    ("硕士学位论文\n云溪河道研究\n作者姓名：王某\n指导教师：李某\n2031年6月\n第一章 引言\n河道。\n第二章 方法\n测量。\n", "云溪河道研究"),
    ("采购文件\n\n中国·云溪\n\n采  购  人：云溪公司\n\n二○三一年五月\n\n第一章 邀请\n\n正文在此。\n", "采购文件"),
    ("云溪县工作总结\n\n（2031年1月5日）\n\n王某\n\n今年以来，成效明显。\n", "云溪县工作总结"),
    (
      "HARBOUR OFFICE RULES\n\nVersion 2, June 2031\n\nThe office keeps the quay in repair and reports once a year.\n",
      "HARBOUR OFFICE RULES"
    ),
    (
      "Title: The Lamp\nAuthor: A. Smith\n\n*** START OF THE PROJECT GUTENBERG EBOOK THE LAMP ***\n\nThe Lamp\n\nBy A. Smith\n\n"
        + "CONTENTS\n\nChapter I\nChapter II\n\nChapter I\n\nIt was dark.\n\nChapter II\n\nIt was light.\n", "The Lamp"
    ),
  ])
  func titleOf(text: String, title: String) throws {
    #expect(try parsed(text).title == title)
  }

  @Test(arguments: [
    "Everyone may copy this text and\nchange it as the town council has\nsaid in its last report.\n",
    "server: one\nport: 80\npath: /srv\nlog: on\n",
    "各位代表：\n现在，我代表区政府报告工作。\n",
  ])
  func noTitle(text: String) throws {
    #expect(try parsed(text).title == nil)
  }

  /// Front matter is printed with its field, and packed and unpacked.
  @Test func fieldsArePrinted() throws {
    let report = try parsed("云政发〔2031〕12号\n河道清理工作方案\n一、总体要求\n年内完成。\n二、保障措施\n加强领导。\n")
    let rows = OutlinePrinter.jsonLines(report).split(separator: "\n")
    #expect(
      rows.first ?? ""
        == #"{"level":1,"kind":"front","line":1,"field":"number","number":"","title":"云政发〔2031〕12号","address":"","path":"","start":0,"end":24}"#
    )
    #expect(PackedReport(report).unpacked().paragraphs == report.paragraphs)
    #expect(report.root.title.lower.bytes == 25)
  }
}

@Suite struct NamedValueTests {
  /// The table at the head of a page that publishes a document: each name on a line, its value on the next.
  @Test func valuesBelowTheirNames() throws {
    let report = try parsed(
      """
      索 引 号：
      000014349/2031-00007
      发文机关：
      云溪县人民政府
      成文日期：
      2031年1月27日
      标　　题：
      云溪县人民政府关于河道清理的通知
      主 题 词：
      云溪县人民政府关于河道清理的通知
      云政发〔2031〕5号
      各乡镇人民政府：
      现将有关事项通知如下。
      一、总体要求
      年内完成。
      二、保障措施
      加强领导。
      """)
    #expect(report.paragraphs.prefix(7).map(\.field) == [FrontField?](repeating: .field, count: 7))
    #expect(report.title == "云溪县人民政府关于河道清理的通知")
    #expect(report.sections.count == 3)
  }
}
