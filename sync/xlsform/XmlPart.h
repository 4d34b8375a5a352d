#pragma once

#include "platform/base/Result.h"

#include <pugixml.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace seenheard {

/// Reads one XML file of a workbook. Refused where it declares a document type: no workbook needs one, and entities are
/// made with them.
[[nodiscard]] Status loadXml(pugi::xml_document& document, const std::string& xml, const std::string& part);

/// Whatever prefix a program gives its names.
[[nodiscard]] std::string_view localName(const pugi::xml_node& node);
[[nodiscard]] pugi::xml_node childNamed(const pugi::xml_node& node, std::string_view name);
[[nodiscard]] std::vector<pugi::xml_node> childrenNamed(const pugi::xml_node& node, std::string_view name);
[[nodiscard]] std::string attribute(const pugi::xml_node& node, std::string_view name);
/// The text of `t` in a string and in its runs, without how it is pronounced.
[[nodiscard]] std::string richText(const pugi::xml_node& node);

} // namespace seenheard
