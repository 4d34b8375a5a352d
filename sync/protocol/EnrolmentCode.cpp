#include "sync/protocol/EnrolmentCode.h"

#include "platform/crypto/Hashing.h"

#include <algorithm>

namespace seenheard {

namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t contentOctets = 1 + 16 + 10;
constexpr std::size_t checksumOctets = 3;
constexpr std::size_t characters = (contentOctets + checksumOctets) * 8 / 5;
constexpr std::size_t groupSize = 5;
static_assert(characters == 48);

Bytes withChecksum(Bytes content) {
    const auto hash = sha256({bytesOf("seenheard enrolment code"), content});
    content.insert(content.end(), hash.octets.begin(), hash.octets.begin() + checksumOctets);
    return content;
}

std::optional<unsigned> digitOf(char typed) {
    char letter = typed >= 'a' && typed <= 'z' ? static_cast<char>(typed - 'a' + 'A') : typed;
    if (letter == 'O')
        letter = '0';
    if (letter == 'I' || letter == 'L')
        letter = '1';
    const auto at = alphabet.find(letter);
    return at == std::string_view::npos ? std::nullopt : std::optional{static_cast<unsigned>(at)};
}

bool isSeparator(char typed) {
    return typed == ' ' || typed == '-' || typed == '\t' || typed == '\n' || typed == '\r';
}

Error refusal(const std::string& why) {
    return fail(ErrorCode::InvalidInput, "The enrolment code is not right: " + why);
}

std::string placeOf(std::size_t position) {
    return "character " + std::to_string(position % groupSize + 1) + " of group "
        + std::to_string(position / groupSize + 1)
        + " is none that a code can have; compare it with the code you were "
          "given.";
}

/// Five bits a character, first character first.
Result<std::vector<unsigned>> digitsFrom(std::string_view text) {
    std::vector<unsigned> digits;
    for (const char typed : text) {
        if (isSeparator(typed))
            continue;
        const auto digit = digitOf(typed);
        if (!digit)
            return refusal(placeOf(digits.size()));
        if (digits.size() == characters)
            return refusal("it has more than " + std::to_string(characters) + " characters.");
        digits.push_back(*digit);
    }
    if (digits.size() < characters)
        return refusal(
            "it has " + std::to_string(digits.size()) + " characters of " + std::to_string(characters) + ".");
    return digits;
}

Bytes octetsFrom(const std::vector<unsigned>& digits) {
    Bytes octets;
    unsigned pending = 0;
    unsigned bits = 0;
    for (const auto digit : digits) {
        pending = (pending << 5U) | digit;
        bits += 5;
        if (bits >= 8) {
            bits -= 8;
            octets.push_back(static_cast<std::uint8_t>(pending >> bits));
            pending &= (1U << bits) - 1;
        }
    }
    return octets;
}

} // namespace

std::string textOf(const EnrolmentCode& code) {
    Bytes content{EnrolmentCode::formatVersion};
    content.insert(content.end(), code.fingerprint.begin(), code.fingerprint.end());
    content.insert(content.end(), code.secret.begin(), code.secret.end());

    std::string text;
    std::size_t written = 0;
    unsigned pending = 0;
    unsigned bits = 0;
    for (const auto octet : withChecksum(std::move(content))) {
        pending = (pending << 8U) | octet;
        bits += 8;
        while (bits >= 5) {
            bits -= 5;
            if (written != 0 && written % groupSize == 0)
                text += '-';
            text += alphabet[(pending >> bits) & 31U];
            pending &= (1U << bits) - 1;
            ++written;
        }
    }
    return text;
}

Result<EnrolmentCode> enrolmentCodeFrom(std::string_view text) {
    const auto digits = digitsFrom(text);
    if (!digits)
        return digits.error();
    const auto octets = octetsFrom(*digits);
    const auto contentEnd = octets.begin() + contentOctets;
    if (withChecksum(Bytes(octets.begin(), contentEnd)) != octets)
        return refusal("its checksum does not fit, so at least one character is wrong or two are swapped; compare it "
                       "with the code you were given.");
    if (octets.front() != EnrolmentCode::formatVersion)
        return fail(ErrorCode::Unsupported,
            "The enrolment code is of version " + std::to_string(octets.front())
                + "; this program reads version 1. Update the tablet.");
    EnrolmentCode code;
    std::copy_n(octets.begin() + 1, code.fingerprint.size(), code.fingerprint.begin());
    std::copy_n(octets.begin() + 17, code.secret.size(), code.secret.begin());
    return code;
}

} // namespace seenheard
