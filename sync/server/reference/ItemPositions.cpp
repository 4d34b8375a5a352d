#include "sync/server/reference/ItemPositions.h"

namespace seenheard {

std::vector<ArrayElement> elementsOf(std::string_view array) {
    std::vector<ArrayElement> elements;
    std::size_t began = 0;
    const auto end = [&](std::size_t at) {
        if (!elements.empty() && elements.back().text.empty())
            elements.back().text = array.substr(began, at - began);
    };
    std::size_t line = 1;
    std::size_t depth = 0;
    bool inText = false;
    bool awaited = false; // an element may begin here
    for (std::size_t at = 0; at < array.size(); ++at) {
        const char character = array[at];
        if (character == '\n')
            ++line;
        if (inText) {
            if (character == '\\')
                ++at;
            else if (character == '"')
                inText = false;
            continue;
        }
        const bool isSpace = character == ' ' || character == '\t' || character == '\r' || character == '\n';
        if (depth == 1 && awaited && !isSpace && character != ']') {
            elements.push_back({line, {}});
            began = at;
            awaited = false;
        }
        if (character == '"')
            inText = true;
        if (character == '[' || character == '{')
            awaited = ++depth == 1;
        if ((character == ']' || character == '}') && --depth == 0)
            end(at);
        if (character == ',' && depth == 1) {
            end(at);
            awaited = true;
        }
    }
    return elements;
}

std::vector<std::size_t> linesOfElements(std::string_view array) {
    std::vector<std::size_t> lines;
    for (const auto& element : elementsOf(array))
        lines.push_back(element.line);
    return lines;
}

} // namespace seenheard
