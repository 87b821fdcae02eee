// libFuzzer's driver, for programs with a main function of their own (LLVM, "libFuzzer as a library"). The sanitizer
// links it.
#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*UserCb)(const uint8_t *Data, size_t Size));
