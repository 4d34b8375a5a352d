#include "platform/database/CompiledStatement.h"

#include <sqlite3.h>

namespace seenheard {

CompiledStatement::~CompiledStatement() {
    sqlite3_finalize(statement);
}

} // namespace seenheard
