#pragma once

#include "platform/base/Id.h"
#include "platform/base/Result.h"

namespace seenheard {

/// Well-formed UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF.
[[nodiscard]] bool isUtf8(BytesView octets);

/// Writes canonical bytes (ENGINE section 2): CBOR arrays of definite length, shortest integers,
/// octet and text strings, true, false, null. No maps, floats or tags.
class CborWriter {
public:
    /// Most of what is written is an entry or a state: room for a good part of one, so that it need not grow by ones.
    CborWriter() { out_.reserve(1024); }

    void array(std::uint64_t count);
    void unsignedInt(std::uint64_t value);
    void integer(std::int64_t value);
    void boolean(bool value);
    void null();
    void bytes(BytesView value);
    /// Must be valid UTF-8, else no reader takes the result: check what comes from outside with isUtf8().
    void text(std::string_view value);

    template<typename Tag, std::size_t Size>
    void id(const FixedId<Tag, Size>& value) {
        bytes(value.bytes());
    }
    /// Appends octets that are canonical already.
    void raw(BytesView canonical);

    [[nodiscard]] const Bytes& result() const { return out_; }
    [[nodiscard]] Bytes take() { return std::move(out_); }

private:
    void head(std::uint8_t major, std::uint64_t value);

    Bytes out_;
};

/// What comes next in a CborReader.
enum class CborKind { Unsigned, Negative, ByteString, TextString, Array, Boolean, Null, End, Other };

/// Reads canonical bytes and nothing else. The first failure sticks: every later read yields an empty
/// value, and finish() reports it, so that a decoder reads straight down and checks once.
/// Never allocates more than the input holds; never recurses by itself.
class CborReader {
public:
    explicit CborReader(BytesView input) : input_(input) {}

    [[nodiscard]] CborKind peek() const;
    /// Number of elements; refused above `most` or above what the input can hold.
    [[nodiscard]] std::uint64_t array(std::uint64_t most);
    /// An array of exactly that many elements.
    void expectArray(std::uint64_t count);
    [[nodiscard]] std::uint64_t unsignedInt();
    [[nodiscard]] std::int64_t integer();
    [[nodiscard]] bool boolean();
    /// True and consumed if null is next.
    [[nodiscard]] bool null();
    [[nodiscard]] BytesView bytes();
    /// Valid UTF-8 only.
    [[nodiscard]] std::string text();
    /// One whole canonical item (depth at most 32), as it stands.
    [[nodiscard]] BytesView raw();

    template<typename IdType>
    [[nodiscard]] IdType id() {
        const auto found = IdType::fromBytes(bytes());
        if (!found)
            refuse("an identifier of the wrong length");
        return found.value_or(IdType{});
    }

    /// Makes the reader fail; keeps the first reason. `what` is a fixed text, never input.
    void refuse(std::string_view what);
    [[nodiscard]] bool failed() const { return failure_.has_value(); }
    [[nodiscard]] std::size_t position() const { return at_; }
    /// Success if nothing failed and the input is used up. `what` names the thing read ("entry header").
    [[nodiscard]] Status finish(std::string_view what) const;

private:
    struct HeadRead {
        std::uint8_t major = 0;
        std::uint64_t value = 0;
    };
    [[nodiscard]] HeadRead head();
    [[nodiscard]] std::uint64_t expect(CborKind kind, std::string_view otherwise);
    [[nodiscard]] BytesView take(std::uint64_t count);
    [[nodiscard]] BytesView textView();

    BytesView input_;
    std::size_t at_ = 0;
    std::optional<std::string> failure_;
};

} // namespace seenheard
