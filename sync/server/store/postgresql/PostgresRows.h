#pragma once

#include "platform/base/Id.h"

#include <libpq-fe.h>

#include <memory>
#include <string>

namespace seenheard {

/// One row of an answer; columns count from 0. Read like a row of the embedded store's `Statement`.
class PostgresRow {
public:
    PostgresRow(const PGresult* result, int row) : result_(result), row_(row) {}

    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] std::string text(int column) const { return std::string(textOf(blob(column))); }
    /// Valid as long as the rows are.
    [[nodiscard]] BytesView blob(int column) const;
    [[nodiscard]] bool isNull(int column) const { return PQgetisnull(result_, row_, column) != 0; }
    template<typename IdType>
    [[nodiscard]] IdType id(int column) const {
        return IdType::fromBytes(blob(column)).value_or(IdType{});
    }

private:
    const PGresult* result_;
    int row_;
};

/// What a statement answered, whole.
class PostgresRows {
public:
    explicit PostgresRows(PGresult* result) : result_(result, PQclear) {}

    class Iterator {
    public:
        Iterator(const PGresult* result, int row) : result_(result), row_(row) {}
        PostgresRow operator*() const { return {result_, row_}; }
        Iterator& operator++() {
            ++row_;
            return *this;
        }
        bool operator!=(const Iterator& other) const { return row_ != other.row_; }

    private:
        const PGresult* result_;
        int row_;
    };

    [[nodiscard]] ExecStatusType status() const { return PQresultStatus(result_.get()); }
    [[nodiscard]] const PGresult* handle() const { return result_.get(); }
    [[nodiscard]] std::size_t size() const { return static_cast<std::size_t>(PQntuples(result_.get())); }
    [[nodiscard]] bool empty() const { return size() == 0; }
    [[nodiscard]] PostgresRow first() const { return {result_.get(), 0}; }
    [[nodiscard]] Iterator begin() const { return {result_.get(), 0}; }
    [[nodiscard]] Iterator end() const { return {result_.get(), PQntuples(result_.get())}; }
    /// How many rows a statement changed that yields none.
    [[nodiscard]] std::uint64_t changed() const;

private:
    std::unique_ptr<PGresult, void (*)(PGresult*)> result_;
};

} // namespace seenheard
