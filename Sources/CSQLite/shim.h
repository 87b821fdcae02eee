// SQLite, its C interface as it is.
#include <sqlite3.h>
