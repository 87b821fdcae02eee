#include "PageWords.h"

#include <poppler/GfxFont.h>
#include <poppler/GfxState.h>
#include <poppler/PDFDoc.h>
#include <poppler/Page.h>
#include <poppler/TextOutputDev.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <memory>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

void append_utf8(std::string &text, uint32_t scalar) {
  if (scalar > 0x10FFFF || (scalar >= 0xD800 && scalar < 0xE000)) return;
  if (scalar < 0x80) {
    text += static_cast<char>(scalar);
  } else if (scalar < 0x800) {
    text += static_cast<char>(0xC0 | scalar >> 6);
    text += static_cast<char>(0x80 | (scalar & 0x3F));
  } else if (scalar < 0x10000) {
    text += static_cast<char>(0xE0 | scalar >> 12);
    text += static_cast<char>(0x80 | (scalar >> 6 & 0x3F));
    text += static_cast<char>(0x80 | (scalar & 0x3F));
  } else {
    text += static_cast<char>(0xF0 | scalar >> 18);
    text += static_cast<char>(0x80 | (scalar >> 12 & 0x3F));
    text += static_cast<char>(0x80 | (scalar >> 6 & 0x3F));
    text += static_cast<char>(0x80 | (scalar & 0x3F));
  }
}

namespace {

constexpr size_t most_strokes = 20000;
constexpr size_t most_slanted = 1000;
constexpr size_t longest_slanted = 400;
constexpr size_t most_nameless = 64;
constexpr size_t most_spaces = 100000;
// A stroke is no wider, and no shorter, than so many points.
constexpr double widest_stroke = 3;
constexpr double shortest_stroke = 6;

// poppler's own reader of text, which is not told of text turned by less than a quarter: it would read a watermark
// into the lines it crosses. Such text, and level and upright strokes, are kept beside it.
class page_output : public TextOutputDev {
 public:
  page_output(std::vector<pdf_stroke> &strokes, std::vector<std::string> &slanted, bool reads_all)
      : TextOutputDev(nullptr, false, 0, false, false), strokes(strokes), slanted(slanted), reads_all(reads_all) {}

  void drawChar(GfxState *state, double x, double y, double dx, double dy, double originX, double originY, CharCode c,
                int nBytes, const Unicode *u, int uLen) override {
    double m11, m12, m21, m22;
    state->getFontTransMat(&m11, &m12, &m21, &m22);
    const double along = std::fabs(m11), across = std::fabs(m12);
    if (uLen == 1 && (u[0] == 0x20 || u[0] == 0xA0 || u[0] == 0x3000) && spaces.size() < most_spaces) {
      double left, top;
      state->transform(x, y, &left, &top);
      spaces.emplace_back(std::lround(std::isfinite(top) ? std::clamp(top, -1e6, 1e6) : 0), left);
    }
    if (reads_all || std::min(along, across) <= 0.1 * std::max(along, across)) {
      level_count += uLen;
      // Filled and stroked (text rendering mode 2): the bold of a font that has none.
      if ((state->getRender() & 3) == 2) {
        double left, top;
        state->transform(x, y, &left, &top);
        stroked.insert(place(left, top));
      }
      TextOutputDev::drawChar(state, x, y, dx, dy, originX, originY, c, nBytes, u, uLen);
      return;
    }
    double left, top, step, rise;
    state->transform(x, y, &left, &top);
    state->transformDelta(dx, dy, &step, &rise);
    const double size = std::hypot(m11, m12);
    if (slanted.empty() || std::hypot(left - end_left, top - end_top) > size) {
      if (slanted.size() >= most_slanted) return;
      slanted.emplace_back();
    }
    slanted_count += uLen;
    end_left = left + step;
    end_top = top + rise;
    if (slanted.back().size() > longest_slanted) return;
    for (int index = 0; index < uLen; ++index) append_utf8(slanted.back(), u[index]);
  }

  // Fonts of no name: a program that draws the glyphs itself (Type 3) may give none.
  void updateFont(GfxState *state) override {
    const std::shared_ptr<GfxFont> &font = state->getFont();
    if (font && !font->getName() && nameless.size() < most_nameless) {
      const Ref *id = font->getID();
      if (std::none_of(nameless.begin(), nameless.end(), [&](const Ref &known) { return known == *id; })) nameless.push_back(*id);
    }
    TextOutputDev::updateFont(state);
  }

