#include "tests/support/WorkbookBuilder.h"

#include <minizip/zip.h>

#include <algorithm>
#include <cstring>
#include <stdexcept>

namespace seenheard {
namespace {

/// A file that grows in memory, as minizip asks for it.
struct GrowingFile {
    Bytes octets;
    std::size_t at = 0;
};

GrowingFile& growing(voidpf stream) {
    return *static_cast<GrowingFile*>(stream);
}

voidpf openGrowing(voidpf opaque, const void*, int) {
    return opaque;
}
uLong readGrowing(voidpf, voidpf stream, void* into, uLong wanted) {
    auto& file = growing(stream);
    const auto count = std::min<std::size_t>(wanted, file.octets.size() - file.at);
    std::memcpy(into, file.octets.data() + file.at, count);
    file.at += count;
    return static_cast<uLong>(count);
}
uLong writeGrowing(voidpf, voidpf stream, const void* from, uLong count) {
    auto& file = growing(stream);
    file.octets.resize(std::max(file.octets.size(), file.at + count));
    std::memcpy(file.octets.data() + file.at, from, count);
    file.at += count;
    return count;
}
ZPOS64_T tellGrowing(voidpf, voidpf stream) {
    return growing(stream).at;
}
long seekGrowing(voidpf, voidpf stream, ZPOS64_T offset, int origin) {
    auto& file = growing(stream);
    const auto base = origin == ZLIB_FILEFUNC_SEEK_END ? file.octets.size()
        : origin == ZLIB_FILEFUNC_SEEK_CUR             ? file.at
                                                       : 0;
    file.at = base + static_cast<std::size_t>(offset);
    return 0;
}
int nothing(voidpf, voidpf) {
    return 0;
}

std::string escaped(const std::string& text) {
    std::string xml;
    for (const char letter : text)
        switch (letter) {
        case '&': xml += "&amp;"; break;
        case '<': xml += "&lt;"; break;
        case '>': xml += "&gt;"; break;
        case '"': xml += "&quot;"; break;
        default: xml += letter;
        }
    return xml;
}

std::string columnName(std::size_t column) {
    std::string name;
    for (++column; column > 0; column = (column - 1) / 26)
        name.insert(name.begin(), static_cast<char>('A' + (column - 1) % 26));
    return name;
}

constexpr const char* head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr const char* ofSheets = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr const char* ofRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

} // namespace

Bytes zipOf(const std::vector<std::pair<std::string, std::string>>& files) {
    GrowingFile memory;
    zlib_filefunc64_def calls{};
    calls.zopen64_file = openGrowing;
    calls.zread_file = readGrowing;
    calls.zwrite_file = writeGrowing;
    calls.ztell64_file = tellGrowing;
    calls.zseek64_file = seekGrowing;
    calls.zclose_file = nothing;
    calls.zerror_file = nothing;
    calls.opaque = &memory;
    zipFile archive = zipOpen2_64("", APPEND_STATUS_CREATE, nullptr, &calls);
    for (const auto& [name, content] : files) {
        zip_fileinfo about{};
        const bool written =
            zipOpenNewFileInZip(archive, name.c_str(), &about, nullptr, 0, nullptr, 0, nullptr, Z_DEFLATED, 6) == ZIP_OK
            && zipWriteInFileInZip(archive, content.data(), static_cast<unsigned>(content.size())) == ZIP_OK
            && zipCloseFileInZip(archive) == ZIP_OK;
        if (!written)
            throw std::runtime_error("a test's archive could not be written");
    }
    zipClose(archive, nullptr);
    return std::move(memory.octets);
}

WorkbookBuilder& WorkbookBuilder::sheet(const std::string& name, std::vector<BuiltRow> rows) {
    sheets_.push_back({name, std::move(rows), {}});
    return *this;
}

WorkbookBuilder& WorkbookBuilder::merge(const std::string& range) {
    sheets_.back().merged.push_back(range);
    return *this;
}

WorkbookBuilder& WorkbookBuilder::file(const std::string& name, const std::string& content) {
    files_.emplace_back(name, content);
    return *this;
}

std::string WorkbookBuilder::xmlOf(const BuiltSheet& sheet, std::vector<std::string>& shared) const {
    std::string xml = head + std::string("<worksheet xmlns=\"") + ofSheets + "\"><sheetData>";
    for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
        if (sheet.rows[row].empty())
            continue;
        const auto number = std::to_string(row + 1);
        xml += "<row r=\"" + number + "\">";
        for (std::size_t column = 0; column < sheet.rows[row].size(); ++column) {
            const auto& cell = sheet.rows[row][column];
            if (cell.text.empty())
                continue;
            const std::string where = "<c r=\"" + columnName(column) + number + "\"";
            switch (cell.kind) {
            case BuiltCell::Kind::Shared:
                xml += where + " t=\"s\"><v>" + std::to_string(shared.size()) + "</v></c>";
                shared.push_back(cell.text);
                break;
            case BuiltCell::Kind::Inline:
                xml += where + " t=\"inlineStr\"><is><t xml:space=\"preserve\">" + escaped(cell.text) + "</t></is></c>";
                break;
            case BuiltCell::Kind::Number: xml += where + "><v>" + cell.text + "</v></c>"; break;
            case BuiltCell::Kind::Day: xml += where + " s=\"1\"><v>" + cell.text + "</v></c>"; break;
            case BuiltCell::Kind::Flag: xml += where + " t=\"b\"><v>" + cell.text + "</v></c>"; break;
            case BuiltCell::Kind::Formula:
                xml += where + " t=\"str\"><f>A1</f><v>" + escaped(cell.text) + "</v></c>";
                break;
            }
        }
        xml += "</row>";
    }
    xml += "</sheetData>";
    if (!sheet.merged.empty()) {
        xml += "<mergeCells>";
        for (const auto& range : sheet.merged)
            xml += "<mergeCell ref=\"" + range + "\"/>";
        xml += "</mergeCells>";
    }
    return xml + "</worksheet>";
}

