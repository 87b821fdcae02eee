// Makes one call of the system's library fail: the tests load this before a program's own libraries (LD_PRELOAD).
//
//     GANGMU_FAULT="write:3:28"    the third call of the kind fails with errno 28; "write:3+:28" all from the third on
//     GANGMU_FAULT_PATH=TEXT       only on files and folders whose name contains TEXT, and what was opened by it
//     GANGMU_FAULT_CALLER=TEXT     only calls made by libraries whose name contains TEXT
//     GANGMU_FAULT_PROGRAM=NAME    only in the program of this name
//     GANGMU_FAULT_MARK=PATH       a file whose one byte becomes 1 when a call was failed
//
// Kinds: open (folders too), read (entries of folders too), write, fsync, rename, close, mmap, mkdir, malloc.

#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum { DESCRIPTORS = 4096 };

static char kind[16];
static long wanted;
static int persists, code;
static const char *path_part, *caller_part;
// The first byte of the file, in shared memory: a program that confines itself can open nothing later, and has closed
// what it did not open itself.
static char *mark;
static atomic_long calls;
static atomic_char opened[DESCRIPTORS];
static int armed;

__attribute__((constructor)) static void arm(void) {
  const char *fault = getenv("GANGMU_FAULT");
  const char *program = getenv("GANGMU_FAULT_PROGRAM");
  if (!fault || (program && strcmp(program, program_invocation_short_name) != 0)) return;
  char plus = 0;
  if (sscanf(fault, "%15[a-z]:%ld:%d", kind, &wanted, &code) != 3) {
    if (sscanf(fault, "%15[a-z]:%ld%c:%d", kind, &wanted, &plus, &code) != 4 || plus != '+') return;
    persists = 1;
  }
  path_part = getenv("GANGMU_FAULT_PATH");
  caller_part = getenv("GANGMU_FAULT_CALLER");
  const char *name = getenv("GANGMU_FAULT_MARK");
  int file = name ? (int)syscall(SYS_openat, AT_FDCWD, name, O_RDWR | O_CREAT | O_CLOEXEC, 0600) : -1;
  if (file >= 0 && syscall(SYS_ftruncate, file, 1) == 0) {
    void *shared = (void *)syscall(SYS_mmap, NULL, 1, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (shared != MAP_FAILED) mark = shared;
  }
  if (file >= 0) syscall(SYS_close, file);
  armed = 1;
}

static int is_meant(const char *path) { return !path_part || (path && strstr(path, path_part)); }

static int is_opened(int descriptor) {
  return !path_part || (descriptor >= 0 && descriptor < DESCRIPTORS && opened[descriptor]);
}

static int is_caller(void *address) {
  Dl_info information;
  if (!caller_part) return 1;
  return dladdr(address, &information) && information.dli_fname && strstr(information.dli_fname, caller_part);
}

// Whether this call is the one to fail.
static int fails(const char *name, int meant, void *caller) {
  if (!armed || !meant || strcmp(name, kind) != 0 || !is_caller(caller)) return 0;
  long number = ++calls;
  if (persists ? number < wanted : number != wanted) return 0;
  if (mark) *mark = 1;
  errno = code;
  return 1;
}

static int note(int descriptor, const char *path) {
  if (descriptor >= 0 && descriptor < DESCRIPTORS) opened[descriptor] = path_part && is_meant(path);
  return descriptor;
}

#define NEXT(name) ({ static __typeof__(name) *next; if (!next) next = dlsym(RTLD_NEXT, #name); next; })
#define CALLER __builtin_return_address(0)
#define MODE(flags) \
  mode_t mode = 0; \
  if ((flags) & (O_CREAT | __O_TMPFILE)) { va_list rest; va_start(rest, flags); mode = va_arg(rest, mode_t); va_end(rest); }

#define OPEN(name) \
  int name(const char *path, int flags, ...) { \
    MODE(flags) \
    if (fails("open", is_meant(path), CALLER)) return -1; \
    return note(NEXT(name)(path, flags, mode), path); \
  }
OPEN(open)
OPEN(open64)

#define OPENAT(name) \
  int name(int folder, const char *path, int flags, ...) { \
    MODE(flags) \
    if (fails("open", is_meant(path) || is_opened(folder), CALLER)) return -1; \
    return note(NEXT(name)(folder, path, flags, mode), is_opened(folder) && path_part ? path_part : path); \
  }
OPENAT(openat)
OPENAT(openat64)

#define FOPEN(name) \
  FILE *name(const char *path, const char *how) { \
    if (fails("open", is_meant(path), CALLER)) return NULL; \
    return NEXT(name)(path, how); \
  }
FOPEN(fopen)
FOPEN(fopen64)

DIR *opendir(const char *path) {
  if (fails("open", is_meant(path), CALLER)) return NULL;
  DIR *folder = NEXT(opendir)(path);
  if (folder) note(dirfd(folder), path);
  return folder;
}

#define READDIR(name, entry) \
  struct entry *name(DIR *folder) { \
    if (fails("read", is_opened(dirfd(folder)), CALLER)) return NULL; \
    return NEXT(name)(folder); \
  }
READDIR(readdir, dirent)
READDIR(readdir64, dirent64)

ssize_t read(int descriptor, void *bytes, size_t count) {
  return fails("read", is_opened(descriptor), CALLER) ? -1 : NEXT(read)(descriptor, bytes, count);
}

#define PREAD(name, offset) \
  ssize_t name(int descriptor, void *bytes, size_t count, offset at) { \
    return fails("read", is_opened(descriptor), CALLER) ? -1 : NEXT(name)(descriptor, bytes, count, at); \
  }
PREAD(pread, off_t)
PREAD(pread64, off64_t)

ssize_t write(int descriptor, const void *bytes, size_t count) {
  return fails("write", is_opened(descriptor), CALLER) ? -1 : NEXT(write)(descriptor, bytes, count);
}

#define PWRITE(name, offset) \
  ssize_t name(int descriptor, const void *bytes, size_t count, offset at) { \
    return fails("write", is_opened(descriptor), CALLER) ? -1 : NEXT(name)(descriptor, bytes, count, at); \
  }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

ssize_t writev(int descriptor, const struct iovec *parts, int count) {
  return fails("write", is_opened(descriptor), CALLER) ? -1 : NEXT(writev)(descriptor, parts, count);
}

#define TRUNCATE(name, offset) \
  int name(int descriptor, offset length) { \
    return fails("write", is_opened(descriptor), CALLER) ? -1 : NEXT(name)(descriptor, length); \
  }
TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)

