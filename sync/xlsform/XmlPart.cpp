#include "sync/xlsform/XmlPart.h"

#include <charconv>

namespace seenheard {
namespace {

std::string_view withoutPrefix(std::string_view name) {
    const auto colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

/// Spreadsheets write characters that XML cannot hold as _x000D_.
std::string unescaped(std::string_view text) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        unsigned code = 0;
        if (at + 7 <= text.size() && text.substr(at, 2) == "_x" && text[at + 6] == '_') {
            const auto* from = text.data() + at + 2;
            const auto [end, error] = std::from_chars(from, from + 4, code, 16);
            if (error == std::errc{} && end == from + 4 && code < 0x80) {
                result += static_cast<char>(code);
                at += 7;
                continue;
            }
        }
        result += text[at++];
    }
    return result;
}

} // namespace

Status loadXml(pugi::xml_document& document, const std::string& xml, const std::string& part) {
    const auto parsed =
        document.load_buffer(xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata | pugi::parse_doctype);
    if (!parsed)
        return fail(
            ErrorCode::Malformed, "The workbook is damaged: '" + part + "' in it cannot be read. Save it anew.");
    for (const auto& node : document)
        if (node.type() == pugi::node_doctype)
            return fail(ErrorCode::Malformed,
                "The workbook declares a document type in '" + part
                    + "', which no spreadsheet program does. Save it anew.");
    return success();
}

std::string_view localName(const pugi::xml_node& node) {
    return withoutPrefix(node.name());
}

pugi::xml_node childNamed(const pugi::xml_node& node, std::string_view name) {
    for (const auto& child : node)
        if (localName(child) == name)
            return child;
    return {};
}

std::vector<pugi::xml_node> childrenNamed(const pugi::xml_node& node, std::string_view name) {
    std::vector<pugi::xml_node> found;
    for (const auto& child : node)
        if (localName(child) == name)
            found.push_back(child);
    return found;
}

std::string attribute(const pugi::xml_node& node, std::string_view name) {
    for (const auto& each : node.attributes())
        if (withoutPrefix(each.name()) == name)
            return each.value();
    return {};
}

std::string richText(const pugi::xml_node& node) {
    std::string text;
    for (const auto& child : node) {
        if (localName(child) == "t")
            text += child.text().get();
        else if (localName(child) == "r")
            text += childNamed(child, "t").text().get();
    }
    return unescaped(text);
}

} // namespace seenheard