Bytes WorkbookBuilder::octets() const {
    std::vector<std::pair<std::string, std::string>> files;
    std::vector<std::string> shared;
    std::string names;
    std::string relations;
    for (std::size_t index = 0; index < sheets_.size(); ++index) {
        const auto number = std::to_string(index + 1);
        files.emplace_back("xl/worksheets/sheet" + number + ".xml", xmlOf(sheets_[index], shared));
        names += "<sheet name=\"" + escaped(sheets_[index].name) + "\" sheetId=\"" + number + "\" r:id=\"rId" + number
            + "\"/>";
        relations += "<Relationship Id=\"rId" + number + "\" Type=\"" + ofRelations
            + "/worksheet\" Target=\"worksheets/sheet" + number + ".xml\"/>";
    }
    relations += std::string("<Relationship Id=\"rIdStrings\" Type=\"") + ofRelations
        + "/sharedStrings\" Target=\"sharedStrings.xml\"/>";
    relations +=
        std::string("<Relationship Id=\"rIdStyles\" Type=\"") + ofRelations + "/styles\" Target=\"/xl/styles.xml\"/>";
    const std::string packaged =
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
    files.emplace_back("_rels/.rels",
        head + packaged + "<Relationship Id=\"rId1\" Type=\"" + ofRelations
            + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
    files.emplace_back("xl/workbook.xml",
        head + std::string("<workbook xmlns=\"") + ofSheets + "\" xmlns:r=\"" + ofRelations + "\"><sheets>" + names
            + "</sheets></workbook>");
    files.emplace_back("xl/_rels/workbook.xml.rels", head + packaged + relations + "</Relationships>");
    files.emplace_back("xl/styles.xml",
        head + std::string("<styleSheet xmlns=\"") + ofSheets
            + "\"><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>");
    std::string strings = head + std::string("<sst xmlns=\"") + ofSheets + "\">";
    for (const auto& text : shared)
        strings += "<si><t xml:space=\"preserve\">" + escaped(text) + "</t></si>";
    files.emplace_back("xl/sharedStrings.xml", strings + "</sst>");
    for (const auto& [name, content] : files_) {
        const auto there =
            std::find_if(files.begin(), files.end(), [&](const auto& each) { return each.first == name; });
        if (there == files.end())
            files.emplace_back(name, content);
        else
            there->second = content;
    }
    return zipOf(files);
}

} // namespace seenheard
