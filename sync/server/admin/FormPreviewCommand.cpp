#include "platform/base/File.h"
#include "sync/server/admin/FormsCommand.h"
#include "sync/xlsform/FormPreview.h"
#include "sync/xlsform/WorkbookImport.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <ostream>

namespace seenheard {

namespace {

constexpr std::size_t mostWorkbookBytes = std::size_t{16} * 1024 * 1024;

/// As an import would make it; what it would not take over is said by 'forms import --check'.
Result<FormDefinition> fromWorkbook(
    ServerStore& store, const std::string& file, const Arguments& arguments, const CommandContext& context) {
    const auto octets = readFile(file, mostWorkbookBytes);
    if (!octets)
        return octets.error();
    ImportWish wish;
    wish.fileName = file;
    const auto places = arguments.all("leave-out");
    wish.leaveOut = {places.begin(), places.end()};
    wish.newest = [&](const std::string& id) { return newestForm(store.catalogue(), id); };
    auto imported = importWorkbook(*octets, wish);
    if (!imported)
        return fail(imported.error().code, file + ": " + imported.error().message);
    if (imported->form)
        return std::move(*imported->form);
    for (const auto& each : imported->findings)
        if (each.weight != FindingWeight::Note && !isLeftOut(each, wish.leaveOut))
            context.err << lineFor(each) << "\n";
    return fail(
        ErrorCode::InvalidInput, file + ": this cannot be shown as long as what is listed above stands in its way.");
}

Result<FormDefinition> formToShow(ServerStore& store, const Arguments& arguments, const CommandContext& context) {
    const auto& given = arguments.operands().front();
    if (given.ends_with(".xlsx"))
        return fromWorkbook(store, given, arguments, context);
    if (given.ends_with(".json")) {
        const auto octets = readFile(given, limits::formBytes);
        return octets ? FormDefinition::fromJson(*octets) : Result<FormDefinition>(octets.error());
    }
    if (const auto version = arguments.find("version")) {
        const auto history = store.catalogue().formHistory();
        if (!history)
            return history.error();
        const auto found = std::find_if(history->begin(), history->end(),
            [&](const FormVersion& each) { return each.id == given && each.version == *version; });
        const auto published = found == history->end()
            ? Result<std::vector<PublishedForm>>(std::vector<PublishedForm>())
            : store.catalogue().forms(std::span(&found->hash, 1));
        if (!published)
            return published.error();
        if (!published->empty())
            return FormDefinition::fromJson(published->front().definition);
        return fail(ErrorCode::UnknownForm, "No version " + *version + " of '" + given + "' was published.");
    }
    auto newest = newestForm(store.catalogue(), given);
    if (!newest)
        return newest.error();
    if (!*newest)
        return fail(ErrorCode::UnknownForm,
            "No form '" + given + "' was published, and it is no file that ends in .xlsx or .json.");
    return std::move(**newest);
}

Status preview(const Arguments& arguments, const CommandContext& context) {
    if (arguments.operands().empty())
        return fail(ErrorCode::InvalidInput, "Say which form: a published one by its id, or a file .xlsx or .json.");
    auto store = openStore(arguments, context);
    if (!store)
        return store.error();
    const auto form = formToShow(**store, arguments, context);
    if (!form)
        return form.error();
    const auto language = arguments.get("language");
    if (arguments.find("json"))
        context.out << previewJson(*form, language).dump(2) << "\n";
    else
        context.out << previewText(*form, language);
    return success();
}

} // namespace

Command previewFormCommand() {
    return {
        {"forms preview", "FORM|FILE", false,
            "Prints a form as a person would meet it: questions, choices and conditions in words.",
            {storeOption(), {"version", "VERSION", "Of a published form: this one. Default: the newest.", false, false},
                {"language", "CODE", "In this language as far as it was translated.", false, false},
                {"leave-out", "PLACE", "Of a workbook: as 'forms import' takes it.", false, true},
                {"json", "", "As JSON.", false, false}}},
        preview};
}

} // namespace seenheard