int fsync(int descriptor) { return fails("fsync", is_opened(descriptor), CALLER) ? -1 : NEXT(fsync)(descriptor); }

int fdatasync(int descriptor) {
  return fails("fsync", is_opened(descriptor), CALLER) ? -1 : NEXT(fdatasync)(descriptor);
}

int rename(const char *from, const char *to) {
  return fails("rename", is_meant(from) || is_meant(to), CALLER) ? -1 : NEXT(rename)(from, to);
}

int mkdir(const char *path, mode_t mode) {
  return fails("mkdir", is_meant(path), CALLER) ? -1 : NEXT(mkdir)(path, mode);
}

// As the kernel does it: the descriptor is gone all the same (close(2)).
int close(int descriptor) {
  int failed = fails("close", is_opened(descriptor), CALLER), error = errno;
  if (descriptor >= 0 && descriptor < DESCRIPTORS) opened[descriptor] = 0;
  int result = NEXT(close)(descriptor);
  if (!failed) return result;
  errno = error;
  return -1;
}

#define MMAP(name, offset) \
  void *name(void *at, size_t length, int protection, int flags, int descriptor, offset from) { \
    int meant = path_part ? is_opened(descriptor) : descriptor >= 0; \
    if (fails("mmap", meant, CALLER)) return MAP_FAILED; \
    return NEXT(name)(at, length, protection, flags, descriptor, from); \
  }
MMAP(mmap, off_t)
MMAP(mmap64, off64_t)

// glibc's own names: dlsym itself asks for memory.
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);

void *malloc(size_t size) { return fails("malloc", 1, CALLER) ? NULL : __libc_malloc(size); }
void *calloc(size_t count, size_t size) { return fails("malloc", 1, CALLER) ? NULL : __libc_calloc(count, size); }
void *realloc(void *old, size_t size) { return fails("malloc", 1, CALLER) ? NULL : __libc_realloc(old, size); }
