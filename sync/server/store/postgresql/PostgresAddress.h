#pragma once

#include "platform/crypto/SecretBytes.h"

#include <string>
#include <string_view>

namespace seenheard {

/// Where a store on PostgreSQL is: the database with everything but the records' keys, the one with those, and the
/// file whose key seals what neither may say by itself.
struct PostgresAddress {
    std::string data;   ///< postgresql://…, without a password where .pgpass or a client certificate has it.
    std::string keys;   ///< Best another cluster: its backups are kept for at most 30 days.
    std::string secret; ///< A file of the machines that serve, the same on each; on no database server.
};

/// Whether that is an address of PostgreSQL rather than a file.
[[nodiscard]] bool namesPostgres(std::string_view store);
/// What of an address may be shown: no password, no user, no parameters.
[[nodiscard]] std::string shownAddress(std::string_view address);

} // namespace seenheard
