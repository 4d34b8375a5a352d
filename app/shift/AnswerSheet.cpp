#include "app/shift/AnswerSheet.h"

#include "platform/base/File.h"

#include <nlohmann/json.hpp>

#include <QDateTime>
#include <QTimeZone>
#include <algorithm>

namespace seenheard {

namespace {

using nlohmann::ordered_json;
using Kind = GivenAnswer::Kind;

constexpr std::uint64_t largestFile = 4ULL * 1024 * 1024;

Result<ordered_json> readJson(const std::filesystem::path& file) {
    auto octets = readFile(file, largestFile);
    if (!octets)
        return octets.error();
    auto json = ordered_json::parse(textOf(*octets), nullptr, false);
    if (!json.is_object())
        return fail(ErrorCode::Malformed, file.string() + " holds no JSON object.");
    return json;
}

Kind kindOf(const std::string& type) {
    if (type == "text")
        return Kind::Text;
    if (type == "instant")
        return Kind::Moment;
    if (type == "date")
        return Kind::Day;
    if (type == "integer")
        return Kind::Number;
    if (type == "reference")
        return Kind::Reference;
    if (type == "list")
        return Kind::Items;
    return Kind::Choices;
}

/// As an officer types it: "21:48".
std::string timeOfDay(const std::string& iso) {
    const auto moment = QDateTime::fromString(QString::fromStdString(iso), Qt::ISODate);
    return moment.toTimeZone(QTimeZone("Europe/London")).toString(QStringLiteral("HH:mm")).toStdString();
}

std::string day(const std::string& iso) {
    return QDate::fromString(QString::fromStdString(iso), Qt::ISODate)
        .toString(QStringLiteral("d/M/yyyy"))
        .toStdString();
}

std::string wordOf(const ordered_json& value, Kind kind) {
    if (value.is_object())
        return "@" + value.value("person_ref", std::string());
    if (!value.is_string())
        return value.dump();
    const auto text = value.get<std::string>();
    if (kind == Kind::Moment)
        return timeOfDay(text);
    return kind == Kind::Day ? day(text) : text;
}

std::vector<GivenAnswer> answersTo(const ordered_json& fields, const ordered_json& given);

GivenAnswer answerTo(const ordered_json& field, const ordered_json& value) {
    GivenAnswer answer;
    answer.field = field.value("name", std::string());
    answer.kind = kindOf(field.value("type", std::string()));
    answer.beforeYouDriveOff = field.value("part", std::string()) == "before_you_drive_off";
    answer.automatic = field.value("tier", std::string()) == "automatic";
    answer.folded = field.value("folded", false);
    answer.section = field.value("section", std::string());
    answer.itemsOf = field.value("items_of", std::string());
    if (value.is_object() && value.contains("not_obtained")) {
        answer.kind = Kind::NotObtained;
        answer.values = {value["not_obtained"].get<std::string>()};
        answer.note = value.value("note", std::string());
    } else if (answer.kind == Kind::Items) {
        for (const auto& item : value)
            answer.items.push_back({item.value("person_ref", std::string()), answersTo(field["fields"], item)});
    } else if (value.is_array()) {
        for (const auto& each : value)
            answer.values.push_back(wordOf(each, answer.kind));
    } else {
        answer.values = {wordOf(value, answer.kind)};
    }
    return answer;
}

std::vector<GivenAnswer> answersTo(const ordered_json& fields, const ordered_json& given) {
    std::vector<GivenAnswer> answers;
    for (const auto& field : fields)
        if (const auto value = given.find(field.value("name", std::string())); value != given.end())
            if (field.value("appearance", std::string()) != "hidden")
                answers.push_back(answerTo(field, *value));
    return answers;
}

} // namespace

const std::vector<GivenItem>& AnswerSheet::itemsOf(const std::string& list) const {
    static const std::vector<GivenItem> none;
    const auto found =
        std::find_if(answers.begin(), answers.end(), [&](const GivenAnswer& answer) { return answer.field == list; });
    return found == answers.end() ? none : found->items;
}

Result<AnswerSheet> readAnswerSheet(const std::filesystem::path& form, const std::filesystem::path& answers) {
    const auto definition = readJson(form);
    if (!definition)
        return definition.error();
    const auto given = readJson(answers);
    if (!given)
        return given.error();
    try {
        return AnswerSheet{given->value("incident_ref", std::string()), answersTo(definition->at("fields"), *given)};
    } catch (const ordered_json::exception&) {
        return fail(ErrorCode::Malformed, answers.string() + " does not answer " + form.string() + ".");
    }
}

} // namespace seenheard
