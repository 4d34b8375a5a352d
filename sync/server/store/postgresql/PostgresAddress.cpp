#include "sync/server/store/postgresql/PostgresAddress.h"

namespace seenheard {

bool namesPostgres(std::string_view store) {
    return store.starts_with("postgresql://") || store.starts_with("postgres://");
}

std::string shownAddress(std::string_view address) {
    auto shown = address.substr(0, address.find('?'));
    const auto scheme = shown.find("://");
    const auto user = shown.rfind('@');
    if (scheme == std::string_view::npos || user == std::string_view::npos || user < scheme)
        return std::string(shown);
    return std::string(shown.substr(0, scheme + 3)) + std::string(shown.substr(user + 1));
}

} // namespace seenheard