  // The number of the object that a font of no name is; 0 for others.
  int face(const TextFontInfo &font) const {
    const GooString *name = font.getFontName();
    if (name && name->getLength() > 0) return 0;
    for (const Ref &known : nameless) {
      if (font.matches(&known)) return known.num;
    }
    return 0;
  }

  // Whether most of the page is slanted: then that is its text. A watermark says one thing many times over, and counts
  // once.
  bool is_slanted() const {
    if (slanted_count <= 20 || slanted_count <= 4 * level_count) return false;
    std::unordered_set<std::string_view> runs;
    size_t count = 0;
    for (const std::string &run : slanted) {
      if (!runs.insert(run).second) continue;
      count += std::count_if(run.begin(), run.end(), [](char byte) { return (byte & 0xC0) != 0x80; });
    }
    return count > 20 && count > 4 * level_count;
  }

  // Whether a space was drawn on a line between two places. To be asked once all is drawn.
  bool has_space(double baseline, double from, double to) {
    if (!are_sorted) std::sort(spaces.begin(), spaces.end());
    are_sorted = true;
    const long row = std::lround(std::isfinite(baseline) ? std::clamp(baseline, -1e6, 1e6) : 0);
    const auto next = std::lower_bound(spaces.begin(), spaces.end(), std::make_pair(row, from));
    return next != spaces.end() && next->first == row && next->second < to;
  }

  // Whether the character drawn at a place was stroked too.
  bool is_stroked(double left, double top) const { return stroked.count(place(left, top)) > 0; }

  void stroke(GfxState *state) override {
    add_strokes(*state, false);
    TextOutputDev::stroke(state);
  }

  void fill(GfxState *state) override {
    add_strokes(*state, true);
    TextOutputDev::fill(state);
  }

  void eoFill(GfxState *state) override {
    add_strokes(*state, true);
    TextOutputDev::eoFill(state);
  }

 private:
  static int64_t place(double left, double top) {
    const auto part = [](double value) {
      return std::isfinite(value) ? static_cast<int64_t>(std::lround(std::clamp(value, -1e6, 1e6) * 4)) : 0;
    };
    return part(left) << 32 ^ (part(top) & 0xFFFFFFFF);
  }

  void add(double x0, double y0, double x1, double y1) {
    if (strokes.size() >= most_strokes) return;
    if (x0 > x1) std::swap(x0, x1);
    if (y0 > y1) std::swap(y0, y1);
    if (std::min(x1 - x0, y1 - y0) > widest_stroke || std::max(x1 - x0, y1 - y0) < shortest_stroke) return;
    strokes.push_back({x0, y0, x1, y1});
  }

  // The sides of stroked paths, and filled boxes that are thin.
  void add_strokes(const GfxState &state, bool is_filled) {
    const GfxPath *path = state.getPath();
    for (int index = 0; index < path->getNumSubpaths() && strokes.size() < most_strokes; ++index) {
      const GfxSubpath *part = path->getSubpath(index);
      const int count = part->getNumPoints();
      if (count < 2 || (is_filled && count > 6)) continue;
      double x0, y0;
      state.transform(part->getX(0), part->getY(0), &x0, &y0);
      double left = x0, right = x0, top = y0, bottom = y0;
      for (int point = 1; point < count; ++point) {
        double x1, y1;
        state.transform(part->getX(point), part->getY(point), &x1, &y1);
        if (!is_filled && !part->getCurve(point)) add(x0, y0, x1, y1);
        left = std::min(left, x1), right = std::max(right, x1);
        top = std::min(top, y1), bottom = std::max(bottom, y1);
        x0 = x1, y0 = y1;
      }
      if (is_filled) add(left, top, right, bottom);
    }
  }

