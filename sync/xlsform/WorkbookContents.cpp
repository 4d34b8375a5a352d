#include "sync/xlsform/WorkbookParts.h"
#include "sync/xlsform/XmlPart.h"

#include <charconv>

namespace seenheard {
namespace {

struct Relation {
    std::string id, type, target;
};

std::uint32_t numberOf(const std::string& text) {
    std::uint32_t number = 0;
    (void)std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

/// "xl/worksheets/sheet1.xml" for a target that is named from its folder or from the top.
std::string resolved(const std::string& folder, const std::string& target) {
    if (target.starts_with('/'))
        return target.substr(1);
    std::string from = folder;
    std::string rest = target;
    while (rest.starts_with("../")) {
        rest.erase(0, 3);
        const auto slash = from.find_last_of('/', from.empty() ? 0 : from.size() - 2);
        from.erase(slash == std::string::npos ? 0 : slash + 1);
    }
    return from + rest;
}

Result<std::vector<Relation>> relations(ZipArchive& archive, const std::string& part, const std::string& folder) {
    std::vector<Relation> found;
    if (!archive.has(part))
        return found;
    auto xml = archive.read(part);
    if (!xml)
        return xml.error();
    pugi::xml_document document;
    if (auto loaded = loadXml(document, *xml, part); !loaded)
        return loaded.error();
    for (const auto& each : childrenNamed(childNamed(document, "Relationships"), "Relationship"))
        found.push_back({attribute(each, "Id"), attribute(each, "Type"), resolved(folder, attribute(each, "Target"))});
    return found;
}

Status readStrings(ZipArchive& archive, const std::string& part, SharedTexts& texts) {
    auto xml = archive.read(part);
    if (!xml)
        return xml.error();
    pugi::xml_document document;
    if (auto loaded = loadXml(document, *xml, part); !loaded)
        return loaded;
    for (const auto& each : childrenNamed(childNamed(document, "sst"), "si"))
        texts.strings.push_back(richText(each));
    return success();
}

Status readStyles(ZipArchive& archive, const std::string& part, SharedTexts& texts) {
    auto xml = archive.read(part);
    if (!xml)
        return xml.error();
    pugi::xml_document document;
    if (auto loaded = loadXml(document, *xml, part); !loaded)
        return loaded;
    const auto sheet = childNamed(document, "styleSheet");
    std::map<std::uint32_t, std::string> codes;
    for (const auto& each : childrenNamed(childNamed(sheet, "numFmts"), "numFmt"))
        codes.emplace(numberOf(attribute(each, "numFmtId")), attribute(each, "formatCode"));
    for (const auto& each : childrenNamed(childNamed(sheet, "cellXfs"), "xf")) {
        const auto number = numberOf(attribute(each, "numFmtId"));
        const auto code = codes.find(number);
        texts.styles.push_back(meaningOfFormat(number, code == codes.end() ? "" : code->second));
    }
    return success();
}

} // namespace

Result<WorkbookContents> workbookContents(ZipArchive& archive) {
    std::string main = "xl/workbook.xml";
    const auto top = relations(archive, "_rels/.rels", "");
    if (!top)
        return top.error();
    for (const auto& relation : *top)
        if (relation.type.ends_with("/officeDocument"))
            main = relation.target;
    auto xml = archive.read(main);
    if (!xml)
        return xml.error().code == ErrorCode::NotFound
            ? fail(ErrorCode::Malformed, "This is a zip archive, but not a workbook (.xlsx).")
            : xml.error();
    pugi::xml_document document;
    if (auto loaded = loadXml(document, *xml, main); !loaded)
        return loaded.error();
    const auto slash = main.find_last_of('/');
    const std::string folder = slash == std::string::npos ? "" : main.substr(0, slash + 1);
    const auto below = relations(archive, folder + "_rels/" + main.substr(folder.size()) + ".rels", folder);
    if (!below)
        return below.error();
    WorkbookContents contents;
    for (const auto& relation : *below) {
        Status read = success();
        if (relation.type.ends_with("/sharedStrings") && archive.has(relation.target))
            read = readStrings(archive, relation.target, contents.texts);
        else if (relation.type.ends_with("/styles") && archive.has(relation.target))
            read = readStyles(archive, relation.target, contents.texts);
        if (!read)
            return read.error();
    }
    const auto workbook = childNamed(document, "workbook");
    const auto epoch = attribute(childNamed(workbook, "workbookPr"), "date1904");
    contents.texts.from1904 = epoch == "1" || epoch == "true";
    for (const auto& each : childrenNamed(childNamed(workbook, "sheets"), "sheet")) {
        // "r:id"; a sheet has another attribute whose name ends like that, without a prefix.
        const auto id = attribute(each, "id");
        for (const auto& relation : *below)
            if (relation.id == id && relation.type.ends_with("/worksheet"))
                contents.sheets.emplace_back(cleaned(attribute(each, "name")), relation.target);
    }
    if (contents.sheets.empty())
        return fail(ErrorCode::Malformed, "This is a zip archive, but no workbook (.xlsx) with sheets.");
    return contents;
}

} // namespace seenheard
