#include "sync/records/Cbor.h"

#include <array>
#include <limits>

namespace seenheard {

namespace {

constexpr std::uint8_t majorUnsigned = 0;
constexpr std::uint8_t majorNegative = 1;
constexpr std::uint8_t majorBytes = 2;
constexpr std::uint8_t majorText = 3;
constexpr std::uint8_t majorArray = 4;
constexpr std::uint8_t octetFalse = 0xF4;
constexpr std::uint8_t octetTrue = 0xF5;
constexpr std::uint8_t octetNull = 0xF6;

constexpr std::uint8_t shortestFollowing = 24; ///< Below it, the value stands in the first octet itself.
constexpr std::uint8_t longestFollowing = 27;  ///< Above it: reserved, or of indefinite length.
constexpr std::size_t deepest = 32;
constexpr auto largestMagnitude = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());

/// Length of the well-formed character that starts here; nothing if none does.
std::size_t characterLength(BytesView rest) {
    const std::uint8_t first = rest[0];
    if (first < 0x80)
        return 1;
    std::size_t length = 0;
    std::uint8_t lowest = 0x80;
    std::uint8_t highest = 0xBF;
    if (first >= 0xC2 && first <= 0xDF) {
        length = 2;
    } else if (first >= 0xE0 && first <= 0xEF) {
        length = 3;
        lowest = first == 0xE0 ? 0xA0 : 0x80;  // no overlong form
        highest = first == 0xED ? 0x9F : 0xBF; // no surrogate
    } else if (first >= 0xF0 && first <= 0xF4) {
        length = 4;
        lowest = first == 0xF0 ? 0x90 : 0x80;  // no overlong form
        highest = first == 0xF4 ? 0x8F : 0xBF; // nothing above U+10FFFF
    } else {
        return 0;
    }
    if (rest.size() < length || rest[1] < lowest || rest[1] > highest)
        return 0;
    for (std::size_t at = 2; at < length; ++at) {
        if (rest[at] < 0x80 || rest[at] > 0xBF)
            return 0;
    }
    return length;
}

} // namespace

bool isUtf8(BytesView octets) {
    while (!octets.empty()) {
        const std::size_t length = characterLength(octets);
        if (length == 0)
            return false;
        octets = octets.subspan(length);
    }
    return true;
}

void CborWriter::head(std::uint8_t major, std::uint64_t value) {
    const auto kind = static_cast<std::uint8_t>(major << 5U);
    if (value < shortestFollowing) {
        out_.push_back(static_cast<std::uint8_t>(kind | value));
        return;
    }
    std::uint8_t following = shortestFollowing;
    unsigned octets = 1;
    while (octets < 8 && (value >> (8U * octets)) != 0) {
        octets *= 2;
        ++following;
    }
    out_.push_back(static_cast<std::uint8_t>(kind | following));
    for (unsigned at = octets; at-- > 0;)
        out_.push_back(static_cast<std::uint8_t>(value >> (8U * at)));
}

void CborWriter::array(std::uint64_t count) {
    head(majorArray, count);
}

void CborWriter::unsignedInt(std::uint64_t value) {
    head(majorUnsigned, value);
}

void CborWriter::integer(std::int64_t value) {
    if (value >= 0)
        head(majorUnsigned, static_cast<std::uint64_t>(value));
    else
        head(majorNegative, ~static_cast<std::uint64_t>(value)); // -1 - value, without overflow
}

void CborWriter::boolean(bool value) {
    out_.push_back(value ? octetTrue : octetFalse);
}

void CborWriter::null() {
    out_.push_back(octetNull);
}

void CborWriter::bytes(BytesView value) {
    head(majorBytes, value.size());
    raw(value);
}

void CborWriter::text(std::string_view value) {
    head(majorText, value.size());
    raw(bytesOf(value));
}

void CborWriter::raw(BytesView canonical) {
    out_.insert(out_.end(), canonical.begin(), canonical.end());
}

CborKind CborReader::peek() const {
    if (failed() || at_ == input_.size())
        return CborKind::End;
    const std::uint8_t first = input_[at_];
    if (first == octetFalse || first == octetTrue)
        return CborKind::Boolean;
    if (first == octetNull)
        return CborKind::Null;
    if ((first & 0x1FU) > longestFollowing)
        return CborKind::Other;
    switch (first >> 5U) {
    case majorUnsigned: return CborKind::Unsigned;
    case majorNegative: return CborKind::Negative;
    case majorBytes: return CborKind::ByteString;
    case majorText: return CborKind::TextString;
    case majorArray: return CborKind::Array;
    default: return CborKind::Other;
    }
}

