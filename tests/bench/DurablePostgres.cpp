#include "tests/bench/DurablePostgres.h"

#include "tests/unit/server/PostgresPrograms.h"

#include <stdexcept>

namespace seenheard::bench {

namespace {

constexpr const char* kept = "_kept";

} // namespace

DurablePostgres::DurablePostgres() {
    cluster_.copy(PostgresCluster::emptyData, dataName);
    cluster_.copy(PostgresCluster::emptyKeys, keysName);
}

Result<std::shared_ptr<DurablePostgres>> DurablePostgres::start() {
    if (installedPostgresPrograms().empty())
        return fail(ErrorCode::Unsupported, "PostgreSQL is not installed here; 'make setup' installs it");
    try {
        return std::shared_ptr<DurablePostgres>(new DurablePostgres());
    } catch (const std::runtime_error& failure) {
        return fail(ErrorCode::Unsupported, failure.what());
    }
}

Status DurablePostgres::keep() {
    return copyBoth("", kept);
}

Status DurablePostgres::putBack() {
    return copyBoth(kept, "");
}

Status DurablePostgres::copyBoth(const std::string& from, const std::string& to) {
    try {
        for (const std::string name : {dataName, keysName}) {
            cluster_.drop(name + to);
            cluster_.copy(name + from, name + to);
        }
        cluster_.run("checkpoint"); // of the copying, which is not measured
    } catch (const std::runtime_error& failure) {
        return fail(ErrorCode::StorageFailed, failure.what());
    }
    return success();
}

} // namespace seenheard::bench
