import TextFacts

/// The help in Chinese, whole texts: the option parser has one set of words, and lays out no full-width characters.
enum ChineseHelp {
  /// The help that the words of a command line ask for (`--help`, `-h`, `help NAME`); nil where they ask for none, or the
  /// messages of the environment are in another language.
  static func text(for words: [String], language: Language) -> String? {
    guard language == .chinese else { return nil }
    let words = words.prefix { $0 != "--" }
    guard words.first == "help" || words.contains(where: { $0 == "--help" || $0 == "-h" }) else { return nil }
    let name = words.first { $0 != "help" && Gangmu.isSubcommand($0) }
    guard let name else { return program }
    return text(of: name)
  }

  /// The help of a subcommand; nil where there is none of that name.
  static func text(of name: String) -> String? {
    guard let command = commands[name] else { return nil }
    let shared = SharedOption.allCases.filter { $0.isTaken(by: name) }.map { "  " + $0.line }
    let ending = endings[name].map { ["", "退出码：" + $0] } ?? []
    return ([command] + shared + ending).joined(separator: "\n")
  }

  static let program = """
    纲目：结构化报告的终端浏览器。

    用法：gangmu [选项] [文件[#编号] | 文件夹 | - | +/词语 | +行号] ……
          gangmu 命令 [选项] 路径 ……

    不给文件时打开上次所读的报告，内置示例列在最近读过的之下；给文件夹时，其中所有报告作为一个文库打开。
    文件后可加 # 和章节编号（报告.txt#二（三）），或 : 和行号（报告.txt:17，也可照抄检索输出），- 是标准输入，
    +/词语 在该词语首次出现处打开，+行号 在该行打开。
    输出不是终端时，直接打印报告文本：给了编号则只打印该章节，给了行号或词语则从该行打印。与命令同名的文件写作 ./outline。

    命令：
      browse    打开报告（默认）
      outline   打印报告的目录
      section   打印指定编号的章节
      text      打印报告的文本
      check     校对：编号、成对标点、占位符
      compare   比较同一文本的两个版本
      terms     列出提法、概括语、书名、数字、占位符
      track     用语在历年报告中的走势
      reuse     多份报告共有的文字
      similar   与某一节最相近的章节
      search    检索词语，并给出所在章节
      hits      打开别的程序找到的位置列表
      export    导出章节记录，或 Markdown、纯文本、网页
      notes     打印报告的批注，或导入批注
      index     建立、查看或删除文件夹的索引

    浏览时按 F1 查看按键。各命令的选项：gangmu help 命令名，如 gangmu help search。

    退出码：0 完成；1 没有找到；2 用法有误，或有报告无法读取。
    """

  /// The options that several commands have.
  private enum SharedOption: CaseIterable {
    case encoding, rules, links, index, version, help

    func isTaken(by command: String) -> Bool {
      switch self {
      case .encoding, .rules: !["index", "help"].contains(command)
      case .links: !["hits", "help"].contains(command)
      case .index: !["hits", "notes", "index", "help"].contains(command)
      case .version: command != "help"
      case .help: true
      }
    }

    var line: String {
      switch self {
      case .encoding: "--encoding 编码     文件的编码，如 utf-8、gb18030、gbk、big5、shift_jis；不给则逐个识别"
      case .rules: "--rules 文件        自定义标题规则（TOML）；不给则用设置文件夹中的 rules.toml"
      case .links: "--follow-links      文件夹中指向外部的符号链接也读取；library.toml 中为 links.follow"
      case .index: "--no-cache          不读取、不保存文件夹的索引，全部文件重新读取"
      case .version: "--version           显示版本"
      case .help: "-h, --help          显示帮助"
      }
    }
  }

