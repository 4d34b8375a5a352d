#include "sync/xlsform/QuestionType.h"

#include "sync/xlsform/CellText.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

namespace seenheard {
namespace {

using Kind = QuestionType::Kind;

struct Word {
    std::string_view word;
    Kind kind;
};

constexpr std::array<Word, 84> words{{{"text", Kind::Words}, {"string", Kind::Words}, {"integer", Kind::Integer},
    {"int", Kind::Integer}, {"decimal", Kind::Decimal}, {"dec", Kind::Decimal}, {"date", Kind::Date},
    {"time", Kind::Time}, {"datetime", Kind::DateTime}, {"date_time", Kind::DateTime}, {"note", Kind::Note},
    {"calculate", Kind::Calculate}, {"calculation", Kind::Calculate}, {"range", Kind::Range},
    {"acknowledge", Kind::Acknowledge}, {"trigger", Kind::Acknowledge}, {"tri", Kind::Tri},
    {"reference", Kind::Reference}, {"begin_group", Kind::BeginGroup}, {"end_group", Kind::EndGroup},
    {"begin_repeat", Kind::BeginRepeat}, {"end_repeat", Kind::EndRepeat}, {"begin_lgroup", Kind::BeginRepeat},
    {"end_lgroup", Kind::EndRepeat}, {"begin_looped_group", Kind::BeginRepeat}, {"end_looped_group", Kind::EndRepeat},
    {"start", Kind::Metadata}, {"start_time", Kind::Metadata}, {"end", Kind::Metadata}, {"end_time", Kind::Metadata},
    {"today", Kind::Metadata}, {"deviceid", Kind::Metadata}, {"device_id", Kind::Metadata}, {"imei", Kind::Metadata},
    {"username", Kind::Metadata}, {"email", Kind::Metadata}, {"phonenumber", Kind::Metadata},
    {"phone_number", Kind::Metadata}, {"simserial", Kind::Metadata}, {"sim_id", Kind::Metadata},
    {"subscriberid", Kind::Metadata}, {"subscriber_id", Kind::Metadata}, {"audit", Kind::Metadata},
    {"image", Kind::Picture}, {"photo", Kind::Picture}, {"picture", Kind::Picture}, {"audio", Kind::Unsupported},
    {"video", Kind::Unsupported}, {"file", Kind::Unsupported}, {"background-audio", Kind::Unsupported},
    {"background_audio", Kind::Unsupported}, {"background-geopoint", Kind::Unsupported},
    {"background_geopoint", Kind::Unsupported}, {"start-geopoint", Kind::Unsupported},
    {"start_geopoint", Kind::Unsupported}, {"geopoint", Kind::Unsupported}, {"location", Kind::Unsupported},
    {"gps", Kind::Unsupported}, {"geotrace", Kind::Unsupported}, {"geoshape", Kind::Unsupported},
    {"barcode", Kind::Unsupported}, {"hidden", Kind::Unsupported}, {"rank", Kind::Unsupported},
    {"osm", Kind::Unsupported}, {"url", Kind::Unsupported}, {"printer", Kind::Unsupported},
    {"signature", Kind::Picture}, {"draw", Kind::Picture}, {"xml-external", Kind::Unsupported},
    {"csv-external", Kind::Unsupported}, {"xml_external", Kind::Unsupported}, {"csv_external", Kind::Unsupported},
    {"begin_loop", Kind::Unsupported}, {"end_loop", Kind::Unsupported}, {"select_one_from_file", Kind::Unsupported},
    {"select_multiple_from_file", Kind::Unsupported}, {"select_one_external", Kind::Unsupported},
    {"select_multiple_external", Kind::Unsupported}, {"include", Kind::Unsupported}, {"percentage", Kind::Unsupported},
    {"username_field", Kind::Unsupported}, {"tel", Kind::Unsupported}, {"uri:subscriberid", Kind::Unsupported},
    {"matrix", Kind::Unsupported}}};

/// The longer ones first, so that none is taken for the beginning of another.
constexpr std::array<Word, 14> choosing{
    {{"add select one prompt using", Kind::One}, {"add select multiple prompt using", Kind::Many},
        {"select all that apply from", Kind::Many}, {"select all that apply", Kind::Many},
        {"select one from", Kind::One}, {"select multiple from", Kind::Many}, {"select_one", Kind::One},
        {"select-one", Kind::One}, {"select one", Kind::One}, {"select1", Kind::One}, {"select_multiple", Kind::Many},
        {"select-multiple", Kind::Many}, {"select multiple", Kind::Many}, {"select_many", Kind::Many}}};

std::vector<std::string> wordsOf(std::string_view text) {
    std::vector<std::string> found;
    std::string word;
    for (const char letter : text) {
        const bool space = letter == ' ' || letter == '\t' || letter == '\n';
        if (!space)
            word += letter;
        else if (!word.empty())
            found.push_back(std::exchange(word, {}));
    }
    if (!word.empty())
        found.push_back(std::move(word));
    return found;
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
    std::string text;
    for (const auto& part : parts)
        text += (text.empty() ? "" : std::string(between)) + part;
    return text;
}

std::optional<QuestionType> choiceFrom(const std::vector<std::string>& parts) {
    const std::string text = joined(parts, " ");
    const std::string small = lowered(text);
    for (const auto& [word, kind] : choosing) {
        if (!small.starts_with(word) || (small.size() > word.size() && small[word.size()] != ' '))
            continue;
        QuestionType type{kind, {}, false, kind == Kind::One ? "select_one" : "select_multiple"};
        auto rest = wordsOf(std::string_view(text).substr(word.size()));
        const auto ends = [&](std::initializer_list<std::string_view> last) {
            if (rest.size() < last.size())
                return false;
            return std::equal(last.begin(), last.end(), rest.end() - static_cast<std::ptrdiff_t>(last.size()),
                [](std::string_view one, const std::string& other) { return one == lowered(other); });
        };
        if (ends({"or_other"}) || ends({"or-other"})) {
            type.orOther = true;
            rest.pop_back();
        } else if (ends({"or", "specify", "other"})) {
            type.orOther = true;
            rest.resize(rest.size() - 3);
        } else if (ends({"or", "other"})) {
            type.orOther = true;
            rest.resize(rest.size() - 2);
        }
        type.detail = joined(rest, " ");
        return type;
    }
    return std::nullopt;
}

} // namespace

QuestionType questionTypeFrom(std::string_view cell) {
    const auto parts = wordsOf(plain(cell));
    if (parts.empty())
        return {};
    const auto find = [](const std::string& word) {
        return std::find_if(words.begin(), words.end(), [&](const Word& each) { return each.word == word; });
    };
    // "select_one_from_file wards.csv" is no "select_one".
    const std::string first = lowered(parts.front());
    const std::string whole = lowered(joined(parts, "_"));
    if (const auto* known = find(whole); known != words.end())
        return {known->kind, {}, false, whole};
    if (auto type = choiceFrom(parts))
        return *type;
    if (const auto* known = find(first); known != words.end()) {
        const std::vector<std::string> rest(parts.begin() + 1, parts.end());
        const bool takesDetail = known->kind == Kind::Unsupported || known->kind == Kind::Reference;
        if (takesDetail || known->kind == Kind::Metadata)
            return {known->kind, joined(rest, " "), false, first};
    }
    std::string dashed = whole;
    std::replace(dashed.begin(), dashed.end(), '-', '_');
    if (const auto* known = find(dashed); known != words.end())
        return {known->kind, {}, false, dashed};
    return {Kind::Unknown, {}, false, joined(parts, " ")};
}

bool isChoice(const QuestionType& type) {
    return type.kind == Kind::One || type.kind == Kind::Many || type.kind == Kind::Acknowledge
        || type.kind == Kind::Tri;
}

} // namespace seenheard
