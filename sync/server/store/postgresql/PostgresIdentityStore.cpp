#include "sync/server/store/postgresql/PostgresIdentityStore.h"

namespace seenheard {

namespace {

constexpr auto purpose = PostgresSecret::Purpose::Identity;
constexpr std::string_view place = "identity";

} // namespace

Result<ServerIdentity> PostgresIdentityStore::read() {
    const auto rows = connection_.data.run("select content from identity where id = 1");
    if (!rows)
        return rows.error();
    if (rows->empty())
        return fail(ErrorCode::NotFound,
            "There is no server in " + connection_.data.place()
                + " yet. Make one with 'seenheard-server init', or put a backup back.");
    const auto content = connection_.secret.open(purpose, rows->first().blob(0), bytesOf(place));
    return content ? serverIdentityFrom(content->view()) : content.error();
}

Status PostgresIdentityStore::create(BytesView canonical) {
    const auto made = connection_.data.run("insert into identity (id, content) values (1, $1) on conflict do nothing",
        {connection_.secret.seal(purpose, canonical, bytesOf(place), connection_.random)});
    if (!made)
        return made.error();
    if (made->changed() == 0)
        return fail(ErrorCode::AlreadyExists,
            "There is a server in " + connection_.data.place() + " already; nothing was overwritten.");
    return success();
}

Status PostgresIdentityStore::replace(BytesView canonical) {
    return connection_.data.change("update identity set content = $1 where id = 1",
        {connection_.secret.seal(purpose, canonical, bytesOf(place), connection_.random)});
}

} // namespace seenheard
