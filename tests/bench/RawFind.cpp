#include "tests/bench/RawFind.h"

#include "platform/crypto/SystemRandom.h"
#include "platform/database/Transaction.h"

#include <chrono>

namespace seenheard::bench {

namespace {

constexpr std::size_t keyOctets = 32;
constexpr std::string_view tables =
    "CREATE TABLE r(n INTEGER PRIMARY KEY, id BLOB, title TEXT, updated INTEGER, body TEXT);"
    "CREATE INDEX r_by_update ON r(updated);"
    "CREATE VIRTUAL TABLE f USING fts5(t, content='', columnsize=0);";

using Clock = std::chrono::steady_clock;

double since(Clock::time_point began) {
    return std::chrono::duration<double, std::milli>(Clock::now() - began).count();
}

Status readAll(Statement& select) {
    for (;;) {
        const auto row = select.row();
        if (!row)
            return row.error();
        if (!*row)
            return success();
    }
}

} // namespace

Result<RawFind> RawFind::make(
    const std::filesystem::path& file, const std::vector<std::string>& texts, std::size_t rows) {
    SystemRandom random;
    auto key = random.bytes(keyOctets);
    auto database = Database::open(file, key, Database::Mode::ReadWriteCreate);
    if (!database)
        return database.error();
    if (auto made = database->execute(tables); !made)
        return made.error();
    auto transaction = Transaction::begin(*database);
    if (!transaction)
        return transaction.error();
    auto insert = database->prepare("INSERT INTO r VALUES(?, ?, ?, ?, ?)");
    auto index = database->prepare("INSERT INTO f(rowid, t) VALUES(?, ?)");
    if (!insert || !index)
        return !insert ? insert.error() : index.error();
    for (std::size_t row = 0; row < rows; ++row) {
        const auto& text = texts[row % texts.size()];
        insert->bind(0, std::uint64_t{row}).bind(1, random.bytes(16)).bind(2, "A record").bind(3, std::uint64_t{row});
        if (auto ran = insert->bind(4, text).run(); !ran)
            return ran.error();
        if (auto ran = index->bind(0, std::uint64_t{row}).bind(1, text).run(); !ran)
            return ran.error();
    }
    if (auto done = transaction->commit(); !done)
        return done.error();
    return RawFind(file, std::move(key), *std::move(database));
}

Result<double> RawFind::find(const std::string& one, const std::string& other) {
    const auto began = Clock::now();
    auto select = database_.prepare(
        "SELECT r.id, r.title FROM f JOIN r ON r.n = f.rowid WHERE f MATCH ? ORDER BY f.rowid DESC LIMIT 50");
    if (!select)
        return select.error();
    const auto words = '"' + one + "\" \"" + other + '"';
    select->bind(0, words);
    if (auto read = readAll(*select); !read)
        return read.error();
    return since(began);
}

Result<double> RawFind::openAndList() const {
    const auto began = Clock::now();
    auto opened = Database::open(file_, key_, Database::Mode::ReadOnly);
    if (!opened)
        return opened.error();
    auto select = opened->prepare("SELECT id, title FROM r ORDER BY updated DESC LIMIT 50");
    if (!select)
        return select.error();
    if (auto read = readAll(*select); !read)
        return read.error();
    return since(began);
}

} // namespace seenheard::bench
