#include "sync/xlsform/WorkbookImport.h"

#include "sync/forms/Json.h"
#include "sync/xlsform/CellText.h"
#include "sync/xlsform/EarlierFields.h"
#include "sync/xlsform/FieldMaker.h"
#include "sync/xlsform/FormSettings.h"
#include "sync/xlsform/SymbolsOfSurvey.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>

namespace seenheard {

using nlohmann::ordered_json;

namespace {

constexpr std::array<std::string_view, 44> surveyColumns{"type", "name", "label", "hint", "guidance_hint", "relevant",
    "required", "required_message", "constraint", "constraint_message", "calculation", "choice_filter", "appearance",
    "default", "read_only", "repeat_count", "parameters", "trigger", "disabled", "save_to", "media::image",
    "media::audio", "media::video", "media::big-image", "query", "tier", "kind", "policy", "part", "section",
    "verbatim", "max_length", "reasons", "not_obtained", "not_obtained_rank", "folded", "item_noun", "item_name",
    "order_by", "scope", "items_of", "$given_name", "notes", "comment"};
constexpr std::array<std::string_view, 4> knownSheets{"survey", "choices", "settings", "reasons"};

/// One import, from the sheets to the definition.
class Import {
public:
    Import(const Workbook& workbook, const ImportWish& wish) : workbook_(workbook), wish_(wish) {}

    Result<ImportedForm> run() {
        const Sheet* survey = workbook_.sheet("survey");
        if (survey == nullptr || survey->rows.empty())
            return fail(ErrorCode::InvalidInput,
                "The workbook has no sheet 'survey', so it is no form. Its sheets are: " + sheetNames() + ".");
        survey_.emplace(*survey, imported_.findings);
        open("choices", choices_);
        open("settings", settingsTable_);
        open("reasons", reasonsTable_);
        otherSheets();
        otherColumns();
        const auto settings =
            readSettings(settingsTable_ ? &*settingsTable_ : nullptr, wish_.fileName, imported_.findings);
        imported_.id = settings.id;
        auto before = wish_.newest ? wish_.newest(settings.id)
                                   : Result<std::optional<FormDefinition>>(std::optional<FormDefinition>());
        if (!before)
            return before.error();
        before_ = std::move(*before);
        auto form = definition(settings);
        if (before_)
            keepEarlierFields(ordered_json::parse(textOf(before_->octets()), nullptr, false), form, imported_.findings);
        sort();
        if (!stands())
            return std::move(imported_);
        finish(form, settings);
        return std::move(imported_);
    }

private:
    std::string sheetNames() const {
        std::string names;
        for (const auto& sheet : workbook_.sheets)
            names += (names.empty() ? "'" : ", '") + sheet.name + "'";
        return names;
    }

    void open(std::string_view name, std::optional<Table>& table) {
        const Sheet* sheet = workbook_.sheet(name);
        if (sheet != nullptr && !sheet->rows.empty())
            table.emplace(*sheet, imported_.findings);
    }

    void otherSheets() {
        for (const auto& sheet : workbook_.sheets) {
            const auto name = lowered(sheet.name);
            if (std::find(knownSheets.begin(), knownSheets.end(), name) != knownSheets.end() || sheet.rows.empty())
                continue;
            const bool read = name == "external_choices" || name == "entities" || name == "osm";
            imported_.findings.push_back({read ? FindingWeight::Loss : FindingWeight::Note, name, 0, {},
                "the sheet '" + sheet.name + "' is not used here.",
                read ? "Put what the form needs into survey and choices, or leave the sheet out." : ""});
        }
    }

    void otherColumns() {
        for (const auto& heading : survey_->headings())
            if (!heading.name.empty()
                && std::find(surveyColumns.begin(), surveyColumns.end(), heading.name) == surveyColumns.end())
                imported_.findings.push_back({FindingWeight::Note, "survey", survey_->headingRow(), heading.given,
                    "the column is not known and not used.", {}});
        if (!choices_)
            return;
        for (const auto& heading : choices_->headings())
            if (heading.name.starts_with("media::"))
                imported_.findings.push_back({FindingWeight::Loss, "choices", choices_->headingRow(), heading.given,
                    "pictures and sounds of choices are not shown.",
                    "Say in the label what they show, or leave them out."});
    }

    ordered_json definition(const FormSettings& settings) {
        auto speech = SurveySpeech::of(*survey_, settings.defaultLanguage);
        if (choices_)
            speech.speaks(choices_->languages());
        const ChoiceLists lists = choices_ ? ChoiceLists(*choices_, imported_.findings) : ChoiceLists();
        Survey survey = readSurvey(*survey_, imported_.findings);
        Symbols symbols = symbolsOf(survey, lists, speech);
        Numbering numbering(before_ ? &*before_ : nullptr);
        ImportContext context{imported_.findings, symbols, lists, speech, numbering, {}};
        ordered_json form;
        form["id"] = settings.id;
        form["version"] = "";
        form["title"] = settings.title;
        if (!speech.source().empty())
            form["language"] = speech.source();
        form["about"] = settings.about;
        form["scopes"] = settings.scopesJson();
        form["facts"] = ordered_json::array();
        form["sections"] = ordered_json::array();
        form["reasons"] = reasonsFrom(reasonsTable_ ? &*reasonsTable_ : nullptr, &speech, imported_.findings);
        FieldMaker maker(context, survey.sections);
        auto fields = maker.fields(survey.questions, {});
        if (fields.empty())
            imported_.findings.push_back(
                {FindingWeight::Fault, "survey", 0, {}, "the form asks nothing.", "Add a question."});
        form["fields"] = std::move(fields);
        form["facts"] = context.facts;
        sections(form, survey, settings, speech, context);
        return form;
    }

