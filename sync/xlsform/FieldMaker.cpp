#include "sync/xlsform/FieldMaker.h"

#include "sync/xlsform/CellText.h"
#include "sync/xlsform/ChoiceMaker.h"
#include "sync/xlsform/Names.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>

namespace seenheard {

using nlohmann::ordered_json;
using Kind = QuestionType::Kind;

namespace {

constexpr std::int64_t usualLength = 2000;
constexpr std::int64_t longLength = 4000;

std::string_view wordFor(Kind kind) {
    switch (kind) {
    case Kind::Integer:
    case Kind::Range: return "integer";
    case Kind::One:
    case Kind::Acknowledge: return "one";
    case Kind::Many: return "many";
    case Kind::Tri: return "tri";
    case Kind::Date: return "date";
    case Kind::DateTime: return "instant";
    case Kind::Reference: return "reference";
    case Kind::Picture: return "picture";
    case Kind::BeginRepeat: return "list";
    default: return "text";
    }
}

/// "**bold**", "# heading", "<b>", as XLSForm's programs take them for style.
bool isMarkedUp(const std::string& text) {
    const auto tag = text.find('<');
    const bool html = tag != std::string::npos && tag + 1 < text.size() && text.find('>', tag) != std::string::npos
        && (text[tag + 1] == '/' || (text[tag + 1] >= 'a' && text[tag + 1] <= 'z'));
    return html || text.starts_with("# ") || text.starts_with("## ") || text.find("**") != std::string::npos
        || text.find("__") != std::string::npos;
}

} // namespace

ordered_json FieldMaker::fields(const std::vector<Question>& questions, const std::vector<std::string>& level) {
    auto made = ordered_json::array();
    for (const Question& question : questions) {
        const At at{question, level, context_.symbols.at(question.name, level)};
        if (question.type.kind == Kind::Unsupported) {
            context_.tell(FindingWeight::Loss, question.row, "type",
                "a question of type '" + question.type.word + "' cannot be asked here.",
                "Ask it in another way, for example as text, or leave it out.");
            continue;
        }
        auto json = field(at);
        if (!json)
            continue;
        made.push_back(*json);
        if (question.type.orOther)
            companionOfOther(at, *json, made);
    }
    return made;
}

std::optional<ordered_json> FieldMaker::field(const At& at) {
    ordered_json json;
    head(at, json);
    type(at, json);
    look(at, json);
    if (at.question.type.kind != Kind::BeginRepeat)
        standing(at, json);
    if (at.question.type.kind == Kind::Note)
        note(at, json);
    else if (at.question.type.kind == Kind::Calculate)
        calculated(at, json);
    else
        logic(at, json);
    if (at.question.type.kind == Kind::BeginRepeat)
        list(at, json);
    passedOver(at);
    return json.contains("type") ? std::optional(std::move(json)) : std::nullopt;
}

void FieldMaker::head(const At& at, ordered_json& json) {
    const auto& row = at.question.row;
    json["number"] = context_.numbering.field(at.level, at.question.name);
    json["name"] = at.question.name;
    json["type"] = wordFor(at.question.type.kind);
    auto label = context_.speech.text(row, "label");
    if (label.empty()) {
        label = at.question.original;
        std::replace(label.begin(), label.end(), '_', ' ');
        if (at.question.type.kind != Kind::Calculate)
            context_.tell(FindingWeight::Note, row, "label", "the question has no label; its name is shown.");
    }
    if (label.find("${") != std::string::npos && at.question.type.kind != Kind::Note)
        context_.tell(FindingWeight::Note, row, "label",
            "labels do not change with the answers: a question named in one is shown in square brackets.");
    json["label"] = context_.settled(label);
    for (const auto* column : {"label", "hint"})
        if (isMarkedUp(row.text(column)))
            context_.tell(FindingWeight::Note, row, column,
                "officers see its marks (Markdown, HTML) as they stand; nothing is set in bold or in colour.");
    auto hint = context_.speech.text(row, "hint");
    if (const auto more = context_.speech.text(row, "guidance_hint"); !more.empty())
        hint += (hint.empty() ? "" : " ") + more;
    if (!hint.empty())
        json["hint"] = context_.settled(hint);
    const auto settle = [this](const std::string& text) { return context_.settled(text); };
    auto translations = context_.speech.translations(row,
        {{"label", "label"}, {"hint", "hint"}, {"constraint_message", "constraint_message"},
            {"item_noun", "item_noun"}},
        settle);
    if (!translations.empty())
        json["translations"] = std::move(translations);
}

void FieldMaker::type(const At& at, ordered_json& json) {
    const auto& row = at.question.row;
    const auto kind = at.question.type.kind;
    if (json["type"] == "text") {
        const bool narrow = kind == Kind::Decimal || kind == Kind::Time;
        const bool lines = row.logic("appearance").find("multiline") != std::string::npos;
        auto length = number(at, "max_length", narrow ? 20 : lines ? longLength : usualLength);
        if (const Field* before = context_.numbering.before(at.level, at.question.name))
            length = std::max(length, static_cast<std::int64_t>(before->maxLength));
        json["max_length"] = length;
        if (flag(at, "verbatim"))
            json["verbatim"] = true;
    }
    if (kind == Kind::Decimal)
        context_.tell(FindingWeight::Note, row, "type",
            "a number with decimals is kept as the text that is typed, and compared as a number.");
    if (kind == Kind::Time)
        context_.tell(FindingWeight::Note, row, "type", "a time of day is asked as text, as 14:30.");
    if (kind == Kind::Picture)
        context_.tell(FindingWeight::Note, row, "type",
            "it is asked where the force allows photographs or drawings, and the officer takes, draws or chooses it.");
    if (kind == Kind::Reference) {
        if (at.question.type.detail.empty())
            context_.tell(FindingWeight::Fault, row, "type", "the reference does not say to what.",
                "Write for example 'reference person'.");
        json["reference_kind"] = nameFrom(at.question.type.detail);
    }
    if (const auto scope = row.logic("scope"); !scope.empty())
        json["scope"] = scope;
    if (kind == Kind::One || kind == Kind::Many) {
        if (const auto items = row.logic("items_of"); !items.empty())
            json["items_of"] = questionNameFrom(items);
        if (context_.lists.list(at.question.type.detail) == nullptr && !json.contains("items_of")) {
            context_.tell(FindingWeight::Fault, row, "type",
                at.question.type.detail.empty() ? "the question does not say which list of choices it takes."
                                                : "the sheet 'choices' has no list '" + at.question.type.detail + "'.",
                "Add the list, or name one that is there.");
            return;
        }
    }
    if (isChoice(at.question.type) && kind != Kind::Tri)
        json["choices"] = ChoiceMaker(context_, at.question, at.level).choices();
}

void FieldMaker::look(const At& at, ordered_json& json) {
    json["section"] = sectionOf(at.question);
    if (word(at, "part", "in_the_room", {"in_the_room", "before_you_drive_off"}) == "before_you_drive_off")
        json["part"] = "before_you_drive_off";
    if (flag(at, "folded"))
        json["folded"] = true;
    constexpr std::array<std::string_view, 8> drawn{
        "chips", "age_bands", "body_map", "quotations", "letters", "multiline", "minimal", "hidden"};
    std::string rest = at.question.row.logic("appearance") + " ";
    std::string other;
    for (auto space = rest.find_first_of(" ,"); space != std::string::npos; space = rest.find_first_of(" ,")) {
        const std::string each = lowered(rest.substr(0, space));
        rest.erase(0, space + 1);
        if (std::find(drawn.begin(), drawn.end(), each) != drawn.end())
            json["appearance"] = each;
        else if (!each.empty())
            other += (other.empty() ? "'" : ", '") + each + "'";
    }
    if (!other.empty())
        context_.tell(FindingWeight::Note, at.question.row, "appearance",
            "the appearance " + other + " is not drawn; the question looks as its type does.");
}

void FieldMaker::standing(const At& at, ordered_json& json) {
    const auto kind = at.question.type.kind;
    if (kind == Kind::Calculate || kind == Kind::Note) {
        json["tier"] = kind == Kind::Note ? "optional" : "automatic";
        json["kind"] = "account";
        return;
    }
    const auto policy = word(at, "policy", "", {"", "accounts", "protective", "each", "latest"});
    const bool finding =
        word(at, "kind", policy.empty() || policy == "accounts" ? "account" : "finding", {"account", "finding"})
        == "finding";
    json["kind"] = finding ? "finding" : "account";
    if (finding)
        json["policy"] = policy.empty() ? "latest" : policy;
    if (policy == "protective")
        json["not_obtained_rank"] = number(at, "not_obtained_rank", 1);
    states(at, json);
}

void FieldMaker::states(const At& at, ordered_json& json) {
    const auto& row = at.question.row;
    const auto needed = row.logic("required");
    const auto plainly = yesOrNo(needed);
    json["tier"] = word(at, "tier", !plainly || *plainly ? "essential" : "optional",
        {"automatic", "essential", "end_of_duty", "optional"});
    if (!plainly) {
        if (json["tier"] == "automatic" || json["tier"] == "optional")
            context_.tell(FindingWeight::Fault, row, "required",
                "the question is needed under a condition, but its tier says that it never is.",
                "Let the tier be essential or end_of_duty, or clear one of the two cells.");
        else if (const auto condition = context_.translated(
                     {needed, row.number(), row.heading("required")}, {at.level, at.self, false, nullptr, nullptr}))
            json["required"] = condition->text;
    }
    if (const auto reasons = row.logic("reasons"); !reasons.empty()) {
        auto names = ordered_json::array();
        std::string name;
        for (const char letter : reasons + " ")
            if (letter != ' ' && letter != ',' && letter != '\n')
                name += letter;
            else if (!name.empty())
                names.push_back(nameFrom(std::exchange(name, {})));
        json["states"] = {"value", "not_obtained"};
        json["reasons"] = std::move(names);
    } else if (flag(at, "not_obtained")) {
        json["states"] = {"value", "not_obtained"};
    }
}

void FieldMaker::list(const At& at, ordered_json& json) {
    const auto& row = at.question.row;
    auto noun = context_.speech.text(row, "item_noun");
    json["item_noun"] = noun.empty() ? json["label"].get<std::string>() : noun;
    states(at, json);
    if (const auto name = row.logic("item_name"); !name.empty())
        json["item_name"] = questionNameFrom(name);
    if (const auto order = row.logic("order_by"); !order.empty())
        json["order_by"] = questionNameFrom(order);
    if (const auto count = row.logic("repeat_count"); !count.empty()) {
        const auto translated = context_.translated(
            {count, row.number(), row.heading("repeat_count")}, {at.level, at.self, false, nullptr, nullptr});
        if (translated) {
            json["constraint"] = ". = " + translated->text;
            json["constraint_message"] = "There is another number of these than was said.";
            context_.tell(FindingWeight::Note, row, "repeat_count",
                "officers add each one themselves; that there are as many as this says is checked.");
        }
    }
    auto inside = at.level;
    inside.push_back(at.question.name);
    json["fields"] = fields(at.question.items, inside);
    if (json["fields"].empty())
        json.erase("type");
}

/// The text that "Other" asks for.
void FieldMaker::companionOfOther(const At& at, const ordered_json& asking, ordered_json& fields) {
    const auto name = at.question.name + "_other";
    ordered_json json{{"number", context_.numbering.field(at.level, name)}, {"name", name}, {"type", "text"},
        {"label", "Specify other."}, {"max_length", usualLength}, {"section", asking["section"]}, {"tier", "optional"},
        {"kind", "account"}};
    std::string relevant = "selected(${" + at.question.name + "}, 'other')";
    if (asking.contains("relevant"))
        relevant = "(" + asking["relevant"].get<std::string>() + ") and " + relevant;
    json["relevant"] = relevant;
    if (asking.contains("part"))
        json["part"] = asking["part"];
    fields.push_back(std::move(json));
}

std::string FieldMaker::sectionOf(const Question& question) {
    const auto wish = question.row.text("section");
    if (wish.empty())
        return question.section;
    const auto name = nameFrom(wish);
    const bool known =
        std::any_of(sections_.begin(), sections_.end(), [&](const SurveySection& each) { return each.name == name; });
    if (!known)
        sections_.push_back({name, std::nullopt, wish});
    return name;
}

std::string FieldMaker::word(
    const At& at, std::string_view column, std::string_view otherwise, std::initializer_list<std::string_view> known) {
    std::string given = lowered(at.question.row.logic(column));
    std::replace(given.begin(), given.end(), ' ', '_');
    if (given.empty())
        return std::string(otherwise);
    if (std::find(known.begin(), known.end(), given) != known.end())
        return given;
    std::string words;
    for (const auto each : known)
        if (!each.empty())
            words += (words.empty() ? "" : ", ") + std::string(each);
    context_.tell(
        FindingWeight::Fault, at.question.row, column, "'" + given + "' is not known.", "Use one of: " + words + ".");
    return std::string(otherwise);
}

bool FieldMaker::flag(const At& at, std::string_view column) {
    const auto given = at.question.row.logic(column);
    const auto said = yesOrNo(given);
    if (!said)
        context_.tell(FindingWeight::Fault, at.question.row, column, "'" + given + "' is neither yes nor no.",
            "Write yes, or clear the cell.");
    return said.value_or(false);
}

std::int64_t FieldMaker::number(const At& at, std::string_view column, std::int64_t otherwise) {
    const auto given = at.question.row.logic(column);
    if (given.empty())
        return otherwise;
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(given.data(), given.data() + given.size(), number);
    if (error == std::errc{} && end == given.data() + given.size() && number > 0 && number <= 20'000)
        return number;
    context_.tell(FindingWeight::Fault, at.question.row, column, "'" + given + "' is no whole number from 1 to 20,000.",
        "Write one, or clear the cell.");
    return otherwise;
}

void FieldMaker::passedOver(const At& at) {
    const auto& row = at.question.row;
    for (const Heading* heading : row.filled()) {
        const auto& name = heading->name;
        const bool nobodyAnswers = at.question.type.kind == Kind::Note || at.question.type.kind == Kind::Calculate;
        const auto tell = [&](FindingWeight weight, std::string what, std::string todo) {
            context_.findings.push_back(
                {weight, "survey", row.number(), heading->given, std::move(what), std::move(todo)});
        };
        if (name.starts_with("media::"))
            tell(FindingWeight::Loss, "a picture or sound that belongs to a question is not shown.",
                "Say in the label or the hint what it shows.");
        else if (name == "trigger")
            tell(FindingWeight::Loss,
                "a calculation follows all that it reads, and is not made anew by something else.",
                "Leave the trigger out.");
        else if (name == "required_message")
            tell(FindingWeight::Note, "the message is not used: what is missing is listed by its label.", {});
        else if (name == "parameters" && at.question.type.kind != Kind::Range)
            tell(FindingWeight::Note, "parameters of this type are not used.", {});
        else if (name == "save_to")
            tell(FindingWeight::Loss, "entities are not kept here.", "Leave the column out.");
        else if (name == "query")
            tell(FindingWeight::Loss, "choices are not looked up in another file.",
                "Put them into the sheet 'choices'.");
        else if (nobodyAnswers && (name == "required" || name == "constraint" || name == "constraint_message"))
            tell(FindingWeight::Note, "this is not used where nobody answers.", {});
        else if (name == "choice_filter" && !isChoice(at.question.type))
            tell(FindingWeight::Note, "there are no choices to filter.", {});
    }
}

} // namespace seenheard
