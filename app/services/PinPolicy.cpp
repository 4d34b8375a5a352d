#include "app/services/PinPolicy.h"

#include "platform/base/Bytes.h"
#include "sync/records/Cbor.h"

#include <algorithm>

namespace seenheard {

namespace {

constexpr std::size_t mostOctets = 128;

bool isControl(char character) {
    return static_cast<unsigned char>(character) < 0x20 || character == 0x7F;
}

/// Each character the one before it plus `step`.
bool isRun(std::string_view pin, int step) {
    return std::adjacent_find(pin.begin(), pin.end(), [step](char one, char next) { return next - one != step; })
        == pin.end();
}

/// A shorter piece over and over: 1111, 121212, 123123.
bool repeats(std::string_view pin) {
    for (std::size_t length = 1; length <= pin.size() / 2; ++length)
        if (pin.size() % length == 0 && pin.substr(length) == pin.substr(0, pin.size() - length))
            return true;
    return false;
}

} // namespace

Status checkPin(std::string_view pin, const PinRules& rules) {
    const auto characters = std::count_if(
        pin.begin(), pin.end(), [](char octet) { return (static_cast<unsigned char>(octet) & 0xC0U) != 0x80U; });
    if (static_cast<std::size_t>(characters) < rules.least || pin.size() > mostOctets)
        return fail(ErrorCode::InvalidInput,
            "The PIN is too short or too long: it takes at least " + std::to_string(rules.least)
                + (rules.least < 6 ? " characters, better 6." : " characters."));
    if (!isUtf8(bytesOf(pin)) || std::any_of(pin.begin(), pin.end(), isControl))
        return fail(ErrorCode::InvalidInput, "The PIN holds a character that cannot be typed, such as a line break.");
    if (rules.refuseTrivial && (isRun(pin, 1) || isRun(pin, -1) || repeats(pin)))
        return fail(ErrorCode::InvalidInput,
            "That PIN is among the first that anybody tries: digits in a row, or the same again and again. Choose "
            "another one.");
    return success();
}

} // namespace seenheard
