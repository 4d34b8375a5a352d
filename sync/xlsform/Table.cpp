#include "sync/xlsform/Table.h"

#include "sync/xlsform/CellText.h"

#include <algorithm>
#include <array>

namespace seenheard {
namespace {

using Alias = std::pair<std::string_view, std::string_view>;

/// Other words that workbooks use for a heading.
constexpr std::array<Alias, 26> aliases{{{"constraining_message", "constraint_message"},
    {"constraint_msg", "constraint_message"}, {"relevance", "relevant"}, {"calculate", "calculation"},
    {"caption", "label"}, {"readonly", "read_only"}, {"read-only", "read_only"}, {"bind::relevant", "relevant"},
    {"bind::required", "required"}, {"bind::constraint", "constraint"}, {"bind::calculate", "calculation"},
    {"bind::readonly", "read_only"}, {"bind::type", "bind::type"}, {"list name", "list_name"}, {"list", "list_name"},
    {"value", "name"}, {"id_string", "form_id"}, {"set_form_id", "form_id"}, {"title", "form_title"},
    {"set_form_title", "form_title"}, {"command", "type"}, {"tag", "name"}, {"image", "media::image"},
    {"audio", "media::audio"}, {"video", "media::video"}, {"big-image", "media::big-image"}}};

/// Those of which every language has a column of its own.
constexpr std::array<std::string_view, 10> spoken{"label", "hint", "guidance_hint", "constraint_message",
    "required_message", "media::image", "media::audio", "media::video", "media::big-image", "item_noun"};

bool isSpoken(std::string_view name) {
    return std::find(spoken.begin(), spoken.end(), name) != spoken.end();
}

std::string usualWord(std::string_view given) {
    std::string word;
    for (const char letter : lowered(cleaned(given)))
        if (letter != ' ' && letter != '\n' && letter != '\t')
            word += letter;
        else if (!word.empty() && word.back() != '_')
            word += '_';
    for (const auto& [other, usual] : aliases)
        if (word == other)
            return std::string(usual);
    return word;
}

/// "cy" of "Cymraeg (cy)"; the name itself in small letters where it has no code.
std::string languageOf(std::string_view given) {
    const auto text = lowered(cleaned(given));
    const auto open = text.rfind('(');
    const auto close = text.rfind(')');
    if (open != std::string::npos && close != std::string::npos && close > open + 1)
        return cleaned(std::string_view(text).substr(open + 1, close - open - 1));
    return text;
}

Heading headingFrom(const std::string& given) {
    Heading heading{given, {}, {}};
    // "label::English (en)", "media::image::English (en)", and "label:English" as it was written once.
    for (const std::string_view between : {"::", ":"}) {
        const auto at = given.rfind(between);
        if (at == std::string::npos)
            continue;
        const auto base = usualWord(given.substr(0, at));
        if (!isSpoken(base))
            continue;
        heading.name = base;
        heading.language = languageOf(std::string_view(given).substr(at + between.size()));
        return heading;
    }
    heading.name = usualWord(given);
    return heading;
}

} // namespace

std::string TableRow::text(std::string_view name, std::string_view language) const {
    for (const auto& [column, cell] : row_->cells)
        if (column < headings_->size() && (*headings_)[column].name == name
            && (*headings_)[column].language == language)
            return cell;
    return {};
}

std::string TableRow::logic(std::string_view name) const {
    return plain(text(name));
}

std::string TableRow::heading(std::string_view name) const {
    for (const auto& heading : *headings_)
        if (heading.name == name)
            return heading.given;
    return std::string(name);
}

std::vector<const Heading*> TableRow::filled() const {
    std::vector<const Heading*> found;
    for (const auto& [column, cell] : row_->cells)
        if (column < headings_->size() && !(*headings_)[column].name.empty())
            found.push_back(&(*headings_)[column]);
    return found;
}

Table::Table(const Sheet& sheet, Findings& findings) : sheet_(sheet), name_(lowered(sheet.name)) {
    if (sheet.rows.empty())
        return;
    const SheetRow& first = sheet.rows.front();
    headingRow_ = first.number;
    for (const auto& [column, cell] : first.cells) {
        if (headings_.size() <= column)
            headings_.resize(column + 1);
        Heading heading = headingFrom(cell);
        const bool twice = std::any_of(headings_.begin(), headings_.end(),
            [&](const Heading& each) { return each.name == heading.name && each.language == heading.language; });
        if (twice)
            findings.push_back({FindingWeight::Fault, name_, headingRow_, cell,
                "the heading stands twice, so it cannot be said which column is meant.",
                "Remove or rename one of the two."});
        else
            headings_[column] = std::move(heading);
    }
}

bool Table::has(std::string_view heading) const {
    return std::any_of(headings_.begin(), headings_.end(), [&](const Heading& each) { return each.name == heading; });
}

std::vector<TableRow> Table::rows() const {
    std::vector<TableRow> rows;
    for (const auto& row : sheet_.rows)
        if (row.number != headingRow_)
            rows.emplace_back(headings_, row);
    return rows;
}

std::vector<std::string> Table::languages() const {
    std::vector<std::string> found;
    for (const auto& heading : headings_)
        if (heading.name == "label" && !heading.language.empty()
            && std::find(found.begin(), found.end(), heading.language) == found.end())
            found.push_back(heading.language);
    return found;
}

std::string usualHeading(std::string_view given) {
    return usualWord(given);
}

std::optional<bool> yesOrNo(std::string_view text) {
    const auto word = lowered(cleaned(text));
    for (const std::string_view yes : {"yes", "true", "true()", "1", "y", "x"})
        if (word == yes)
            return true;
    for (const std::string_view no : {"no", "false", "false()", "0", "n", ""})
        if (word == no)
            return false;
    return std::nullopt;
}

} // namespace seenheard