  std::vector<pdf_stroke> &strokes;
  std::vector<std::string> &slanted;
  const bool reads_all;
  size_t level_count = 0, slanted_count = 0;
  double end_left = 0, end_top = 0;
  std::unordered_set<int64_t> stroked;
  std::vector<Ref> nameless;
  // The line and the left edge of each.
  std::vector<std::pair<long, double>> spaces;
  bool are_sorted = false;
};

// Whether a font is bold by its flags or, as most say, by its name: `SimHei` and `黑体` are what bold is in Chinese type.
bool is_bold(const TextFontInfo &font) {
  if (font.isBold()) return true;
  const GooString *name = font.getFontName();
  if (!name) return false;
  std::string letters;
  for (const char letter : name->toStr()) letters += static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
  if (letters.size() > 7 && letters[6] == '+') letters.erase(0, 7);
  for (const char *part : {"bold", "heavy", "black", "demi", "medi", "cmbx", "sfbx", "simhei", "heiti", "fzht", "xbs", "dbs",
                           "zhongs", "xiaobiaosong"}) {
    if (letters.find(part) != std::string::npos) return true;
  }
  // 黑体 in GBK and in UTF-8.
  return letters.find("\xBA\xDA\xCC\xE5") != std::string::npos || letters.find("黑体") != std::string::npos;
}

}  // namespace

bool page_words::read(PDFDoc &document, int number, pdf_page &page) {
  text.clear();
  words.clear();
  strokes.clear();
  slanted_texts.clear();
  slanted.clear();
  Page *shown = document.getPage(number);
  if (!shown || !shown->isOk()) return false;
  const bool is_turned = shown->getRotate() % 180 != 0;
  page.width = is_turned ? shown->getCropHeight() : shown->getCropWidth();
  page.height = is_turned ? shown->getCropWidth() : shown->getCropHeight();
  auto reader = std::make_unique<page_output>(strokes, slanted_texts, false);
  document.displayPage(reader.get(), number, 72, 72, 0, false, true, false);
  if (reader->is_slanted()) {
    strokes.clear();
    slanted_texts.clear();
    reader = std::make_unique<page_output>(strokes, slanted_texts, true);
    document.displayPage(reader.get(), number, 72, 72, 0, false, true, false);
  }
  page_output &output = *reader;
  const auto release = [](TextPage *text) { text->decRefCnt(); };
  const std::unique_ptr<TextPage, decltype(release)> found(output.takeText(), release);

  // The place each word's text begins at, until no text moves any more.
  std::vector<size_t> starts;
  std::unordered_map<const TextFontInfo *, std::pair<bool, int>> fonts;
  int line_number = 0;
  for (const TextFlow *flow = found->getFlows(); flow; flow = flow->getNext()) {
    for (const TextBlock *block = flow->getBlocks(); block; block = block->getNext()) {
      for (const TextLine *line = block->getLines(); line; line = line->getNext(), ++line_number) {
        for (const TextWord *word = line->getWords(); word; word = word->nextWord()) {
          const int length = word->getLength();
          if (length <= 0) continue;
          pdf_word added{};
          word->getBBox(&added.left, &added.top, &added.right, &added.bottom);
          added.baseline = word->getBaseline();
          added.size = word->getFontSize();
          added.line = line_number;
          added.turn = static_cast<uint8_t>(word->getRotation() & 3);
          if (const TextWord *next = word->nextWord(); next && added.turn == 0) {
            added.has_space_after =
                output.has_space(added.baseline, added.right - 0.3 * added.size, next->getEdge(0) - 0.05 * added.size);
          }
          const TextFontInfo *font = word->getFontInfo(length / 2);
          auto known = fonts.find(font);
          if (known == fonts.end()) known = fonts.emplace(font, std::make_pair(is_bold(*font), output.face(*font))).first;
          std::tie(added.is_bold, added.face) = known->second;
          const double edge = word->getEdge(0);
          const bool is_level = added.turn % 2 == 0;
          if (output.is_stroked(is_level ? edge : added.baseline, is_level ? added.baseline : edge)) added.is_bold = true;
          starts.push_back(text.size());
          for (int index = 0; index < length; ++index) append_utf8(text, *word->getChar(index));
          added.length = text.size() - starts.back();
          words.push_back(added);
        }
      }
    }
  }
  for (size_t index = 0; index < words.size(); ++index) words[index].text = text.data() + starts[index];
  for (const std::string &run : slanted_texts) slanted.push_back({run.data(), run.size()});
  page.words = words.data();
  page.word_count = words.size();
  page.strokes = strokes.data();
  page.stroke_count = strokes.size();
  page.slanted = slanted.data();
  page.slanted_count = slanted.size();
  return true;
}
