#pragma once

#include "platform/base/Id.h"
#include "platform/base/Result.h"

#include <optional>
#include <string>

namespace seenheard {

struct CompiledStatement;

/// One prepared statement being bound, run and read. Goes back to its connection when destroyed.
/// Parameters and columns count from 0. A failed bind or step is reported by run(), row() or one().
/// Must be gone before its connection is. After run(), or row() at the end, it can be bound and run again.
class Statement {
public:
    explicit Statement(CompiledStatement& compiled);
    Statement(Statement&& other) noexcept;
    Statement& operator=(Statement&& other) noexcept;
    ~Statement();

    Statement& bind(int index, std::int64_t value);
    Statement& bind(int index, int value) { return bind(index, static_cast<std::int64_t>(value)); }
    Statement& bind(int index, std::uint32_t value) { return bind(index, static_cast<std::int64_t>(value)); }
    Statement& bind(int index, std::uint64_t value) { return bind(index, static_cast<std::int64_t>(value)); }
    Statement& bind(int index, bool value) { return bind(index, static_cast<std::int64_t>(value)); }
    Statement& bind(int index, std::string_view value);
    Statement& bind(int index, const char* value) { return bind(index, std::string_view(value)); }
    /// The octets must live until the statement has run.
    Statement& bind(int index, BytesView value);
    Statement& bind(int index, const Bytes& value) { return bind(index, BytesView(value)); }
    template<typename Tag, std::size_t Size>
    Statement& bind(int index, const FixedId<Tag, Size>& value) {
        return bind(index, value.bytes());
    }
    template<typename T>
    Statement& bind(int index, const std::optional<T>& value) {
        return value ? bind(index, *value) : bindNull(index);
    }
    Statement& bindNull(int index);
    /// What stands under another statement, of whatever kind it is there.
    Statement& bindColumn(int index, const Statement& row, int column);

    /// Runs to the end, ignoring rows.
    [[nodiscard]] Status run();
    /// Steps: true with a row, false at the end.
    [[nodiscard]] Result<bool> row();
    /// Steps to exactly one row; NotFound without one.
    [[nodiscard]] Status one();

    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] std::string text(int column) const;
    /// Valid until the next step.
    [[nodiscard]] BytesView blob(int column) const;
    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] int columns() const;
    template<typename IdType>
    [[nodiscard]] IdType id(int column) const {
        return IdType::fromBytes(blob(column)).value_or(IdType{});
    }

private:
    void giveBack();
    void note(int code);
    /// True with a row; at the end and after an error the statement is ready to run again.
    [[nodiscard]] Result<bool> step();

    CompiledStatement* compiled_;
    int bindFailure_ = 0;
};

} // namespace seenheard
