#define _GNU_SOURCE
#include "mapped_files.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define MOST 16384

struct mapped {
  // 0 while the entry is free; written last when it is taken, and first when it is freed.
  _Atomic uintptr_t start;
  size_t length;
  atomic_bool damaged;
};

static struct mapped files[MOST];
static pthread_mutex_t taking = PTHREAD_MUTEX_INITIALIZER;
static atomic_int used;
static struct sigaction before;
// Whether a handler asks for repair.
static atomic_bool guarded;

bool mapped_file_repair(void *address) {
  uintptr_t place = (uintptr_t)address;
  int count = atomic_load(&used);
  for (int i = 0; i < count; i++) {
    uintptr_t start = atomic_load(&files[i].start);
    if (start == 0 || place < start || place - start >= files[i].length) continue;
    uintptr_t page = place & ~((uintptr_t)getpagesize() - 1);
    atomic_store(&files[i].damaged, true);
    // All behind a page that is gone is gone too, as a rule.
    void *zeros = mmap((void *)page, files[i].length - (page - start), PROT_READ,
                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
    return zeros != MAP_FAILED;
  }
  return false;
}

static void on_bus_error(int number, siginfo_t *information, void *context) {
  (void)context;
  int code = errno;
  bool repaired = mapped_file_repair(information->si_addr);
  errno = code;
  // Any other fault comes again at once, and is for the handler there was before.
  if (!repaired) sigaction(number, &before, NULL);
}

void mapped_file_guarded(void) { atomic_store(&guarded, true); }

static void guard(void) {
  struct sigaction action;
  if (atomic_exchange(&guarded, true) || sigaction(SIGBUS, NULL, &before) != 0) return;
  memset(&action, 0, sizeof action);
  action.sa_sigaction = on_bus_error;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK;
  sigemptyset(&action.sa_mask);
  sigaction(SIGBUS, &action, NULL);
}

int mapped_file_open(int descriptor, size_t length) {
  pthread_mutex_lock(&taking);
  int number = 0, count = atomic_load(&used);
  while (number < count && atomic_load(&files[number].start) != 0) number++;
  if (number == MOST) {
    pthread_mutex_unlock(&taking);
    errno = ENOMEM;
    return -1;
  }
  guard();
  void *start = mmap(NULL, length, PROT_READ, MAP_PRIVATE, descriptor, 0);
  if (start == MAP_FAILED) {
    pthread_mutex_unlock(&taking);
    return -1;
  }
  files[number].length = length;
  atomic_store(&files[number].damaged, false);
  atomic_store(&files[number].start, (uintptr_t)start);
  if (number == count) atomic_store(&used, count + 1);
  pthread_mutex_unlock(&taking);
  return number;
}

const void *mapped_file_start(int number) { return (const void *)atomic_load(&files[number].start); }

bool mapped_file_is_damaged(int number) { return atomic_load(&files[number].damaged); }

void mapped_file_close(int number) {
  size_t length = files[number].length;
  pthread_mutex_lock(&taking);
  void *start = (void *)atomic_exchange(&files[number].start, 0);
  pthread_mutex_unlock(&taking);
  // Last: what is mapped there next must not be taken for this file and repaired.
  munmap(start, length);
}