  /// The exit codes of each subcommand.
  private static let endings: [String: String] = [
    "browse": "0 完成；1 没有找到；2 用法有误，或有报告无法读取。",
    "outline": "0 已打印；1 没有标题；2 用法有误，或有报告无法读取。",
    "section": "0 已打印；1 没有这样的章节，或不止一个；2 用法有误，或有报告无法读取。",
    "text": "0 已打印；2 用法有误，或有报告无法读取。",
    "check": "0 没有发现问题；1 有发现；2 用法有误，或有报告无法读取。",
    "compare": "0 相同；1 不同；2 用法有误，或有报告无法读取。",
    "terms": "0 找到；1 没有用语；2 用法有误，或有报告无法读取。",
    "track": "0 找到；1 没有找到；2 用法有误，或有报告无法读取。",
    "reuse": "0 找到；1 没有共有的文字；2 用法有误，或有报告无法读取。",
    "similar": "0 找到；1 没有相近的章节；2 用法有误，或有报告无法读取。",
    "search": "0 找到；1 没有找到；2 用法有误，或有输入无法读取（别处有结果也一样）。",
    "export": "0 已输出；1 没有报告；2 用法有误，有输入无法读取，或有文件无法写入。",
    "hits": "0 完成；2 没有一行能找到位置，或列表无法读取。",
    "notes": "0 已打印或导入；1 没有批注；2 用法有误，或有输入无法读取。",
    "index": "0 完成；1 没有索引，或已过时、已损坏；2 用法有误，有输入无法读取，或索引无法写入。",
  ]

