#include "sync/protocol/AuditSeal.h"

#include <algorithm>
#include <charconv>

namespace seenheard {

namespace {

constexpr FieldNumber lastField = 16;
constexpr FieldNumber numbersField = 17;
constexpr FieldNumber digestField = 18;
constexpr std::size_t mostNumbers = 100'000;

/// "12-80 82 90-95"
std::string wordsOf(const std::vector<std::int64_t>& numbers) {
    std::string text;
    for (std::size_t at = 0; at < numbers.size();) {
        auto end = at + 1;
        while (end < numbers.size() && numbers[end] == numbers[end - 1] + 1)
            ++end;
        text += (text.empty() ? "" : " ") + std::to_string(numbers[at]);
        if (end - at > 1)
            text += "-" + std::to_string(numbers[end - 1]);
        at = end;
    }
    return text;
}

std::optional<std::int64_t> numberFrom(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
    return failed == std::errc() && end == text.data() + text.size() && number > 0 ? std::optional(number)
                                                                                   : std::nullopt;
}

std::optional<std::vector<std::int64_t>> numbersFrom(std::string_view text) {
    std::vector<std::int64_t> numbers;
    while (!text.empty()) {
        const auto word = text.substr(0, text.find(' '));
        text.remove_prefix(std::min(word.size() + 1, text.size()));
        const auto dash = word.find('-');
        const auto first = numberFrom(word.substr(0, dash));
        const auto last = dash == std::string_view::npos ? first : numberFrom(word.substr(dash + 1));
        if (!first || !last || *last < *first || static_cast<std::size_t>(*last - *first) >= mostNumbers)
            return std::nullopt;
        for (auto number = *first; number <= *last; ++number)
            numbers.push_back(number);
        if (numbers.size() > mostNumbers)
            return std::nullopt;
    }
    return numbers;
}

const Text* textAt(const RecordState& record, FieldNumber field) {
    const auto* heads = headsAt(record, RegisterKey{{field}});
    return heads == nullptr || heads->size() != 1 ? nullptr : std::get_if<Text>(&heads->front().value);
}

} // namespace

Part partOf(const AuditSeal& seal, const RecordId& record) {
    const auto says = [](FieldNumber field, Value value) {
        return Operation{RegisterKey{{field}}, std::move(value), {}, std::nullopt, std::nullopt};
    };
    return {record,
        {says(lastField, seal.numbers.empty() ? std::int64_t{0} : seal.numbers.back()),
            says(numbersField, Text(wordsOf(seal.numbers))), says(digestField, Text(seal.digest.hex()))}};
}

std::optional<AuditSeal> auditSealIn(const RecordState& record) {
    const auto* numbers = textAt(record, numbersField);
    const auto* digest = textAt(record, digestField);
    if (numbers == nullptr || digest == nullptr)
        return std::nullopt;
    auto rows = numbersFrom(*numbers);
    const auto hash = Hash::fromHex(*digest);
    if (!rows || rows->empty() || !hash)
        return std::nullopt;
    return AuditSeal{*std::move(rows), *hash};
}

} // namespace seenheard
