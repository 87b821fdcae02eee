#include "CPoppler.h"

#include <poppler/cpp/poppler-document.h>
#include <poppler/cpp/poppler-global.h>
#include <poppler/cpp/poppler-page.h>
#include <poppler/cpp/poppler-toc.h>

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <utility>
#include <vector>

struct pdf_document {
  std::unique_ptr<poppler::document> document;
  std::vector<std::string> texts;
  std::vector<pdf_word> words;
  std::vector<pdf_bookmark> bookmarks;
};

namespace {

void say_nothing(const std::string &, void *) {}

std::string utf8(const poppler::ustring &text) {
  const poppler::byte_array bytes = text.to_utf8();
  return std::string(bytes.begin(), bytes.end());
}

// A bookmark on its way from the process that reads them: this, then its text.
struct bookmark_head {
  int32_t level;
  uint32_t length;
};

constexpr int deepest_level = 9;
constexpr size_t longest_title = 4096;
constexpr size_t most_bytes = 8u << 20;

bool write_all(int descriptor, const void *bytes, size_t count) {
  const char *next = static_cast<const char *>(bytes);
  while (count > 0) {
    const ssize_t written = write(descriptor, next, count);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    next += written;
    count -= static_cast<size_t>(written);
  }
  return true;
}

void write_bookmarks(const poppler::document &document, size_t limit, int descriptor) {
  try {
    const std::unique_ptr<poppler::toc> outline(document.create_toc());
    if (!outline || !outline->root()) return;
    struct entry {
      const poppler::toc_item *item;
      int level;
    };
    // Entries still to be looked at, the next one last: an outline may nest deeper than the stack.
    std::vector<entry> waiting{{outline->root(), 0}};
    while (!waiting.empty() && limit > 0) {
      const entry next = waiting.back();
      waiting.pop_back();
      if (next.level > 0) {
        const std::string text = utf8(next.item->title()).substr(0, longest_title);
        const bookmark_head head{std::min(next.level, deepest_level), static_cast<uint32_t>(text.size())};
        if (!write_all(descriptor, &head, sizeof head) || !write_all(descriptor, text.data(), text.size())) return;
        limit -= 1;
      }
      const std::vector<poppler::toc_item *> below = next.item->children();
      for (auto item = below.rbegin(); item != below.rend(); ++item) waiting.push_back({*item, next.level + 1});
    }
  } catch (...) {
  }
}

int64_t milliseconds_now() {
  timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return static_cast<int64_t>(time.tv_sec) * 1000 + time.tv_nsec / 1000000;
}

// Keeps what came whole before the end, the deadline, or `most_bytes`.
void read_bookmarks(pdf_document *document, size_t limit, int milliseconds, int descriptor) {
  std::string bytes;
  const int64_t end = milliseconds_now() + milliseconds;
  char piece[1 << 16];
  while (bytes.size() < most_bytes) {
    const int64_t left = end - milliseconds_now();
    pollfd wait{descriptor, POLLIN, 0};
    if (left <= 0 || poll(&wait, 1, static_cast<int>(left)) == 0) break;
    const ssize_t got = read(descriptor, piece, sizeof piece);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    bytes.append(piece, static_cast<size_t>(got));
  }
  document->texts.reserve(limit);
  size_t place = 0;
  while (document->texts.size() < limit && bytes.size() - place >= sizeof(bookmark_head)) {
    bookmark_head head;
    std::memcpy(&head, bytes.data() + place, sizeof head);
    place += sizeof head;
    if (head.length > bytes.size() - place) break;
    document->texts.push_back(bytes.substr(place, head.length));
    place += head.length;
    const std::string &text = document->texts.back();
    document->bookmarks.push_back({head.level, text.data(), text.size()});
  }
}

}  // namespace

pdf_document *pdf_open(const char *bytes, size_t count, pdf_state *state) {
  *state = pdf_damaged;
  if (count > INT_MAX) return nullptr;
  try {
    poppler::set_debug_error_function(say_nothing, nullptr);
    std::unique_ptr<poppler::document> document(
        poppler::document::load_from_raw_data(bytes, static_cast<int>(count)));
    if (!document) return nullptr;
    if (document->is_locked()) {
      *state = pdf_locked;
      return nullptr;
    }
    std::unique_ptr<pdf_document> opened(new pdf_document);
    opened->document = std::move(document);
    *state = pdf_readable;
    return opened.release();
  } catch (...) {
    return nullptr;
  }
}

int pdf_page_count(const pdf_document *document) {
  try {
    return document->document->pages();
  } catch (...) {
    return 0;
  }
}

bool pdf_page_words(pdf_document *document, int index, const pdf_word **words, size_t *count, double *width) {
  *words = nullptr;
  *count = 0;
  *width = 0;
  document->words.clear();
  document->texts.clear();
  try {
    const std::unique_ptr<poppler::page> page(document->document->create_page(index));
    if (!page) return false;
    const poppler::rectf rectangle = page->page_rect();
    const bool is_upright = page->orientation() == poppler::page::portrait ||
                            page->orientation() == poppler::page::upside_down;
    *width = is_upright ? rectangle.width() : rectangle.height();
    const std::vector<poppler::text_box> boxes = page->text_list(poppler::page::text_list_include_font);
    document->words.reserve(boxes.size());
    // No text may move once a word points into it.
    document->texts.reserve(boxes.size());
    for (const poppler::text_box &box : boxes) {
      const poppler::rectf place = box.bbox();
      document->texts.push_back(utf8(box.text()));
      const std::string &text = document->texts.back();
      document->words.push_back({place.left(), place.top(), place.right(), place.bottom(),
                                 box.has_font_info() ? box.get_font_size() : 0, text.data(), text.size()});
    }
  } catch (...) {
    return false;
  }
  *words = document->words.data();
  *count = document->words.size();
  return true;
}

void pdf_bookmarks(pdf_document *document, size_t limit, int milliseconds, const pdf_bookmark **bookmarks,
                   size_t *count) {
  *bookmarks = nullptr;
  *count = 0;
  document->bookmarks.clear();
  document->texts.clear();
  int ends[2];
  if (pipe(ends) != 0) return;
  const pid_t parent = getpid();
  const pid_t child = fork();
  if (child == 0) {
    // It ends with this process, also where that one is killed.
    prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
    if (getppid() != parent) _exit(1);
    close(ends[0]);
    write_bookmarks(*document->document, limit, ends[1]);
    _exit(0);
  }
  close(ends[1]);
  if (child > 0) {
    read_bookmarks(document, limit, milliseconds, ends[0]);
    kill(child, SIGKILL);
    while (waitpid(child, nullptr, 0) < 0 && errno == EINTR) {
    }
  }
  close(ends[0]);
  *bookmarks = document->bookmarks.data();
  *count = document->bookmarks.size();
}

void pdf_close(pdf_document *document) { delete document; }
