import ReportTerms

/// The commands of the table of terms.
enum TermsCommands {
  static let all: [CommandDefinition] = [
    CommandDefinition(
      .terms, .terms, "what the report or the library is made of", "报告或全库的用语表", name: "用语表", argument: .text
    ) { state, input in state.openTerms(input.argument) },
    CommandDefinition(.termsScope, .terms, "terms of this report, or of all", "本篇用语，或全库用语", name: "用语范围") {
      state, _ in state.inTerms { $0.switchTermsScope() }
    },
    CommandDefinition(.termsPlaces, .terms, "list the places of this term", "列出该用语各处", name: "用语各处") { state, _ in
      if state.areTermsOpen { return state.listPlaces() }
      state.openTerms(nil)
      return []
    },
    CommandDefinition(
      .backToList, .terms, "back to the list, and from there to the terms, on the same row", "返回列表原行，再返回用语表原行",
      name: "返回列表"
    ) { state, _ in state.toggleResults() },
    CommandDefinition(
      .termsSort, .terms, "sort by the next column", "按下一列排序", name: "用语排序",
      argument: .name { _ in TermOrder.allCases.map(\.rawValue) }
    ) { state, input in
      state.inTerms { $0.sortTerms(named: input.argument) }
    },
    CommandDefinition(.termsSortBack, .terms, "sort by the column before", "按上一列排序", name: "用语反向换列") { state, _ in
      state.inTerms { $0.sortTerms(by: $0.nextOrder(-1)) }
    },
    CommandDefinition(.termsReverse, .terms, "turn the order round", "倒序", name: "倒序") { state, _ in
      state.inTerms { $0.reverseTerms() }
    },
    CommandDefinition(.termsKind, .terms, "next kind of terms", "下一类用语", name: "用语类别") { state, _ in
      state.inTerms { $0.showTerms(of: $0.nextKind(1)) }
    },
    CommandDefinition(.termsKindBack, .terms, "kind of terms before", "上一类用语", name: "上一类用语") { state, _ in
      state.inTerms { $0.showTerms(of: $0.nextKind(-1)) }
    },
    CommandDefinition(
      .termsFilter, .terms, "show only terms with these words or pinyin initials", "只显示含所输文字或拼音首字母的用语", name: "用语筛选",
      argument: .text
    ) { state, input in state.inTerms(filteredBy: input.argument) { $0.openTermsFilter(input.argument ?? "") } },
    CommandDefinition(
      .track, .terms, "plot phrases, parted by |, over the years of the library", "按年份画出用语（以 | 分开）在文库中的走势", name: "走势",
      aliases: ["plot"], argument: .text
    ) { state, input in state.openTrack(input.argument) },
    CommandDefinition(
      .trackVariants, .terms, "in a plot: list the near variants of the phrase", "在走势图中：列出近似写法", name: "近似写法"
    ) { state, _ in state.openTrackVariants() },
    CommandDefinition(
      .trackCollocates, .terms, "in a plot: list the words beside the phrase, by period", "在走势图中：分时期列出左右的文字",
      name: "搭配"
    ) { state, _ in state.openTrackCollocates() },
    CommandDefinition(
      .rising, .terms, "list the terms that rise or fall over the years", "列出历年渐多和渐少的用语", name: "升降"
    ) { state, _ in state.openRising() },
  ]
}
