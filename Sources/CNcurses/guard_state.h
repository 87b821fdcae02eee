// The state of the terminal that the crash guard and the guardian give back: in memory that both processes share.
#pragma once
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <termios.h>

struct guard_state {
  // The settings that the terminal is given back with, and those that the program set last.
  struct termios settings, ours;
  char leaving[512];
  atomic_size_t leaving_length;
  // Whether the terminal is the program's, and would have to be given back.
  atomic_bool armed;
  // Until when answers of the terminal may come, in milliseconds of CLOCK_MONOTONIC; 0 where none is awaited.
  atomic_llong answers_until;
};

extern struct guard_state *guard_state;
// The terminal's descriptor; -1 before guard_remember().
extern int guard_terminal;

// Sends the bytes that leave the screen and restores the settings where that was not done yet. Safe in a signal
// handler.
void guard_give_back(void);
