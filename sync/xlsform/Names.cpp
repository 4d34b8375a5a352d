#include "sync/xlsform/Names.h"

#include "platform/crypto/Hashing.h"
#include "sync/xlsform/CellText.h"

#include <algorithm>
#include <array>

namespace seenheard {
namespace {

constexpr std::size_t longest = 40;
constexpr std::size_t marked = 8;
constexpr std::array<std::string_view, 11> kept{"team", "district", "submitted", "about", "id", "not_obtained", "note",
    "withdrawn", "recovered", "recovered_for", "recovered_by"};

} // namespace

std::string nameFrom(std::string_view given) {
    const std::string text = lowered(given);
    std::string name;
    bool changed = false;
    for (const char letter : text) {
        const bool good = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '_';
        const bool between = letter == '-' || letter == '.' || letter == ' ' || letter == '/' || letter == ':';
        changed = changed || (!good && !between);
        if (good || between)
            name += good ? letter : '_';
    }
    // What was cut off or left out may be all that made it differ from another.
    if (name.size() > longest || changed) {
        name.resize(std::min(name.size(), longest - marked - 1));
        name += (name.empty() ? "x" : "_") + sha256(bytesOf(text)).hex().substr(0, marked);
    }
    return name;
}

std::string questionNameFrom(std::string_view given) {
    const auto name = nameFrom(given);
    return std::find(kept.begin(), kept.end(), name) == kept.end() ? name : "q_" + name;
}

} // namespace seenheard