CborReader::HeadRead CborReader::head() {
    const std::uint8_t first = input_[at_++];
    const auto major = static_cast<std::uint8_t>(first >> 5U);
    const auto following = static_cast<std::uint8_t>(first & 0x1FU);
    if (following < shortestFollowing)
        return {major, following};
    const std::size_t octets = std::size_t{1} << (following - shortestFollowing);
    if (input_.size() - at_ < octets) {
        refuse("the end of the data inside a number");
        return {major, 0};
    }
    std::uint64_t value = 0;
    for (std::size_t at = 0; at < octets; ++at)
        value = (value << 8U) | input_[at_++];
    const std::uint64_t shortest = octets == 1 ? shortestFollowing : std::uint64_t{1} << (4U * octets);
    if (value < shortest) {
        refuse("a number that is not in its shortest form");
        return {major, 0};
    }
    return {major, value};
}

std::uint64_t CborReader::expect(CborKind kind, std::string_view otherwise) {
    if (peek() != kind) {
        refuse(otherwise);
        return 0;
    }
    return head().value;
}

BytesView CborReader::take(std::uint64_t count) {
    if (failed())
        return {};
    if (count > input_.size() - at_) {
        refuse("the end of the data inside a string");
        return {};
    }
    const BytesView taken = input_.subspan(at_, static_cast<std::size_t>(count));
    at_ += taken.size();
    return taken;
}

std::uint64_t CborReader::array(std::uint64_t most) {
    const std::uint64_t count = expect(CborKind::Array, "something else where an array belongs");
    if (count > most || count > input_.size() - at_) {
        refuse("an array that is too long");
        return 0;
    }
    return count;
}

void CborReader::expectArray(std::uint64_t count) {
    if (array(count) != count)
        refuse("an array of the wrong length");
}

std::uint64_t CborReader::unsignedInt() {
    return expect(CborKind::Unsigned, "something else where a number without sign belongs");
}

std::int64_t CborReader::integer() {
    const bool negative = peek() == CborKind::Negative;
    const std::uint64_t value =
        expect(negative ? CborKind::Negative : CborKind::Unsigned, "something else where a whole number belongs");
    if (value > largestMagnitude) {
        refuse("a whole number that is too large");
        return 0;
    }
    const auto magnitude = static_cast<std::int64_t>(value);
    return negative && !failed() ? -1 - magnitude : magnitude;
}

bool CborReader::boolean() {
    if (peek() != CborKind::Boolean) {
        refuse("something else where true or false belongs");
        return false;
    }
    return input_[at_++] == octetTrue;
}

bool CborReader::null() {
    if (peek() != CborKind::Null)
        return false;
    ++at_;
    return true;
}

BytesView CborReader::bytes() {
    return take(expect(CborKind::ByteString, "something else where an octet string belongs"));
}

BytesView CborReader::textView() {
    const BytesView octets = take(expect(CborKind::TextString, "something else where a text belongs"));
    if (!isUtf8(octets)) {
        refuse("a text that is not valid UTF-8");
        return {};
    }
    return octets;
}

std::string CborReader::text() {
    return std::string(textOf(textView()));
}

BytesView CborReader::raw() {
    const std::size_t start = at_;
    std::array<std::uint64_t, deepest> awaited{}; // elements still to come, for each array we are inside
    std::size_t depth = 0;
    do {
        switch (peek()) {
        case CborKind::Unsigned: static_cast<void>(unsignedInt()); break;
        case CborKind::Negative: static_cast<void>(integer()); break;
        case CborKind::ByteString: static_cast<void>(bytes()); break;
        case CborKind::TextString: static_cast<void>(textView()); break;
        case CborKind::Boolean:
        case CborKind::Null: ++at_; break;
        case CborKind::Array: {
            const std::uint64_t count = array(std::numeric_limits<std::uint64_t>::max());
            if (depth == deepest) {
                refuse("arrays nested too deeply");
            } else if (count > 0) {
                awaited[depth++] = count;
                continue;
            }
            break;
        }
        case CborKind::End: refuse("the end of the data where something belongs"); break;
        case CborKind::Other: refuse("a kind of data that canonical bytes do not use"); break;
        }
        while (depth > 0 && --awaited[depth - 1] == 0)
            --depth;
    } while (depth > 0 && !failed());
    return failed() ? BytesView{} : input_.subspan(start, at_ - start);
}

void CborReader::refuse(std::string_view what) {
    if (!failed())
        failure_ = std::string(what) + " at octet " + std::to_string(at_);
}

Status CborReader::finish(std::string_view what) const {
    if (failed())
        return fail(ErrorCode::Malformed, "This is not a valid " + std::string(what) + ": found " + *failure_ + ".");
    if (at_ != input_.size())
        return fail(ErrorCode::Malformed,
            "This is not a valid " + std::string(what) + ": it goes on after its end at octet " + std::to_string(at_)
                + ".");
    return success();
}

} // namespace seenheard