    static void sections(ordered_json& form, const Survey& survey, const FormSettings& settings,
        const SurveySpeech& speech, const ImportContext& context) {
        std::vector<UsedSection> used;
        inOrder(form["fields"], used);
        const auto settle = [&](const std::string& text) { return context.settled(text); };
        for (const auto& [name, original] : used) {
            const auto section = std::find_if(survey.sections.begin(), survey.sections.end(),
                [&wanted = original](const SurveySection& each) { return each.name == wanted; });
            const auto label = section->row ? settle(speech.text(*section->row, "label"))
                : section->label.empty()    ? settings.title
                                            : section->label;
            form["sections"].push_back({{"name", name}, {"label", label}});
            if (!section->row)
                continue;
            auto translations = speech.translations(*section->row, {{"label", "label"}}, settle);
            if (!translations.empty())
                form["sections"].back()["translations"] = std::move(translations);
        }
    }

    /// A section of the definition, and that of the survey which it is or goes on.
    struct UsedSection {
        std::string name;
        std::string original;
    };

    /// In the order in which something stands in them. Questions behind a group that was ended come behind it on the
    /// screen too: there the section around it goes on as another one of the same label.
    static void inOrder(
        ordered_json& fields, std::vector<UsedSection>& used, std::string original = {}, std::string current = {}) {
        const auto known = [&](const std::string& name) {
            return std::any_of(used.begin(), used.end(), [&](const UsedSection& each) { return each.name == name; });
        };
        for (auto& field : fields) {
            const std::string wanted = field["section"];
            if (wanted != original || current.empty()) {
                original = current = wanted;
                for (int count = 2; known(current); ++count)
                    current = wanted.substr(0, 34) + "_" + std::to_string(count);
                used.push_back({current, original});
            }
            field["section"] = current;
            if (field.contains("fields"))
                inOrder(field["fields"], used, original, current);
        }
    }

    void sort() {
        const auto rank = [](const std::string& sheet) {
            const auto* found = std::find(knownSheets.begin(), knownSheets.end(), sheet);
            return found - knownSheets.begin();
        };
        std::stable_sort(
            imported_.findings.begin(), imported_.findings.end(), [&](const Finding& left, const Finding& right) {
                return std::pair(rank(left.sheet), left.row) < std::pair(rank(right.sheet), right.row);
            });
        auto& all = imported_.findings;
        all.erase(std::unique(all.begin(), all.end()), all.end());
    }

    bool stands() const {
        return std::none_of(imported_.findings.begin(), imported_.findings.end(), [&](const Finding& each) {
            return each.weight == FindingWeight::Fault
                || (each.weight == FindingWeight::Loss && !isLeftOut(each, wish_.leaveOut));
        });
    }

    /// The version that is given, else the one after the newest; the newest's own where nothing else has changed.
    void finish(ordered_json& form, const FormSettings& settings) {
        for (const char* list : {"about", "facts"})
            if (form[list].empty())
                form.erase(list);
        const auto given = !wish_.version.empty() ? wish_.version : settings.version;
        if (before_) {
            form["version"] = before_->version();
            if (textOf(before_->octets()) == form.dump(1) && (given.empty() || given == before_->version())) {
                imported_.version = before_->version();
                imported_.asBefore = true;
                imported_.form = before_;
                return;
            }
        }
        imported_.version = given.empty() ? following() : given;
        form["version"] = imported_.version;
        const auto octets = form.dump(1);
        auto read = FormDefinition::fromJson(bytesOf(octets));
        auto followed = !read ? Status(read.error()) : before_ ? checkSuccession(*before_, *read) : success();
        if (!followed) {
            imported_.findings.push_back({FindingWeight::Fault, "survey", 0, {}, followed.error().message,
                read ? "Give the question or choice another name, or set it back to what it was." : ""});
            return;
        }
        imported_.form = std::move(*read);
    }

    std::string following() const {
        if (!before_)
            return "1";
        std::uint64_t number = 0;
        const auto& text = before_->version();
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        const bool counts = error == std::errc{} && end == text.data() + text.size() && number < 1'000'000'000'000;
        return counts ? std::to_string(number + 1) : text + ".1";
    }

    const Workbook& workbook_;
    const ImportWish& wish_;
    ImportedForm imported_;
    std::optional<Table> survey_, choices_, settingsTable_, reasonsTable_;
    std::optional<FormDefinition> before_;
};

} // namespace

Result<ImportedForm> importWorkbook(BytesView octets, const ImportWish& wish) {
    const auto workbook = Workbook::read(octets);
    if (!workbook)
        return workbook.error();
    return Import(*workbook, wish).run();
}

bool isLeftOut(const Finding& finding, const std::set<std::string>& leaveOut) {
    const auto place = lowered(placeOf(finding));
    return std::any_of(leaveOut.begin(), leaveOut.end(), [&](const std::string& each) {
        const auto wanted = lowered(each);
        return place == wanted || (place.starts_with(wanted) && place[wanted.size()] == ':');
    });
}

} // namespace seenheard
