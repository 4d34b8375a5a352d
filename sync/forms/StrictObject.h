#pragma once

#include "platform/base/Result.h"
#include "sync/forms/FormDefinition.h"

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace seenheard {

/// Reads one JSON object of a definition strictly. The first failure sticks in the shared `failure` and names
/// place and attribute; finish() refuses what nobody asked for.
class StrictObject {
public:
    StrictObject(const nlohmann::json& object, std::string where, std::optional<Error>& failure);

    [[nodiscard]] std::string text(const char* attribute);
    [[nodiscard]] std::string textOr(const char* attribute, std::string_view otherwise);
    [[nodiscard]] std::int64_t integer(const char* attribute, std::int64_t least, std::int64_t most);
    [[nodiscard]] std::int64_t integerOr(const char* attribute, std::int64_t otherwise);
    [[nodiscard]] bool flag(const char* attribute);
    /// An array, or nothing if the attribute is absent.
    [[nodiscard]] const nlohmann::json* array(const char* attribute, std::size_t most);
    [[nodiscard]] std::vector<std::string> texts(const char* attribute, std::size_t most);
    [[nodiscard]] const nlohmann::json* object(const char* attribute);
    [[nodiscard]] bool has(const char* attribute) const;
    /// The attribute `translations` of whatever people read.
    [[nodiscard]] Translations translations();

    void refuse(std::string_view attribute, std::string_view what);
    void finish();
    [[nodiscard]] const std::string& where() const { return where_; }
    void rename(std::string where) { where_ = std::move(where); }

private:
    [[nodiscard]] const nlohmann::json* find(const char* attribute);

    const nlohmann::json& object_;
    std::string where_;
    std::optional<Error>& failure_;
    std::set<std::string> asked_;
};

} // namespace seenheard
