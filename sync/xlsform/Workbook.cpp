#include "sync/xlsform/Workbook.h"

#include "sync/forms/Utf8.h"
#include "sync/xlsform/CellText.h"
#include "sync/xlsform/WorkbookParts.h"
#include "sync/xlsform/ZipArchive.h"

#include <algorithm>

namespace seenheard {
namespace {

constexpr std::size_t mostSheets = 50;

/// Where an old workbook, and one with a password, begins.
constexpr std::array<std::uint8_t, 4> compoundFile{0xD0, 0xCF, 0x11, 0xE0};

} // namespace

Result<Workbook> Workbook::read(BytesView octets) {
    constexpr std::size_t mostOctets = std::size_t{16} * 1024 * 1024;
    if (octets.size() > mostOctets)
        return fail(ErrorCode::TooLarge, "The workbook is larger than 16 MiB. Leave out what is not the form.");
    if (octets.size() >= compoundFile.size() && std::equal(compoundFile.begin(), compoundFile.end(), octets.begin()))
        return fail(ErrorCode::Unsupported,
            "This is a workbook of the old kind (.xls), or one with a password. Save it as .xlsx without a password.");
    auto archive = ZipArchive::open(octets);
    if (!archive)
        return archive.error();
    if (archive->has("xl/vbaProject.bin"))
        return fail(ErrorCode::Unsupported,
            "This workbook holds macros (.xlsm), which are programs. Save it as .xlsx, without them.");
    auto contents = workbookContents(*archive);
    if (!contents)
        return contents.error();
    if (contents->sheets.size() > mostSheets)
        return fail(
            ErrorCode::TooLarge, "The workbook has more than 50 sheets. Leave out those that are not the form.");
    Workbook workbook;
    for (const auto& [name, part] : contents->sheets) {
        auto xml = archive->read(part);
        if (!xml)
            return xml.error();
        auto rows = sheetRows(*xml, name, contents->texts);
        if (!rows)
            return rows.error();
        workbook.sheets.push_back({name, std::move(*rows)});
    }
    return workbook;
}

const Sheet* Workbook::sheet(std::string_view wanted) const {
    const auto found = std::find_if(
        sheets.begin(), sheets.end(), [&](const Sheet& each) { return lowered(each.name) == lowered(wanted); });
    return found == sheets.end() ? nullptr : &*found;
}

} // namespace seenheard
