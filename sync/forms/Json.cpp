#include "sync/forms/Json.h"

#include <nlohmann/json.hpp>

namespace seenheard {
namespace {

constexpr std::size_t mostOctets = std::size_t{16} * 1024 * 1024;
constexpr std::size_t deepest = 64;

/// Counts brackets outside strings; wrong nesting is the parser's to find.
bool nestsDeeperThan(std::string_view text, std::size_t limit) {
    std::size_t depth = 0;
    bool inString = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char letter = text[at];
        if (inString) {
            if (letter == '\\')
                ++at;
            else if (letter == '"')
                inString = false;
        } else if (letter == '"') {
            inString = true;
        } else if (letter == '[' || letter == '{') {
            if (++depth > limit)
                return true;
        } else if ((letter == ']' || letter == '}') && depth > 0) {
            --depth;
        }
    }
    return false;
}

} // namespace

Result<nlohmann::json> parseJson(std::string_view text) {
    if (text.size() > mostOctets)
        return fail(ErrorCode::TooLarge, "The JSON is larger than 16 MiB.");
    // The parser takes a zero octet for the end of its input.
    if (const auto zero = text.find('\0'); zero != std::string_view::npos)
        return fail(
            ErrorCode::Malformed, "This is not valid JSON; it breaks at octet " + std::to_string(zero + 1) + ".");
    if (nestsDeeperThan(text, deepest))
        return fail(ErrorCode::TooLarge, "The JSON is nested deeper than 64 levels.");
    try {
        return nlohmann::json::parse(text);
    } catch (const nlohmann::json::parse_error& error) {
        return fail(
            ErrorCode::Malformed, "This is not valid JSON; it breaks at octet " + std::to_string(error.byte) + ".");
    } catch (const nlohmann::json::exception&) {
        return fail(ErrorCode::Malformed, "This is not JSON that can be read: a number is out of range.");
    }
}

} // namespace seenheard
