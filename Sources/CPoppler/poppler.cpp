#include "CPoppler.h"
#include "PageWords.h"

#include <poppler/Catalog.h>
#include <poppler/GlobalParams.h>
#include <poppler/Link.h>
#include <poppler/Outline.h>
#include <poppler/PDFDoc.h>
#include <poppler/Page.h>

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <climits>
#include <cmath>
#include <csignal>
#include <cstring>
#include <iterator>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace {

// Whether poppler has said that it lacks the tables of a character collection; the process reads one document.
std::atomic<bool> lacks_tables{false};

void take_note(ErrorCategory, Goffset, const char *message) {
  if (pdf_names_missing_tables(message)) lacks_tables = true;
}

}  // namespace

bool pdf_names_missing_tables(const char *message) {
  if (message == nullptr) return false;
  const bool is_lack = strstr(message, "Missing language pack") != nullptr ||
                       strstr(message, "Unknown CMap") != nullptr || strstr(message, "Couldn't find") != nullptr;
  const char *collections[] = {"Adobe-GB1", "Adobe-CNS1", "Adobe-Japan1", "Adobe-Japan2", "Adobe-Korea1", "Adobe-KR"};
  return is_lack && std::any_of(std::begin(collections), std::end(collections),
                                [message](const char *name) { return strstr(message, name) != nullptr; });
}

bool pdf_lacks_tables(void) { return lacks_tables; }

struct pdf_document {
  GlobalParamsIniter parameters{take_note};
  std::unique_ptr<PDFDoc> document;
  page_words page;
  std::vector<std::string> texts;
  std::vector<pdf_bookmark> bookmarks;
};

namespace {

// A bookmark on its way from the process that reads them: this, then its text.
struct bookmark_head {
  int32_t level;
  int32_t page;
  double top;
  uint32_t length;
};

constexpr int deepest_level = 9;
// Entries nested deeper are not looked at: poppler compares each with all it stands in.
constexpr int deepest_nesting = 64;
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

// The page and the place on it that `item` leads to.
void find_place(PDFDoc &document, const OutlineItem &item, bookmark_head &head) {
  const LinkAction *action = item.getAction();
  if (!action || action->getKind() != actionGoTo) return;
  const LinkGoTo *link = static_cast<const LinkGoTo *>(action);
  std::unique_ptr<LinkDest> named;
  const LinkDest *place = link->getDest();
  if (!place && link->getNamedDest()) {
    named = document.findDest(link->getNamedDest());
    place = named.get();
  }
  if (!place || !place->isOk()) return;
  const int number = place->isPageRef() ? document.findPage(place->getPageRef()) : place->getPageNum();
  if (number < 1 || number > document.getNumPages()) return;
  head.page = number - 1;
  const LinkDestKind kind = place->getKind();
  const bool has_top = (kind == destXYZ && place->getChangeTop()) || kind == destFitH || kind == destFitBH ||
                       kind == destFitR;
  Page *page = has_top ? document.getPage(number) : nullptr;
  if (!page) return;
  double matrix[6];
  page->getDefaultCTM(matrix, 72, 72, 0, false, true);
  const double x = kind == destXYZ || kind == destFitR ? place->getLeft() : 0;
  const double top = matrix[1] * x + matrix[3] * place->getTop() + matrix[5];
  if (std::isfinite(top) && top >= 0) head.top = top;
}

bool has_outline(PDFDoc &document) {
  try {
    Catalog *catalog = document.getCatalog();
    const Object *outline = catalog ? catalog->getOutline() : nullptr;
    return outline && outline->isDict();
  } catch (...) {
    return false;
  }
}

void write_bookmarks(PDFDoc &document, size_t limit, int descriptor) {
  try {
    Outline *outline = document.getOutline();
    if (!outline || !outline->getItems()) return;
    struct entry {
      OutlineItem *item;
      int level;
    };
    // Entries still to be looked at, the next one last: an outline may nest deeper than the stack.
    std::vector<entry> waiting;
    const auto add = [&](const std::vector<OutlineItem *> *items, int level) {
      if (!items) return;
      for (auto item = items->rbegin(); item != items->rend(); ++item) waiting.push_back({*item, level});
    };
    add(outline->getItems(), 1);
    while (!waiting.empty() && limit > 0) {
      const entry next = waiting.back();
      waiting.pop_back();
      std::string text;
      const Unicode *title = next.item->getTitle();
      for (int index = 0; index < next.item->getTitleLength() && text.size() < longest_title; ++index) {
        append_utf8(text, title[index]);
      }
      bookmark_head head{std::min(next.level, deepest_level), -1, -1, static_cast<uint32_t>(text.size())};
      find_place(document, *next.item, head);
      if (!write_all(descriptor, &head, sizeof head) || !write_all(descriptor, text.data(), text.size())) return;
      limit -= 1;
      if (next.level >= deepest_nesting) continue;
      next.item->open();
      add(next.item->getKids(), next.level + 1);
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
    document->bookmarks.push_back({head.level, head.page, head.top, text.data(), text.size()});
  }
}

}  // namespace

pdf_document *pdf_open(const char *bytes, size_t count, pdf_state *state) {
  *state = pdf_damaged;
  if (count > INT_MAX) return nullptr;
  try {
    std::unique_ptr<pdf_document> opened(new pdf_document);
    opened->document.reset(new PDFDoc(new MemStream(bytes, 0, static_cast<Goffset>(count), Object(objNull))));
    if (!opened->document->isOk()) {
      if (opened->document->getErrorCode() == errEncrypted) *state = pdf_locked;
      return nullptr;
    }
    *state = pdf_readable;
    return opened.release();
  } catch (...) {
    return nullptr;
  }
}

int pdf_page_count(pdf_document *document) {
  try {
    return document->document->getNumPages();
  } catch (...) {
    return 0;
  }
}

bool pdf_read_page(pdf_document *document, int index, pdf_page *page) {
  *page = {};
  try {
    return document->page.read(*document->document, index + 1, *page);
  } catch (...) {
    *page = {};
    return false;
  }
}

void pdf_bookmarks(pdf_document *document, size_t limit, int milliseconds, const pdf_bookmark **bookmarks,
                   size_t *count) {
  *bookmarks = nullptr;
  *count = 0;
  document->bookmarks.clear();
  document->texts.clear();
  // Most documents have none, and need no process.
  if (!has_outline(*document->document)) return;
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
