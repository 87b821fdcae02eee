// The parts of the terminal that need C: ncurses with wide characters, the width hook, the crash guard, the guardian,
// the signals.
#pragma once
#include "guard.h"
#include "guardian.h"
#include "plain_output.h"
#include "screen.h"
#include "signals.h"
#include "width.h"
