import ReportModel
import Testing

@testable import ReportParsing

/// Files of cards, lists of questions, title pages, diaries and what programs write above a text. All invented.
@Suite struct RecordAndPageTests {
  /// Items of a recipe are no entries of the file, whatever their figures.
  @Test func cards() throws {
    let text = """
      Cookbook of the Mill
      A. Cook (cook@example.org)
      ===
      01 - Grain cook times

      Millet          1:3        20-25 min

      For all grains, bring them to a boil, then
      simmer for the time indicated.
      ===
      02 - Biscuit, Light
      Source: the miller

        active dry yeast
        2 c warm buttermilk

      1. Dissolve yeast in water.
      2. Bake for 8-10 minutes.

      Tip: Serve warm.
      ===
      03 - Bread, White
      Makes: 2 loaves

        6 c flour
        1 t salt

      1. Mix.

      Tip: I have never tried this.
      """
    #expect(
      try outlineLines(parsed(text)) == [
        "Cookbook of the Mill", "  01 Grain cook times", "  02 Biscuit, Light", "  03 Bread, White",
      ])
  }

  @Test func listOfSongs() throws {
    let text = """
      Songs of the Valley

      01 - The Old Bridge
      02 - Under the Willow
      03 - Ferryman
      04 - Snow

      Recorded in the town hall in the winter, with the choir of the upper village
      and the bells of both churches.

      1 The choir sang without notes.
      """
    #expect(
      try outlineLines(parsed(text)) == [
        "Songs of the Valley"
      ])
  }

  @Test func groupsOfQuestions() throws {
    let text = """
      \tRiver FAQ.


      \tHelp!  I cannot cross.

      Q: When I call the ferry, it says "no such ferry"?!
      A: The ferryman assumes that you know how to call him.  On most rivers it
      is typical not to have a bell on the bank.

      Q: When I ring twice, a boat comes and goes away?!
      A: You are not supposed to ring.  You are supposed to row the ferry from
      the bank.


      \tOther typical new user questions.

      Q: I have been waiting for 10 days and it is still not here?!
      Q: How long should I expect to wait?
      A: It primarily depends on the water.

      Q: Where do I get oars?
      A: At the shop.


      \tQuestions sometimes asked by old hands.

      Q: How can I test the oars for proper operation before I go out?
      A: The ferry always performs a test when you row it on a river
      and refuses to work if an error occurs.
      """
    #expect(
      try outlineLines(parsed(text)) == [
        "River FAQ.", "  Help! I cannot cross", "    Q: When I call the ferry, it says \"no such ferry\"",
        "    Q: When I ring twice, a boat comes and goes away", "  Other typical new user questions",
        "    Q: I have been waiting for 10 days and it is still not here", "    Q: How long should I expect to wait",
        "    Q: Where do I get oars", "  Questions sometimes asked by old hands",
        "    Q: How can I test the oars for proper operation before I go out",
      ])
  }

  /// The part of the work that a title page names heads none of its chapters.
  @Test func partOnATitlePage() throws {
    let text = """
                                    BETWEEN US.

                           READINGS FOR THE USE
                               OF SCHOOLS.

                                        BY

                                     LUCY FOX,


                        PART ONE.--SECOND EDITION.


                          J. B. MILLER--TALBACH--1906.




      PRÉFACE.


      We wanted to make books of readings that teach the language of the valley
      to those who have never heard it before and have no time to lose.




      II. The boy is angry.


      The little boy has climbed on the table, and his hand is in the sugar bowl.
      Nobody is there to see it but the cat, and the cat does not say a word.
      So he takes as much of it as he can hold in one hand, and climbs down again
      before anybody comes, and goes out into the garden to eat it under the tree.

      His sister looks for him in the house, and does not find him there at all.




      III. At school? or at home?


      The boy comes back into the room, and he tells his sister all about the cat
      and the sugar bowl, and what will be done about both of them in the evening.
      She does not believe him, for she has seen his hands and the crumbs on them.

      The mother says that sugar belongs into the bowl, and boys belong to school.
      """
    #expect(
      try outlineLines(parsed(text)) == [
        "BETWEEN US.", "  PRÉFACE.", "  II The boy is angry", "  III At school? or at home",
      ])
  }

  @Test func partsOfABook() throws {
    let text = """
                                THE RIVER BOOK

                                    by
                                ANNA GREEN

                                PART ONE

      PREFACE

      The book was written in the winter, when the river was frozen and nobody
      could cross it but on foot.

      CHAPTER I

      The ferry did not come that day, and the people waited at the landing for it
      until the evening.

      PART TWO

      CHAPTER II

      On the next day it came early, and all of them went over to the other bank
      before noon.
      """
    #expect(
      try outlineLines(parsed(text)) == [
        "THE RIVER BOOK", "  ANNA GREEN", "    PART ONE PREFACE", "      CHAPTER I", "    PART TWO", "      CHAPTER II",
      ])
  }

  @Test func daysOfADiary() throws {
    let text = """
      The Ferryman's Diary

      January 5th, 1890

      The river is frozen, and nobody came to the landing all day long. I mended
      the oars by the fire.

      January 6th, 1890

      A man came over the ice with a sledge, and he told me that the bridge in the
      town is closed.

      February 1st, 1890

      The ice is breaking up, and I have put the boat back into the water today
      with the help of my son.
      """
    #expect(
      try outlineLines(parsed(text)) == [
        "The Ferryman's Diary", "  January 5th, 1890", "  January 6th, 1890", "  February 1st, 1890",
      ])
  }

  /// One date among headings says when something was.
  @Test func loneDate() throws {
    let text = """
      The Bridge Festival

      THE PERSONS IN THE PLAY

      The ferryman, an old man, and his two daughters, who keep the landing with
      him in the winter.

      February 14th, 1895

      The play was given in the town hall for the first time on that day, and the
      hall was full.

      THE FIRST EVENING

      The ferryman sits by the fire, and the daughters are not there yet. It snows
      outside the house.
      """
    #expect(
      try outlineLines(parsed(text)) == [
        "The Bridge Festival", "  THE PERSONS IN THE PLAY", "  THE FIRST EVENING",
      ])
  }

  /// A line that a program writes for another is no heading, and the text below no Markdown.
  @Test func codingOnTheFirstLine() throws {
    let text = """
      # -*- coding: utf-8 -*-
      THE ANNUAL REPORT

      1. Introduction

      The mill worked all year, and nobody was hurt in it at any time.

      2. Results

      More flour was ground than in the year before that.
      """
    #expect(
      try outlineLines(parsed(text)) == [
        "THE ANNUAL REPORT", "  1 Introduction", "  2 Results",
      ])
  }

  @Test func titleThatBeginsAsAStamp() throws {
    let text = """
      # Generated power in the valley

      The mill makes power for the valley, and nobody has to pay for it in winter.
      """
    #expect(
      try outlineLines(parsed(text)) == [
        "Generated power in the valley"
      ])
  }

  /// The list is told by what stands again below it, in capitals with their accents, the title of the book between.
  @Test func contentsInCapitals() throws {
    let text = """
                             The Sea Below

                                   CONTENTS

                                   PREMIÈRE PARTIE


                    I       Un écueil fuyant

                    II      Le pour et le contre

                    III     Comme il plaira à monsieur

      ------------------------------------------------------------------------
                                 THE SEA BELOW

                              A VOYAGE IN THE DEEP

                                  (Première partie)

                                          I

                                  UN ÉCUEIL FUYANT

      The year was marked by a strange event, which nobody could explain and
      which nobody has forgotten.

                                         II

                                LE POUR ET LE CONTRE

      At the time when all of this was going on, I had just come back from a
      journey for the museum.

                                         III

                             COMME IL PLAIRA À MONSIEUR

      Three seconds before the letter came I had no more thought of hunting the
      beast than of going to the moon.
      """
    #expect(
      try outlineLines(parsed(text)) == [
        "The Sea Below", "  A VOYAGE IN THE DEEP", "  (Première partie)", "    I UN ÉCUEIL FUYANT",
        "    II LE POUR ET LE CONTRE", "    III COMME IL PLAIRA À MONSIEUR",
      ])
  }

  @Test func titleBelowItsAdoption() throws {
    let text = """
      Принята голосованием 12 декабря 1993 г.

      КОНСТИТУЦИЯ ДОЛИНЫ

      Мы, народ долины,

      принимаем КОНСТИТУЦИЮ.

      ГЛАВА 1

      ОСНОВЫ СТРОЯ

      Статья 1

      1. Долина есть правовое государство.

      2. Наименования равнозначны.

      Статья 2

      Человек является высшей ценностью.

      ГЛАВА 2

      ПРАВА ЧЕЛОВЕКА

      Статья 3

      1. В долине признаются права человека.
      """
    #expect(
      try outlineLines(parsed(text)) == [
        "КОНСТИТУЦИЯ ДОЛИНЫ", "  ГЛАВА 1 ОСНОВЫ СТРОЯ", "    Статья 1", "    Статья 2", "  ГЛАВА 2 ПРАВА ЧЕЛОВЕКА",
        "    Статья 3",
      ])
  }

  @Test func numbersWithHyphenAndPoint() throws {
    let text = """
      Minutes of the second meeting

      1. App Part

      Everybody showed what has been done since the last meeting of the club.

      1-1. App

      The app shows the timetable of the ferry on the first page.

      1-2. Database Design

      The tables were drawn on the board, and nobody had seen them before.

      1-3. Server

      The server stands in the mill.

      2. Web part

      The pages were shown, and they are to be done again until spring.
      """
    #expect(
      try outlineLines(parsed(text)) == [
        "Minutes of the second meeting", "  1 App Part", "    1-1 App", "    1-2 Database Design", "    1-3 Server",
        "  2 Web part",
      ])
  }
}
