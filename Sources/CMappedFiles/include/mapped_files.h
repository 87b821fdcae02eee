// Files that are mapped into memory and may become shorter meanwhile, or turn out unreadable: the system then sends
// SIGBUS to whoever reads the page (mmap(2), "Errors"). Here such a page is replaced by zeros, and the file is noted as
// damaged, as systemd's journal does; whoever reads must ask for that after reading.
#pragma once
#include <stdbool.h>
#include <stddef.h>

// Maps the first `length` bytes of an open file for reading, at least one. The number it goes by; -1, with errno, where
// that fails or too many are mapped.
int mapped_file_open(int descriptor, size_t length);

// The first byte of a mapped file.
const void *mapped_file_start(int number);

// Whether a page of it could not be read.
bool mapped_file_is_damaged(int number);

void mapped_file_close(int number);

// For a handler of SIGBUS: replaces the pages from `address` on, if it lies in a mapped file, and returns true: what was
// to be read can be read then.
bool mapped_file_repair(void *address);

// For whoever sets such a handler: no other is set any more.
void mapped_file_guarded(void);
