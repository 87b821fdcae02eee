#define _GNU_SOURCE
#include "landlock.h"

#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <link.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

// The interface of linux/landlock.h, written out: the headers of older systems lack it, or its newer parts. The numbers
// of the three system calls are the same on all architectures (since Linux 5.13).
enum { call_create_ruleset = 444, call_add_rule = 445, call_restrict_self = 446 };
enum { create_ruleset_version = 1, rule_path_beneath = 1 };

enum {
  fs_execute = 1 << 0,
  fs_read_file = 1 << 2,
  fs_read_dir = 1 << 3,
};

/// The rights that a ruleset takes hold of. A kernel that does not know the later fields takes them if they are 0.
struct ruleset {
  uint64_t files;
  uint64_t network;
  uint64_t scope;
};

struct path_beneath {
  uint64_t allowed;
  int32_t parent;
} __attribute__((packed));

/// The rights that each ABI knows: those of ABI 1 are the lowest 13 bits of files.
static struct ruleset rights_of(int abi) {
  struct ruleset rights = {.files = (1 << 13) - 1};
  if (abi >= 2) rights.files |= 1 << 13;  // moving to another folder (Linux 5.19)
  if (abi >= 3) rights.files |= 1 << 14;  // truncation (6.2)
  if (abi >= 4) rights.network = 3;       // binding and connecting TCP ports (6.7)
  if (abi >= 5) rights.files |= 1 << 15;  // ioctl on devices (6.10)
  if (abi >= 6) rights.scope = 3;         // abstract sockets and signals, to processes outside (6.12)
  return rights;
}

/// The folders and files of the system that libraries, fonts, encodings and the outside readers are read from.
static const char *const readable[] = {
    "/usr", "/lib", "/lib32", "/lib64", "/nix/store", "/gnu/store",
    "/etc/fonts", "/etc/antiword", "/etc/catdocrc", "/etc/alternatives", "/etc/ld.so.cache", "/etc/localtime",
    "/var/cache/fontconfig", "/var/lib/fonts",
    "/proc/sys/vm/overcommit_memory", "/sys/devices/system/cpu", "/dev/null", "/dev/urandom",
};

static void allow(int ruleset, int place, uint64_t allowed) {
  struct stat status;
  if (fstat(place, &status) != 0) return;
  // A right to list is one of folders only, and a rule that gives it for a file is refused whole.
  if (!S_ISDIR(status.st_mode)) allowed &= ~(uint64_t)fs_read_dir;
  const struct path_beneath rule = {.allowed = allowed, .parent = place};
  syscall(call_add_rule, ruleset, rule_path_beneath, &rule, 0);
}

static void allow_path(int ruleset, const char *path, uint64_t allowed) {
  const int place = open(path, O_PATH | O_CLOEXEC);
  if (place < 0) return;
  allow(ruleset, place, allowed);
  close(place);
}

/// Finds the loader of dynamic programs by what this program says of its own (PT_INTERP); only the first object, the
/// program itself, is looked at.
static int find_loader(struct dl_phdr_info *object, size_t size, void *result) {
  (void)size;
  for (int index = 0; index < object->dlpi_phnum; index++) {
    if (object->dlpi_phdr[index].p_type != PT_INTERP) continue;
    *(const char **)result = (const char *)(object->dlpi_addr + object->dlpi_phdr[index].p_vaddr);
  }
  return 1;
}

int landlock_confine(int newest, int document, const char *const *programs) {
  long abi = newest > 0 ? syscall(call_create_ruleset, NULL, 0, create_ruleset_version) : 0;
  if (abi <= 0) return 0;
  if (abi > newest) abi = newest;
  const struct ruleset rights = rights_of((int)abi);
  const int ruleset = (int)syscall(call_create_ruleset, &rights, sizeof rights, 0);
  if (ruleset < 0) return 0;
  for (size_t index = 0; index < sizeof readable / sizeof *readable; index++) {
    allow_path(ruleset, readable[index], fs_read_file | fs_read_dir);
  }
  if (document >= 0) allow(ruleset, document, fs_read_file);
  if (programs && *programs) {
    const char *loader = NULL;
    dl_iterate_phdr(find_loader, &loader);
    // The kernel runs the loader of a dynamic program as it runs the program.
    if (loader) allow_path(ruleset, loader, fs_execute | fs_read_file);
    for (; *programs; programs++) allow_path(ruleset, *programs, fs_execute | fs_read_file);
  }
  const long refused = syscall(call_restrict_self, ruleset, 0);
  close(ruleset);
  return refused == 0 ? (int)abi : 0;
}