  private static let commands: [String: String] = [
    "index": """
    用法：gangmu index [选项] 路径 ……

    为文件夹建立磁盘索引，保存报告的文本、目录和词语位置；有了索引，再次打开或检索时不必重读文件。
    索引在 $XDG_CACHE_HOME/gangmu（默认 ~/.cache/gangmu），只有本人可读，随时可以删除。
    浏览时也会自动建立和更新，除非加 --no-cache。文件有变化的一律重读，绝不显示与文件不符的内容。
    一并给出的几个文件夹合为一个索引；不给路径时 --status 列出所有索引。
    以 --encoding 或自定义标题规则读取的报告不在任何索引中。

    选项：
      --status            说明索引的内容，检查是否完好、有无文件更改
      --drop              删除索引
      --secure            不建立、不删除索引；环境变量 LESSSECURE 为 1 时也一样
    """,
    "help": """
    用法：gangmu help [命令名]

    显示程序或一个命令的帮助。

    选项：
    """,
    "browse": """
    用法：gangmu [选项] [文件[#编号] | 文件夹 | - | +/词语 | +行号] ……

    打开报告（默认命令）。

    选项：
      -s, --section 编号  打开时跳到该章节（2.3、二（三）、第三章）
      --theme 名称        使用指定的配色
      -i, --ignore-case   检索不分大小写
      --follow            文件或文件夹有变化时立即重新读取
      --plain-ui          供屏幕阅读器使用：一次一个窗格，不画线条，状态用文字说明
      --mouse             使用鼠标：滚轮、点击、拖动；F2 开关
      --secure            安全模式：不写文件，不运行编辑器、命令和导入程序，不打开命令行之外的文件；
                          环境变量 LESSSECURE 为 1 时同此。终端自身的剪贴板仍可使用
      --no-state          不读取、不保存检索记录、标记、阅读位置
      --dump-config       打印一份什么都不改变的 config.toml，供修改
      --dump-keys         按 keys.toml 的格式打印当前的按键
      --dump-theme        打印 --theme 所指配色的文件，不指定则为 dark
    """,
    "outline": """
    用法：gangmu outline [选项] 路径 ……

    打印报告的目录，每行一个标题。路径是报告或文件夹，- 是标准输入。

    选项：
      --format 格式       text、jsonl（每个标题一个 JSON 对象）或 markdown；默认 text
      --depth 级数        打印的级数
      --explain           说明每个标题成立的依据；jsonl 也说明未被认作标题的编号行
    """,
    "section": """
    用法：gangmu section [选项] 编号 路径 ……

    打印指定编号的章节。编号是浏览时所见、s 键所用的写法：二（三）、第三章、第二十一条，
    或 2.3 这样的路径，或只写数字（二三）。符合的章节不止一个时全部列在标准错误中。

    选项：
      --raw               在终端上也原样输出字节，终端会执行其中的控制字符
    """,
    "text": """
    用法：gangmu text [选项] 路径 ……

    依次打印报告解码后的文本。路径是报告或文件夹，- 是标准输入。

    选项：
      --raw               在终端上也原样输出字节，终端会执行其中的控制字符
    """,
    "check": """
    用法：gangmu check [选项] 路径 ……

    校对：编号缺漏、重复、倒退、跳级或写法不一（包括段内的一是、第一，、（1））；
    段内不成对的 “ ” 《 》 （ ）；汉字前的半角 , ; :；待填的 X。
    按类给出数目，再逐条打印 文件:行:列: 编号: 说明 和上下文；行、列从 1 起，列以字计。

    选项：
      --format 格式       text 或 jsonl（每处一个 JSON 对象）；默认 text
    """,
    "terms": """
    用法：gangmu terms [选项] 路径 …… [--against 路径 ……]

    列出加引号的提法（“稳中求进”）、数字概括语（四个意识）、书名（《党章》）、
    数字（同比增长5.3%）和占位符（X），并统计次数。相近的写法合为一行。报告的年份依次取自
    标题、标题下单独一行的日期、文件名、文件夹名。

    选项：
      --format 格式       text、jsonl（每个用语一个 JSON 对象）或 csv；默认 text
      --kind 类别         只列一类，可多次给出：formulation 提法、formula 概括语、title 书名、
                          figure 数字、placeholder 占位符
      --sort 顺序         frequency 次数、reports 份数、first 首次、last 末次、g2、ratio、
                          text 文字、kind 类别、found 出现顺序
      --against 路径 ……   与这些报告比较，给出 G²（大于 6.63 则 p < 0.01）和比值；放在最后
      --limit 数目        最多打印的用语数
      --places            打印每一处：文件、行、编号、句子
      --variants, --no-variants
                          相近写法是否合并；默认合并
      --bom, --no-bom     csv 开头是否写字节顺序标记；默认写
    """,
    "search": """
    用法：gangmu search [选项] 检索词 路径 ……

    检索词语，每处打印一行 文件:行:编号: 上下文。词语按原样检索，包括空格，各处不重叠，
    与同一文本上的 grep -o -F 一致。没有行的格式，行为 -；第一个章节之前，编号为空。

    --query 把检索词读作检索式：并列的词须在同一章节；AND、OR、NOT 或 -、括号、“引号”、
    NEAR/10（相距至多十字）；sentence:(…)、paragraph:(…)、report:(…) 改变范围；
    title:… 限定标题；year:2019..2024 限定年份，year:? 年份不明；path:… 限定路径；note:… 限定您的批注。
    也可写作 （ ） － ｜ 与 或 非 标题： 年份： 路径： 批注： 句： 段： 全文：。

    选项：
      --count             只打印总数
      --by 单位           各报告（report）、章节（section）或年份（year）的数目
      --kwic              逐行列出，词语对齐，前后为上下文
      --format 格式       text、jsonl（每处一个 JSON 对象）或 csv；默认 text
      --fold              不分大小写、全半角、引号、简繁、空格与换行
      --keep-variants     与 --fold 合用：仍分简繁
      --query             检索词是检索式
      -e, --regex         检索词是正则表达式（PCRE2）
      -i, --ignore-case   不分大小写
      --context 字数      前后显示的字数；默认 24
      --bom, --no-bom     csv 开头是否写字节顺序标记；默认写
    """,
    "notes": """
    用法：gangmu notes [选项] 路径 ……

    打印报告的批注（在浏览器中按 A 批注）。markdown：每份报告一个标题，每条批注写在所批原文和出处之下。
    jsonl：每行一条，字段依次为 file address line heading text（原文）note citation time name start count
    prefix suffix；原文已不在的，address、line 为 null。

    选项：
      --format 格式       markdown 或 jsonl；默认 markdown
      --import 文件       导入这样的 jsonl；- 是标准输入。给出路径时只导入这些报告的批注；同名批注只由较新的替换
      --secure            不导入；环境变量 LESSSECURE 为 1 时也一样
    """,
    "export": """
    用法：gangmu export [选项] 路径 ……

    把每个章节作为一条记录输出，供数据库或检索系统使用；报告本身是第一条。字段依次为：
    file address path level kind number heading line year title start end text。
    一份报告各条记录的 text 相连，就是它的全文。

    选项：
      --format 格式       jsonl（每行一个 JSON 对象）、csv，或整篇的 markdown、text、html；默认 jsonl
      -o, --output 文件夹  每份报告写成其中一个文件，不覆盖已有的文件
      --force             覆盖已有的文件
      --secure            不写文件，不启动导入程序；环境变量 LESSSECURE 为 1 时也一样
      --bom, --no-bom     csv 开头是否写字节顺序标记；默认写
      --raw               在终端上也原样输出字节，终端会执行其中的控制字符
    """,
    "hits": """
    用法：gangmu hits [选项] 列表

    打开别的程序找到的位置列表：每行一个 JSON 对象，或带列名的 csv。字段：file；start 和 end（解码后
    正文中的 UTF-8 偏移）、line 或 address；另可有 text（找到的文字）和 score。
    gangmu search --format jsonl 与 rg --json 的输出就是这样的列表；- 是标准输入。

    选项：
      --format 格式       不打开屏幕，输出 text、jsonl 或 csv
      --context 字数      前后显示的字数；默认 24
      --bom, --no-bom     csv 开头是否写字节顺序标记；默认写
    """,
    "compare": """
    用法：gangmu compare [选项] 旧版本 新版本 [后续版本…]

    按章节和字比较两个版本：新增、删去、修改、移动、拆分、合并、改编号、改标题，
    以及只改数字、只改标点。每处一行：[-删去的文字-]{+新增的文字+}。

    选项：
      --format 格式       text、jsonl（每处一个 JSON 对象）、markdown 或 html（对照表）；默认 text
      --sections          只列章节：新增 +、删去 -、修改 ~、移动 ^，及改动所占比例
      --years             并列同一系列各年的报告（由旧到新）：同一指标的不同数字及上年目标，
                          新出、不再、增多、减少的用语，对应章节及沿用比例，沿用的原文；也可用 csv
      --table 表          与 --years 同用，只列此表：indicators、terms、sections、lone、passages；可多次给出
      --view              在屏幕上对照浏览
    """,
    "track": """
    用法：gangmu track [选项] 用语 路径…
          gangmu track --rising [选项] 路径…

    画出每年每万字中用语出现的次数（不计空白），并给出有此用语的报告所占比例、最早和最晚的年份，
    以及升降趋势（Theil–Sen 斜率，Mann–Kendall 检验）。几个用语以 | 分开。报告的年份依次取自标题、
    标题下单独一行的日期、文件名、文件夹名。

    选项：
      --format 格式       text（图）、jsonl（每年一个 JSON 对象）或 csv；默认 text
      --collocates        另分时期列出其左右最不寻常的文字（对数似然）
      --variants          另列出其近似写法（仅差“的”“和”等字和标点；较长者可多、少或改一字）
      --rising            不写用语，列出渐多和渐少（p < 0.05）的提法、概括语、书名；
                          逐个检验，数量多时其中会有偶然的
      --columns 列数      图的宽度；默认 72
      --bom, --no-bom     csv 开头是否写字节顺序标记；默认写
    """,
    "reuse": """
    用法：gangmu reuse [选项] 路径…

    找出不少于 20 字（不计空白）、别的报告中也有的文字：见于几份报告，最早是哪一份。
    每十二字中至多有一字改动、增加或删去；除非用 --exact，开头不带前一句的标点。

    选项：
      --exact             只找逐字相同的
      --min 字数          最少的字数；默认 20
      --format 格式       text、jsonl（每处一个 JSON 对象）或 csv；默认 text
      --bom, --no-bom     csv 开头是否写字节顺序标记；默认写
    """,
    "similar": """
    用法：gangmu similar [选项] 文件#编号 路径…

    列出各报告中与该节最相近的章节：相近程度（以该节自身为百分之百）、编号和标题，以及两处共有的词语，
    少见的在前。不写编号时以整份报告为准。每节只看自身的文字，按共有的两字组打分（BM25）；该节有下级时，
    各节连同下级一起比较，只有其一半的至多 50%。该节及其下级不列。

    选项：
      --limit 节数        最多列出的节数；默认 20
      --format 格式       text、jsonl（每节一个 JSON 对象）或 csv；默认 text
      --bom, --no-bom     csv 开头是否写字节顺序标记；默认写
    """,
  ]
}
